"""One file with rows of tables and raw answers: what a backup and the file of a study are made of.

It is a zip of ``tables/NAME.jsonl`` (a row a line), ``answers/NAME.parquet`` and ``manifest.json``, which names every
part with its size and SHA-256. A file that comes from elsewhere is not believed: :func:`opened` looks at every part
before anybody uses one, and unpacks nothing by the name that stands in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from mcdm.errors import DecisionError
from store import schema
from store.faults import room_on_disk
from store.rows import COPIED, Digest, Row, line, read_line
from studies import bounds

MANIFEST = "manifest.json"
PART = re.compile(r"tables/[a-z_]+\.jsonl|answers/[0-9A-Za-z_-]+\.parquet")

MOST_PARTS = 20_000
LONGEST_LINE = 256 << 20
LARGEST_MANIFEST = 16 << 20
WIDEST = 250
"""How many times larger its content may be than the file; what programs write is far below."""

SMALL = 16 << 20
"""Content up to this size is never said to be too large for its file."""

LARGEST: Mapping[str, int] = {"study": 8 << 30, "backup": 256 << 30}
"""Kind of file -> how much content it may have."""

TABLES: Mapping[str, Table] = {table.name: table for table in COPIED}

_OWN = os.O_RDWR | os.O_CREAT | os.O_TRUNC
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, OSError, RuntimeError)


@dataclass(frozen=True)
class Archive:
    """A file whose every part was looked at.

    Parameters
    ----------
    file
        The open zip.
    manifest
        What it says of itself: `kind`, `schema`, `made`, and the rows and digest of each table.
    """

    file: zipfile.ZipFile
    manifest: Mapping[str, Any]

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables in it."""
        return tuple(self.manifest["tables"])

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table; none where it has no such table."""
        if table in self.manifest["tables"]:
            for found in _lines(self.file, f"tables/{table}.jsonl"):
                yield read_line(found, TABLES[table])

    @property
    def answers(self) -> tuple[str, ...]:
        """File names of the raw answers in it."""
        return tuple(name.removeprefix("answers/") for name in self.manifest["parts"] if name.startswith("answers/"))

    def extract_answers(self, name: str, target: Path) -> None:
        """Write one file of raw answers to a place of our choice."""
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        with room_on_disk(str(target)), self.file.open(f"answers/{name}") as source, partial.open("wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
        partial.replace(target)


# ---------------------------------------------------------------------- writing


def write(
    path: Path, kind: str, tables: Iterable[tuple[Table, Iterable[Row]]], answers: Iterable[Path], *, at: str
) -> Mapping[str, Any]:
    """Write a file whole or not at all, readable by its owner only; gives its manifest."""
    partial = path.with_name(f".{path.name}.partial")
    manifest: dict[str, Any] = {"kind": kind, "schema": schema.SCHEMA, "made": at, "tables": {}, "parts": {}}
    try:
        with (
            room_on_disk(str(path)),
            os.fdopen(os.open(partial, _OWN, 0o600), "wb") as raw,
        ):
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as file:
                for table, rows in tables:
                    name = f"tables/{table.name}.jsonl"
                    digest = Digest()
                    manifest["parts"][name] = _put(file, name, _ended(rows, digest))
                    manifest["tables"][table.name] = {"rows": digest.rows, "digest": digest.text}
                for answer in answers:
                    name = f"answers/{answer.name}"
                    with answer.open("rb") as source:
                        manifest["parts"][name] = _put(file, name, iter(lambda: source.read(1 << 20), b""))
                file.writestr(MANIFEST, json.dumps(manifest, indent=1))
            raw.flush()
            os.fsync(raw.fileno())
        partial.replace(path)
    except OSError as error:
        raise DecisionError("file-not-written", file=str(path), reason=error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _ended(rows: Iterable[Row], digest: Digest) -> Iterator[bytes]:
    for row in rows:
        text = line(row)
        digest.add(text)
        yield text + b"\n"


def _put(file: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> dict[str, Any]:
    size, sha = 0, hashlib.sha256()
    with file.open(name, "w", force_zip64=True) as part:
        for piece in pieces:
            size += len(piece)
            sha.update(piece)
            part.write(piece)
    return {"bytes": size, "sha256": sha.hexdigest()}


# ---------------------------------------------------------------------- reading


@contextmanager
def opened(path: Path, kind: str) -> Iterator[Archive]:
    """A file of this kind, every part of which was looked at.

    Raises
    ------
    DecisionError
        ``archive-unreadable``, ``archive-other-kind``, ``archive-schema-unknown``, ``archive-path`` (a part with a name
        that leads elsewhere, or a link), ``archive-too-many``, ``archive-too-large``, ``too-much``,
        ``archive-damaged``.
    """
    try:
        file = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError) as error:
        raise DecisionError("archive-unreadable", file=path.name, reason=_reason(error)) from error
    with file:
        try:
            _check_parts(file, path, kind)
            manifest = _manifest(file, path, kind)
            _check_content(file, path, manifest)
        except _BROKEN as error:
            raise DecisionError("archive-damaged", file=path.name, part=_reason(error)) from error
        yield Archive(file, manifest)


def _check_parts(file: zipfile.ZipFile, path: Path, kind: str) -> None:
    """Names, kinds and sizes, before anything is unpacked."""
    parts = file.infolist()
    if len(parts) > MOST_PARTS:
        raise DecisionError("archive-too-many", file=path.name, count=len(parts), most=MOST_PARTS)
    seen: set[str] = set()
    for part in parts:
        link = stat.S_ISLNK(part.external_attr >> 16)
        known = part.filename == MANIFEST or PART.fullmatch(part.filename)
        if link or not known or part.filename in seen or part.orig_filename != part.filename:
            raise DecisionError("archive-path", file=path.name, part=ascii(part.orig_filename[:80])[1:-1])
        seen.add(part.filename)
    if kind == "study":
        tables = sum(part.file_size for part in parts if part.filename.startswith("tables/"))
        bounds.check("study-tables", tables, path.name)
    size, packed = sum(part.file_size for part in parts), path.stat().st_size
    if size > LARGEST[kind] or size > max(SMALL, WIDEST * packed):
        raise DecisionError("archive-too-large", file=path.name, size=size >> 20, packed=max(1, packed >> 10))


def _manifest(file: zipfile.ZipFile, path: Path, kind: str) -> Mapping[str, Any]:
    if MANIFEST not in file.namelist():
        raise DecisionError("archive-other-kind", file=path.name, kind=kind)
    if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise ValueError(MANIFEST)
    try:
        found = json.loads(file.read(MANIFEST))
    except RecursionError as error:
        raise ValueError(MANIFEST) from error
    if not isinstance(found, dict) or found.get("kind") != kind:
        raise DecisionError("archive-other-kind", file=path.name, kind=kind)
    if found.get("schema") != schema.SCHEMA:
        told = str(found.get("schema"))[:20]
        raise DecisionError("archive-schema-unknown", file=path.name, found=told, known=schema.SCHEMA)
    tables, parts = found.get("tables"), found.get("parts")
    if not isinstance(tables, dict) or not isinstance(parts, dict) or not tables.keys() <= TABLES.keys():
        raise ValueError(MANIFEST)
    if {*parts, MANIFEST} != {*file.namelist()} or {f"tables/{name}.jsonl" for name in tables} != {
        name for name in parts if name.startswith("tables/")
    }:
        raise ValueError(MANIFEST)
    return found


def _check_content(file: zipfile.ZipFile, path: Path, manifest: Mapping[str, Any]) -> None:
    """Every checksum, and every row of every table."""
    for name, told in manifest["parts"].items():
        sha = hashlib.sha256()
        with file.open(name) as part:
            while piece := part.read(1 << 20):
                sha.update(piece)
        if not isinstance(told, dict) or told.get("sha256") != sha.hexdigest():
            raise DecisionError("archive-damaged", file=path.name, part=name)
    for name, told in manifest["tables"].items():
        digest = Digest()
        for found in _lines(file, f"tables/{name}.jsonl"):
            read_line(found, TABLES[name])
            digest.add(found)
        if told != {"rows": digest.rows, "digest": digest.text}:
            raise DecisionError("archive-damaged", file=path.name, part=f"tables/{name}.jsonl")


def _lines(file: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with file.open(name) as part:
        while found := part.readline(LONGEST_LINE):
            if not found.endswith(b"\n"):
                raise ValueError(name)
            yield found[:-1]


def _reason(error: Exception) -> str:
    return (str(getattr(error, "strerror", None) or error) or type(error).__name__).splitlines()[0][:200]
