"""pandas 3.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tally(options: dict[str, Any]) -> Callable[[], object]:
    import pandas

    items = [f"q{k}" for k in range(options["items"])]

    def work() -> object:
        frame = pandas.read_parquet(options["data"])
        return {item: frame.groupby(["segment", item], observed=True).size().unstack(fill_value=0) for item in items}

    return work
