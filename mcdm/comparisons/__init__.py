"""One set of comparisons: its matrix, its weights, its contradictions and their repair, the next question."""
