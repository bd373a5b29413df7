"""Floor 5: other people's files."""
