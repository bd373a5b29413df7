"""Results of weighing as values."""

from __future__ import annotations

from studies.weigh import weigh
from tests.studies.examples import hierarchy


def test_one_expert_can_be_looked_at() -> None:
    weighing = weigh(hierarchy(experts=2))
    assert [each.expert for each in weighing.of_expert("E1")] == ["E1"]
    assert weighing.of_expert("nobody") == ()


def test_consensus_needs_two_complete_answers() -> None:
    assert weigh(hierarchy(experts=1)).consensus is None
    assert weigh(hierarchy(experts=2)).consensus == 1.0


def test_a_set_reads_as_a_mapping() -> None:
    weights = weigh(hierarchy()).sets[0].as_dict()
    assert list(weights) == ["a", "b", "c"]
    assert abs(sum(weights.values()) - 1) < 1e-12


def test_the_ratio_is_the_answers_own_or_of_its_completion() -> None:
    (expert,) = weigh(hierarchy()).experts
    assert expert.ratio == expert.consistency_ratio
