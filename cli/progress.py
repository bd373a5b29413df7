"""A progress bar for long work, on standard error and only where a person watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Show = Callable[[int, int | None], None]
"""Called with what is done and, where it is known, of how much."""


@contextmanager
def progress(what: str) -> Iterator[Show]:
    """A bar named `what`; silent where standard error is no terminal."""
    with tqdm(desc=what, file=sys.stderr, disable=not sys.stderr.isatty(), leave=False, unit_scale=True) as bar:

        def show(done: int, whole: int | None) -> None:
            bar.total = whole
            bar.update(done - bar.n)

        yield show
