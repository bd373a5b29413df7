"""A planner's own file: GB18030, semicolons, grades and headings in Chinese; then districts by tiers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

GRADES = ("很满意", "满意", "一般", "不满意", "很不满意")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample's answers as a Chinese spreadsheet program would write them."""
    path = example_survey("power-supply")
    assert path is not None
    table, model = pq.read_table(path), load_example("power-supply").model
    names = {node.id: node.label.zh for node in model.nodes}
    columns = {
        names.get(name, name): [_written(value, name in names) for value in table[name].to_pylist()]
        for name in table.column_names
        if not name.startswith("importance")
    }
    lines = [";".join(columns), *(";".join(row) for row in zip(*columns.values(), strict=True))]
    written = tmp_path / "客户满意度调查.csv"
    written.write_bytes("\r\n".join(lines).encode("gb18030"))
    return written


def _written(value: object, graded: bool) -> str:
    if value is None:
        return ""
    return GRADES[5 - int(str(value))] if graded and str(value).isdigit() else str(value)


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_a_chinese_file_gives_an_index_with_an_interval(
    visitor: Callable[..., Walker], database: Path, demo: str, file: Path, look: Look
) -> None:
    study = open_repository(database).create(load_example("power-supply"))
    walker = visitor(look).open("survey", study=study).upload(file)
    assert "28" in walker.text()
    walker.click({"zh": "统计答卷", "en": "Count the answers"}[look.language])
    walker.page.wait_for_function("() => document.body.innerText.includes('.680')")
    walker.open("index", study=study)
    assert "± .005" in walker.text()
    assert walker.overflow() == 0
    grid = {"zh": "区域", "en": "District ×"}[look.language]
    assert grid in walker.text(), "districts by tiers"
