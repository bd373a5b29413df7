"""pandas 3.1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tally(options: dict[str, Any]) -> Callable[[], object]:
    import pandas
    import pyarrow.parquet as pq

    items = [f"q{k}" for k in range(options["items"])]
    with pq.ParquetFile(options["data"]) as file:
        groups = range(round(options["part"] * file.num_row_groups))

    def work() -> object:
        if options["part"] == 1:
            frame = pandas.read_parquet(options["data"])
        else:
            with pq.ParquetFile(options["data"]) as file:
                frame = file.read_row_groups([*groups]).to_pandas()
        return {item: frame.groupby(["segment", item], observed=True).size().unstack(fill_value=0) for item in items}

    return work
