"""Scenarios side by side, on the screen and on one page."""
