"""Many experts: joined to one, compared with each other, grouped."""
