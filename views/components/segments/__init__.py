"""Districts and tiers: map, rows, standing, trend."""
