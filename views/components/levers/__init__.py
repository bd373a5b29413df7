"""Levers: cards, costs, effects, calibration, calculators."""
