"""A minister compares the indices in a browser: the headline, one up close, a role weight changed, on a phone too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.survey_files import tally_file
from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

UP_CLOSE = {"en": ("Kano", "Taken for granted"), "zh": ("卡诺模型", "理所当然")}


@pytest.fixture
def study(database: Path, demo: str) -> str:
    """A study of its own with the demo's survey loaded."""
    repository, example = open_repository(database), load_example("power-supply")
    created, path = repository.create(example), example_survey("power-supply")
    assert path is not None
    assert example.questionnaire is not None
    survey = tally_file(path, example.questionnaire, example.scale, example.population).survey
    repository.set_setting(f"survey/{created}", repository.add_survey(created, "sample", survey, example.questionnaire))
    return created


def arrived(walker: Walker) -> Walker:
    """The page once its first view is worked out."""
    walker.page.get_by_test_id("stVegaLiteChart").first.wait_for()
    return walker.settle()


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark", phone=True)], ids=str)
def test_the_indices_are_compared(visitor: Callable[..., Walker], study: str, look: Look) -> None:
    walker = arrived(visitor(look).open("indices", study=study))
    charts = walker.page.get_by_test_id("stVegaLiteChart")
    assert charts.count() == 2  # all on one axis, and the roles up close
    assert walker.overflow() == 0
    name, sentence = UP_CLOSE[look.language]
    walker.choose(name)
    assert sentence in walker.text()
    assert charts.count() == 2
    assert walker.overflow() == 0


def test_a_role_without_weight_moves_the_index(visitor: Callable[..., Walker], study: str) -> None:
    walker = arrived(visitor().open("indices", study=study))
    weight = walker.page.get_by_label("Weight of Staff", exact=True)
    weight.fill("0")
    weight.press("Enter")
    walker.settle()
    walker.page.get_by_text("the role weighs nothing").first.wait_for()
    assert walker.page.get_by_label("Weight of Staff", exact=True).input_value() == "0.00"
