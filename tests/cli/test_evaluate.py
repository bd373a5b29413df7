"""``evaluate``: what it prints, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import example_survey


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["evaluate", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


def test_the_demo_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "power-supply")
    assert document["index"]["score"] == pytest.approx(0.6870, abs=5e-5)
    assert document["index"]["percent"] == pytest.approx(60.87, abs=0.01)
    assert (document["index"]["low"], document["index"]["note"]) == (None, "no survey")
    assert set(document["weights_by_method"]) == {"ahp", "damped", "limit"}
    assert document["weights"] == document["weights_by_method"]["damped"]
    for weights in document["weights_by_method"].values():
        assert sum(weights.values()) == pytest.approx(1)
    above = {(each["expert"], each["set"]) for each in document["consistency"] if (each["ratio"] or 0) > 0.1}
    assert above == {("E5", "goal"), ("E7", "C3")}
    evaluation = document["evaluation"]
    assert sum(evaluation["B"]) == pytest.approx(1)
    assert (evaluation["max_membership_grade"], evaluation["confidence_grade"]) == (1, 2)
    assert evaluation["score"] == document["index"]["score"]
    assert {"code", "place", "facts", "text"} <= document["findings"][0].keys()


def test_a_survey_gives_an_interval(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "power-supply", "--survey", str(example_survey("power-supply")))
    index = document["index"]
    assert index["source"] == "survey"
    assert index["low"] < index["score"] < index["high"]
    assert index["answers"] > 2000
    assert index["score"] != pytest.approx(0.6870, abs=1e-4)


def test_a_survey_of_other_columns_is_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "odd.csv"
    rows = "\n".join("满意,一般" if k % 2 else "很满意,不满意" for k in range(40))
    file.write_text(f"停电时长,业务技能\n{rows}\n", encoding="gb18030")
    document = printed(capsys, "power-supply", "--survey", str(file))
    assert document["index"]["source"] == "survey"
    assert set(document["indicators"]) == {"N11", "N61"}


def test_the_table_names_the_index_and_the_three_weights(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "power-supply"]) == 0
    out = capsys.readouterr().out
    assert "Satisfaction index .687, 60.9 of 100: stated baseline, no survey" in out
    assert "N61" in out
    assert ".116" in out


def test_the_table_speaks_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "power-supply", "--language", "zh"]) == 0
    assert "满意度指数 0.687，百分制 60.9：设定基线，无调查" in capsys.readouterr().out


def test_the_small_example(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "town-hall")
    assert 0.2 < document["index"]["score"] < 1


def test_the_grade_stands_with_its_two_criteria(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "power-supply"]) == 0
    told = capsys.readouterr().out
    assert "Maximum membership: Satisfied. 33% of the whole. Effectiveness " in told
    assert "Confidence criterion: Neutral. At least 60% of the whole" in told
