"""A progress bar for long work, on standard error and only where a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Show = Callable[[int, float], None]
"""Called with the rows done so far and the share of the work they are, 0 to 1."""


@contextmanager
def progress(what: str) -> Iterator[Show]:
    """A bar named `what`; silent where standard error is no terminal."""
    with tqdm(total=1.0, desc=what, disable=not sys.stderr.isatty(), leave=False, bar_format=_BAR) as bar:

        def show(rows: int, share: float) -> None:
            bar.set_postfix_str(f"{rows:,} rows", refresh=False)
            bar.update(share - bar.n)

        yield show


_BAR = "{desc} {percentage:3.0f}% |{bar}| {postfix} {remaining}"
