"""What would change: turning one input, moving weights, drawing all at once."""
