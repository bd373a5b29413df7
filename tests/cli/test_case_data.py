"""The data of a reference case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.case_data import columns
from cli.verify import load_case
from mcdm.errors import DecisionError

TABLE = "name,a,b\nfirst,1,2.5\nsecond,3,NA\n"


def case(folder: Path, data: object) -> Path:
    path = folder / "case.json"
    path.write_text(json.dumps({"id": "c", "method": "shapley-importance", "inputs": {"data": data}}), "utf-8")
    return path


@pytest.mark.parametrize("above", [False, True])
def test_a_table_is_found_beside_the_case_or_one_folder_above(tmp_path: Path, above: bool) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (tmp_path / "data" if above else folder / "data").mkdir()
    ((tmp_path if above else folder) / "data" / "table.csv").write_text(TABLE, "utf-8")
    assert load_case(case(folder, "data/table.csv")).inputs["data"] == {"a": [1.0, 3.0], "b": [2.5, None]}


def test_columns_written_into_the_case_stay(tmp_path: Path) -> None:
    assert load_case(case(tmp_path, {"a": [1, 2]})).inputs["data"] == {"a": [1, 2]}


def test_a_missing_table_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", str(case(tmp_path, "none.csv"))]) == 2
    assert "none.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "detail"),
    [(b"a,b\n1\n", "row 2: 1 / 2"), (b"a,a\n1,2\n", "a"), (b"a\n\xff\n", "utf-8")],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, detail: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(DecisionError, match="case-data-unreadable") as caught:
        columns(path)
    assert detail in str(caught.value.facts["detail"])
