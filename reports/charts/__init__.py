"""Figures: one function per figure, data in, a drawing and its spoken takeaway out. The same on screen and on paper."""
