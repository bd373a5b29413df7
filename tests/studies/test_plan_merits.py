"""Plans by benefits, opportunities, costs and risks."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from store.examples import load_example
from studies.evaluate import evaluate, face_futures, project
from studies.plan_merits import derived_merits, stated_merits

NAMES = {"B": "benefits", "O": "opportunities", "C": "costs", "R": "risks"}
STUDY = load_example("power-supply")
EVALUATION = evaluate(STUDY)
PLANS = STUDY.scenarios[1:]
RUNS = project(STUDY, EVALUATION, Draws(), PLANS)


def test_the_merits_that_the_demo_states(shared: Path) -> None:
    told = json.loads((shared / "demo" / "demo_model.json").read_text(encoding="utf-8"))["bocr"]
    merits = {NAMES[name]: of_plans for name, of_plans in told["priorities"].items()}
    found = stated_merits(merits, {NAMES[name]: weight for name, weight in told["weights"].items()})
    given = {name: np.array(list(of_plans.values())) for name, of_plans in told["priorities"].items()}
    by_hand = 0.4 * given["B"] + 0.2 * given["O"] - 0.25 * given["C"] - 0.15 * given["R"]
    np.testing.assert_allclose(found.joined().raw, by_hand)
    product = found.joined(Choice.of("multiplicative")).raw
    np.testing.assert_allclose(product, given["B"] * given["O"] / (given["C"] * given["R"]))
    assert not found.derived
    assert found.ranking()[0] == "S4"


def test_derived_merits_say_so_and_come_from_the_runs() -> None:
    found = derived_merits(RUNS, face_futures(STUDY, EVALUATION))
    assert found.derived
    assert [finding.code for finding in found.findings] == ["merits-derived"]
    merits = {part.merit: np.asarray(part.priorities) for part in found.contributions}
    gains = np.array([run.gain for run in RUNS])
    np.testing.assert_allclose(merits["benefits"], gains / gains.sum())
    assert merits["risks"].argmin() == 3  # S4 has the least to regret among all
    assert merits["risks"].argmax() == 0
    assert found.ranking()[0] in ("S3", "S4")
    assert found.ranking()[-1] == "S1"


def test_without_futures_or_draws() -> None:
    tails = derived_merits(RUNS)
    risks = np.asarray(next(part.priorities for part in tails.contributions if part.merit == "risks"))
    assert risks.argmin() == 0  # S1 moves least
    certain = derived_merits(project(STUDY, EVALUATION, None, PLANS))
    assert [part.merit for part in certain.contributions] == ["benefits", "costs"]
    assert [finding.code for finding in certain.findings][1:] == ["merit-without-difference"] * 2


def test_merits_of_other_plans() -> None:
    with pytest.raises(DecisionError, match="merit-plans-differ"):
        stated_merits({"benefits": {"S1": 1.0}, "costs": {"S2": 1.0}})
    with pytest.raises(DecisionError, match="synthesis-empty"):
        stated_merits({})
    with pytest.raises(DecisionError, match="id-unknown"):
        derived_merits(RUNS, face_futures(STUDY, EVALUATION, PLANS[:1]))
