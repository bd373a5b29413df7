"""Path models: what follows from the weights, how sure it is, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from satisfaction.index.path_model import PathModel, interval, p_values, path_model
from satisfaction.index.path_model.estimates import total_effects
from satisfaction.index.path_model.model import latent_scores
from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import outer_weights
from satisfaction.index.path_model.prepared import prepare
from satisfaction.respondent_answers import RespondentAnswers
from tests.satisfaction.index.path_models import BLOCKS, PATHS, answers, drawn, structure

FEW_DRAWS = Draws(count=200)


@pytest.fixture(scope="module")
def found() -> PathModel:
    return path_model(drawn(), structure(), draws=FEW_DRAWS)


def codes(model: PathModel) -> list[str]:
    return [finding.code for finding in model.findings]


def with_column(
    asked: RespondentAnswers, item: str, values: object = None, answered: object = None
) -> RespondentAnswers:
    at = asked.position(item)
    table, mask = asked.values.copy(), asked.answered.copy()
    if values is not None:
        table[:, at] = values
    if answered is not None:
        mask[:, at] = answered
    return replace(asked, values=table, answered=mask)


def test_the_strongest_driver_of_the_world_is_found(found: PathModel) -> None:
    supply, service, price = (found.path(name, "satisfaction") for name in ("supply", "service", "price"))
    assert supply.value > service.value > abs(price.value)
    assert supply.distinguishable
    assert service.distinguishable
    assert price.distinguishable is False
    assert found.path("satisfaction", "loyalty").distinguishable


def test_intervals_hold_the_estimate(found: PathModel) -> None:
    for source, target in PATHS:
        strength = found.path(source, target)
        assert strength.low is not None
        assert strength.high is not None
        assert strength.low < strength.value < strength.high
    index = found.score("satisfaction")
    assert index.low is not None
    assert index.high is not None
    assert 0 < index.low < index.value < index.high < 100


def test_effects_through_others(found: PathModel) -> None:
    direct, on = found.path("supply", "satisfaction").value, found.path("satisfaction", "loyalty").value
    assert found.total_effect("supply", "loyalty").value == pytest.approx(direct * on)
    at = found.at("supply"), found.at("loyalty")
    assert found.estimates.indirect[at] == pytest.approx(direct * on)
    assert found.path("supply", "loyalty").value == 0


def test_scores_have_the_paths_as_their_regression(found: PathModel) -> None:
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


def test_reliability_by_the_book(found: PathModel) -> None:
    own = found.loadings[found.arrangement.inside(0)]
    assert found.quality.ave[0] == pytest.approx(float(np.mean(own**2)))
    assert found.quality.composite_reliability[0] == pytest.approx(
        own.sum() ** 2 / (own.sum() ** 2 + (1 - own**2).sum())
    )
    table = found.quality.fornell_larcker(found.estimates.correlations)
    assert table[0, 0] == pytest.approx(np.sqrt(found.quality.ave[0]))
    assert table[0, 1] == found.estimates.correlations[0, 1]


def test_predictive_relevance_is_above_zero_where_something_is_explained(found: PathModel) -> None:
    assert np.isnan(found.q_squared[:3]).all()
    assert (found.q_squared[3:] > 0.1).all()
    assert (found.q_squared[3:] < found.estimates.r_squared[3:]).all()


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


def test_resamples_side_by_side_equal_each_alone() -> None:
    asked, random = drawn(80), np.random.default_rng(2)
    counts = random.multinomial(80, np.full(80, 1 / 80), size=5).astype(float)
    arrangement = prepare(asked, structure()).arrangement
    together = moments(asked.values, asked.answered, asked.weights, counts)
    joint = outer_weights(together.correlations, arrangement)
    for k, each in enumerate(counts):
        rows = np.repeat(np.arange(80), each.astype(int))
        alone = moments(asked.values[rows], asked.answered[rows], asked.weights[rows])
        assert together.correlations[k] == pytest.approx(alone.correlations)
        assert joint.values[k] == pytest.approx(outer_weights(alone.correlations, arrangement).values)


def test_a_respondent_who_counts_twice_is_two() -> None:
    asked = drawn(90)
    doubled = answers(np.vstack([asked.values, asked.values[:40]]), asked.items)
    weighted = answers(asked.values, asked.items, weights=np.where(np.arange(90) < 40, 2.0, 1.0))
    one, two = (path_model(each, structure(), draws=None) for each in (doubled, weighted))
    assert two.estimates.paths == pytest.approx(one.estimates.paths)
    assert two.scores == pytest.approx(one.scores)
    assert one.effective == pytest.approx(130)
    assert two.effective == pytest.approx(130**2 / (40 * 4 + 50))


def test_stopping_the_bootstrap() -> None:
    class StoppedError(Exception):
        pass

    heard = []

    def advance(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        path_model(drawn(60), structure(), draws=Draws(count=300), advance=advance)
    assert heard == sorted(heard)
    assert len(heard) == 3


def test_p_values_and_intervals() -> None:
    drawn_values = np.concatenate([np.full(30, -1.0), np.full(970, 1.0)])
    assert p_values(drawn_values) == pytest.approx(0.06)
    assert p_values(np.ones(1000)) == pytest.approx(0.001)
    assert interval(np.arange(1001.0)) == (pytest.approx(25), pytest.approx(975))


def test_total_effects_over_a_chain() -> None:
    paths = np.zeros((3, 3))
    paths[0, 1], paths[1, 2], paths[0, 2] = 0.5, 0.4, 0.1
    assert total_effects(paths, (0, 1, 2))[0, 2] == pytest.approx(0.3)


# ---------------------------------------------------------------------- what cannot be shown


def test_an_item_in_which_all_agree_is_left_out() -> None:
    found = path_model(with_column(drawn(), "S2", 7.0), structure(), draws=None)
    assert "path-model-item-constant" in codes(found)
    assert "S2" not in found.arrangement.items


def test_an_item_that_nobody_answered_is_left_out() -> None:
    found = path_model(with_column(drawn(), "S2", answered=False), structure(), draws=None)
    assert codes(found)[0] == "path-model-item-unanswered"
    assert "S2" not in found.arrangement.items


def test_a_construct_without_items_goes_with_its_paths() -> None:
    asked = drawn().over([item for item in drawn().items if not item.startswith("P")])
    found = path_model(asked, structure(), draws=None)
    assert codes(found)[:3] == ["path-model-item-unasked", "path-model-item-unasked", "path-model-construct-empty"]
    assert found.arrangement.constructs == ("supply", "service", "satisfaction", "loyalty")


def test_a_construct_alone_is_left_out() -> None:
    found = path_model(drawn(), structure(paths=PATHS[:2]), draws=None)
    assert [(f.code, f.place) for f in found.findings][:2] == [
        ("path-model-construct-alone", "price"),
        ("path-model-construct-alone", "loyalty"),
    ]


def test_nothing_left_is_an_error() -> None:
    with pytest.raises(DecisionError, match="structure-without-paths"):
        path_model(drawn().over(["S1", "S2"]), structure(), draws=None)


@pytest.mark.parametrize("people", [0, 1, 5])
def test_five_respondents_are_too_few(people: int) -> None:
    with pytest.raises(DecisionError, match=r"path-model-too-few|structure-without-paths"):
        path_model(drawn(40).among(np.arange(people)), structure(), draws=None)


def test_few_respondents_for_the_arrows_are_said() -> None:
    assert "path-model-small-sample" in codes(path_model(drawn(25), structure(), draws=None))


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


def test_not_settling_is_reported() -> None:
    correlations = moments(drawn().values, drawn().answered, drawn().weights).correlations
    stopped = outer_weights(correlations, prepare(drawn(), structure()).arrangement, most=2)
    assert not stopped.converged
    assert stopped.iterations == 2


def test_few_gaps_leave_complete_respondents_many_gaps_pairs() -> None:
    asked, random = drawn(400), np.random.default_rng(5)
    few = replace(asked, answered=random.random(asked.values.shape) > 0.005)
    many = replace(asked, answered=random.random(asked.values.shape) > 0.08)
    whole = path_model(asked, structure(), draws=None)
    by_case, by_pair = (path_model(each, structure(), draws=Draws(count=30)) for each in (few, many))
    assert "path-model-complete-only" in codes(by_case)
    assert "path-model-pairwise" in codes(by_pair)
    assert by_case.respondents < 400
    assert by_pair.estimates.paths == pytest.approx(whole.estimates.paths, abs=0.12)
    assert by_pair.scores == pytest.approx(whole.scores, abs=1.5)


def test_a_sample_says_so() -> None:
    asked = replace(drawn(), sampled=True, respondents=90_000)
    assert codes(path_model(asked, structure(), draws=None))[-1] == "path-model-sampled"


def test_alike_constructs_are_said() -> None:
    blocks = {**BLOCKS, "supply": ("S1", "S2"), "service": ("S3",)}
    found = path_model(drawn(noise=0.2), structure(blocks), draws=None)
    assert ("constructs-alike", "supply/service") in [(f.code, f.place) for f in found.findings]


def test_a_formative_construct_has_no_reliability() -> None:
    found = path_model(drawn(), structure(formative=("supply",)), draws=Draws(count=40))
    assert np.isnan(found.quality.ave[0])
    assert np.isnan(found.quality.htmt[0]).all()
    assert found.heterotrait("service", "price").low is not None


def test_too_few_resamples() -> None:
    with pytest.raises(DecisionError, match="bootstrap-too-few-resamples"):
        path_model(drawn(), structure(), draws=Draws(count=5))


def test_contradicting_pairs_become_possible_correlations() -> None:
    values = np.array([[1, 1, 0], [2, 2, 0], [3, 0, 1], [4, 0, 2], [0, 1, 2], [0, 2, 1.0]])
    found = moments(values, values > 0, np.full(6, 1 / 6))
    assert np.linalg.eigvalsh(found.correlations)[0] > -1e-9
    assert np.diag(found.correlations) == pytest.approx(np.ones(3))
