"""Files that somebody handed in: each lies in a temporary folder of its own, which goes when its owner does."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

Owner = TypeVar("Owner")

Write = Callable[[Path], object]
"""Writes a file to the path it is given."""

_AT_ONCE = 1 << 20


def streamed(content: BinaryIO) -> Write:
    """Writes what was uploaded, a megabyte at a time."""

    def write(path: Path) -> None:
        with path.open("wb") as target:
            shutil.copyfileobj(content, target, _AT_ONCE)

    return write


def take_in(write: Write, look_into: Callable[[Path], Owner]) -> Owner:
    """Write a file and look into it; what this gives owns the file.

    Where either raises, nothing is left behind.
    """
    folder = Path(tempfile.mkdtemp(prefix="weighbridge-"))
    try:
        write(folder / "received")
        owner = look_into(folder / "received")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return owner
