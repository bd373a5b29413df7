"""Sentences that state what the numbers say: pure functions of values, the same on screen and in documents."""
