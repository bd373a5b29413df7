"""What networks inside elements say about the alternatives, against sums by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from store.templates import load_template
from studies import edits
from studies.study import PANEL
from studies.subnetworks import Subnetwork
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.nested import PLANS, nested

BENEFITS = np.array([0.31, 0.20, 0.20, 0.29])
OPPORTUNITIES = np.array([0.20, 0.26, 0.30, 0.24])
COSTS = np.array([0.28, 0.24, 0.24, 0.24])
RISKS = np.array([0.22, 0.25, 0.33, 0.20])
WEIGHTS = np.array([0.924, 0.452, 0.434, 0.338]) / 2.148


def test_a_study_without_alternatives_says_nothing() -> None:
    assert synthesise(hierarchy()) is None
    assert rated(hierarchy(), weigh(hierarchy())) is None


def test_a_network_without_networks_ranks_its_alternatives_itself() -> None:
    found = synthesise(load_template("alternatives"))
    assert found is not None
    assert found.joined is None
    assert found.walk() == (found,)
    by_hand = 0.5 * np.array([30, 50, 20]) + 0.2 * np.array([15, 25, 60]) + 0.3 * np.array([30, 20, 50])
    assert found.values == pytest.approx(by_hand / 100)
    assert found.priorities is not None
    assert found.priorities.values.sum() == pytest.approx(1)


def test_merits_weigh_by_their_ratings_on_strategic_criteria() -> None:
    study = load_template("bocr-subtractive")
    found = synthesise(study)
    assert found is not None
    assert [each.name for each in found.parts] == ["benefits", "opportunities", "costs", "risks"]
    assert [float(each.weight) for each in found.parts] == pytest.approx(WEIGHTS)  # type: ignore[arg-type]
    for part, expected in zip(found.parts, (BENEFITS, OPPORTUNITIES, COSTS, RISKS), strict=True):
        assert part.priorities == pytest.approx(expected)
    result = rated(study, weigh(study))
    assert result is not None
    assert result.totals == pytest.approx([0.924, 0.452, 0.434, 0.338])


BW, OW, CW, RW = WEIGHTS


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("bocr-multiplicative", BENEFITS * OPPORTUNITIES / (COSTS * RISKS)),
        ("bocr-subtractive", BW * BENEFITS + OW * OPPORTUNITIES - CW * COSTS - RW * RISKS),
        ("bocr-additive", BW * BENEFITS + OW * OPPORTUNITIES
         + CW * (1 / COSTS) / (1 / COSTS).sum() + RW * (1 / RISKS) / (1 / RISKS).sum()),
        ("bocr-formula", BW * BENEFITS + OW * OPPORTUNITIES - CW * COSTS - 2 * RW * RISKS),
    ],
)  # fmt: skip
def test_templates_of_merits_give_what_their_formula_says(template: str, expected: np.ndarray) -> None:
    found = synthesise(load_template(template))
    assert found is not None
    assert found.joined is not None
    assert found.values == pytest.approx(expected)
    assert tuple(found.alternatives) == PLANS
    assert (found.priorities is None) == bool((expected < 0).any())


def test_merits_weigh_by_judgments_where_they_are_not_rated() -> None:
    study = load_template("bocr-subtractive")
    plain = edits.set_alternatives(edits.set_ratings(study, None), "")
    plain = edits.cast_ballot(plain, PANEL, "merits", DirectRatings(tuple(plain.networks), (40.0, 20.0, 25.0, 15.0)))
    found = synthesise(plain)
    assert found is not None
    assert [float(each.weight) for each in found.parts] == pytest.approx([0.4, 0.2, 0.25, 0.15])  # type: ignore[arg-type]


def test_a_network_inside_a_network_passes_its_values_on() -> None:
    study = nested()
    found = synthesise(study)
    assert found is not None
    assert [each.network for each in found.walk()] == ["", "benefits", "economic", "opportunities", "costs", "risks"]
    economic = np.array([25, 20, 25, 30]) / 100
    assert found.walk()[2].values == pytest.approx(economic)
    assert found.parts[0].priorities == pytest.approx(economic), "the only network inside it is all that counts"


def test_judging_inside_changes_the_synthesis() -> None:
    study = load_template("bocr-multiplicative")
    before = synthesise(study)
    after = synthesise(
        edits.inside(
            study, "risks", edits.cast_ballot, PANEL, "delay<-plans", DirectRatings(PLANS, (1.0, 1.0, 1.0, 97.0))
        )
    )
    assert before is not None
    assert after is not None
    assert before.values.argmax() == 3
    assert after.values.argmax() == 0


def test_a_network_that_does_not_know_an_alternative_says_so() -> None:
    study = load_template("bocr-additive")
    after = edits.inside(study, "risks", edits.remove_node, "S4")
    found = synthesise(edits.set_synthesis(after, Choice("weighted-sum")))
    assert found is not None
    assert ("alternatives-absent", "risks") in [(each.code, each.place) for each in found.findings]
    assert found.parts[3].priorities[3] == 0  # type: ignore[index]


def test_a_network_that_ranks_nothing_is_left_out() -> None:
    study = load_template("bocr-additive")
    empty = Subnetwork("empty", Label("Empty"), "trust", hierarchy().model, merit="benefits")
    found = synthesise(replace(study, subnetworks=(*study.subnetworks, empty)))
    assert found is not None
    assert [each.name for each in found.parts] == ["benefits", "opportunities", "costs", "risks"]


def test_weights_are_equal_where_nothing_weighs_anything() -> None:
    study = load_template("bocr-subtractive")
    found = synthesise(edits.set_ratings(study, None))  # the merits are alternatives that nobody compares
    assert found is not None
    assert [float(each.weight) for each in found.parts] == pytest.approx([0.25] * 4)  # type: ignore[arg-type]
