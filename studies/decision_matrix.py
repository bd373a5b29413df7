"""Decision matrices of a study: what is ranked, on which criteria, in which direction and with which weights.

Scenarios are ranked by what they lead to, alternatives by their local priorities or by what the networks inside say,
rated things by the values of their ratings; a table of one's own is read from text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

import mcdm.combination
import mcdm.ranking
import mcdm.weighting  # noqa: F401  (registers the methods)
from mcdm.catalogue import find
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from mcdm.model import GOAL, CriteriaModel
from mcdm.ranking.decision_matrix import DecisionMatrix
from scenarios.projection import Projection
from studies.study import Study
from studies.synthesis import Synthesis, rated
from studies.weighing import Weighing

Source = Literal["networks", "ratings", "alternatives", "scenarios", "own"]
WeightSource = Literal["experts", "equal", "entropy", "critic", "combined"]

UNLUCKY = 10
"""Percentile of the draws that a scenario's unlucky case is."""

LARGEST = 5000
"""Cells that a table of one's own may have."""


@dataclass(frozen=True)
class Criterion:
    """A column: its id and name, whether more is better (1) or less (-1), and its weight.

    `assumed` says that no expert judged the weight.
    """

    id: str
    label: Label
    objective: Literal[1, -1] = 1
    weight: float = 1.0
    assumed: bool = False


@dataclass(frozen=True, eq=False)
class DecisionTable:
    """What is ranked on what.

    Parameters
    ----------
    source
        Where it comes from.
    options
        Label by id of the m things that are ranked, in order.
    criteria
        The n columns.
    values
        Read-only, shape (m, n).
    """

    source: Source
    options: Mapping[str, Label]
    criteria: tuple[Criterion, ...]
    values: FloatArray

    def __post_init__(self) -> None:
        self.values.flags.writeable = False

    @property
    def expert_weights(self) -> FloatArray:
        """The weights of the criteria scaled to one, shape (n,); equal where all are zero."""
        given = np.array([each.weight for each in self.criteria])
        return given / given.sum() if given.sum() > 0 else np.full(len(given), 1 / len(given))

    def changed(self, objectives: Mapping[str, int], weights: Mapping[str, float]) -> DecisionTable:
        """The same values with other directions and weights for some criteria, by id."""
        criteria = tuple(
            replace(
                each,
                objective=-1 if objectives.get(each.id, each.objective) < 0 else 1,
                weight=max(float(weights.get(each.id, each.weight)), 0.0),
                assumed=each.assumed and each.id not in weights,
            )
            for each in self.criteria
        )
        return replace(self, criteria=criteria)

    def weights(self, source: WeightSource = "experts", combination: Choice | None = None) -> FloatArray:
        """Weights of the criteria, shape (n,), summing to one.

        Parameters
        ----------
        source
            The experts', equal ones, those that the values themselves suggest (entropy, CRITIC), or ``"combined"``.
        combination
            How the experts' and CRITIC's weights are combined: a method of the kind "combination".

        Raises
        ------
        DecisionError
            Those of the methods, e.g. ``decision-value-too-small`` where entropy meets a negative value.
        """
        if source == "experts":
            return self.expert_weights
        if source == "equal":
            return np.full(len(self.criteria), 1 / len(self.criteria))
        if source == "combined":
            chosen = combination or Choice("additive")
            join = find("combination", chosen.method).bind(chosen.arguments)
            return np.asarray(join(self.expert_weights, self.weights("critic")))
        objectives = np.array([each.objective for each in self.criteria], np.float64)
        values = self.values * objectives if source == "critic" else self.values
        return np.asarray(find("weighting", source).call(values))

    def matrix(self, weights: FloatArray | None = None) -> DecisionMatrix:
        """The table as ranking methods read it, by these weights or the experts'.

        Raises
        ------
        DecisionError
            Those of :class:`mcdm.ranking.DecisionMatrix`.
        """
        return DecisionMatrix(
            tuple(self.options),
            tuple(each.id for each in self.criteria),
            self.values,
            tuple(each.objective for each in self.criteria),
            self.expert_weights if weights is None else weights,
        )


