"""polars 2.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tally(options: dict[str, Any]) -> Callable[[], object]:
    import polars

    items = [f"q{k}" for k in range(options["items"])]

    def work() -> object:
        lazy = polars.scan_parquet(options["data"])
        counts = [(polars.col(item) == grade).sum().alias(f"{item}_{grade}") for item in items for grade in range(1, 6)]
        return lazy.group_by("segment").agg(counts).collect(engine="streaming")

    return work
