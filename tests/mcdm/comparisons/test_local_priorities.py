"""Local priorities: weights of a comparison set in whatever state, and what is said about it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from mcdm.comparisons.consistency import above_threshold, consistency, worst_judgment
from mcdm.comparisons.fuzzy_judgments import fuzzify
from mcdm.comparisons.local_priorities import comparison_methods, local_priorities
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.panel.aggregation import aggregate_judgments
from mcdm.panel.consensus import consensus
from mcdm.weighting import complete, eigenvector, fuzzy_geometric_mean, geometric_mean, incomplete_least_squares
from tests.mcdm.judgments import BOZOKI, SAATY_CITY, noisy, reciprocal


def test_complete_judgments_need_no_finding() -> None:
    found = local_priorities(SAATY_CITY)
    assert found.weights == pytest.approx(eigenvector(np.asarray(SAATY_CITY)))
    assert found.findings == ()
    assert found.consistency.ratio == consistency(np.asarray(SAATY_CITY)).ratio
    assert not found.weights.flags.writeable


def test_nothing_answered_means_equal_weights_and_a_finding() -> None:
    found = local_priorities(np.eye(4), places=["E1/goal"])
    assert found.weights.tolist() == [0.25] * 4
    (finding,) = found.findings
    assert (finding.code, finding.place, finding.details["asked"]) == ("comparisons-unanswered", "E1/goal", 6)
    assert not found.consistency.defined


@pytest.mark.parametrize("method", ["eigenvector", "geometric-mean", "incomplete-least-squares", "harker"])
def test_groups_that_were_not_compared_share_by_their_size(method: str) -> None:
    judgments = reciprocal(5, {(0, 3): 3, (1, 2): 2})
    found = local_priorities(judgments, method, elements=tuple("abcde"))
    assert found.weights == pytest.approx([0.4 * 3 / 4, 0.4 * 2 / 3, 0.4 / 3, 0.4 / 4, 0.2])
    (finding,) = found.findings
    assert finding.code == "comparisons-disconnected"
    assert finding.details["components"] == "a, d | b, c | e"
    assert (finding.details["first"], finding.details["second"]) == ("a", "b"), "two groups of two are one of four then"


@pytest.mark.parametrize(("method", "function"), [("eigenvector", eigenvector), ("geometric-mean", geometric_mean)])
def test_a_method_for_complete_judgments_gets_their_completion(method: str, function: object) -> None:
    found = local_priorities(BOZOKI, method)
    assert found.weights == pytest.approx(function(complete(np.asarray(BOZOKI)).matrix))  # type: ignore[operator]
    assert [finding.code for finding in found.findings] == ["comparisons-incomplete"]
    assert found.findings[0].details["answered"] == 5


def test_a_panel_is_its_experts_one_by_one() -> None:
    panel = noisy(4, 5, 0.5, 3)
    panel[1, 0, 1] = panel[1, 1, 0] = 0
    panel[2] = np.eye(5)
    panel[3] = reciprocal(5, {(0, 1): 2})
    places = [f"E{k}/goal" for k in range(4)]
    together = local_priorities(panel, places=places)
    alone = [local_priorities(judgments, places=[place]) for judgments, place in zip(panel, places, strict=True)]
    assert together.weights == pytest.approx(np.stack([one.weights for one in alone]))
    assert together.findings == tuple(finding for one in alone for finding in one.findings)


def test_equal_findings_of_many_draws_are_said_once() -> None:
    assert len(local_priorities(np.broadcast_to(BOZOKI, (50, 4, 4))).findings) == 1


def test_a_method_for_points_is_refused() -> None:
    with pytest.raises(DecisionError, match="method-needs-ratings"):
        local_priorities(SAATY_CITY, "direct")


@pytest.mark.parametrize(
    ("method", "code"),
    [("best-worst-linear", "method-needs-best-worst"), ("entropy", "method-needs-decision-matrix")],
)
def test_a_method_for_other_answers_is_refused(method: str, code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        local_priorities(SAATY_CITY, method)


def test_every_method_that_is_offered_works_on_comparisons() -> None:
    offered = comparison_methods()
    assert {"eigenvector", "harker", "extent-analysis"} <= set(offered)
    assert not {"direct", "entropy", "best-worst-linear"} & set(offered)
    for name in offered:
        assert local_priorities(BOZOKI, name).weights.sum() == pytest.approx(1)


def test_a_fuzzy_method_gets_one_step_to_either_side() -> None:
    found = local_priorities(SAATY_CITY, "fuzzy-geometric-mean")
    assert found.weights == pytest.approx(fuzzy_geometric_mean(fuzzify(SAATY_CITY)))
    assert found.findings == ()
    crisp = local_priorities(SAATY_CITY, "fuzzy-geometric-mean", spread=0.0)
    assert crisp.weights == pytest.approx(geometric_mean(np.asarray(SAATY_CITY)))


def test_a_fuzzy_method_reads_the_ranges_that_were_given() -> None:
    judgments = reciprocal(3, {(0, 1): 3, (0, 2): 5, (1, 2): 2})
    triangles = fuzzify(judgments, spread=0)
    triangles[0, 1], triangles[1, 0] = (1, 3, 8), (1 / 8, 1 / 3, 1)
    expected = fuzzify(judgments)
    expected[0, 1], expected[1, 0] = triangles[0, 1], triangles[1, 0]
    found = local_priorities(judgments, "fuzzy-geometric-mean", triangles=triangles)
    assert found.weights == pytest.approx(fuzzy_geometric_mean(expected))
    by_value = local_priorities(judgments, "eigenvector", triangles=triangles)
    assert by_value.weights == pytest.approx(eigenvector(judgments))
    with pytest.raises(DecisionError, match="triangles-wrong-shape"):
        local_priorities(judgments, "fuzzy-geometric-mean", triangles=triangles[:2, :2])


def test_a_fuzzy_method_gets_a_completion_and_components() -> None:
    found = local_priorities(BOZOKI, "fuzzy-geometric-mean")
    assert found.weights == pytest.approx(fuzzy_geometric_mean(fuzzify(complete(np.asarray(BOZOKI)).matrix)))
    apart = reciprocal(5, {(0, 3): 3, (1, 2): 2})
    parts = local_priorities(apart, "fuzzy-geometric-mean", triangles=fuzzify(apart, spread=0))
    pair = fuzzy_geometric_mean(fuzzify(reciprocal(2, {(0, 1): 3})))
    assert parts.weights[[0, 3]] == pytest.approx(0.4 * pair)
    assert parts.weights[4] == pytest.approx(0.2)
    assert [finding.code for finding in parts.findings] == ["comparisons-disconnected"]


def test_extent_analysis_says_whom_it_leaves_out() -> None:
    found = local_priorities(SAATY_CITY, "extent-analysis", elements=tuple("abcde"), places=["E1/goal"])
    (finding,) = found.findings
    assert (finding.code, finding.place) == ("extent-analysis-zero-weight", "E1/goal")
    left_out = [name for name, weight in zip("abcde", found.weights, strict=True) if weight == 0]
    assert finding.details["elements"] == ", ".join(left_out)
    assert 1 <= len(left_out) < 5
    assert worst_judgment(np.asarray(SAATY_CITY), found.weights) is not None  # and no division by nothing


def demo_panel(shared: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, FloatArray], dict[str, object]]:
    """Elements and judgments (9, n, n) of every set of the demo's panel."""
    demo = json.loads((shared / "demo" / "demo_model.json").read_text(encoding="utf-8"))
    elements = {"goal": tuple(cluster["id"] for cluster in demo["clusters"])}
    for cluster in elements["goal"]:
        elements[cluster] = tuple(one["id"] for one in demo["indicators"] if one["cluster"] == cluster)
    panel = {}
    for name, ids in elements.items():
        given = [
            {(ids.index(j["a"]), ids.index(j["b"])): Fraction(j["value"]) for j in expert["judgments"].get(name, ())}
            for expert in demo["experts"]
        ]
        panel[name] = np.stack([reciprocal(len(ids), one) for one in given])
    return elements, panel, demo


