"""``track``: decisions on record, typed observations and later waves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import example_survey
from studies.document import write
from studies.study import Study
from tests.studies.deciding import decided


def printed(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> dict:
    assert main(["track", str(path), *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def stored(folder: Path, study: Study) -> Path:
    path = folder / "study.json"
    path.write_text(write(study), "utf-8")
    return path


def test_a_decision_with_observations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, stored(tmp_path, decided((4, 0.716, 0.004), (6, 0.722, 0.004))))
    (decision,) = told["decisions"]
    assert (decision["id"], decision["verdict"]) == ("decision-1", "as-expected")
    assert [each["quarter"] for each in decision["observed"]] == [4, 6]
    assert told["backtest"]["count"] == 2
    assert told["backtest"]["covered_with_error"] == 2
    assert told["learnt"]["scale"] < 1
    assert set(told["learnt"]["groups"]) == {"L3", "L4", "L5", "L6", "L8", "L10"}
    assert [each["code"] for each in told["findings"]] == ["groups-not-told-apart"]


def test_later_waves_of_a_survey_count_beside_what_is_on_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = decided()
    early = replace(study, decisions=(replace(study.decisions[0], day="2026-02-01"),))
    told = printed(capsys, stored(tmp_path, early), "--survey", str(example_survey("power-supply")))
    assert [each["source"] for each in told["decisions"][0]["observed"]] == ["2026-Q2", "2026-Q3"]
    assert told["districts"] == []


def test_a_decision_called_as_a_district_is_named_by_its_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = decided((4, 0.66, 0.0))
    (taken,), (seen,) = study.decisions, study.observed
    called = replace(study, decisions=(replace(taken, id="D1"),), observed=(replace(seen, decision="D1"),))
    path = stored(tmp_path, called)
    assert main(["track", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Channel expansion: The standard error of an observation is not known." in out
    assert "Urban core" not in out
    assert "D1" not in out
    assert "one observation below the band" in out
    (decision,) = printed(capsys, path)["decisions"]
    assert (decision["name"]["en"], decision["verdict"]) == ("Channel expansion", "one-observation")


def test_the_table_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = stored(tmp_path, decided((6, 0.69, 0.004)))
    assert main(["track", str(path)]) == 0
    assert capsys.readouterr().out.startswith(
        "Channel expansion was below the expected range in quarter 6; one observation\n"
    )
    assert main(["track", str(path), "--language", "zh"]) == 0
    assert "低于预期区间；仅一次观测" in capsys.readouterr().out
    assert main(["track", "power-supply"]) == 0
    assert capsys.readouterr().out == "No decision is on record yet\n"
