"""The best use of a budget: rules, goal, frontier, conflicts."""
