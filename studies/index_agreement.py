"""Where indices agree on what is weak, and where they part: the order they put indicators and clusters in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

import numpy as np

from mcdm.fuzzy import OPERATORS, compose, defuzzify
from mcdm.judgments import FloatArray
from satisfaction.index.set_pair import three_elements
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from studies.measure import Measurement
from studies.study import Study

BOTTOM = 1 / 3
"""An element in the last third of an index is at its bottom."""

SURELY_BELOW = 1.645
"""Standard errors by which an element must lie below another to be told from it: one side, 95 %."""

FAR = 1 / 3
"""Two indices part on an element where its places differ by more than this part of all places."""


@dataclass(frozen=True)
class Parting:
    """An element that one index puts much lower than another: places from 0 (lowest) to 1."""

    element: str
    lower: str
    higher: str
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Agreement:
    """Several indices' order of the same elements.

    Parameters
    ----------
    scores
        Index -> element -> what the index says about it, higher is better. An index may know only some elements.
    errors
        Index -> element -> standard error of that; nothing where it is not a matter of sampling, infinite where the
        error is not known.
    """

    scores: Mapping[str, Mapping[str, float]]
    errors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def correlation(self, first: str, second: str) -> tuple[float | None, int]:
        """Spearman's rank correlation of two indices over the elements both know, and how many these are.

        None below three elements, or where one of them puts all alike.
        """
        common = [element for element in self.scores[first] if element in self.scores[second]]
        if len(common) < 3:
            return None, len(common)
        ranks = [_ranks([self.scores[name][element] for element in common]) for name in (first, second)]
        if any(np.ptp(each) == 0 for each in ranks):
            return None, len(common)
        return float(np.corrcoef(ranks[0], ranks[1])[0, 1]), len(common)

    @property
    def correlations(self) -> dict[tuple[str, str], tuple[float, int]]:
        """Every pair of indices whose order can be compared."""
        found = {pair: self.correlation(*pair) for pair in combinations(self.scores, 2)}
        return {pair: (rho, count) for pair, (rho, count) in found.items() if rho is not None}

    @cached_property
    def places(self) -> dict[str, dict[str, float]]:
        """Index -> element -> its place, from 0 (lowest) to 1 (highest); indices that put all alike are left out."""
        found = {}
        for name, scores in self.scores.items():
            if len(scores) > 1 and np.ptp(list(scores.values())) > 0:
                ranks = _ranks(list(scores.values()))
                found[name] = dict(zip(scores, ((ranks - 1) / (len(scores) - 1)).tolist(), strict=True))
        return found

    @property
    def bottom(self) -> tuple[str, ...]:
        """Elements that every index that knows them has in its last third, at least two know; the lowest first."""
        known = self._by_element()
        low = {
            element: sum(places.values()) / len(places)
            for element, places in known.items()
            if len(places) > 1 and max(places.values()) <= BOTTOM
        }
        return tuple(sorted(low, key=lambda element: low[element]))

    @property
    def certain_bottom(self) -> tuple[str, ...]:
        """Those at the bottom that chance did not put there, the lowest first.

        Every index that knows such an element tells it, beyond sampling, from at least two thirds of the others. That
        the same people judged both is left out, which makes a difference look less certain than it is.
        """
        return tuple(
            element
            for element in self.bottom
            if all(self._is_below(name, element) for name in self.places if element in self.scores[name])
        )

    def _is_below(self, name: str, element: str) -> bool:
        """Whether an index puts an element surely below all but its last third."""
        scores, errors = self.scores[name], self.errors.get(name, {})
        own = errors.get(element, 0.0)
        above = sum(
            scores[other] - scores[element] > max(SURELY_BELOW * math.hypot(own, errors.get(other, 0.0)), 1e-12)
            for other in scores
        )
        return above >= (1 - BOTTOM) * (len(scores) - 1) - 1e-9

    @property
    def partings(self) -> tuple[Parting, ...]:
        """Elements whose places differ most between two indices, the widest apart first."""
        found = []
        for element, places in self._by_element().items():
            lower, higher = min(places, key=lambda name: places[name]), max(places, key=lambda name: places[name])
            if places[higher] - places[lower] > FAR:
                found.append(Parting(element, lower, higher, places[lower], places[higher]))
        return tuple(sorted(found, key=lambda each: each.low - each.high))

    def _by_element(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for name, places in self.places.items():
            for element, place in places.items():
                found.setdefault(element, {})[name] = place
        return found


def agree_on_indicators(
    study: Study, measurement: Measurement, roles: RoleScores | None, of_roles: FloatArray | None,
    gaps: ServiceGaps | None,
) -> Agreement:  # fmt: skip
    """The order of the indicators.

    One indicator alone is judged alike by the weighted average and by every fuzzy operator, so these are one order.

    Parameters
    ----------
    roles
        What each role says; None where roles did not answer.
    of_roles
        Memberships mixed by role, shape (n, g) in the order of the model; None where roles did not answer.
    gaps
        Perceived less expected, where that was asked.
    """
    nodes, values = study.model.indicator_ids, measurement.memberships.values
    scores = {"weighted-average": _scores(study, nodes, values), "set-pair": _tendencies(nodes, values)}
    errors = {"weighted-average": _errors(measurement), "set-pair": _errors_of_tendencies(study, measurement)}
    if roles is not None and of_roles is not None:
        scores["role-weighted"] = _scores(study, nodes, of_roles)
        errors["role-weighted"] = dict.fromkeys(nodes, _error_of_roles(study, roles))
    if gaps is not None:
        asked = [each for each in gaps.gaps if each.indicator in nodes]
        scores["servqual"] = {each.indicator: each.gap.value for each in asked}
        errors["servqual"] = {each.indicator: _or_unknown(each.gap.standard_error) for each in asked}
    return Agreement(scores, errors)


def agree_on_clusters(
    study: Study, measurement: Measurement, roles: RoleScores | None, of_roles: FloatArray | None,
    gaps: ServiceGaps | None,
) -> Agreement:  # fmt: skip
    """The order of the clusters, which the fuzzy operators do not put alike. Empty without clusters.

    The error of a cluster is at most the mean of those of its indicators, which is what it is taken for: the same
    people judged them all.
    """
    inside = {each.cluster: _members(study, each.cluster) for each in measurement.clusters}
    values, weights = measurement.memberships.values, measurement.weights
    nodes, grades = study.model.indicator_ids, np.array(study.scale.scores)
    scores: dict[str, dict[str, float]] = {}
    for operator in OPERATORS:
        name = "weighted-average" if operator == "weighted-average" else f"fuzzy-comprehensive/{operator}"
        scores[name] = {
            cluster: float(defuzzify(compose(_local(weights[rows]), values[rows], operator), grades))
            for cluster, rows in inside.items()
        }
    shares = {cluster: _local(weights[rows]) @ values[rows] for cluster, rows in inside.items()}
    scores["set-pair"] = _tendencies(tuple(shares), np.stack([*shares.values()])) if shares else {}
    of_answers = _errors(measurement)
    errors = dict.fromkeys(scores, of_answers) | {"set-pair": _errors_of_tendencies(study, measurement)}
    if roles is not None and of_roles is not None:
        mixed = {cluster: _known_mean(weights[rows], of_roles[rows] @ grades) for cluster, rows in inside.items()}
        scores["role-weighted"] = {cluster: mean for cluster, mean in mixed.items() if mean is not None}
        errors["role-weighted"] = dict.fromkeys(nodes, _error_of_roles(study, roles))
    if gaps is not None:
        scores["servqual"] = _gaps_of_clusters(study, gaps, inside)
        errors["servqual"] = {each.indicator: _or_unknown(each.gap.standard_error) for each in gaps.gaps}
    return Agreement(scores, {
        name: {
            cluster: float(_local(weights[rows]) @ [errors[name].get(nodes[row], 0.0) for row in rows])
            for cluster, rows in inside.items()
        }
        for name in scores
    })  # fmt: skip


def _errors(measurement: Measurement) -> dict[str, float]:
    """Standard error of the score of each indicator: none of a figure, or of what was only stated."""
    if measurement.index.source != "survey":
        return {}
    return {node: _or_unknown(each.standard_error) for node, each in measurement.indicators.items() if each.answers}


def _errors_of_tendencies(study: Study, measurement: Measurement) -> dict[str, float]:
    """The same of identity less contrary: as many answers, spread as these are."""
    values, grades = measurement.memberships.values, np.array(study.scale.scores)
    ends = np.zeros(len(grades))
    ends[0], ends[-1] = 1.0, -1.0
    found = {}
    for node, error in _errors(measurement).items():
        row = values[measurement.memberships.indicators.index(node)]
        spread = _spread(row, grades)
        found[node] = error * _spread(row, ends) / spread if spread > 0 else error
    return found


def _error_of_roles(study: Study, roles: RoleScores) -> float:
    """At most so large is the error of an indicator's score: every role as divided as it is over all indicators."""
    grades = np.array(study.scale.scores)
    parts = [each.weight * _spread(each.shares, grades) / math.sqrt(max(each.score.answers, 1)) for each in roles.roles]
    return math.hypot(*parts)


