"""Alternatives: ratings, rankings, synthesis."""
