"""``rank``: several methods side by side, of whatever a study has to rank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.rank import METHODS
from store.templates import load_template
from studies import document


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["rank", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


@pytest.mark.parametrize(
    ("study", "source", "first"),
    [("bocr-subtractive", "networks", "S4"), ("ratings", "ratings", "F2"), ("alternatives", "alternatives", "station")],
)
def test_what_is_ranked_by_itself(study: str, source: str, first: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, study)
    assert found["of"] == source
    assert max(found["wins"], key=found["wins"].get) == first
    assert set(found["rankings"]) | set(found["refused"]) == set(METHODS)
    assert sum(each["weight"] for each in found["criteria"]) == pytest.approx(1)
    assert 0 <= found["concordance"] <= 1
    assert set(found["reversals"]) == set(found["rankings"])


def test_scenarios_with_a_method_and_weights_of_ones_choice(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "town-hall", "--of", "scenarios", "--method", "topsis", "--weights", "equal")
    assert list(found["rankings"]) == ["topsis"]
    assert found["concordance"] is None
    assert {each["weight"] for each in found["criteria"]} == {1 / len(found["criteria"])}
    assert found["criteria"][-1] == {
        "id": "cost", "objective": -1, "weight": 1 / len(found["criteria"]), "assumed": True,
    }  # fmt: skip
    ranks = found["rankings"]["topsis"]["ranks"]
    assert sorted(ranks.values()) == list(range(1, len(ranks) + 1))


@pytest.mark.parametrize(("language", "words"), [("en", "is first by 6 of 6 methods"), ("zh", "6 种方法中有 6 种将")])
def test_the_table_says_who_wins(language: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "bocr-subtractive", "--language", language]) == 0
    out = capsys.readouterr().out
    assert words in out
    assert "TOPSIS" in out


def test_a_method_that_cannot_work_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "ratings", "--method", "marcos", "--method", "topsis"]) == 0
    assert "Feeder Centre 1 has 0 on Urgency by condition" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["servqual"], "nothing to rank"),
        (["servqual", "--of", "ratings"], "cannot be ranked by its ratings"),
        (["alternatives", "--method", "topsy"], "topsis"),
    ],
)
def test_what_cannot_be_ranked_is_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rank", *arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert words in out.err
    assert out.err.count("\n") == 1


def test_a_file_is_ranked_as_a_template_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "study.json"
    file.write_text(document.write(load_template("ratings")), encoding="utf-8")
    assert printed(capsys, str(file)) == printed(capsys, "ratings")
