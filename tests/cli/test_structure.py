"""``structure``: estimated from a survey, or as published."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cli.__main__ import main
from store.examples import example_survey


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = example_survey("power-supply")
    assert path is not None
    table = pq.read_table(path)
    part = tmp_path_factory.mktemp("survey") / "part.parquet"
    pq.write_table(table.slice(table.num_rows - 900, 700), part)
    return str(part)


def test_estimated_as_json(survey: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["structure", "power-supply", "--survey", survey, "--bootstrap", "40", "--seed", "3", "--json"]
    assert main(arguments) == 0
    out = capsys.readouterr()
    assert out.err == ""
    found = json.loads(out.out)
    assert found["mode"] == "estimated"
    assert found["satisfaction"] == "satisfaction"
    assert found["index"]["low"] < found["index"]["value"] < found["index"]["high"]
    assert found["resamples"] == 40
    assert len(found["paths"]) == 10
    assert {"from", "to", "value", "low", "high", "f_squared", "vif"} <= set(found["paths"][0])
    assert found["average_variance_extracted"]["complaints"] is None, "one question has no reliability"
    assert sum(each["leads"] for each in found["drivers"]) == pytest.approx(1)
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out) == found, "the same seed"


def test_estimated_as_tables_in_chinese(survey: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["structure", "power-supply", "--survey", survey, "--bootstrap", "0", "--scheme", "factorial"]
    assert main([*arguments, "--language", "zh"]) == 0
    out = capsys.readouterr().out
    assert "对满意的驱动最大" in out
    assert "组合信度" in out


def test_as_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["structure", "power-supply"]) == 0
    assert "As published, Image weighs most" in capsys.readouterr().out
    assert main(["structure", "power-supply", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["mode"] == "as published"
    assert found["total_effects"]["image->loyalty"] == pytest.approx(0.696)
    assert found["coherence"][0]["doubtful"]
    assert found["findings"][0]["code"] == "paths-hardly-coherent"


def test_five_respondents_are_one_sentence(tmp_path: Path, survey: str, capsys: pytest.CaptureFixture[str]) -> None:
    part = tmp_path / "five.parquet"
    pq.write_table(pq.read_table(survey).slice(0, 5), part)
    assert main(["structure", "power-supply", "--survey", str(part)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
