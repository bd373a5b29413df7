"""Where an expert's answers contradict each other: the demo, a circle, another scale, and where nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.choice import Choice
from mcdm.comparisons.repair import repair
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from mcdm.model import GOAL
from mcdm.scales import SAATY_VALUES
from store.examples import load_example
from studies.contradictions import contradicting, contradictions
from studies.study import Ballot, Study
from studies.weigh import weigh
from tests.studies.examples import hierarchy, pairs


def judged(*rows: tuple[str, str, float]) -> Study:
    """One expert's answers about a, b and c."""
    study = hierarchy()
    return replace(study, ballots=(Ballot("E0", GOAL, pairs(*rows)),))


def test_the_demo_has_two() -> None:
    study = load_example("power-supply")
    found = contradicting(weigh(study), study.choices.consistency_threshold)
    assert [(each.expert, each.set) for each in found] == [("E7", "C3"), ("E5", "goal")]
    e5 = contradictions(study, "E5", "goal")
    assert e5 is not None
    assert e5.ratio == pytest.approx(0.118, abs=5e-4)
    assert (e5.gci, e5.gci_limit) == (pytest.approx(0.380, abs=5e-4), 0.37)
    assert e5.detour is not None
    assert (e5.detour.first, e5.detour.middle, e5.detour.last) == ("C1", "C2", "C6")
    assert (e5.detour.direct, e5.detour.through) == (0.25, pytest.approx(3))
    worst = e5.judgments[0]
    assert (worst.first, worst.second, worst.value) == ("C1", "C6", 0.25)
    assert worst.implied == pytest.approx(2.06, abs=5e-3)
    assert len(e5.judgments) == 15


def test_a_circle_is_named_in_its_order() -> None:
    found = contradictions(judged(("a", "b", 2), ("b", "c", 3), ("a", "c", 1 / 4)), "E0", GOAL)
    assert found is not None
    (circle,) = found.circles
    assert circle.elements == ("a", "b", "c")
    assert circle.strict
    assert found.gci_limit == 0.31


def test_a_tie_in_a_circle_is_seen() -> None:
    found = contradictions(judged(("a", "b", 1), ("b", "c", 3), ("a", "c", 1 / 4)), "E0", GOAL)
    assert found is not None
    (circle,) = found.circles
    assert not circle.strict
    at = circle.elements.index("a")
    assert circle.ties[at] == (circle.elements[(at + 1) % 3] == "b")
    assert sum(circle.ties) == 1


def test_consistent_answers_contradict_nowhere() -> None:
    found = contradictions(hierarchy(), "E0", GOAL)
    assert found is not None
    assert (found.ratio, found.detour, found.circles) == (pytest.approx(0), None, ())
    assert found.gci == pytest.approx(0)


def test_another_scale_says_what_the_others_imply_in_its_steps() -> None:
    study = load_example("power-supply")
    scaled = replace(study, choices=replace(study.choices, judgment_scale=Choice("balanced")))
    found = contradictions(scaled, "E5", "goal")
    assert found is not None
    assert all(pair.implied in SAATY_VALUES for pair in found.judgments)
    assert {pair.value for pair in found.judgments} <= set(SAATY_VALUES)
    linear = contradictions(study, "E5", "goal")
    assert linear is not None
    assert found.ratio != pytest.approx(linear.ratio)


@pytest.mark.parametrize(
    "judgments",
    [
        DirectRatings(("a", "b", "c"), (3.0, 2.0, 1.0)),
        replace(pairs(("a", "b", 3)), elements=("a", "b", "c")),
    ],
    ids=["points", "unlinked"],
)
def test_where_nothing_can_contradict_there_is_nothing(judgments: object) -> None:
    study = replace(hierarchy(), ballots=(Ballot("E0", GOAL, judgments),))  # type: ignore[arg-type]
    assert contradictions(study, "E0", GOAL) is None
    assert contradictions(study, "E9", GOAL) is None


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(DecisionError) as refused:
        contradictions(hierarchy(), "E0", "gaol")
    assert refused.value.code == "id-unknown"


def test_the_ratio_is_that_of_the_repair() -> None:
    study = judged(("a", "b", 5), ("b", "c", 5), ("a", "c", 1))
    found = contradictions(study, "E0", GOAL)
    assert found is not None
    matrix = study.ballots[0].judgments.matrix()  # type: ignore[union-attr]
    assert found.ratio == pytest.approx(repair(matrix).ratio)
