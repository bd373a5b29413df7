"""Asking and answering: pairs, matrices, ballots, the panel, repairs."""
