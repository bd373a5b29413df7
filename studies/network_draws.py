"""What all networks of a study say about the alternatives under varied judgments: the synthesis for all draws at once.

The same as :func:`studies.synthesis.synthesise`, from local weights instead of answers and with a leading axis. Sets of
networks inside go by the ids that the whole study knows them by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.bocr import BocrResult, Contribution
from mcdm.catalogue import find
from mcdm.judgments import FloatArray
from mcdm.ratings import rate
from studies.global_weights import decompose
from studies.study import Study
from studies.subnetworks import inside
from studies.weigh import weigh
from studies.weight_draws import WeightDraws, follow

Local = Mapping[str, FloatArray]


@dataclass(frozen=True, eq=False)
class JoinedDraws:
    """What the networks say about a alternatives in d variants of their judgments, values (d, a)."""

    alternatives: tuple[str, ...]
    values: FloatArray


def inner_weights(study: Study) -> dict[str, FloatArray]:
    """Local weights (k,) of every set inside a network, by the study itself."""
    return {
        inside(each.id, found.set.id): found.weights
        for each in study.subnetworks
        for found in weigh(study.inside(each.id)).sets
    }


def follow_networks(study: Study, local: Local, count: int, network: str = "") -> JoinedDraws | None:
    """From local weights (d, k) or (k,) of every set of every network to what they say; None where nothing is ranked.

    Parameters
    ----------
    study
        Seen from the network in question.
    local
        By the ids that the whole study knows the sets by.
    count
        d.
    network
        Its id; empty for the study's own.
    """
    own = {name: local[inside(network, name)] for name in study.comparison_sets if inside(network, name) in local}
    draws = follow(study, own, count)
    parts = [
        (each, found)
        for each in study.subnetworks
        if not each.parent and (found := follow_networks(study.inside(each.id), local, count, each.id)) is not None
    ]
    if not parts:
        return None if draws.alternatives is None else JoinedDraws(study.model.alternative_ids, _all(draws, count))
    names = tuple(dict.fromkeys(name for _, found in parts for name in found.alternatives))
    shares = _shares(study, tuple(each.element for each, _ in parts), own, draws)
    said = [
        Contribution(each.id, _over(names, found), shares[..., k], each.merit) for k, (each, found) in enumerate(parts)
    ]
    joined: BocrResult = find("synthesis", study.synthesis.method).call(said, study.synthesis.arguments)
    raw = np.broadcast_to(joined.raw, (count, len(names)))
    return JoinedDraws(names, np.maximum(raw, 0.0) if network else raw)


def _all(draws: WeightDraws, count: int) -> FloatArray:
    assert draws.alternatives is not None
    return np.broadcast_to(draws.alternatives.values, (count, draws.alternatives.values.shape[-1]))


def _over(names: tuple[str, ...], found: JoinedDraws) -> FloatArray:
    """The values in the order of all alternatives: nothing about those a network does not know."""
    values = np.zeros((len(found.values), len(names)))
    for k, name in enumerate(found.alternatives):
        values[:, names.index(name)] = np.maximum(found.values[:, k], 0.0)
    return values


def _shares(study: Study, elements: tuple[str, ...], local: Local, draws: WeightDraws) -> FloatArray:
    """Weights (d, s) of the elements that hold networks, as :mod:`studies.synthesis` gives them."""
    tree = decompose(study.model, local).whole
    known = dict(zip(draws.weights.elements, np.moveaxis(draws.weights.values, -1, 0), strict=True))
    if draws.alternatives is not None:
        ranked = np.moveaxis(draws.alternatives.values, -1, 0)
        known |= dict(zip(draws.alternatives.elements, ranked, strict=True))

    def of_element(name: str) -> FloatArray:
        found = known.get(name)
        return np.asarray(tree.get(name, 0.0) if found is None else found)

    table, given = study.ratings, [of_element(name) for name in elements]
    if table is not None and table.criteria and set(elements) <= set(table.alternatives):
        counted = np.stack(np.broadcast_arrays(*map(of_element, table.criterion_ids)), axis=-1)
        counted = np.where(counted.sum(-1, keepdims=True) > 0, counted, 1.0)
        totals = rate(table, counted).totals
        given = [totals[..., table.alternatives.index(name)] for name in elements]
    shares = np.stack(np.broadcast_arrays(*given), axis=-1)
    total = shares.sum(-1, keepdims=True)
    equal = np.full(shares.shape, 1 / len(elements))
    return np.where(total > 0, shares / np.where(total > 0, total, 1.0), equal)