def _spread(shares: FloatArray, values: FloatArray) -> float:
    return math.sqrt(max(float(shares @ values**2 - (shares @ values) ** 2), 0.0))


def _or_unknown(error: float | None) -> float:
    return math.inf if error is None else error


def _members(study: Study, cluster: str) -> list[int]:
    return [k for k, node in enumerate(study.model.indicators) if node.cluster == cluster]


def _local(weights: FloatArray) -> FloatArray:
    local: FloatArray = weights / weights.sum()
    return local


def _scores(study: Study, nodes: tuple[str, ...], memberships: FloatArray) -> dict[str, float]:
    means = memberships @ np.array(study.scale.scores)
    return {node: float(means[k]) for k, node in enumerate(nodes) if memberships[k].any()}


def _tendencies(names: tuple[str, ...], memberships: FloatArray) -> dict[str, float]:
    """Identity less contrary: what the set-pair potential e^(a - c) ranks by."""
    elements = three_elements(memberships)
    return {name: float(elements[k, 0] - elements[k, 2]) for k, name in enumerate(names) if memberships[k].any()}


def _known_mean(weights: FloatArray, scores: FloatArray) -> float | None:
    """Weighted mean over the indicators that somebody answered: a score of zero is none."""
    kept = np.where(scores > 0, weights, 0.0)
    return float(kept @ scores / kept.sum()) if kept.sum() > 0 else None


def _gaps_of_clusters(study: Study, gaps: ServiceGaps, inside: Mapping[str, list[int]]) -> dict[str, float]:
    found = {}
    for cluster, rows in inside.items():
        nodes = {study.model.indicator_ids[row] for row in rows}
        parts = [(w, each.gap.value) for w, each in zip(gaps.weights.tolist(), gaps.gaps, strict=True)
                 if each.indicator in nodes and w > 0]  # fmt: skip
        if parts:
            found[cluster] = sum(w * gap for w, gap in parts) / sum(w for w, _ in parts)
    return found


def _ranks(values: list[float]) -> FloatArray:
    from scipy.stats import rankdata  # here, because it takes a while to import and only a comparison needs it

    return np.asarray(rankdata(np.round(values, 12)), np.float64)
