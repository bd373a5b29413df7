"""The satisfaction index: the number, its reading, method, coverage and roles."""
