"""A planner loads surveys in a browser: the sample, a file, a broken file; stops a count; reads the index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.test_own_survey import shows
from tests.e2e.walker import Look, Walker

BUTTONS = {"en": ("Load the sample survey", "Count the answers"), "zh": ("加载示例调查", "统计答卷")}


@pytest.fixture
def study(database: Path, demo: str) -> str:
    """A study of its own for each test: surveys stay loaded."""
    return open_repository(database).create(load_example("power-supply"))


def respondents(times: int = 1) -> pa.Table:
    path = example_survey("power-supply")
    assert path is not None
    table = pq.read_table(path)
    asked = [name for name in table.column_names if name[:1] == "N" or name in ("district", "tier", "wave", "role")]
    return pa.concat_tables([table.select(asked)] * times)


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark", phone=True)], ids=str)
def test_the_sample_in_one_click_then_the_index(visitor: Callable[..., Walker], study: str, look: Look) -> None:
    walker = visitor(look).open("survey", study=study)
    shows(walker.click(BUTTONS[look.language][0]), ".680")
    assert walker.overflow() == 0
    walker.open("index", study=study)
    assert {"en": "± .005", "zh": "± 0.005"}[look.language] in walker.text()
    assert walker.page.get_by_test_id("stVegaLiteChart").count() >= 5
    assert walker.overflow() == 0


def test_a_file_is_mapped_and_counted(visitor: Callable[..., Walker], study: str, tmp_path: Path) -> None:
    file = tmp_path / "my survey.csv"
    pyarrow.csv.write_csv(respondents(), file, pyarrow.csv.WriteOptions(delimiter=";"))
    walker = visitor().open("survey", study=study).upload(file)
    assert "28 of 28 indicators have a column" in walker.text()
    walker.page.reload()
    walker.settle()
    assert "28 of 28 indicators have a column" in walker.text(), "a reload loses nothing"
    shows(walker.click("Count the answers"), "2,422 respondents")
    assert "below the stated baseline" in walker.text()


def test_a_broken_file_says_one_sentence_and_changes_nothing(
    visitor: Callable[..., Walker], study: str, tmp_path: Path
) -> None:
    path = example_survey("power-supply")
    assert path is not None
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(path.read_bytes()[:30_000])
    walker = visitor().open("survey", study=study).upload(cut)
    assert walker.page.get_by_test_id("stAlert").count() == 1
    assert "damaged or cut off" in walker.text()
    assert "No survey yet" in walker.text()


def test_a_long_count_can_be_left_and_cancelled(
    visitor: Callable[..., Walker], database: Path, study: str, tmp_path: Path
) -> None:
    file = tmp_path / "large.csv"
    pyarrow.csv.write_csv(respondents(120), file)  # large enough to be counted still when the page shows it
    walker = visitor().open("survey", study=study).upload(file)
    page = walker.page
    page.get_by_role("button", name="Count the answers").click()
    page.get_by_text("Counting the answers").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Counting was stopped").wait_for()
    shows(walker, "28 of 28 indicators have a column")
    assert not open_repository(database).surveys(study), "nothing was changed"

    page.get_by_role("button", name="Count the answers").click()
    page.get_by_text("Counting the answers").wait_for()
    walker.open("model", study=study)  # the count goes on without the page
    walker.open("survey", study=study)
    shows(walker, "290,640 respondents")
