"""The executive's sentences: leaders, ties, the safer choice, and what they rest on."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import compare as words
from reports.sentences.compare import Decision
from scenarios.compare import compare
from scenarios.costs import ScenarioCost
from scenarios.projection import Projection
from scenarios.robust import FutureTable
from studies.measure import SatisfactionIndex

EN, ZH, SCORE = translator("en"), translator("zh"), IndexDisplay()


def run(name: str, end: float, cost: float = 100.0, seed: int | None = None) -> Projection:
    """A run of one year from .6 to `end`, whose draws differ by a noise of .01; none without a seed."""
    path = np.linspace(0.6, end, 5)
    draws = np.tile(path, (200, 1))
    if seed is not None:
        draws[:, -1] += np.random.default_rng(seed).normal(0, 0.01, 200)
    costs, empty = ScenarioCost(np.zeros(5), (), cost, 0.0), np.zeros((5, 0))
    return Projection(name, "", (), (), path, draws, empty, empty, empty, costs)


def decide(*runs: Projection, regrets: dict[str, float] | None = None) -> Decision:
    """A decision among runs; `regrets` are what each falls behind in a second future."""
    table = None
    if regrets is not None:
        values = np.array([[0.6, 0.7 - regrets[each.scenario]] for each in runs])
        table = FutureTable(tuple(each.scenario for each in runs), ("now", "later"), values, np.array([0.5, 0.5]))
    names = {each.scenario: each.scenario.title() for each in runs}
    return Decision(compare(runs), names, "idle" if "idle" in names else "", table)


IDLE = run("idle", 0.6, 0)


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (decide(IDLE, run("a", 0.7, seed=1)), "A raises satisfaction most"),
        (decide(IDLE, run("a", 0.7, seed=1), regrets={"idle": 0.1, "a": 0.0}),
         "A raises satisfaction most and is the safest choice"),
        (decide(IDLE, run("a", 0.7, seed=1), run("b", 0.65, seed=2), regrets={"idle": 0.1, "a": 0.02, "b": 0.0}),
         "A raises satisfaction most; B is the safer choice"),
        (decide(IDLE, run("a", 0.7, seed=1), run("b", 0.701, seed=2)), "B and A are indistinguishable at the top"),
        (decide(IDLE, run("a", 0.7, seed=1), run("b", 0.701, seed=2), regrets={"idle": 0.1, "a": 0.0, "b": 0.01}),
         "B and A are indistinguishable at the top; A is the safer choice"),
        (decide(IDLE, *(run(name, 0.7, seed=k) for k, name in enumerate("abcd"))),
         "4 scenarios are indistinguishable at the top"),
        (decide(IDLE, run("a", 0.6, seed=1)), "No scenario can be told apart from the status quo"),
        (decide(IDLE, run("a", 0.6, seed=1), run("b", 0.5, seed=2)), "A cannot be told apart from the status quo"),
        (decide(IDLE, run("a", 0.5, seed=1)), "No scenario does better than the status quo"),
        (decide(run("a", 0.59, seed=1), run("b", 0.5, seed=2)),
         "The index falls in every scenario; it falls least with A"),
        (decide(IDLE), "There is only the status quo so far; it ends at .600"),
        (decide(run("a", 0.7)), "A takes the index to .700; there is nothing to compare it with yet"),
    ],
)  # fmt: skip
def test_the_answer(decision: Decision, says: str) -> None:
    assert words.answer(decision, display=SCORE, t=EN) == says
    assert "{" not in words.answer(decision, display=SCORE, t=ZH)


def test_a_regret_that_several_share_makes_none_of_them_safer() -> None:
    shared = decide(run("a", 0.7, seed=1), run("b", 0.701, seed=2), regrets={"a": 0.0, "b": 0.00001})
    assert shared.safest == ""


def test_the_evidence_of_a_tie_and_of_a_lead() -> None:
    tie = decide(IDLE, run("a", 0.7, seed=1), run("b", 0.7, 200, seed=2), regrets={"idle": 0.1, "a": 0.0, "b": 0.01})
    said = words.evidence(tie, None, display=SCORE, t=EN)
    assert said.startswith("Without surprises they take the index from .600 to **.700** in 1 year, for 1.0m yuan to 2.")
    assert "Expected, with everything unsure: **.699 and .700** (90% range .684–.717)." in said
    assert "% of the time: from 10% to 90% is a tie." in said
    assert words.answer(tie, display=SCORE, t=EN) == (
        "A and B are the same within what can be told; A costs 1.0m yuan less and is the safer choice"
    )
    three = decide(IDLE, *(run(name, 0.7, 100 + 4 * k, seed=k) for k, name in enumerate("abc")))
    assert "A reaches the same within what can be told, for up to 80k yuan less." in (
        words.evidence(three, None, display=SCORE, t=EN)
    )
    assert words.cheaper(decide(run("a", 0.7, 100, seed=1), run("b", 0.7, 103, seed=2))) == ("", 0.0)
    assert "Across 2 futures the most one can regret is .0000 with A, .0100 with B." in said
    lead = words.evidence(decide(IDLE, run("a", 0.7, seed=1)), None, display=SCORE, t=EN)
    assert "On the same draws A ends above Idle, the next best, 100% of the time." in lead


def test_what_is_certain_has_no_probability_and_what_is_free_no_cost() -> None:
    said = words.evidence(decide(IDLE, run("a", 0.7, 0)), None, display=SCORE, t=EN)
    assert "for" not in said.split(".")[0]


def test_the_baseline_of_a_survey_says_its_interval() -> None:
    today = SatisfactionIndex(0.6, 50.0, 0.59, 0.61, 2400, "survey")
    assert words.rests_on(today, SCORE, EN) == (
        "Today's index rests on 2,400 answers (95% range .590–.610), the same for every scenario."
    )
    stated = SatisfactionIndex(0.6, 50.0, None, None, 0, "stated")
    assert words.rests_on(stated, SCORE, EN) == ""


def test_the_long_view_says_whether_the_top_changes() -> None:
    first, second = run("a", 0.7), run("b", 0.65)
    assert words.later(decide(first, second), decide(first, second), EN) == "After 1 year the top is the same"
    turned = decide(run("a", 0.65), run("b", 0.7))
    assert words.later(decide(first, second), turned, EN) == "After 1 year the top is another one: B"
