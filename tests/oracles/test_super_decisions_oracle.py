"""Models of Super Decisions: the imported study gives the numbers of another computation, and published ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from exchange.super_decisions.model_file import SuperDecisionsFile
from exchange.super_decisions.reader import read_model_file
from exchange.super_decisions.to_study import import_model
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from tests.exchange.super_decisions.small_models import FEEDBACK, as_bytes
from tests.oracles import super_decisions_oracle as oracle

SINGLE = ("Car", "Hamburger", "Lunch")


def both(content: bytes, name: str) -> tuple[Study, SuperDecisionsFile]:
    return import_model(content, name).study, read_model_file(content, name)


def model(shared: Path, name: str) -> tuple[Study, SuperDecisionsFile]:
    path = shared / "models" / f"{name}.sdmod"
    return both(path.read_bytes(), path.name)


def priorities(study: Study) -> dict[str, float]:
    found = weigh(study).alternatives
    assert found is not None
    labels = study.model.labels
    return {labels[name].in_language("en"): value for name, value in found.as_dict().items()}


def test_a_loop_of_our_own() -> None:
    study, file = both(as_bytes(FEEDBACK), "some.sdmod")
    expected = oracle.scaled(oracle.limit(file.top), oracle.alternatives_of(file.top))
    assert priorities(study) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", SINGLE)
def test_models_of_one_network(shared: Path, name: str) -> None:
    study, file = model(shared, name)
    expected = oracle.scaled(oracle.limit(file.top), oracle.alternatives_of(file.top))
    assert priorities(study) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "expected"), [("Hamburger", (0.5549, 0.2802, 0.1650)), ("Lunch", (0.2748, 0.4230, 0.3022))]
)
def test_known_priorities(shared: Path, name: str, expected: tuple[float, ...]) -> None:
    study, _ = model(shared, name)
    assert tuple(round(value, 4) for value in priorities(study).values()) == expected


def shares_of_ratings(study: Study) -> dict[str, float]:
    ratings = rated(study, weigh(study))
    assert ratings is not None
    assert study.ratings is not None
    assert ratings.priorities is not None
    names = (study.labels[name].in_language("en") for name in study.ratings.alternatives)
    return dict(zip(names, ratings.priorities.tolist(), strict=True))


def test_ratings(shared: Path) -> None:
    study, file = model(shared, "Car_Ratings")
    totals = oracle.rating_totals(file.top)
    assert shares_of_ratings(study) == pytest.approx(oracle.scaled(totals, tuple(totals)), abs=1e-9)


def test_every_network_of_a_model_of_merits(shared: Path) -> None:
    study, file = model(shared, "National_Missile_Defense")
    networks = {each.label.en: each.id for each in study.subnetworks}
    for number, network in enumerate(file.networks):
        if number and not file.inside(number):
            own = priorities(study.inside(networks[network.node]))
            expected = oracle.scaled(oracle.limit(network), oracle.alternatives_of(network))
            assert own == pytest.approx(expected, abs=1e-8), network.node
        elif number:
            joined = synthesise(study.inside(networks[network.node]))
            assert joined is not None
            said = {label.en: value for label, value in zip(joined.alternatives.values(), joined.values, strict=True)}
            assert said == pytest.approx(oracle.synthesised(file, number), abs=1e-8), network.node


def test_the_merits_weigh_as_published(shared: Path) -> None:
    """The shares of the ratings are those of the published case, to its last digit."""
    case = json.loads((shared / "cases" / "anp_06_nmd_bocr.json").read_text("utf-8"))["inputs"]
    shares = shares_of_ratings(model(shared, "National_Missile_Defense")[0])
    found = [shares[name] for name in ("Benefits", "Opportunities", "Costs", "Risks")]
    np.testing.assert_allclose(found, [case[name] for name in "bocr"], atol=5e-6)


def test_the_merits_say_as_published(shared: Path) -> None:
    """What benefits, opportunities, costs and risks say about the alternatives, to the last published digit."""
    case = json.loads((shared / "cases" / "anp_06_nmd_bocr.json").read_text("utf-8"))["inputs"]
    study, _ = model(shared, "National_Missile_Defense")
    for network in ("benefits", "opportunities", "costs", "risks"):
        found = synthesise(study.inside(network))
        assert found is not None
        np.testing.assert_allclose(found.values, case[network[0].upper()], atol=6e-6)


def test_the_whole_model_of_merits(shared: Path) -> None:
    study, file = model(shared, "National_Missile_Defense")
    joined = synthesise(study)
    assert joined is not None
    shares = oracle.rating_totals(file.top)
    total = sum(shares.values())
    numbers = {network.node: k for k, network in enumerate(file.networks)}
    names = [label.en for label in joined.alternatives.values()]
    expected = np.zeros(len(names))
    for merit, share in shares.items():
        values = np.array([oracle.synthesised(file, numbers[merit])[name] for name in names])
        expected += share / total * (values if merit in ("Benefits", "Opportunities") else 1 / values)
    np.testing.assert_allclose(joined.values, expected, rtol=1e-7)
    assert names[int(np.argmax(joined.values))] == "Deploy NMD"
