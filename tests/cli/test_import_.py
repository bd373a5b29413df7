"""``import``: a document into another file or the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository
from studies.document import read
from tests.exchange.super_decisions.small_models import merits_as_bytes


def test_export_and_import_keep_a_study(tmp_path: Path) -> None:
    out, again = tmp_path / "study.json", tmp_path / "again.json"
    assert main(["export", "power-supply", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out), "--out", str(again)]) == 0
    assert out.read_bytes() == again.read_bytes()


def test_an_import_into_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "here.db"))
    out = tmp_path / "study.json"
    assert main(["export", "town-hall", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out)]) == 0
    identifier = capsys.readouterr().out.strip()
    assert open_repository().open(identifier).study == load_example("town-hall")


def test_a_broken_document_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, out = tmp_path / "broken.json", tmp_path / "out.json"
    broken.write_text('{"schema": 1, "label": ', "utf-8")
    assert main(["import", str(broken), "--out", str(out)]) == 2
    assert not out.exists()
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_model_of_super_decisions_is_reported_on_and_ranked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, out = tmp_path / "Supply.sdmod", tmp_path / "study.json"
    model.write_bytes(merits_as_bytes())
    assert main(["import", str(model), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "networks 3" in printed
    assert 'The network inside "Costs"' in printed
    assert "Not read" in printed
    (row,) = [line.split() for line in printed.splitlines() if line.strip().startswith("Lines")]
    assert [float(cell) for cell in row[1:]] == pytest.approx([0.8125 / 1.0625 + 4 * 0.25 / 1.0625, 4 / 7], abs=1e-4)
    assert read(out.read_bytes()).subnetworks


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(
            b"readAllCompares -network $net -source {\n3", b"readAllCompares -source {\n9", 1
        ),
        lambda content: content.replace(b"\n3\n", b"\nthree\n", 1),
        lambda content: content.replace(b"{", b"", 1),
        lambda content: content.replace(b"set x", b"set x [exec rm -rf /] [", 1),
        lambda content: content.ljust(33 * 2**20),
    ],
    ids=["cut", "count", "letters", "brace", "hostile", "large"],
)
def test_a_broken_model_is_one_sentence_and_changes_nothing(
    spoil: Callable[[bytes], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, out = tmp_path / "Broken.sdmod", tmp_path / "study.json"
    model.write_bytes(spoil(merits_as_bytes()))
    assert main(["import", str(model), "--out", str(out)]) == 2
    printed = capsys.readouterr()
    assert not out.exists()
    assert not printed.out
    assert len(printed.err.strip().splitlines()) == 1
    assert "nothing was imported" in printed.err
