"""Which kind of file somebody hands in, and what reads it: one row for each kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from exchange.imported import Imported
from exchange.questionnaires.tables import LARGEST as LARGEST_TABLE
from exchange.study_files import LARGEST as LARGEST_DOCUMENT
from exchange.super_decisions.reader import LARGEST as LARGEST_MODEL
from exchange.super_decisions.to_study import import_model
from exchange.supermatrix_text import read_supermatrix
from mcdm.errors import DecisionError
from studies import document


@dataclass(frozen=True)
class FileKind:
    """A kind of file that becomes a study.

    Parameters
    ----------
    name
        As people call it.
    suffixes
        Endings of its files, lower case.
    starts
        Whether the first bytes of a file look like this kind: asked where the ending says nothing.
    read
        Its content and name -> the study and the report, or a DecisionError.
    largest
        Bytes it may have; a larger file is refused unread.
    """

    name: str
    suffixes: tuple[str, ...]
    starts: Callable[[bytes], bool]
    read: Callable[[bytes, str], Imported]
    largest: int


KINDS: tuple[FileKind, ...] = (
    FileKind(
        "Super Decisions",
        (".sdmod",),
        lambda head: b"getTopNet" in head or b"SAVED_WITH_VERSION" in head,
        import_model,
        LARGEST_MODEL,
    ),
    FileKind(
        "Weighbridge",
        (".json",),
        lambda head: head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"),
        lambda content, name: Imported(document.read_received(content, name)),
        LARGEST_DOCUMENT,
    ),
    FileKind(
        "supermatrix",
        (".unweighted.txt", ".weighted.txt", ".limit.txt"),  # known by their beginning: .txt may be anything
        lambda head: head.startswith(b"\t\t"),
        lambda content, name: Imported(read_supermatrix(content, name)),
        LARGEST_TABLE,
    ),
)
"""Every kind that can be imported. Another format is another row."""

_HEAD = 4096


def import_file(path: Path) -> Imported:
    """The study of a file of any kind we know, with its report.

    Raises
    ------
    DecisionError
        ``file-missing``, ``file-unreadable``, ``import-kind-unknown``, ``import-too-large``, and what the reader of
        its kind raises.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            kind = recognise(source.read(_HEAD), path.name)
            _check_size(size, kind, path.name)
            source.seek(0)
            content = source.read()
    except FileNotFoundError as error:
        raise DecisionError("file-missing", file=str(path)) from error
    except OSError as error:
        raise DecisionError("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error
    return kind.read(content, path.name)


def import_bytes(content: bytes, name: str) -> Imported:
    """The same for a file that was handed in as bytes; `name` with its ending."""
    kind = recognise(content[:_HEAD], name)
    _check_size(len(content), kind, name)
    return kind.read(content, name)


def recognise(head: bytes, name: str) -> FileKind:
    """The kind of a file, by the ending of its name, else by its first bytes; ``import-kind-unknown``."""
    suffix = PurePath(name).suffix.lower()
    for kind in KINDS:
        if suffix in kind.suffixes:
            return kind
    for kind in KINDS:
        if kind.starts(head):
            return kind
    known = ", ".join(f"{kind.name} ({', '.join(kind.suffixes)})" for kind in KINDS)
    raise DecisionError("import-kind-unknown", file=name, known=known)


def _check_size(size: int, kind: FileKind, name: str) -> None:
    if size > kind.largest:
        megabytes, limit = round(size / 2**20), kind.largest // 2**20
        raise DecisionError("import-too-large", file=name, size=megabytes, limit=limit, program=kind.name)
