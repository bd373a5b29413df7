"""Models of Super Decisions (.sdmod): read, reported on, and written."""
