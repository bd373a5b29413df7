"""Files that come from elsewhere: what is refused, in one sentence each, with nothing changed."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from store import archive
from store.backup import restore
from store.database import connect
from store.packing import pack, unpack
from store.repository import DatabaseRepository
from tests.store.parts import filled


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """The file of a study."""
    engine = connect(tmp_path / "source.db")
    pack(engine, filled(engine, tmp_path / "answers"), tmp_path / "study.zip", answers=tmp_path / "answers")
    return tmp_path / "study.zip"


Parts = dict[str, bytes]


def rewritten(file: Path, change: Callable[[Parts], object]) -> Path:
    """The same file with other parts."""
    with zipfile.ZipFile(file) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name, content in parts.items():
            after.writestr(name, content)
    return file


def manifest(**told: object) -> Callable[[Parts], object]:
    return lambda parts: parts.update(
        {"manifest.json": json.dumps({**json.loads(parts["manifest.json"]), **told}).encode()}
    )


def linked(file: Path) -> Path:
    info = zipfile.ZipInfo("answers/link.parquet")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(file, "a") as after:
        after.writestr(info, "../../secret")
    return file


def truncated(file: Path) -> Path:
    file.write_bytes(file.read_bytes()[:-500])
    return file


def flipped(file: Path) -> Path:
    content = bytearray(file.read_bytes())
    content[200] ^= 0xFF
    file.write_bytes(content)
    return file


HOSTILE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a path upwards": ("archive-path", lambda f: rewritten(f, lambda p: p.update({"../evil.parquet": b"x"}))),
    "an absolute path": ("archive-path", lambda f: rewritten(f, lambda p: p.update({"/etc/evil": b"x"}))),
    "a path of Windows": ("archive-path", lambda f: rewritten(f, lambda p: p.update({"answers\\..\\e.parquet": b"x"}))),
    "a path inside answers": (
        "archive-path",
        lambda f: rewritten(f, lambda p: p.update({"answers/../e.parquet": b""})),
    ),
    "a link": ("archive-path", linked),
    "a part more": ("archive-damaged", lambda f: rewritten(f, lambda p: p.update({"answers/more.parquet": b"x"}))),
    "a bomb": ("archive-too-large", lambda f: rewritten(f, lambda p: p.update({"answers/b.parquet": bytes(64 << 20)}))),
    "no zip": ("archive-unreadable", lambda f: f.write_bytes(b"Dear Sir or Madam") and f),
    "cut short": ("archive-unreadable", truncated),
    "a flipped byte": ("archive-damaged", flipped),
    "no manifest": ("archive-other-kind", lambda f: rewritten(f, lambda p: p.pop("manifest.json"))),
    "a manifest of nothing": (
        "archive-other-kind",
        lambda f: rewritten(f, lambda p: p.update({"manifest.json": b"[]"})),
    ),
    "a deep manifest": (
        "archive-damaged",
        lambda f: rewritten(f, lambda p: p.update({"manifest.json": b"[" * 200_000})),
    ),
    "another kind": ("archive-other-kind", lambda f: rewritten(f, manifest(kind="backup"))),
    "a newer layout": ("archive-schema-unknown", lambda f: rewritten(f, manifest(schema=99))),
    "no layout": ("archive-schema-unknown", lambda f: rewritten(f, manifest(schema=None))),
    "wrong rows": (
        "archive-damaged",
        lambda f: rewritten(
            f, lambda p: p.update({"tables/audit.jsonl": p["tables/audit.jsonl"].replace(b"Li", b"Wu")})
        ),
    ),
    "another table": ("archive-damaged", lambda f: rewritten(f, manifest(tables={"accounts": {}}))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(packed: Path, tmp_path: Path, name: str) -> None:
    code, spoil = HOSTILE[name]
    target = connect(tmp_path / "target.db")
    with pytest.raises(DecisionError) as caught:
        unpack(target, spoil(packed), answers=tmp_path / "there")
    assert caught.value.code == code
    for language in ("en", "zh"):
        sentence = error_sentence(caught.value, language)
        assert "study.zip" in sentence
        assert "\n" not in sentence
    assert DatabaseRepository(target).list() == ()
    assert not (tmp_path / "there").exists()
    assert not list(tmp_path.parent.rglob("*evil*"))


def test_too_many_parts_are_refused(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PARTS", 5)
    with pytest.raises(DecisionError, match="archive-too-many"):
        unpack(connect(tmp_path / "target.db"), packed)


def test_a_line_without_end_is_refused(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LONGEST_LINE", 50)
    with pytest.raises(DecisionError, match="archive-damaged"):
        unpack(connect(tmp_path / "target.db"), packed)


def test_the_file_of_a_study_is_no_backup(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="archive-other-kind"):
        restore(packed, tmp_path / "target.db")
    assert not (tmp_path / "target.db").exists()


def test_a_file_is_written_whole_or_not_at_all_and_for_its_owner(tmp_path: Path) -> None:
    from store.rows import COPIED

    def broken() -> object:
        yield {"name": "a", "value": "b"}
        raise ZeroDivisionError

    settings = next(table for table in COPIED if table.name == "settings")
    target = tmp_path / "backup.zip"
    archive.write(target, "backup", [(settings, [{"name": "a", "value": "b"}])], [], at="now")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    with pytest.raises(ZeroDivisionError):
        archive.write(target, "backup", [(settings, broken())], [], at="now")
    assert target.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["backup.zip"]
    with pytest.raises(DecisionError, match="file-not-written"):
        archive.write(tmp_path / "no" / "folder.zip", "backup", [], [], at="now")
