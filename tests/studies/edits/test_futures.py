"""Edits of futures: probabilities keep summing to one, factors come and go, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.futures import Future
from store.examples import load_example
from studies import edits
from studies.study import Study

STUDY = load_example("power-supply")


def chances(study: Study) -> dict[str, float]:
    return {future.id: round(future.probability, 6) for future in study.futures}


def test_the_others_move_in_proportion() -> None:
    after = edits.set_probability(STUDY, "F1", 0.6)
    assert chances(after) == {"F0": 0.225, "F1": 0.6, "F2": 0.1, "F3": 0.075}
    certain = edits.set_probability(STUDY, "F1", 1.0)
    assert chances(certain) == {"F0": 0, "F1": 1, "F2": 0, "F3": 0}
    assert chances(edits.set_probability(certain, "F1", 0.4)) == {"F0": 0.2, "F1": 0.4, "F2": 0.2, "F3": 0.2}


def test_or_one_of_them_takes_the_rest() -> None:
    assert chances(edits.set_probability(STUDY, "F1", 0.5, rest="F0")) == {"F0": 0.15, "F1": 0.5, "F2": 0.2, "F3": 0.15}
    with pytest.raises(DecisionError, match="future-rest-too-small") as refused:
        edits.set_probability(STUDY, "F1", 0.9, rest="F0")
    assert refused.value.facts["most"] == pytest.approx(0.65)


@pytest.mark.parametrize("probability", [-0.1, 1.2])
def test_no_probability_beyond_its_ends(probability: float) -> None:
    with pytest.raises(DecisionError, match="future-out-of-range"):
        edits.set_probability(STUDY, "F1", probability)


def test_futures_come_and_go() -> None:
    added = edits.add_future(STUDY, Future("F4", Label("Cheap storage"), 0.1, effect_factors=(("L5", 1.2),)))
    assert chances(added) == {"F0": 0.405, "F1": 0.18, "F2": 0.18, "F3": 0.135, "F4": 0.1}
    assert chances(edits.remove_future(added, "F4")) == chances(STUDY)
    with pytest.raises(DecisionError, match="id-taken"):
        edits.add_future(STUDY, Future("F0", Label("Again"), 0.1))
    none = replace(STUDY, futures=())
    one = edits.add_future(none, Future("F1", Label("Only"), 0.2))
    assert chances(one) == {"F1": 1}
    with pytest.raises(DecisionError, match="future-alone"):
        edits.set_probability(one, "F1", 0.5)
    assert edits.remove_future(one, "F1").futures == ()


def test_names_drift_and_factors() -> None:
    after = edits.rename_future(STUDY, "F1", Label("Storms"))
    after = edits.set_future_drift(after, "F1", 0.03)
    after = edits.set_future_factor(after, "F1", "gap", "N11", 2.0)
    after = edits.set_future_factor(after, "F1", "gap", "N12", None)
    after = edits.set_future_factor(after, "F1", "effect", "L1", 0.5)
    storms = after.futures[1]
    assert storms.label == Label("Storms")
    assert storms.expectation_drift == 0.03
    assert dict(storms.gap_factors) == {"N11": 2.0, "N22": 1.15}
    assert storms.effect_factors == (("L1", 0.5),)


@pytest.mark.parametrize(
    ("kind", "of", "factor", "code"),
    [
        ("gap", "L1", 1.0, "id-unknown"),
        ("effect", "N11", 1.0, "id-unknown"),
        ("gap", "N11", -1.0, "future-out-of-range"),
    ],
)
def test_factors_that_cannot_be(kind: str, of: str, factor: float, code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        edits.set_future_factor(STUDY, "F1", kind, of, factor)  # type: ignore[arg-type]


def test_the_cells_of_the_table() -> None:
    after = edits.set_future_cell(STUDY, "F1", ("probability", ""), 0.6)
    after = edits.set_future_cell(after, "F1", ("drift", ""), 0.01)
    after = edits.set_future_cell(after, "F1", ("gap", "N11"), None)
    after = edits.set_future_cell(after, "F1", ("effect", "L2"), 0.9)
    storms = after.futures[1]
    assert (storms.probability, storms.expectation_drift) == (0.6, 0.01)
    assert "N11" not in dict(storms.gap_factors)
    assert storms.effect_factors == (("L2", 0.9),)
