"""What every survey file has: headings and a preview."""

from __future__ import annotations

from pathlib import Path

from exchange.survey_files import open_survey


def test_headings_are_stripped_numbered_and_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(" a ,a,,a\n1,2,3,4\n", "utf-8")
    assert open_survey(path).columns == ("a", "a (2)", "column 3", "a (3)")
