"""Looking back: record, review, learning."""