def of_scenarios(study: Study, projections: Sequence[Projection], weighing: Weighing) -> DecisionTable | None:
    """Scenarios by the index of each criterion at the last quarter, the index in an unlucky case, and their cost.

    The criteria are what the goal divides into, by their weights. Cost and unlucky case were weighed by nobody: each
    counts as much as an average criterion, and says that this is assumed. None with fewer than two scenarios.
    """
    if len(projections) < 2:
        return None
    groups = _groups(study.model)
    scores = np.array(study.scale.scores)
    at = {name: k for k, name in enumerate(study.model.indicator_ids)}
    weights = np.asarray(weighing.weights.values)
    columns, criteria = [], []
    for name, indicators in groups.items():
        rows = np.array([at[each] for each in indicators])
        shares = np.stack([projection.memberships[-1][rows] for projection in projections])
        known = shares[0].sum(-1) > 0
        if not known.any():
            continue
        inner = np.where(known, weights[rows], 0.0)
        inner = inner / inner.sum() if inner.sum() > 0 else known / known.sum()
        columns.append(shares @ scores @ inner)
        criteria.append(Criterion(name, study.model.labels[name], weight=float(weights[rows].sum())))
    usual = 1 / max(len(criteria), 1)
    if any(projection.is_uncertain for projection in projections):
        columns.append(np.array([np.percentile(each.draws_index[:, -1], UNLUCKY) for each in projections]))
        criteria.append(Criterion("unlucky", UNLUCKY_LABEL, weight=usual, assumed=True))
    if any(projection.cost.npv for projection in projections):
        columns.append(np.array([projection.cost.npv for projection in projections]))
        criteria.append(Criterion("cost", COST_LABEL, -1, usual, assumed=True))
    names = {each.id: each.label for each in study.scenarios}
    options = {each.scenario: names.get(each.scenario, Label(each.scenario)) for each in projections}
    return DecisionTable("scenarios", options, tuple(criteria), np.stack(columns, -1)) if columns else None


UNLUCKY_LABEL = Label("Index if unlucky (1 in 10)", "不利情形下的指数（十分之一）")
COST_LABEL = Label("Cost, net present value", "成本（净现值）")


def _groups(model: CriteriaModel) -> dict[str, tuple[str, ...]]:
    """What the goal divides into -> the indicators below it."""
    parents = {cluster.id: cluster.parent for cluster in model.clusters}

    def top(name: str) -> str:
        owner = model.cluster_of[name]
        if owner == GOAL:
            return name
        while parents[owner] != GOAL:
            owner = parents[owner]
        return owner

    found: dict[str, tuple[str, ...]] = {}
    for name in model.indicator_ids:
        found[top(name)] = (*found.get(top(name), ()), name)
    return found


def of_alternatives(study: Study, weighing: Weighing) -> DecisionTable | None:
    """Alternatives by their local priorities under every criterion that compares all of them, by its weight.

    None with fewer than two alternatives or where no criterion compares them.
    """
    model = study.model
    names = model.alternative_ids
    at = {name: k for k, name in enumerate(model.node_ids)}
    rows = [at[name] for name in names]
    compared = [
        name
        for name in model.indicator_ids
        if set(model.influences.get(name, {}).get(model.alternatives, ())) == set(names)
    ]
    if len(names) < 2 or not compared:
        return None
    values = weighing.unweighted[np.ix_(rows, [at[name] for name in compared])]
    total = values.sum(0)
    values = np.divide(values, total, out=np.full(values.shape, 1 / len(names)), where=total > 0)
    criteria = tuple(Criterion(name, model.labels[name], weight=weighing.of_element(name)) for name in compared)
    return DecisionTable("alternatives", {name: model.labels[name] for name in names}, criteria, values)


