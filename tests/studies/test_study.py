"""What a study refuses to be."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.scenario import PlannedAmount, Scenario
from studies.study import Ballot, Choices, Expert, IndicatorShares, WeightOverride
from tests.conftest import ROOT
from tests.studies.parts import SHARES, lever, pairs, small_study

STUDY = small_study()


@pytest.mark.parametrize(
    ("change", "code", "name"),
    [
        ({"experts": (*STUDY.experts, Expert("E1", Label("Again")))}, "id-taken", "E1"),
        ({"experts": (*STUDY.experts, Expert(" ", Label("Nobody")))}, "id-empty", None),
        ({"experts": (*STUDY.experts, Expert("panel", Label("All")))}, "id-taken", "panel"),
        ({"levers": (*STUDY.levers, lever("L1"))}, "id-taken", "L1"),
        ({"levers": (*STUDY.levers, lever("N1"))}, "id-taken", "N1"),  # an indicator is called so
        ({"futures": (Future("S1", Label("F"), 1.0),)}, "id-taken", "S1"),  # a scenario is
        ({"levers": (lever("L1", Effect("N2", 0.0, 0.1, 0.2)), lever("L2"))}, "id-unknown", "N2"),
        ({"ballots": (Ballot("E7", "goal", pairs("C1 C2")),)}, "id-unknown", "E7"),
        ({"ballots": (Ballot("E1", "C9", pairs("C1 C2")),)}, "id-unknown", "C9"),
        ({"ballots": (Ballot("E1", "goal", pairs("C1 N2")),)}, "id-unknown", "N2"),
        ({"ballots": (Ballot("E1", "goal", DirectRatings(("C1", "C1"), (1.0, 1.0))),)}, "id-taken", "C1"),
        ({"ballots": (Ballot("E1", "goal", DirectRatings(("C1",), (1.0,))),)}, "ballot-elements-missing", None),
        ({"ballots": (STUDY.ballots[0], STUDY.ballots[0])}, "ballot-repeated", None),
        ({"baseline": (IndicatorShares("N8", SHARES),)}, "id-unknown", "N8"),
        ({"baseline": (IndicatorShares("N1", (0.5, 0.5)),)}, "shares-wrong-length", None),
        ({"figures": (replace(STUDY.figures[0], anchors=(1.0, 2.0)), STUDY.figures[1])}, "anchors-wrong-length", None),
        ({"overrides": (WeightOverride("X", 0.5),)}, "id-unknown", "X"),
        ({"interactions": (Interaction("L1", "L7", "N3", 0.1),)}, "id-unknown", "L7"),
        ({"scenarios": (Scenario("S", Label("S"), (PlannedAmount("L7", (1.0,)),)),)}, "id-unknown", "L7"),
        ({"futures": (Future("F", Label("F"), 1.0, (("N2", 2.0),)),)}, "id-unknown", "N2"),
        ({"futures": (Future("F", Label("F"), 1.0, (("N1", 2.0), ("N1", 3.0))),)}, "id-taken", "N1"),
        ({"futures": (Future("F", Label("F"), 0.5),)}, "futures-not-a-distribution", None),
    ],
)
def test_a_study_that_does_not_hold_together_is_refused(change: dict[str, Any], code: str, name: str | None) -> None:
    with pytest.raises(DecisionError) as caught:
        replace(STUDY, **change)
    assert caught.value.code == code
    assert caught.value.facts.get("name") == name


def test_a_dangling_name_comes_with_a_suggestion() -> None:
    with pytest.raises(DecisionError) as caught:
        replace(STUDY, ballots=(Ballot("E1", "gaol", PairwiseComparisons(("C1", "C2"))),))
    assert caught.value.facts["suggestion"] == "goal"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Expert("E", Label(), -1.0), "expert-weight-negative"),
        (lambda: Expert("E", Label(), float("nan")), "expert-weight-negative"),
        (lambda: WeightOverride("N1", 1.1), "override-out-of-range"),
        (lambda: IndicatorShares("N1", (0.9, 0.2)), "shares-not-a-distribution"),
        (lambda: IndicatorShares("N1", (1.5, -0.5)), "shares-not-a-distribution"),
        (lambda: Choices(damping=1.0), "choice-out-of-range"),
        (lambda: Choices(weighting=Choice("eigenvektor")), "method-unknown"),
        (lambda: Choices(weighting=Choice("direct")), "method-needs-ratings"),
        (lambda: Choices(weighting=Choice.of("eigenvector", power=2)), "parameter-unknown"),
        (lambda: Choices(composition=Choice("max-max")), "method-unknown"),
        (lambda: Choices(random_index="saaty"), "random-index-unknown"),
        (lambda: Choices(confidence_level=0.8), "choice-out-of-range"),
    ],
)
def test_parts_refuse_what_makes_no_sense(make: Any, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        make()
    assert caught.value.code == code


def test_everything_is_found_by_its_id() -> None:
    assert STUDY.scenario("S1").label == Label("Plan")
    assert {"goal", "C1", "N1", "E2", "L1", "S0", "F1", "tier", "VIP"} <= STUDY.labels.keys()
    assert [ballot.expert for ballot in STUDY.ballots_of("C1")] == ["E1", "E2"]
    with pytest.raises(DecisionError) as caught:
        STUDY.scenario("S11")
    assert caught.value.facts["suggestion"] == "S1"


def test_a_study_is_a_value() -> None:
    assert hash(STUDY) == hash(small_study())
    assert small_study() == STUDY


def test_a_study_brings_its_methods_along() -> None:
    """Whoever reads studies and nothing else finds every method that the choices of a study may name."""
    alone = "from studies.study import Choices; Choices()"
    subprocess.run([sys.executable, "-c", alone], cwd=ROOT, check=True)
