"""The study: one immutable value that holds everything people entered."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

import mcdm.comparisons.judgment_scales
import mcdm.fuzzy  # noqa: F401  (registers the operators)
import satisfaction.index  # noqa: F401  (registers the indices)
from mcdm.catalogue import Method, find
from mcdm.choice import Choice
from mcdm.comparisons.local_priorities import comparison_method
from mcdm.comparisons.random_index import check_table
from mcdm.errors import DecisionError, closest
from mcdm.judgments import Judgments
from mcdm.labels import Label
from mcdm.model import ComparisonSet, CriteriaModel
from mcdm.ratings import RatingTable
from mcdm.scales import FIVE_GRADES, GradeScale
from satisfaction.complaints import ComplaintCount
from satisfaction.entitlements import Entitlement
from satisfaction.figure_readings import FigureReading
from satisfaction.funnel_steps import FunnelStep
from satisfaction.indicators import OperatingFigure
from satisfaction.questionnaire import Questionnaire
from satisfaction.reliability import OutageCount
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.structure import StructuralModel
from scenarios.budgets.rules import BudgetRules
from scenarios.futures import Future, check_probabilities
from scenarios.levers import Interaction, Lever
from scenarios.observed import ObservedIndex
from scenarios.scenario import Scenario
from scenarios.settings import SimulationSettings
from studies.record import DecisionRecord
from studies.references import references
from studies.subnetworks import Placement, Subnetwork, check_tree, descendants, split
from studies.subnetworks import inside as name_inside

PANEL = "panel"
"""Who casts a ballot that the whole panel agreed on, e.g. influence points given directly."""


@dataclass(frozen=True)
class Expert:
    """A member of the panel, with a non-negative weight (relative to the others) and a role."""

    id: str
    label: Label
    weight: float = 1.0
    role: Label = Label()

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and self.weight >= 0):
            raise DecisionError("expert-weight-negative", expert=self.id, weight=self.weight)


@dataclass(frozen=True)
class Ballot:
    """What one expert (or the panel) answered to one comparison set."""

    expert: str
    set: str
    judgments: Judgments


@dataclass(frozen=True)
class Alternative:
    """Something that is rated without being part of a model: its id and its name."""

    id: str
    label: Label


@dataclass(frozen=True)
class WeightOverride:
    """A planner's correction: the local weight of one element among its siblings, with the reason for it.

    The siblings keep their proportions to each other. An element of a subnetwork goes by ``"network:element"``.
    """

    element: str
    weight: float
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= 1:
            raise DecisionError("override-out-of-range", element=self.element, weight=self.weight)


@dataclass(frozen=True)
class IndicatorShares:
    """Stated grade shares of one indicator, best to worst: the baseline where no survey is loaded."""

    indicator: str
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        if not all(math.isfinite(s) and s >= 0 for s in self.shares) or abs(sum(self.shares) - 1) > 1e-3:
            raise DecisionError("shares-not-a-distribution", indicator=self.indicator, total=sum(self.shares))


@dataclass(frozen=True)
class Choices:
    """The methods a study uses.

    Parameters
    ----------
    weighting
        How judgments become local weights: a method of kind "weighting".
    judgment_scale
        What the verbal judgments 1 to 9 count as: a method of kind "judgment-scale".
    best_worst
        How answers about the best and the worst element become an expert's own weights.
    aggregation
        "judgments": the experts' judgments are joined first; "priorities": their weights are.
    random_index
        Table behind every consistency ratio.
    consistency_threshold
        Above it a consistency ratio is a finding.
    network_weights
        Which of the three weights of a network the index uses.
    damping
        Share of influence against the panel's goal judgments in the damped weights (rho).
    composition
        Fuzzy operator: a method of kind "composition".
    survey_share
        Part of the membership that comes from the survey; the rest comes from operating figures.
    confidence_level
        Level of the confidence criterion for a grade, in [.5, .7].
    index
        How memberships become the satisfaction index: a method of kind "index".
    representation
        How respondents are weighted to the customers.
    wave
        Which wave of the surveys the index reads; the latest one where empty.
    role_weights
        What customers, experts and staff count for in the role-weighted index: pairs (segment of "role", weight).
    target
        The score that satisfaction is held against.
    funnel
        Who stays from step to step on the way to the most valuable customers; the usual steps where empty.
    """

    weighting: Choice = Choice("incomplete-least-squares")
    judgment_scale: Choice = Choice("linear")
    best_worst: Choice = Choice("best-worst-linear")
    aggregation: Literal["judgments", "priorities"] = "judgments"
    random_index: str = "saaty-1980"
    consistency_threshold: float = 0.1
    network_weights: Literal["ahp", "damped", "limit"] = "damped"
    damping: float = 0.5
    composition: Choice = Choice("weighted-average")
    survey_share: float = 1.0
    confidence_level: float = 0.6
    index: Choice = Choice("fuzzy-comprehensive")
    representation: Representation = Representation()
    wave: str = ""
    role_weights: tuple[tuple[str, float], ...] = (("customer", 0.5), ("expert", 0.3), ("staff", 0.2))
    target: float = 0.8
    funnel: tuple[FunnelStep, ...] = ()

    def __post_init__(self) -> None:
        bounds = {
            "target": (self.target, 0.0, 1.0),
            "consistency_threshold": (self.consistency_threshold, 0.0, 1.0),
            "damping": (self.damping, 0.0, 0.999),
            "survey_share": (self.survey_share, 0.0, 1.0),
            "confidence_level": (self.confidence_level, 0.5, 0.7),
        }
        for name, (value, low, high) in bounds.items():
            if not low <= value <= high:
                raise DecisionError("choice-out-of-range", name=name, value=value, low=low, high=high)
        comparison_method(self.weighting.method).bind(self.weighting.arguments)
        find("judgment-scale", self.judgment_scale.method).bind(self.judgment_scale.arguments)
        check_best_worst(self.best_worst.method).bind(self.best_worst.arguments)
        find("composition", self.composition.method).bind(self.composition.arguments)
        find("index", self.index.method).bind(self.index.arguments)
        if any(weight < 0 for _, weight in self.role_weights) or not sum(weight for _, weight in self.role_weights) > 0:
            raise DecisionError("role-weights-empty")
        check_table(self.random_index)


@dataclass(frozen=True)
class Study:
    """Everything people entered about one decision; what is computed from it stands beside it.

    Immutable and hashable: an edit is a function from one study to the next (``studies.edits``), a version is the hash
    of the canonical document (``studies.document``), undo is the previous value.

    Raises
    ------
    DecisionError
        ``id-taken``, ``id-unknown`` (a reference to something that is not there), ``ballot-repeated``,
        ``ballot-elements-missing``, ``shares-wrong-length``, ``anchors-wrong-length``,
        ``interaction-repeated``, ``observed-off-scale``,
        ``futures-not-a-distribution``,
        and those of :func:`studies.subnetworks.check_tree`.
    """

    label: Label
    model: CriteriaModel
    note: Label = Label()
    scale: GradeScale = FIVE_GRADES
    experts: tuple[Expert, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    choices: Choices = field(default_factory=Choices)
    overrides: tuple[WeightOverride, ...] = ()
    figures: tuple[OperatingFigure, ...] = ()
    readings: tuple[FigureReading, ...] = ()
    complaints: tuple[ComplaintCount, ...] = ()
    outages: tuple[OutageCount, ...] = ()
    baseline: tuple[IndicatorShares, ...] = ()
    population: Population = Population()
    entitlements: tuple[Entitlement, ...] = ()
    questionnaire: Questionnaire | None = None
    structure: StructuralModel = StructuralModel()
    levers: tuple[Lever, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    futures: tuple[Future, ...] = ()
    settings: SimulationSettings = field(default_factory=SimulationSettings)
    rules: BudgetRules = BudgetRules()
    decisions: tuple[DecisionRecord, ...] = ()
    observed: tuple[ObservedIndex, ...] = ()
    subnetworks: tuple[Subnetwork, ...] = ()
    synthesis: Choice = Choice("weighted-sum")
    placements: tuple[Placement, ...] = ()
    rated: tuple[Alternative, ...] = ()
    ratings: RatingTable | None = None

    def __post_init__(self) -> None:
        check_tree(self.model, self.subnetworks)
        _check_unique("experts", (PANEL, *(expert.id for expert in self.experts)))
        _check_unique("levers", (lever.id for lever in self.levers))
        _check_unique("scenarios", (scenario.id for scenario in self.scenarios))
        _check_unique("futures", (future.id for future in self.futures))
        _check_unique("decisions", (decision.id for decision in self.decisions))
        _check_unique("figures", (figure.indicator for figure in self.figures))
        _check_unique("baseline", (shares.indicator for shares in self.baseline))
        _check_unique("rated", (alternative.id for alternative in self.rated))
        _check_unique("overrides", (override.element for override in self.overrides))
        self._check_names()
        for future in self.futures:
            _check_unique(f"futures/{future.id}", (indicator for indicator, _ in future.gap_factors))
            _check_unique(f"futures/{future.id}", (lever for lever, _ in future.effect_factors))
        for where, name, known in references(self, PANEL):
            if name not in known:
                raise DecisionError("id-unknown", name=name, where=where, suggestion=closest(name, known))
        self._check_ballots()
        self._check_lengths()
        self._check_interactions()
        self._check_observed()
        check_probabilities(self.futures)

    # ------------------------------------------------------------------ looking things up

    @cached_property
    def comparison_sets(self) -> dict[str, ComparisonSet]:
        """Every comparison set of the study's own model, by id."""
        return {each.id: each for each in self.model.comparison_sets()}

    @cached_property
    def every_set(self) -> dict[str, ComparisonSet]:
        """Every comparison set of the study, those of its subnetworks under ``"network:set"``."""
        return sets_of(self.model, self.subnetworks)

    @cached_property
    def networks(self) -> dict[str, Subnetwork]:
        """The subnetworks by id."""
        return {each.id: each for each in self.subnetworks}

    def inside(self, network: str) -> Study:
        """The study as seen from one of its networks: its model, ballots, placements and the networks inside it.

        Experts and methods are the same everywhere. What is measured and planned belongs to the study's own model and
        stays outside. The study itself for the empty id.

        Raises
        ------
        DecisionError
            ``id-unknown`` for a network that is not there.
        """
        if not network:
            return self
        if network not in self.networks:
            suggestion = closest(network, self.networks)
            raise DecisionError("id-unknown", name=network, where="subnetworks", suggestion=suggestion)
        own = self.networks[network]
        inner = descendants(network, self.subnetworks)
        kept = {network, *(each.id for each in inner)}
        places = [(ballot, *split(ballot.set, self.networks)) for ballot in self.ballots]
        corrected = [(each, *split(each.element, self.networks)) for each in self.overrides]
        return Study(
            label=own.label if own.label != Label() else self.inside(own.parent).model.labels[own.element],
            model=own.model,
            scale=self.scale,
            experts=self.experts,
            ballots=tuple(
                Ballot(ballot.expert, name if at == network else ballot.set, ballot.judgments)
                for ballot, at, name in places
                if at in kept
            ),
            choices=self.choices,
            overrides=tuple(
                replace(override, element=name if at == network else override.element)
                for override, at, name in corrected
                if at in kept
            ),
            subnetworks=tuple(replace(each, parent="" if each.parent == network else each.parent) for each in inner),
            synthesis=own.synthesis,
            placements=tuple(
                replace(each, network="" if each.network == network else each.network)
                for each in self.placements
                if each.network in kept
            ),
        )

    @cached_property
    def labels(self) -> dict[str, Label]:
        """The label of all that has one, by id: model, experts, levers, scenarios, futures, segments, decisions."""
        found = dict(self.model.labels)
        for dimension in self.population.dimensions:
            found[dimension.id] = dimension.label
            found.update({segment.id: segment.label for segment in dimension.segments})
        named: tuple[Expert | Lever | Scenario | Future | Alternative, ...]
        named = (*self.rated, *self.experts, *self.levers, *self.scenarios, *self.futures)
        found.update({each.id: each.label for each in named})
        # a record of old may be called as a segment is, which keeps its name
        return {each.id: each.scenario.label for each in self.decisions} | found

    def ballots_of(self, comparison_set: str) -> tuple[Ballot, ...]:
        """Every ballot on one comparison set."""
        return tuple(ballot for ballot in self.ballots if ballot.set == comparison_set)

    def scenario(self, name: str) -> Scenario:
        """The scenario with this id, or ``id-unknown``."""
        for scenario in self.scenarios:
            if scenario.id == name:
                return scenario
        known = [scenario.id for scenario in self.scenarios]
        raise DecisionError("id-unknown", name=name, where="scenarios", suggestion=closest(name, known))

    # ------------------------------------------------------------------ checks

    def _check_ballots(self) -> None:
        seen = set()
        for ballot in self.ballots:
            if (ballot.expert, ballot.set) in seen:
                raise DecisionError("ballot-repeated", expert=ballot.expert, set=ballot.set)
            seen.add((ballot.expert, ballot.set))
            self.check_elements(ballot)

    def check_elements(self, ballot: Ballot) -> None:
        """Raise unless a ballot is about the elements of its set, each of them once."""
        elements = self.every_set[ballot.set].elements
        where = f"ballots/{ballot.expert}/{ballot.set}"
        strangers = [name for name in ballot.judgments.elements if name not in elements]
        if strangers:
            name = strangers[0]
            raise DecisionError("id-unknown", name=name, where=where, suggestion=closest(name, elements))
        _check_unique(where, ballot.judgments.elements)
        absent = [name for name in elements if name not in ballot.judgments.elements]
        if absent:
            raise DecisionError("ballot-elements-missing", where=where, names=", ".join(absent))

    def _check_names(self) -> None:
        """What findings and tables call by its id has that id alone: elements, levers, scenarios and futures."""
        taken = set(self.model.labels)
        kinds = {
            "levers": {each.id for each in self.levers},
            "scenarios": {each.id for each in self.scenarios},
            "futures": {each.id for each in self.futures},
        }
        for where, ids in kinds.items():
            if clash := sorted(ids & taken):
                raise DecisionError("id-taken", name=clash[0], where=where)
            taken |= ids

    def _check_interactions(self) -> None:
        """Each pair of levers acts together on a figure in one way: twice the same would count twice."""
        seen = set()
        for each in self.interactions:
            acting = frozenset((each.first, each.second)), each.indicator
            if acting in seen:
                raise DecisionError(
                    "interaction-repeated", first=each.first, second=each.second, indicator=each.indicator
                )
            seen.add(acting)

    def _check_observed(self) -> None:
        low, high = min(self.scale.scores), max(self.scale.scores)
        for each in self.observed:
            if not low <= each.score <= high:
                raise DecisionError("observed-off-scale", quarter=each.quarter, score=each.score, low=low, high=high)

    def _check_lengths(self) -> None:
        grades = len(self.scale.grades)
        for shares in self.baseline:
            if len(shares.shares) != grades:
                raise DecisionError(
                    "shares-wrong-length", indicator=shares.indicator, given=len(shares.shares), expected=grades
                )
        for figure in self.figures:
            if len(figure.anchors) != grades:
                raise DecisionError(
                    "anchors-wrong-length", indicator=figure.indicator, given=len(figure.anchors), expected=grades
                )


def _check_unique(where: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise DecisionError("id-empty", where=where)
        if name in seen:
            raise DecisionError("id-taken", name=name, where=where)
        seen.add(name)


def sets_of(model: CriteriaModel, subnetworks: Iterable[Subnetwork] = ()) -> dict[str, ComparisonSet]:
    """Every comparison set of a model and of the networks inside it, by the id that the whole study knows it by."""
    found = {each.id: each for each in model.comparison_sets()}
    for network in subnetworks:
        found |= {name_inside(network.id, each.id): each for each in network.model.comparison_sets()}
    return found


def check_best_worst(name: str) -> Method:
    """The weighting method of this name, if it reads answers about the best and the worst.

    Raises
    ------
    DecisionError
        ``method-unknown``, ``method-not-best-worst``.
    """
    chosen = find("weighting", name)
    if chosen.accepts != "best-worst":
        raise DecisionError("method-not-best-worst", method=name)
    return chosen
