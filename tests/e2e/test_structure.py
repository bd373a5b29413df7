"""The structural model in a browser: the drawing on a wall screen and on a phone, and the structure changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exchange.survey_files import tally_file
from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker


@pytest.fixture
def study(database: Path, demo: str, tmp_path: Path) -> str:
    """The demo with part of its survey loaded."""
    demo_study = load_example("power-supply")
    path = example_survey("power-supply")
    assert path is not None
    assert demo_study.questionnaire is not None
    table = pq.read_table(path)
    pq.write_table(table.slice(table.num_rows - 1000, 800), tmp_path / "part.parquet")
    read = tally_file(tmp_path / "part.parquet", demo_study.questionnaire, demo_study.scale, demo_study.population)
    repository = open_repository(database)
    kept = repository.create(demo_study)
    survey = repository.add_survey(kept, "part", read.survey, demo_study.questionnaire)
    repository.set_setting(f"survey/{kept}", survey)
    return kept


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark", phone=True)], ids=str)
def test_the_drawing_and_the_structure_changed(visitor: Callable[..., Walker], study: str, look: Look) -> None:
    walker = visitor(look).open("structure", study=study)
    answer = {"en": "which of the two leads cannot be told", "zh": "两者孰先无法区分"}[look.language]
    walker.until(answer)
    drawing = walker.page.get_by_test_id("stVegaLiteChart").first
    assert drawing.bounding_box()["width"] >= 556
    assert walker.overflow() == 0
    walker.click({"en": "Edit", "zh": "编辑"}[look.language], "radio")
    walker.click({"en": "Make it our own", "zh": "改为自有结构"}[look.language])
    told = {"en": "10 constructs and 10 paths", "zh": "10 个构念、10 条路径"}[look.language]
    walker.until(told)
    assert walker.overflow() == 0
