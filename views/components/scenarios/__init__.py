"""A scenario and the world it is simulated in."""
