"""Decision matrices: from scenarios, networks, alternatives and ratings, and from a table that was pasted."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from store.examples import load_example
from store.templates import load_template
from studies import edits
from studies.decision_matrix import DecisionTable, of_alternatives, of_networks, of_ratings, of_scenarios, read_table
from studies.evaluate import evaluate, project
from studies.synthesis import synthesise
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.parts import refused


def test_scenarios_by_what_they_lead_to() -> None:
    study = load_example("power-supply")
    evaluation = evaluate(study)
    projections = project(study, evaluation, Draws(count=64))
    table = of_scenarios(study, projections, evaluation.weighing)
    assert table is not None
    assert [each.id for each in table.criteria] == ["C1", "C2", "C3", "C4", "C5", "C6", "unlucky", "cost"]
    assert [each.objective for each in table.criteria] == [1] * 7 + [-1]
    assert [each.assumed for each in table.criteria] == [False] * 6 + [True, True]
    judged = np.array([each.weight for each in table.criteria[:6]])
    assert judged.sum() == pytest.approx(1)
    # Without influences of the fuzzy operator, the index is the weighted mean of the criteria's indices.
    assert table.values[:, :6] @ judged == pytest.approx([each.index[-1] for each in projections])
    assert table.values[:, 7] == pytest.approx([each.cost.npv for each in projections])
    assert of_scenarios(study, projections[:1], evaluation.weighing) is None


def test_alternatives_by_their_local_priorities() -> None:
    study = load_template("alternatives")
    table = of_alternatives(study, weigh(study))
    assert table is not None
    assert table.values[:, 0] == pytest.approx([0.3, 0.5, 0.2])
    assert table.expert_weights == pytest.approx([0.5, 0.2, 0.3])
    assert table.values @ table.expert_weights == pytest.approx(weigh(study).alternatives.values)  # type: ignore[union-attr]
    assert of_alternatives(hierarchy(), weigh(hierarchy())) is None


def test_networks_with_costs_and_risks_against() -> None:
    study = load_template("bocr-subtractive")
    table = of_networks(study, synthesise(study))
    assert table is not None
    assert [each.objective for each in table.criteria] == [1, 1, -1, -1]
    assert tuple(table.options) == ("S1", "S2", "S3", "S4")
    assert table.values[:, 2] == pytest.approx([0.28, 0.24, 0.24, 0.24])
    plain = load_template("alternatives")
    assert of_networks(plain, synthesise(plain)) is None


def test_only_what_is_rated_throughout_is_compared() -> None:
    study = load_template("ratings")
    table = of_ratings(study, weigh(study))
    assert table is not None
    assert table.values.shape == (6, 4)
    fewer = of_ratings(gap := edits.rate(study, "F1", "works", ""), weigh(gap))
    assert fewer is not None
    assert "F1" not in fewer.options
    assert of_ratings(hierarchy(), weigh(hierarchy())) is None


def table() -> DecisionTable:
    return read_table("Supplier,Quality,Price (-)\nNorth,7,120\nSouth,9,150\nWest,6,90")


def test_a_pasted_table() -> None:
    found = table()
    assert tuple(found.options) == ("North", "South", "West")
    assert [(each.id, each.objective) for each in found.criteria] == [("Quality", 1), ("Price", -1)]
    assert found.values.tolist() == [[7, 120], [9, 150], [6, 90]]
    assert read_table("x\ta（−）\tb\n甲\t1\t\u22122\n乙\t3\t40%").values.tolist() == [[1, -2], [3, 40]]
    assert read_table("x；a；b\n甲；1；2\n乙；3；4").values.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("own-table-empty", ""),
        ("own-table-empty", "a,b\nx,1"),
        ("own-table-empty", "a\nx\ny"),
        ("own-table-row", "n,a,b\nx,1\ny,1,2"),
        ("own-table-not-a-number", "n,a\nx,one\ny,2"),
        ("own-table-not-a-number", "n,a\nx,inf\ny,2"),
        ("own-table-name-repeated", "n,a\nx,1\nx,2"),
        ("own-table-name-repeated", "n,a,a\nx,1,1\ny,2,2"),
        ("own-table-too-large", "n" + ",a" * 2600 + "\nx" + ",1" * 2600 + "\ny" + ",1" * 2600),
    ],
)
def test_a_table_that_cannot_be_read_says_where(code: str, text: str) -> None:
    assert refused(lambda: read_table(text)).code == code


def test_weights_of_every_source_sum_to_one() -> None:
    found = table().changed({}, {"Quality": 3.0, "Price": 1.0})
    assert found.weights("experts") == pytest.approx([0.75, 0.25])
    assert not any(each.assumed for each in found.criteria)
    for source in ("experts", "equal", "entropy", "critic", "combined"):
        assert found.weights(source).sum() == pytest.approx(1)  # type: ignore[arg-type]
    geometric = found.weights("combined", Choice("geometric"))
    expected = np.sqrt(found.weights("experts") * found.weights("critic"))
    assert geometric == pytest.approx(expected / expected.sum())
    assert table().changed({}, {"Quality": 0.0, "Price": 0.0}).expert_weights == pytest.approx([0.5, 0.5])


def test_directions_reach_the_matrix() -> None:
    assert table().matrix().objectives == (1, -1)
    assert table().changed({"Price": 1}, {}).matrix().objectives == (1, 1)
    with pytest.raises(ValueError, match="read-only"):
        table().values[0, 0] = 1
    with pytest.raises(DecisionError):
        read_table("n,a\nx,-1\ny,2").weights("entropy")
