"""Looking back as people do it: record a decision, enter what was observed, take later waves, learn from both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exchange.survey_files import tally_file
from store.examples import example_survey, load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker
from tests.studies.deciding import decided

Visitor = Callable[..., Walker]


def test_a_decision_is_recorded_observed_and_survives_a_reload(visitor: Visitor, database: Path) -> None:
    study = open_repository(database).create(load_example("power-supply"))
    walker = visitor().open("track", study=study)
    assert "No decision is on record yet" in walker.text()
    walker.page.get_by_label("Decided by").fill("Board")
    walker.page.get_by_label("Why").fill("Best value for money")
    walker.click("Record the decision")
    assert "1 decision is on record, and nothing was observed since" in walker.text()
    walker.page.get_by_label("Quarter", exact=True).fill("4")
    walker.page.get_by_label("Index", exact=True).fill("0.69")
    walker.page.get_by_label("± (95%)").fill("0.008")
    walker.click("Enter the index")
    assert "Channel expansion was below the expected range in quarter 4; one observation" in walker.text()
    walker.page.get_by_label("What was really done, how much and when").fill("Half of the channels")
    walker.page.keyboard.press("Tab")
    walker.settle()
    walker.open("track", study=study)
    assert "below the expected range" in walker.text()
    assert walker.page.get_by_label("What was really done, how much and when").input_value() == "Half of the channels"
    walker.picture("track")


def test_later_waves_of_the_survey_are_taken_with_one_click(visitor: Visitor, database: Path) -> None:
    repository, path = open_repository(database), example_survey("power-supply")
    example = decided()
    assert path is not None
    assert example.questionnaire is not None
    early = replace(example, decisions=(replace(example.decisions[0], day="2026-02-01"),))
    study = repository.create(early)
    tallied = tally_file(path, example.questionnaire, example.scale, example.population).survey
    chosen = repository.add_survey(study, "sample", tallied, example.questionnaire)
    repository.set_setting(f"survey/{study}", chosen)
    walker = visitor(Look("zh", "dark", phone=True)).open("track", study=study)
    walker.click("取用后续调查轮次")
    assert "第 2 季度" in walker.text().replace("\xa0", " ")
    assert "2026-Q3" in walker.text()
    assert walker.overflow() == 0
    walker.picture("track-waves")


def test_what_is_learnt_is_applied_and_undone(visitor: Visitor, database: Path) -> None:
    repository = open_repository(database)
    study = repository.create(decided((2, 0.698, 0.001), (4, 0.708, 0.001), (8, 0.712, 0.001), (12, 0.713, 0.001)))
    walker = visitor().open("track", study=study)
    assert "Below expectation: the factor" in walker.text()
    walker.page.get_by_role("button", name="Scale the effects of").click()
    walker.settle()
    assert "it cannot be told from 1, which is no verdict on them, and nothing is scaled." in walker.text()
    walker.page.get_by_role("button", name="undo").first.click()
    walker.settle()
    assert "What this would do to the scenarios" in walker.text()
