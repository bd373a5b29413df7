"""A study as a model file: read again it says the same, and what it could not say is listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exchange.super_decisions.from_study import export_model, to_model
from exchange.super_decisions.to_study import import_model
from mcdm.choice import Choice
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Node
from store.examples import load_example
from studies.study import PANEL, Ballot, Expert, Study
from studies.synthesis import synthesise
from studies.weigh import weigh
from tests.exchange.super_decisions.small_models import FEEDBACK, as_bytes, merits_as_bytes


def again(study: Study) -> Study:
    return import_model(export_model(study)[0].encode(), "Some.sdmod").study


@pytest.mark.parametrize("content", [as_bytes(), as_bytes(FEEDBACK), merits_as_bytes()])
def test_imported_exported_and_imported_again(content: bytes) -> None:
    first = import_model(content, "Some.sdmod").study
    second = again(first)
    assert second.model == first.model
    assert second.placements == first.placements
    assert len(second.ballots) == len(first.ballots)
    for one, other in zip(first.ballots, second.ballots, strict=True):
        assert (one.set, type(one.judgments)) == (other.set, type(other.judgments))
        if isinstance(one.judgments, PairwiseComparisons) and isinstance(other.judgments, PairwiseComparisons):
            np.testing.assert_allclose(one.judgments.matrix(), other.judgments.matrix(), rtol=1e-12)
        elif isinstance(one.judgments, DirectRatings) and isinstance(other.judgments, DirectRatings):
            np.testing.assert_allclose(one.judgments.points, other.judgments.points, rtol=1e-9)
    before, after = synthesise(first), synthesise(second)
    assert before is not None
    assert after is not None
    np.testing.assert_allclose(before.values, after.values, rtol=1e-9)


def test_a_panel_goes_over_as_its_mean() -> None:
    """The weights that the town hall's panel gives its criteria come back as shares of what is read."""
    study = load_example("town-hall")
    text, left = export_model(study)
    codes = {each.code for each in left}
    assert {"model-written-panel", "model-written-model-only"} <= codes
    read = weigh(import_model(text.encode(), "Some.sdmod").study)
    names = {each.en: k for k, each in import_model(text.encode(), "Some.sdmod").study.model.labels.items()}
    ours = weigh(study).by_method["ahp"]
    values = dict(zip(read.weights.elements, read.weights.values.tolist(), strict=True))
    kept = np.array([values[names[study.model.labels[node].en]] for node in ours.elements])
    np.testing.assert_allclose(kept / kept.sum(), ours.values, atol=1e-3)


HIERARCHY = Study(
    Label("Deep"),
    CriteriaModel(
        Label("Deep"),
        (Node("N1", Label("Same"), "C2"), Node("N2", Label("Same"), "C2"), Node("N3", Label("odd } name"), "C1")),
        (Cluster("C1", Label("Upper")), Cluster("C2", Label("Lower"), "C1")),
    ),
    experts=(Expert("E1", Label("One")),),
)


def cast(set_id: str, judgments: PairwiseComparisons | DirectRatings, expert: str = "E1") -> Study:
    return replace(HIERARCHY, ballots=(Ballot(expert, set_id, judgments),))


def test_levels_become_clusters_and_names_are_made_safe() -> None:
    file, left = to_model(HIERARCHY)
    assert [cluster.name for cluster in file.top.clusters] == ["Goal", "Criteria", "Upper", "Lower"]
    assert {"Same", "Same (N2)", "odd ) name"} <= set(file.top.cluster_of)
    assert "model-written-names-changed" in {each.code for each in left}


def test_what_a_bare_number_cannot_carry_is_said() -> None:
    ranged = PairwiseComparisons(("N1", "N2"), (PairwiseJudgment("N1", "N2", 3.0, 2.0, 4.0),))
    assert "model-written-judgments-plain" in {each.code for each in to_model(cast("C2", ranged))[1]}
    nothing = DirectRatings(("N1", "N2"), (1.0, 0.0))
    assert "model-written-points-of-nothing" in {each.code for each in to_model(cast("C2", nothing, PANEL))[1]}


def test_judgments_keep_their_direction() -> None:
    study = cast("C2", PairwiseComparisons(("N1", "N2"), (PairwiseJudgment("N2", "N1", 4.0),)))
    (asked,) = [each for each in to_model(study)[0].top.comparisons if each.source == "Lower"]
    assert asked.pairs == (("Same", "Same (N2)", 0.25),)


def test_chinese_names() -> None:
    study = replace(HIERARCHY, model=replace(HIERARCHY.model, goal=Label("Deep", "\u76ee\u6807\u540d")))
    assert "\u76ee\u6807\u540d" in export_model(study, "zh")[0]


def test_a_model_of_a_single_element_can_be_written() -> None:
    one = Study(Label("One"), CriteriaModel(Label("One"), (Node("N1", Label("Alone")),)))
    assert {label.en for label in again(one).model.labels.values()} >= {"Goal", "One", "Criteria", "Alone"}


def test_ratings_go_over_and_come_back() -> None:
    study = import_model(merits_as_bytes(), "Some.sdmod").study
    assert again(study).ratings == study.ratings
    assert again(study).synthesis == study.synthesis


@pytest.mark.parametrize(
    ("chosen", "formula"),
    [
        (Choice("multiplicative"), "$SmartAlt(Benefits) * [invert $SmartAlt(Costs)]"),
        (Choice("subtractive"), "NormalRat(Benefits) * $SmartAlt(Benefits) - NormalRat(Costs) * $SmartAlt(Costs)"),
        (Choice("weighted-sum"), ""),
    ],
)
def test_ways_to_join_as_formulas(chosen: Choice, formula: str) -> None:
    study = replace(import_model(merits_as_bytes(), "Some.sdmod").study, synthesis=chosen)
    file, left = to_model(study)
    assert file.top.formula == formula
    assert "model-written-synthesis" not in {each.code for each in left}


def test_a_way_to_join_without_counterpart_is_said() -> None:
    study = replace(import_model(merits_as_bytes(), "Some.sdmod").study, synthesis=Choice("probabilistic-additive"))
    file, left = to_model(study)
    assert not file.top.formula
    assert "model-written-synthesis" in {each.code for each in left}
