"""Floor 1: multi-criteria methods. Numbers in, numbers out; no files, no clock, no global random state."""
