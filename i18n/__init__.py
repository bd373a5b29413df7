"""Leaf: every word a person reads, in English and Chinese. Used by reports, views and cli only."""
