"""A workshop: form, wall, rounds, links, minutes."""
