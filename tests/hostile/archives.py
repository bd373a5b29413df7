"""Files of whole studies that nobody means well with: parts changed under a right checksum, paths, bombs, bytes."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import stat
import tempfile
import warnings
import weakref
import zipfile
from pathlib import Path
from typing import Any

from store.database import connect, reading
from store.packing import pack, unpack
from store.repository import DatabaseRepository
from store.rows import COPIED, Digest, digest
from tests.hostile import documents, letters
from tests.store.parts import filled

ELSEWHERE = ("../evil", "/etc/evil", "answers/../../x.parquet", "tables/studies.jsonl", "C:\\x", "a\x00b")
"""Names of parts that lead elsewhere, or stand in the place of another."""


class Port:
    """A packed study, and a database that takes in what is made of it."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="weighbridge-hostile-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        engine = connect(self.folder / "source.db")
        study = filled(engine, self.folder / "source")
        pack(engine, study, self.folder / "study.zip", answers=self.folder / "source")
        self.parts = _read(self.folder / "study.zip")
        self.engine, self.answers = connect(self.folder / "target.db"), self.folder / "answers"
        self.answers.mkdir()
        self.repository = DatabaseRepository(self.engine, answers=self.answers)

    def state(self) -> object:
        """Digest of the database, and every file beside it and around it."""
        with reading(self.engine) as connection:
            kept = {table.name: digest(connection, table).text for table in COPIED}
        return kept, sorted(str(path) for path in self.folder.rglob("*") if ".db" not in path.name)

    def attempt(self, chance: random.Random) -> object:
        """Unpack a changed file; what is taken can be opened and packed again."""
        given = self.folder / "given.zip"
        given.write_bytes(self._changed(chance))
        try:
            found = unpack(self.engine, given, answers=self.answers)
            opened = self.repository.open(found.id)
            self.repository.surveys(found.id)
            self.repository.history(found.id)
            pack(self.engine, found.id, self.folder / "again.zip", answers=self.answers)
            self.repository.delete(found.id)
            return opened
        finally:
            given.unlink()

    def _changed(self, chance: random.Random) -> bytes:
        parts = dict(self.parts)
        kind = chance.random()
        if kind < 0.15:
            return letters.changed_bytes(_zip(parts), chance)
        if kind < 0.25:
            return _zip(parts, more=(chance.choice(ELSEWHERE), b"evil"), link=chance.random() < 0.3)
        if kind < 0.3:
            return _zip(parts, more=("answers/bomb.parquet", b"\0" * 40_000_000))
        if kind < 0.4:
            name = chance.choice(sorted(parts))
            parts[name] = letters.changed_bytes(parts[name], chance)
            return _zip(parts)
        name = chance.choice(sorted(each for each in parts if each.startswith("tables/")))
        rows = [json.loads(line) for line in parts[name].splitlines()]
        if rows:
            rows = self._mutated(rows, chance)
        parts[name] = b"".join(json.dumps(row, sort_keys=True).encode() + b"\n" for row in rows)
        return _zip(_signed(parts))

    @staticmethod
    def _mutated(rows: list[Any], chance: random.Random) -> list[Any]:
        kind = chance.random()
        if kind < 0.2:
            return [*rows, chance.choice(rows)]
        if kind < 0.3:
            return rows[:-1]
        row = chance.choice(rows)
        inner = [key for key in ("document", "judgments", "facts", "questionnaire") if row.get(key)]
        if inner and chance.random() < 0.6:
            key = chance.choice(inner)
            row[key] = json.dumps(documents.mutated(json.loads(row[key]), chance))
        else:
            key = chance.choice(sorted(row))
            row[key] = letters.value(chance) if chance.random() < 0.5 else letters.text(chance)
        return rows


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def _signed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with checksums that are right: whoever makes a file can make them too."""
    manifest = json.loads(parts["manifest.json"])
    for name in manifest["parts"]:
        manifest["parts"][name] = {"bytes": len(parts[name]), "sha256": hashlib.sha256(parts[name]).hexdigest()}
    for name in manifest["tables"]:
        told = Digest()
        for line in parts[f"tables/{name}.jsonl"].splitlines():
            told.add(line)
        manifest["tables"][name] = {"rows": told.rows, "digest": told.text}
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def _zip(parts: dict[str, bytes], more: tuple[str, bytes] | None = None, *, link: bool = False) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that stands twice
        for name, content in parts.items():
            file.writestr(name, content)
        if more:
            entry = zipfile.ZipInfo(more[0])
            entry.compress_type = zipfile.ZIP_DEFLATED
            if link:
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            file.writestr(entry, more[1])
    return written.getvalue()
