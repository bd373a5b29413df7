"""Surveys as a workbook."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.answers import EXPECTED, counted, workbook


def test_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook(["供电", "态度"], *[[5, "很满意"], [None, None], [4.0, "满意"]] * 20))
    assert counted(path) == (EXPECTED, [])