def of_networks(study: Study, synthesis: Synthesis | None) -> DecisionTable | None:
    """Alternatives by what each network inside says about them; costs and risks are better when they are less.

    None where no network is inside another, or with fewer than two alternatives.
    """
    if synthesis is None or not synthesis.parts or len(synthesis.alternatives) < 2:
        return None
    criteria = tuple(
        Criterion(
            part.name,
            study.inside(part.name).label,
            -1 if part.merit in ("costs", "risks") else 1,
            float(np.asarray(part.weight)),
        )
        for part in synthesis.parts
    )
    values = np.stack([np.asarray(part.priorities) for part in synthesis.parts], -1)
    return DecisionTable("networks", dict(synthesis.alternatives), criteria, values)


def of_ratings(study: Study, weighing: Weighing) -> DecisionTable | None:
    """What is rated, by the values of its ratings; only what was rated on every criterion. None with fewer than two."""
    result = rated(study, weighing)
    if result is None or study.ratings is None:
        return None
    complete = np.flatnonzero(result.rated.all(-1))
    if len(complete) < 2:
        return None
    labels = study.labels
    options = {name: labels[name] for k in complete if (name := study.ratings.alternatives[k])}
    criteria = tuple(
        Criterion(name, labels[name], weight=weighing.of_element(name)) for name in study.ratings.criterion_ids
    )
    return DecisionTable("ratings", options, criteria, np.array(result.values[complete]))


# ---------------------------------------------------------------------- a table of one's own


def read_table(text: str) -> DecisionTable:
    """A table that was pasted: criteria in the first row, an alternative in each row below, its name in front.

    Columns are parted by tabs, semicolons or commas. A criterion whose name ends in ``(-)`` is better when it is less.

    Raises
    ------
    DecisionError
        ``own-table-empty``, ``own-table-too-large``, ``own-table-row`` (too many or too few values),
        ``own-table-not-a-number``, ``own-table-name-repeated``.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 3:
        raise DecisionError("own-table-empty")
    sign = next((each for each in SIGNS if each in lines[0]), ",")
    head, *rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=sign)]
    names = head[1:]
    if len(rows) * len(names) > LARGEST:
        raise DecisionError("own-table-too-large", cells=len(rows) * len(names), limit=LARGEST)
    if not names:
        raise DecisionError("own-table-empty")
    for k, row in enumerate(rows, 2):
        if len(row) != len(head):
            raise DecisionError("own-table-row", row=k, given=max(len(row) - 1, 0), expected=len(names))
    values = np.array([[_number(cell, k, name) for cell, name in zip(row[1:], names, strict=True)]
                       for k, row in enumerate(rows, 2)])  # fmt: skip
    _differ([row[0] for row in rows])
    _differ(names)
    criteria = tuple(_criterion(name) for name in names)
    return DecisionTable("own", {row[0]: Label(row[0]) for row in rows}, criteria, values)


SIGNS = ("\t", ";", "\uff1b", ",", "\uff0c")
"""What parts the columns of a table, looked for in this order; the wide ones are those of Chinese keyboards."""

_COST = re.compile(r"\s*[(\uff08]\s*[-\u2212\u2013]\s*[)\uff09]\s*$")


def _criterion(name: str) -> Criterion:
    plain = _COST.sub("", name)
    return Criterion(plain or name, Label(plain or name), -1 if plain != name else 1, assumed=True)


def _number(cell: str, row: int, criterion: str) -> float:
    try:
        value = float(cell.replace("\u2212", "-").replace("%", "").replace(" ", ""))
    except ValueError:
        value = np.nan
    if not np.isfinite(value):
        raise DecisionError("own-table-not-a-number", row=row, criterion=criterion, value=cell)
    return value


def _differ(names: Sequence[str]) -> None:
    for name in names:
        if not name or names.count(name) > 1:
            raise DecisionError("own-table-name-repeated", name=name)
