"""What is kept is kept by all it was computed from: after an edit nothing old is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from satisfaction.complaints import ComplaintCount
from satisfaction.figure_readings import FigureReading
from satisfaction.reliability import OutageCount
from scenarios.scenario import PlannedAmount, Scenario
from store.examples import load_example
from studies.evaluate import evaluate, project
from studies.study import Study
from tests.views.one_page import fresh, kept
from views import cached_budget, cached_futures, cached_indices, cached_scenarios, session
from views.cached_budget import Wanted

DEMO = load_example("power-supply")
THERE = (PlannedAmount("L1", (3600.0,), "district", (("D4", 1.0),)),)
TARGETED = replace(DEMO, scenarios=(*DEMO.scenarios[:1], replace(DEMO.scenarios[1], plan=THERE)))

WORSE = replace(TARGETED, readings=(FigureReading("N11", "2026-Q3", 28.0, "district", "D4"),))
DARK = replace(TARGETED, outages=tuple(OutageCount(f"2026-{month:02}", 9, 60_000, 9e6, "district", "D4")
                                       for month in range(1, 13)))  # fmt: skip
LOUD = replace(TARGETED, complaints=(ComplaintCount("billing", "2026-09", 900, "district", "D4"),))
BRANCHES = {"a reading": WORSE, "outages": DARK, "complaints": LOUD}
"""What was measured in a district where money is spent -> the study that knows it."""


@pytest.fixture
def within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], object]:
    """Runs something as a page of a visitor who has the study open."""
    repository = fresh(tmp_path, monkeypatch)
    name = kept(repository, TARGETED)

    def run(do: Callable[[], object]) -> object:
        found: list[object] = []

        def page(do, found):
            from views import cached, session

            session.begin(cached.database())
            found.append(do())

        app = AppTest.from_function(page, args=(do, found), default_timeout=60)
        app.query_params["study"] = name
        app.run()
        assert not app.exception
        return found[-1]

    return run


def targeted(study: Study) -> Scenario:
    return study.scenarios[1]


@pytest.mark.parametrize("what", ["a reading", "outages"])
def test_a_projection_follows_what_was_measured_where_money_is_spent(within, what: str) -> None:
    before, after = within(lambda: [
        float(cached_scenarios.projection(targeted(study), study=study).index[-1])
        for study in (TARGETED, BRANCHES[what])
    ])  # fmt: skip
    central = [
        float(project(study, evaluate(study), scenarios=[targeted(study)])[0].index[-1])
        for study in (TARGETED, BRANCHES[what])
    ]
    assert (before, after) == pytest.approx(central, abs=1e-12)
    assert abs(before - after) > 1e-5


@pytest.mark.parametrize("what", BRANCHES)
def test_everything_that_reads_a_simulation_is_computed_anew(within, what: str) -> None:
    def keys(study: Study) -> tuple[str, ...]:
        return (
            cached_scenarios.simulated(study),
            cached_futures.exploration_key(study),
            cached_budget._key(study, Wanted(6000.0)),
        )

    before, again, after = within(lambda: [keys(study) for study in (TARGETED, replace(TARGETED), BRANCHES[what])])
    assert before == again
    assert not set(before) & set(after)


def test_the_futures_that_are_suggested_are_asked_anew(within, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(cached_futures, "default_ranges", lambda study: asked.append(study) or ())
    cached_futures._suggested.clear()
    within(lambda: [cached_futures.suggested(study) for study in (TARGETED, TARGETED, WORSE, DARK, LOUD)])
    assert asked == [TARGETED, WORSE, DARK, LOUD]
    cached_futures._suggested.clear()


def test_all_indices_follow_the_structure_of_the_study(within, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    monkeypatch.setattr(cached_indices.waiting, "result", lambda key, *_: keys.append(key))

    def both() -> None:
        cached_indices.indices()
        session.apply(lambda study: replace(study, structure=replace(study.structure, source="ours")))
        cached_indices.indices()

    within(both)
    assert len(set(keys)) == 2
