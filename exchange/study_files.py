"""Study documents as files."""

from __future__ import annotations

from pathlib import Path

from mcdm.errors import DecisionError
from studies import bounds, document
from studies.study import Study

LARGEST = bounds.most("document-bytes")
"""Bytes a study document may have."""


def read_study_file(path: Path) -> Study:
    """The study of a JSON file.

    Raises
    ------
    DecisionError
        ``file-missing``, ``file-unreadable``, ``document-too-large``, and what :func:`studies.document.read` raises.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            megabytes = round(size / 2**20)
            raise DecisionError("document-too-large", file=path.name, size=megabytes, limit=LARGEST // 2**20)
        return document.read_received(path.read_bytes(), path.name)
    except FileNotFoundError as error:
        raise DecisionError("file-missing", file=str(path)) from error
    except OSError as error:
        raise DecisionError("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error


def write_text_file(text: str, path: Path) -> None:
    """Write a text as a file: the whole of it, or nothing; ``file-not-written`` with the reason."""
    write_file(text.encode(), path)


def write_file(content: bytes, path: Path) -> None:
    """Write bytes as a file: the whole of it, or nothing; ``file-not-written`` with the reason."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise DecisionError("file-not-written", file=str(path), reason=error.strerror or str(error)) from error
