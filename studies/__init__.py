"""Floor 4: the study as one value, the edits on it, and the jobs done with it."""
