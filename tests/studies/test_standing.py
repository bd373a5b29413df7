"""Where alternatives stand: values, ties, and what other readings would choose."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from store.templates import load_template
from studies import edits
from studies.standing import Standing, standing
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from tests.studies.examples import hierarchy


def found(study: Study) -> Standing | None:
    weighed = weigh(study)
    return standing(study, weighed, synthesise(study, weighed), rated(study, weighed))


def of(values: FloatArray) -> Standing:
    return Standing("ratings", {name: Label(name) for name in "abcd"[: len(values)]}, values, False, "", {})


def test_nothing_stands_where_nothing_is_ranked() -> None:
    assert found(hierarchy()) is None


def test_alternatives_of_the_model_in_three_readings() -> None:
    study = edits.add_link(load_template("alternatives"), "access", "room")
    here = found(study)
    assert here is not None
    assert (here.kind, here.used, here.scaled) == ("alternatives", "damped", True)
    assert set(here.readings) == {"ahp", "damped", "limit"}
    assert here.readings["damped"] == pytest.approx(here.values)


def test_a_hierarchy_has_one_reading() -> None:
    here = found(load_template("alternatives"))
    assert here is not None
    assert (here.kind, here.used, dict(here.readings)) == ("alternatives", "", {})
    assert here.order == ("new-quarter", "station", "old-town")
    assert here.value("station") == pytest.approx(0.36)


def test_networks_beside_every_other_synthesis() -> None:
    here = found(load_template("bocr-multiplicative"))
    assert here is not None
    assert here.kind == "networks"
    assert set(here.readings) == {"multiplicative", "multiplicative-weighted", "subtractive", "additive-reciprocal",
                                  "probabilistic-additive"}  # fmt: skip
    assert set(here.first_by.values()) == {"S4"}
    assert here.values.sum() == pytest.approx(1)


def test_a_plain_sum_is_read_where_it_is_used() -> None:
    here = found(edits.set_synthesis(load_template("bocr-multiplicative"), Choice("weighted-sum")))
    assert here is not None
    assert here.first_by["weighted-sum"] == "S1"


def test_negative_values_stay_as_they_are() -> None:
    here = found(load_template("bocr-formula"))
    assert here is not None
    assert not here.scaled
    assert here.values.min() < 0


def test_ratings_where_the_model_ranks_nothing() -> None:
    here = found(load_template("ratings"))
    assert here is not None
    assert (here.kind, here.order[0], dict(here.readings)) == ("ratings", "F2", {})


def test_ties_are_seen() -> None:
    assert of(np.array([0.5, 0.4989, 0.3])).leaders == ("a", "b")
    assert of(np.array([0.5, 0.4, 0.3])).leaders == ("a",)
    assert of(np.array([0.25, 0.25, 0.25])).undecided
    assert of(np.zeros(3)).undecided
    assert not of(np.array([0.5, 0.4])).undecided
