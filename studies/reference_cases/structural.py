"""Cases of the ACSI score, the ECSI index, and structural models of satisfaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from satisfaction.index.acsi import BEST, WORST, acsi_score, unstandardised
from satisfaction.index.given_paths import given_paths
from satisfaction.index.path_model.arrangement import Arrangement
from satisfaction.index.path_model.bootstrap import own
from satisfaction.index.path_model.estimates import estimate
from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import SCHEMES, outer_weights
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from studies.reference_cases.case import Outputs, array, calculation, columns


@calculation("acsi")
def acsi(means: object, weights: object = None, worst: float = WORST, best: float = BEST) -> Outputs:
    """The score from mean answers; weights are equal where none are given."""
    given = None if weights is None else array(weights, "weights", 1)
    low, high = float(array(worst, "worst", 0)), float(array(best, "best", 0))
    return {"score": acsi_score(array(means, "means", 1), given, worst=low, best=high)}


@calculation("ecsi-index")
def ecsi_index(
    data: object, indicators: Sequence[str], outer_weights: object, worst: float = WORST, best: float = BEST
) -> Outputs:
    """The score with outer weights divided by the standard deviations of the items."""
    answers = columns(data, indicators)
    weights = unstandardised(array(outer_weights, "outer_weights"), answers.std(axis=0, ddof=1))
    return {"index": acsi_score(answers.mean(axis=0), weights, worst=float(worst), best=float(best))}


@calculation("pls-path-model")
def pls_path_model(
    data: object,
    blocks: Mapping[str, Sequence[str]],
    paths: Sequence[Sequence[str]],
    scheme: str = "path",
    formative: Sequence[str] = (),
) -> Outputs:
    """A path model by partial least squares; constructs named in `formative` by mode B."""
    if scheme not in SCHEMES:
        facts = {"name": "scheme", "value": scheme, "choices": ", ".join(SCHEMES)}
        raise DecisionError(
            "parameter-not-a-choice", method="pls-path-model", suggestion=closest(scheme, SCHEMES), **facts
        )
    arrangement = Arrangement.of(_model(blocks, paths, formative))
    answers = columns(data, arrangement.items)
    varies = np.ptp(answers, axis=0) > 0
    for k, construct in enumerate(arrangement.constructs):
        if not varies[arrangement.inside(k)].any():
            raise DecisionError("path-model-column-constant", construct=construct)
    found = moments(answers, np.ones(answers.shape, bool), np.full(len(answers), 1 / len(answers)))
    outer = outer_weights(found.correlations, arrangement, scheme)
    estimates = estimate(found.correlations, outer.values, arrangement)
    at = {name: k for k, name in enumerate(arrangement.constructs)}
    return {
        "path_coefficients": [float(estimates.paths[at[source], at[target]]) for source, target in paths],
        "outer_weights": dict(zip(arrangement.items, own(outer.values, arrangement).tolist(), strict=True)),
        "loadings": dict(zip(arrangement.items, own(estimates.loadings, arrangement).tolist(), strict=True)),
        "total_effects": {
            f"{source}->{target}": float(estimates.total[i, j])
            for source, i in at.items()
            for target, j in at.items()
            if _leads(arrangement, i, j)
        },
        "r_squared": {name: float(estimates.r_squared[j]) for name, j in at.items() if j in arrangement.targets},
        "iterations": int(outer.iterations),
        "converged": bool(outer.converged),
    }


@calculation("total-effects")
def total_effects(to_satisfaction: Sequence[float], satisfaction_to_loyalty: float) -> Outputs:
    """What drivers of satisfaction do to loyalty through it, and whether the coefficients are coherent."""
    given = array(to_satisfaction, "to_satisfaction", 1)
    onward = float(array(satisfaction_to_loyalty, "satisfaction_to_loyalty", 0))
    names = [f"driver-{k}" for k in range(len(given))]
    model = StructuralModel(
        tuple(Construct(name, Label()) for name in (*names, "satisfaction", "loyalty")),
        (
            *(StructuralPath(name, "satisfaction", float(each)) for name, each in zip(names, given, strict=True)),
            StructuralPath("satisfaction", "loyalty", onward),
        ),
    )
    found = given_paths(model)
    outputs: dict[str, object] = {"to_loyalty": [found.effect(name, "loyalty") for name in names]}
    for each in found.coherence:
        outputs["sum_of_squares"] = each.sum_of_squares
        outputs["largest_mean_correlation"] = each.largest_mean_correlation
    return outputs


def _model(
    blocks: Mapping[str, Sequence[str]], paths: Sequence[Sequence[str]], formative: Sequence[str]
) -> StructuralModel:
    for name, items in blocks.items():
        if not items:
            raise DecisionError("structure-construct-empty", construct=name)
    constructs = tuple(
        Construct(name, Label(name), tuple(items), "formative" if name in formative else "reflective")
        for name, items in blocks.items()
    )
    return StructuralModel(constructs, tuple(StructuralPath(source, target) for source, target in paths))


def _leads(arrangement: Arrangement, source: int, target: int) -> bool:
    """Whether a way leads from one construct to another."""
    reached, ahead = {source}, [source]
    while ahead:
        following = set(np.flatnonzero(arrangement.acts[ahead.pop()]).tolist()) - reached
        reached |= following
        ahead += following
    return target in reached and target != source
