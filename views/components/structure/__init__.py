"""The measurement model behind the indicators."""
