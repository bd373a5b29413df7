"""What STUDY and --survey stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.arguments import read_study, read_survey
from mcdm.errors import DecisionError
from store.examples import example_survey, load_example


def test_a_study_is_an_example_or_a_file(tmp_path: Path) -> None:
    assert read_study("town-hall") == load_example("town-hall")
    with pytest.raises(DecisionError, match="study-unknown"):
        read_study("town-hal")
    with pytest.raises(DecisionError, match="file-missing"):
        read_study(str(tmp_path / "nowhere.json"))


def test_no_survey_is_no_summary() -> None:
    assert read_survey(None, load_example("town-hall")) == (None, ())


def test_the_studys_own_questionnaire_reads_its_survey() -> None:
    path = example_survey("power-supply")
    summary, _ = read_survey(path, load_example("power-supply"))
    assert summary is not None
    assert summary.indicators == load_example("power-supply").questionnaire.indicators


def test_other_columns_are_guessed(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("Outage duration;District\n" + "5;Suburb\n3;Townships\n" * 20, "utf-8")
    summary, findings = read_survey(path, load_example("power-supply"))
    assert summary is not None
    assert summary.indicators == ("N11",)
    assert summary.dimensions == ("district",)
    assert findings


def test_a_file_that_lacks_columns_of_the_questionnaire_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "no-respondent.csv"
    path.write_text("Waiting time,Forms\n" + "satisfied,neutral\ndissatisfied,satisfied\n" * 20, "utf-8")
    summary, findings = read_survey(path, load_example("town-hall"))
    assert summary is not None
    assert summary.indicators == ("N1", "N6")
    assert findings[0].code == "survey-read-anew"
    assert "respondent" in str(dict(findings[0].facts)["columns"])


def test_columns_that_a_guess_leaves_aside_are_named(tmp_path: Path) -> None:
    path = tmp_path / "weighted.csv"
    path.write_text("weight,Waiting time,Forms\n" + "2,satisfied,neutral\n1,dissatisfied,\n" * 20, "utf-8")
    _, findings = read_survey(path, load_example("town-hall"))
    assert [dict(f.facts)["columns"] for f in findings if f.code == "survey-columns-aside"] == ["weight"]


def test_of_many_columns_the_first_few_are_named(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        ",".join(["Waiting time", *(f"q{k}x" for k in range(300))]) + "\n" + ("satisfied" + "," * 300 + "\n") * 9
    )
    _, findings = read_survey(path, load_example("town-hall"))
    (aside,) = (dict(f.facts) for f in findings if f.code == "survey-columns-aside")
    assert aside["count"] == 300
    assert str(aside["columns"]).endswith("q7x, …")
