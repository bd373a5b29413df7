"""Futures and how plans fare in them."""
