"""How much of anything is taken from outside, and why so much: one table, read by every door.

A bound is far above what real work needs and far below what would stop the server for others. Whoever needs more edits
one number here. Bytes of files are counted before anything is read, what is packed before it is unpacked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mcdm.errors import DecisionError

MEGABYTE = 2**20


@dataclass(frozen=True)
class Bound:
    """So much of something is taken at most.

    Parameters
    ----------
    most
        The largest number that is taken.
    what
        What is counted, in a sentence: "columns".
    reason
        Why this number.
    """

    most: int
    what: str
    reason: str


BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        # a study
        "document-bytes": Bound(64 * MEGABYTE, "bytes", "thirty times the largest study that was tried"),
        "document-depth": Bound(60, "levels of brackets", "a study has twelve; deeper ones only exhaust the reader"),
        "document-values": Bound(2_000_000, "values", "fifty times the largest study that was tried"),
        "text": Bound(20_000, "letters in one text", "ten pages: a note, a source or a comment is shorter"),
        "elements": Bound(2_000, "elements", "the limit matrix of so many was measured"),
        "experts": Bound(2_000, "experts", "ten times the workshop that was measured"),
        "levers": Bound(1_000, "levers", "a hundred times the demo"),
        "scenarios": Bound(500, "scenarios", "each is simulated and drawn"),
        "futures": Bound(1_000, "futures", "each is simulated with each scenario"),
        "ballots": Bound(200_000, "ballots", "2,000 experts on a hundred sets"),
        # tables
        "table-bytes": Bound(64 * MEGABYTE, "bytes", "answers of a panel, tables of levers: a workbook has kilobytes"),
        "table-rows": Bound(200_000, "rows", "far more than any panel can answer"),
        "table-cells": Bound(5_000_000, "cells", "what fits into memory many times over"),
        "model-bytes": Bound(32 * MEGABYTE, "bytes", "a model without attachments has tens of kilobytes"),
        # surveys and lists
        "survey-columns": Bound(4_000, "columns", "each is guessed at and shown; questionnaires have some hundred"),
        "survey-rows": Bound(1_000_000_000, "rows", "twenty times the largest survey that was measured"),
        "workbook-rows": Bound(1_048_576, "rows", "no spreadsheet has more"),
        "heading": Bound(2_000, "letters in one heading", "a question is a sentence"),
        "identifier": Bound(256, "bytes of an id", "a longer one is known by its digest"),
        # what is packed
        "workbook-bytes": Bound(2_048 * MEGABYTE, "bytes when unpacked", "the largest sheet a program can open"),
        "workbook-part": Bound(512 * MEGABYTE, "bytes in one list of texts", "it is held in memory as a whole"),
        "expansion": Bound(250, "times its size when unpacked", "tables of equal rows reach a hundred"),
        "study-tables": Bound(2_048 * MEGABYTE, "bytes of tables", "they are checked in memory before one is kept"),
    }
)
"""Name -> bound. SECURITY.md shows this table."""

FREE = 64 * MEGABYTE
"""What unpacks to no more than this is never said to be too large for its file."""

_COUNTED = ("experts", "levers", "scenarios", "futures", "ballots")
_MODEL = ("nodes", "clusters")


def most(name: str) -> int:
    """The largest number that is taken."""
    return BOUNDS[name].most


def check(name: str, found: int, where: str) -> None:
    """Raise ``too-much`` where more is there than is taken; `where` is the file or the part."""
    bound = BOUNDS[name]
    if found > bound.most:
        raise DecisionError("too-much", where=where, found=found, what=bound.what, most=bound.most)


def check_unpacking(size: int, packed: int, where: str, largest: str = "workbook-bytes") -> None:
    """Raise ``too-much`` where a packed file says that it unpacks to more than is taken, or than it can hold."""
    check(largest, size, where)
    if size > FREE:
        check("expansion", size // max(packed, 1), where)


def check_document(document: Any, where: str = "") -> None:
    """Raise ``too-much`` where a parsed document is deeper, longer or fuller than a study can be."""
    values, waiting = 0, [(document, 1)]
    while waiting:
        value, depth = waiting.pop()
        values += 1
        if isinstance(value, str):
            check("text", len(value), where)
        elif isinstance(value, dict | list):
            check("document-depth", depth, where)
            check("document-values", values + len(waiting) + len(value), where)
            if isinstance(value, dict):
                waiting.extend((key, depth) for key in value)
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend((each, depth + 1) for each in inner)
    if isinstance(document, dict):
        for name in _COUNTED:
            check(name, _length(document.get(name)), where)
        model = document.get("model")
        if isinstance(model, dict):
            check("elements", sum(_length(model.get(name)) for name in _MODEL), where)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, dict | list) else 0
