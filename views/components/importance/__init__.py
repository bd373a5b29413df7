"""What matters to customers: map, funnel, stated importance."""
