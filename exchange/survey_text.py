"""The text of a delimited file: its encoding, bytes that are no text, and quotation marks that swallow rows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mcdm.errors import DecisionError

BLOCK = 4 << 20

MOST_BROKEN, BROKEN_SHARE = 1_000, 0.01
"""So many lines with bytes that are no text are left out, and no more than this share; else the encoding is wrong."""

FEWEST_SWALLOWED = 3
"""So many lines with as many fields as the heading, within one pair of quotation marks, are rows and no remark."""


_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""


@dataclass(frozen=True)
class Swallowed:
    """A quoted field that holds whole rows: the line it begins in, and how many lines it goes on."""

    row: int
    lines: int


@dataclass(frozen=True)
class TextLooks:
    """What a file of text looks like.

    Parameters
    ----------
    lines
        How many lines it has, blank ones not counted.
    quotes
        How many quotation marks.
    ended
        Whether its last line is ended.
    swallowed
        The first quoted field that seems to hold whole rows.
    """

    lines: int
    quotes: int
    ended: bool
    swallowed: Swallowed | None


@dataclass(frozen=True)
class Undecodable:
    """Lines left out for bytes that are no text: how many, and the first with its bytes."""

    count: int
    row: int
    bytes: str


def encoding_of(head: bytes) -> str | None:
    """The encoding of a text, or nothing where it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in head[:4096]:
        return None
    broken = {encoding: _undecodable_lines(head, encoding) for encoding in ("utf-8", "gb18030")}
    for encoding, lines in broken.items():
        if not lines:
            return encoding
    lines = head.count(b"\n") + 1
    best = min(broken, key=lambda encoding: broken[encoding])
    few = lines > 1 and broken[best] <= max(1, BROKEN_SHARE * lines)
    return best if few and not _CONTROLS.search(head) else None


def _undecodable_lines(head: bytes, encoding: str) -> int:
    try:
        _text(head, encoding)
    except UnicodeDecodeError:
        return sum(_broken_bytes(line, encoding) != b"" for line in head.split(b"\n"))
    return 0


def is_clean(path: Path) -> bool:
    """Whether a file is UTF-8 throughout, but for a character that is cut at its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as source:
            while block := source.read(BLOCK):
                decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True


def write_utf8(path: Path, copy: Path, encoding: str, name: str) -> Undecodable | None:
    """A copy in UTF-8, without lines that hold bytes which are no text, and without a character cut at its end.

    A line is left out only where that is safe: it holds no quotation mark, so no field goes on beyond it.

    Raises
    ------
    DecisionError
        ``survey-encoding-broken``.
    """
    if encoding == "utf-16":
        _write_from_utf16(path, copy, name)
        return None
    count, first, row = 0, Undecodable(0, 0, ""), 1
    with copy.open("wb") as target:
        for block in _lines(path):
            try:
                target.write(_text(block, encoding).encode())
            except UnicodeDecodeError:
                for at, line in enumerate(block.splitlines(keepends=True)):
                    bad = _broken_bytes(line, encoding)
                    if not bad:
                        target.write(_text(line, encoding).encode())
                        continue
                    count += 1
                    first = first if first.count else Undecodable(1, row + at, bad.hex(" ").upper())
                    if b'"' in line or count > MOST_BROKEN:
                        raise _broken(name, row + at, bad) from None
            row += block.count(b"\n")
    if count > max(1, BROKEN_SHARE * row):
        raise _broken(name, first.row, bytes.fromhex(first.bytes))
    return Undecodable(count, first.row, first.bytes) if count else None


def _text(block: bytes, encoding: str) -> str:
    """Whole lines as text; a character cut at the end of the last one, as in a broken upload, is dropped."""
    return codecs.getincrementaldecoder(encoding)().decode(block)


def _broken_bytes(line: bytes, encoding: str) -> bytes:
    """The first bytes of a line that are no text."""
    try:
        _text(line, encoding)
    except UnicodeDecodeError as error:
        return line[error.start : max(error.end, error.start + 1)]
    return b""


def _lines(path: Path) -> Iterator[bytes]:
    """A file in blocks of whole lines: in UTF-8 and in GB18030 the byte that ends a line is part of nothing else."""
    left = b""
    with path.open("rb") as source:
        while block := source.read(BLOCK):
            whole, end, left = (left + block).rpartition(b"\n")
            if end:
                yield whole + end
    if left:
        yield left


def _write_from_utf16(path: Path, copy: Path, name: str) -> None:
    decoder, row = codecs.getincrementaldecoder("utf-16")(), 1
    with path.open("rb") as source, copy.open("wb") as target:
        while block := source.read(BLOCK):
            try:
                text = decoder.decode(block)
            except UnicodeDecodeError as error:
                row += error.object[: error.start].count(b"\n")
                raise _broken(name, row, error.object[error.start : error.end]) from error
            row += text.count("\n")
            target.write(text.encode())


def _broken(name: str, row: int, broken: bytes) -> DecisionError:
    return DecisionError("survey-encoding-broken", file=name, row=row, bytes=broken.hex(" ").upper())


# ---------------------------------------------------------------------- quotation marks


def looks_of(path: Path, delimiter: str, fields: int) -> TextLooks:
    """Lines and quotation marks of a UTF-8 file; the first quoted field that holds lines of as many fields."""
    cut = re.escape(delimiter).encode()
    multiline = re.compile(rb"(?:^|[\n" + cut + rb'])"([^"]*\n[^"]*)"')
    lines, quotes, blank, ended, swallowed, row, left = 0, 0, 0, True, None, 1, b""
    for block in _lines(path):
        lines, quotes = lines + block.count(b"\n"), quotes + block.count(b'"')
        blank += block.count(b"\n\n") + block.count(b"\n\r\n")
        ended = block.endswith((b"\n", b"\r"))
        if swallowed is None and fields > 1 and (left or b'"' in block):
            block = left + block
            found = next((f for f in multiline.finditer(block) if _holds_rows(f[1], delimiter, fields)), None)
            if found is not None:
                at = row + block[: found.start(1)].count(b"\n")
                swallowed = Swallowed(at, found[1].count(b"\n"))
            left = _open_end(block)
            row += block.count(b"\n") - left.count(b"\n")
        else:
            row += block.count(b"\n")
    return TextLooks(lines + (not ended) - blank, quotes, ended, swallowed)


def _holds_rows(text: bytes, delimiter: str, fields: int) -> bool:
    """Whether the lines within a quoted field are rows of the table."""
    inner = [line for line in text.split(b"\n")[1:-1] if line.strip()]
    rows = sum(line.count(delimiter.encode()) == fields - 1 for line in inner)
    return rows >= FEWEST_SWALLOWED and rows >= 0.8 * len(inner)


def _open_end(block: bytes) -> bytes:
    """The end of a block from its last quotation mark on, where that may open a field: the next block may close it."""
    last = block.rfind(b'"')
    opens = last >= 0 and (last == 0 or not block[last - 1 : last].isalnum())
    return block[last - 1 if last else 0 :] if opens and len(block) - last < BLOCK else b""
