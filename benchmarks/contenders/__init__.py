"""Who does the work: one file a library. Each function prepares its input and returns what is timed."""
