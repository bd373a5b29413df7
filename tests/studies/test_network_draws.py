"""The synthesis for all draws at once, against the synthesis of the study, and what talk inside a network changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.templates import load_template
from studies.group_outcome import surroundings
from studies.group_reading import group_reading
from studies.network_draws import follow_networks, inner_weights
from studies.study import Ballot, Expert, Study
from studies.synthesis import synthesise
from studies.talk import talk
from studies.weigh import weigh
from tests.studies.nested import nested

TEMPLATES = ("bocr-multiplicative", "bocr-subtractive", "bocr-additive", "bocr-formula")


def local(study: Study) -> dict[str, np.ndarray]:
    return {each.set.id: each.weights for each in weigh(study).sets} | inner_weights(study)


@pytest.mark.parametrize("study", [*(load_template(each) for each in TEMPLATES), nested()], ids=[*TEMPLATES, "nested"])
def test_draws_that_do_not_vary_are_the_study(study: Study) -> None:
    found, expected = follow_networks(study, local(study), 3), synthesise(study)
    assert found is not None
    assert expected is not None
    assert found.alternatives == tuple(expected.alternatives)
    assert found.values == pytest.approx(np.tile(expected.values, (3, 1)))


def test_every_draw_is_followed_by_itself() -> None:
    study = load_template("bocr-subtractive")
    given = local(study)
    name = next(each for each in given if ":" in each)
    size = len(given[name])
    varied = np.random.default_rng(3).dirichlet(np.ones(size), 4)
    found = follow_networks(study, given | {name: varied}, 4)
    assert found is not None
    for k in range(4):
        one = follow_networks(study, given | {name: varied[k]}, 1)
        assert one is not None
        assert found.values[k] == pytest.approx(one.values[0])


def answered(study: Study, name: str, shift: float = 0.0) -> list[tuple[int, Ballot]]:
    """Two experts on a set; the first pair moved in its logarithm by everybody."""
    elements = study.every_set[name].elements
    pairs = [(a, b) for k, a in enumerate(elements) for b in elements[k + 1 :]]
    given = []
    for number, factor in ((1, 2.0), (2, 0.5)):
        ratios = [factor * float(np.exp(shift if not k else 0.0)) for k in range(len(pairs))]
        said = tuple(PairwiseJudgment(*pair, ratio) for pair, ratio in zip(pairs, ratios, strict=True))
        given.append((number, Ballot(f"E{number}", name, PairwiseComparisons(elements, said))))
    return given


@pytest.mark.parametrize("template", ["bocr-subtractive", "bocr-multiplicative"])
def test_talk_inside_a_network_counts_by_what_its_network_passes_on(template: str) -> None:
    study = replace(load_template(template), experts=(Expert("E1", Label("A")), Expert("E2", Label("B"))))
    name = next(each for each in study.every_set if ":" in each)
    asked = replace(study, ballots=tuple(each for each in study.ballots if each.set != name))
    reading = group_reading(asked, (name,), {"E1": 1.0, "E2": 1.0}, answered(asked, name))
    found = talk(surroundings(asked), reading)
    assert found.about == "lead"

    def values(shift: float) -> np.ndarray:
        cast = tuple(ballot for _, ballot in answered(asked, name, shift))
        result = synthesise(replace(asked, ballots=(*asked.ballots, *cast)))
        assert result is not None
        return np.asarray(result.values)

    first, second = np.argsort(-values(0.0), kind="stable")[:2]
    ends = [values(step)[first] - values(step)[second] for step in (0.01, -0.01)]
    assert found.influence[0] == pytest.approx(abs(ends[0] - ends[1]) / 0.02, rel=1e-3)
    assert found.influence[0] > 0
    topic = found.next()
    assert topic is not None
    assert topic.pair.set == name
