"""Floor 5: studies in a database, raw answers as Parquet, and the built-in examples."""
