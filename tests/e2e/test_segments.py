"""A planner reads the segments in a browser: clicks a cell of the map, looks at waves, takes the table away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.survey_files import tally_file
from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

VIEWS = {"en": ("Trend", "Whom answers stand for"), "zh": ("趋势", "答卷代表谁")}


@pytest.fixture(scope="module")
def study(database: Path, demo: str) -> str:
    """The demo with its sample survey, which the index reads."""
    repository, example, path = open_repository(database), load_example("power-supply"), example_survey("power-supply")
    assert path is not None
    opened = repository.create(example)
    tallied = tally_file(path, example.questionnaire, example.scale, example.population).survey
    chosen = repository.add_survey(opened, "sample", tallied, example.questionnaire)
    repository.set_setting(f"survey/{opened}", chosen)
    return opened


def arrived(walker: Walker) -> Walker:
    """The page once its first view is worked out."""
    walker.page.get_by_test_id("stVegaLiteChart").first.wait_for()
    return walker.settle()


def test_a_click_on_a_cell_shows_its_segment(visitor: Callable[..., Walker], study: str) -> None:
    walker = arrived(visitor().open("segments", study=study))
    assert "Mountain area and Townships are least satisfied" in walker.text()
    drawing = walker.page.get_by_test_id("stVegaLiteChart").first.locator("canvas, svg").first
    drawing.scroll_into_view_if_needed()
    walker.settle()  # scrolling brings the bar of tools over the chart, and Streamlit measures it again
    box = drawing.bounding_box()
    assert box is not None
    drawing.click(position={"x": 0.7 * box["width"], "y": 0.35 * box["height"]})
    walker.page.get_by_text("155 customers").wait_for()
    walker.settle()
    assert "38 answers" in walker.text()


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark", phone=True)], ids=str)
def test_every_view_fits_its_screen(visitor: Callable[..., Walker], study: str, look: Look) -> None:
    walker = arrived(visitor(look).open("segments", study=study))
    for view in ("", *VIEWS[look.language]):
        if view:
            walker.page.get_by_role("radio", name=view).click()
            walker.settle()
        assert walker.page.get_by_test_id("stVegaLiteChart").count() >= 2
        assert walker.overflow() == 0


def test_the_table_is_taken_away(visitor: Callable[..., Walker], study: str, tmp_path: Path) -> None:
    walker = arrived(visitor().open("segments", study=study))
    walker.page.get_by_role("radio", name="Every number").click()
    walker.settle()
    with walker.page.expect_download() as given:
        walker.page.get_by_role("button", name="CSV", exact=True).click()
    given.value.save_as(tmp_path / "segments.csv")
    lines = (tmp_path / "segments.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 1 + 15
    assert lines[0].startswith("id,Indicator,District,Customer tier,Wave,Score")
