"""What is weighed: goal, criteria, networks, purpose, edited as outline, table or drawing."""
