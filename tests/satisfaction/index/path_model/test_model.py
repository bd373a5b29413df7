"""Path models estimated: what drives what, how sure, and what is doubtful."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from satisfaction.index.path_model import path_model
from satisfaction.index.path_model.model import latent_scores
from satisfaction.index.path_model.prepared import prepare
from tests.satisfaction.index.path_models import BLOCKS, PATHS, answers, codes, drawn, estimated, structure, with_column


def test_the_strongest_driver_of_the_world_is_found() -> None:
    found = estimated()
    supply, service, price = (found.path(name, "satisfaction") for name in ("supply", "service", "price"))
    assert supply.value > service.value > abs(price.value)
    assert supply.distinguishable
    assert service.distinguishable
    assert price.distinguishable is False
    assert found.path("satisfaction", "loyalty").distinguishable


def test_intervals_hold_the_estimate() -> None:
    found = estimated()
    for source, target in PATHS:
        strength = found.path(source, target)
        assert strength.low is not None
        assert strength.high is not None
        assert strength.low < strength.value < strength.high
    index = found.score("satisfaction")
    assert index.low is not None
    assert index.high is not None
    assert 0 < index.low < index.value < index.high < 100


def test_scores_have_the_paths_as_their_regression() -> None:
    found = estimated()
    asked = drawn()
    scores = latent_scores(prepare(asked, structure()), found)
    assert scores.mean(0) == pytest.approx(np.zeros(5), abs=1e-9)
    assert scores.std(0) == pytest.approx(np.ones(5))
    coefficients = np.linalg.lstsq(scores[:, :3], scores[:, 3], rcond=None)[0]
    assert found.estimates.paths[:3, 3] == pytest.approx(coefficients)
    residual = scores[:, 3] - scores[:, :3] @ coefficients
    assert found.explained("satisfaction").value == pytest.approx(1 - residual.var())
    without = np.linalg.lstsq(scores[:, 1:3], scores[:, 3], rcond=None)[0]
    lost = (scores[:, 3] - scores[:, 1:3] @ without).var() - residual.var()
    assert found.estimates.f_squared[0, 3] == pytest.approx(lost / residual.var())


def test_nothing_drives_nothing() -> None:
    noise = np.random.default_rng(1).integers(1, 11, size=(200, 13)).astype(float)
    found = path_model(answers(noise, drawn().items), structure(), draws=None)
    assert found.q_squared[3] < 0.05
    assert found.path("supply", "satisfaction").low is None
    assert found.path("supply", "satisfaction").distinguishable is None


def test_the_same_seed_gives_the_same_interval() -> None:
    asked = drawn(60)
    first, second = (path_model(asked, structure(), draws=Draws(5, 40)).score("satisfaction") for _ in range(2))
    other = path_model(asked, structure(), draws=Draws(6, 40)).score("satisfaction")
    assert first == second != other


def test_a_respondent_who_counts_twice_is_two() -> None:
    asked = drawn(90)
    doubled = answers(np.vstack([asked.values, asked.values[:40]]), asked.items)
    weighted = answers(asked.values, asked.items, weights=np.where(np.arange(90) < 40, 2.0, 1.0))
    one, two = (path_model(each, structure(), draws=None) for each in (doubled, weighted))
    assert two.estimates.paths == pytest.approx(one.estimates.paths)
    assert two.scores == pytest.approx(one.scores)
    assert one.effective == pytest.approx(130)
    assert two.effective == pytest.approx(130**2 / (40 * 4 + 50))


def test_collinear_constructs_are_said_and_split_the_effect() -> None:
    blocks = BLOCKS | {"supply again": BLOCKS["supply"]}
    found = path_model(drawn(), structure(blocks, (*PATHS, ("supply again", "satisfaction"))), draws=Draws(count=40))
    assert "constructs-collinear" in codes(found)
    assert found.path("supply", "satisfaction").value == pytest.approx(found.path("supply again", "satisfaction").value)
    assert np.isinf(found.estimates.vif[0, 3])
    assert np.isfinite(found.estimates.paths).all()


def test_a_reversed_question_is_said() -> None:
    asked = drawn()
    found = path_model(with_column(asked, "S2", 11 - asked.values[:, asked.position("S2")]), structure(), draws=None)
    assert ("item-loads-negatively", "S2") in [(f.code, f.place) for f in found.findings]


def test_a_question_about_something_else_loads_weakly() -> None:
    noise = np.random.default_rng(4).integers(1, 11, 400).astype(float)
    found = path_model(with_column(drawn(), "S2", noise), structure(), draws=None)
    assert ("item-loads-weakly", "S2") in [(f.code, f.place) for f in found.findings]
    (poorly,) = (each for each in found.findings if each.code == "constructs-poorly-measured")
    assert poorly.details["names"] == "supply"


def test_alike_constructs_are_said() -> None:
    blocks = {**BLOCKS, "supply": ("S1", "S2"), "service": ("S3",)}
    found = path_model(drawn(noise=0.2), structure(blocks), draws=None)
    assert ("constructs-alike", "supply/service") in [(f.code, f.place) for f in found.findings]
