"""Spending a budget where the index gains most: rules, the exact model, the frontier."""
