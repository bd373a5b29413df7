"""Side by side with peers, in one run: ``make bench``. Ratios matter; absolute times depend on the machine."""
