"""Weights as figures, sliders and files, and how they are computed."""
