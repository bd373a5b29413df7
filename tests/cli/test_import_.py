"""``import``: a document into another file or the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository
from studies.document import read
from studies.study import Study
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


def read_out(path: Path) -> Study:
    return read(path.read_bytes())


def test_answers_of_a_panel_come_into_a_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "panel", tmp_path / "new.json"
    assert main(["export", "town-hall", "--format", "questionnaire-xlsx", "--out", str(folder)]) == 0
    files = [str(path) for path in sorted(folder.iterdir())]
    assert main(["import", *files, "--into", "town-hall", "--out", str(out)]) == 0
    assert read_out(out) == load_example("town-hall")
    assert not capsys.readouterr().err


def test_two_experts_of_one_name_are_refused_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new.json"
    first, second = load_example("power-supply").model.decomposition["goal"][:2]
    for number, value in (("1", 3), ("2", 5)):
        text = f"expert,set,first,second,value\nMary,goal,{first},{second},{value}\n"
        (tmp_path / f"{number}.csv").write_text(text, "utf-8")
    files = [str(tmp_path / "1.csv"), str(tmp_path / "2.csv")]
    assert main(["import", *files, "--into", "power-supply", "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    assert "Mary" in said
    assert "--same-name" in said
    assert not out.exists()
    assert main(["import", *files, "--into", "power-supply", "--out", str(out), "--same-name", "number"]) == 0
    assert [expert.label.en for expert in read_out(out).experts][-2:] == ["Mary", "Mary (2)"]


def test_a_contradiction_is_named_with_both_rows_and_the_rest_is_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "new.json"
    a, b, c = load_example("power-supply").model.decomposition["goal"][:3]
    rows = [f"Mary,goal,{a},{b},3", f"Mary,goal,{b},{a},2", f"Mary,goal,{a},{c},4"]
    table.write_text("expert,set,first,second,value\n" + "\n".join(rows), "utf-8")
    assert main(["import", str(table), "--into", "power-supply", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "row 2" in said
    assert "row 3" in said
    assert "E2 and E3" in said
    (ballot,) = [each for each in read_out(out).ballots if each.expert == read_out(out).experts[-1].id]
    assert ballot.judgments.matrix()[0, 2] == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answers_without_a_study_to_land_in(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text("a,b\n", "utf-8")
    assert main(["import", str(table), "--language", language]) == 2
    assert "--into" in capsys.readouterr().err
