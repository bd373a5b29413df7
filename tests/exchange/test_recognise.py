"""Which kind of file it is, by its ending or its first bytes; others are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exchange import recognise as kinds
from exchange.recognise import import_bytes, import_file, recognise
from mcdm.errors import DecisionError
from store.examples import load_example
from studies.document import write
from tests.exchange.super_decisions.small_models import as_bytes

DOCUMENT = write(load_example("town-hall")).encode()


def test_by_ending_and_by_content() -> None:
    assert recognise(b"", "Model.SDMOD").name == "Super Decisions"
    assert recognise(as_bytes()[:4096], "model.txt").name == "Super Decisions"
    assert recognise(DOCUMENT[:4096], "study").name == "Weighbridge"
    with pytest.raises(DecisionError, match="import-kind-unknown"):
        recognise(b"a,b\n1,2", "table.csv")


def test_a_file_and_its_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "Some.sdmod"
    path.write_bytes(as_bytes())
    assert import_file(path) == import_bytes(as_bytes(), "Some.sdmod")
    document = import_bytes(DOCUMENT, "town-hall.json")
    assert document.study == load_example("town-hall")
    assert not document.read


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="file-missing"):
        import_file(tmp_path / "none.sdmod")
    with pytest.raises(DecisionError, match="file-unreadable"):
        import_file(tmp_path)


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tuple(replace(kind, largest=100) for kind in kinds.KINDS)
    monkeypatch.setattr(kinds, "KINDS", small)
    path = tmp_path / "Some.sdmod"
    path.write_bytes(as_bytes())
    with pytest.raises(DecisionError, match="import-too-large"):
        import_file(path)


def test_a_sparse_file_of_100_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "Huge.sdmod"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(DecisionError, match="import-too-large") as caught:
        import_file(path)
    assert caught.value.facts["size"] == 100
