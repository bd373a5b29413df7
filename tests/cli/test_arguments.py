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