def test_the_demo_panel(shared: Path) -> None:
    elements, panel, demo = demo_panel(shared)
    experts = [expert["id"] for expert in demo["experts"]]  # type: ignore[attr-defined]
    expected = demo["expected_results"]  # type: ignore[assignment]
    above = []
    for name, judgments in panel.items():
        places = [f"{expert}/{name}" for expert in experts]
        found = local_priorities(judgments, elements=elements[name], places=places)
        worst = [worst_judgment(one, weights) for one, weights in zip(judgments, found.weights, strict=True)]
        above += above_threshold(worst, found.consistency, elements=elements[name], places=places)
        if name == "goal":
            for expert, ratio in zip(experts, found.consistency.ratio, strict=True):
                stated = expected["expert_CR_goal"][expert]  # type: ignore[index]
                assert stated is None or ratio == pytest.approx(stated, abs=6e-4)
            assert [finding.place for finding in found.findings] == ["E7/goal"]
    assert {finding.place: round(finding.details["ratio"], 3) for finding in above} == {  # type: ignore[arg-type]
        "E5/goal": 0.118,
        "E7/C3": 0.145,
    }


def test_the_demo_group(shared: Path) -> None:
    _, panel, demo = demo_panel(shared)
    shares = [expert["weight"] for expert in demo["experts"]]  # type: ignore[attr-defined]
    expected = demo["expected_results"]  # type: ignore[assignment]
    group = incomplete_least_squares(aggregate_judgments(panel["goal"], shares))
    assert group.tolist() == pytest.approx(list(expected["cluster_weights"].values()), abs=6e-5)  # type: ignore[index]
    agreed = consensus(incomplete_least_squares(panel["goal"]))
    assert agreed == pytest.approx(expected["consensus_goal"], abs=6e-4)  # type: ignore[index]
