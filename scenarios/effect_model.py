"""The levers, operating figures and indicators of a study, resolved once to positions and numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure
from scenarios.divisions import Division
from scenarios.figure_gains import FigureGains
from scenarios.levers import Effect, Interaction, Lever
from scenarios.responses import response
from scenarios.settings import SimulationSettings
from scenarios.spillover import spread


@dataclass(frozen=True, eq=False)
class EffectModel:
    """What acts on what. Make one with :func:`prepare`; every scenario and future of a study shares it.

    Parameters
    ----------
    indicators
        Ids of the n indicators, in the order of weights and memberships.
    levers, figures
        The levers, and the operating figures of those indicators that have one.
    columns
        For each figure, the position of its indicator.
    responses
        For each lever, its response curve.
    links, effects
        (lever, figure) positions of every effect, and the effects themselves.
    pairs
        (lever, lever, figure, strength) of every interaction.
    settings
        Horizon, discount rate, loss aversion, visibility scale and what changes by itself.
    spread
        From direct shifts of answers to all of them, shape (n, n); None where nothing spills over.
    divisions
        How customers are divided, for plans that spend levers in some places only.
    findings
        What is doubtful whatever the plan.
    """

    indicators: tuple[str, ...]
    levers: tuple[Lever, ...]
    figures: tuple[OperatingFigure, ...]
    columns: tuple[int, ...]
    responses: tuple[Callable[[FloatArray], FloatArray], ...]
    links: tuple[tuple[int, int], ...]
    effects: tuple[Effect, ...]
    pairs: tuple[tuple[int, int, int, float], ...]
    settings: SimulationSettings
    spread: FloatArray | None = None
    divisions: tuple[Division, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def gains(self) -> FigureGains:
        """What moved figures gain in utility, many at once."""
        return FigureGains(self.figures)

    @cached_property
    def links_by_figure(self) -> tuple[int, ...]:
        """Positions of the effects, those on one figure side by side and in their order."""
        return tuple(sorted(range(len(self.links)), key=lambda k: self.links[k][1]))

    def lever_position(self, name: str, where: str) -> int:
        """The position of a lever, or ``id-unknown`` with the place that named it."""
        return _position(name, [lever.id for lever in self.levers], where)

    def figure_position(self, name: str, where: str) -> int:
        """The position of the figure of an indicator, or ``id-unknown`` with the place that named it."""
        return _position(name, [figure.indicator for figure in self.figures], where)


def prepare(
    indicators: Sequence[str],
    figures: Sequence[OperatingFigure],
    levers: Sequence[Lever],
    interactions: Sequence[Interaction] = (),
    settings: SimulationSettings | None = None,
    influences: FloatArray | None = None,
    divisions: Sequence[Division] = (),
    findings: Sequence[Finding] = (),
) -> EffectModel:
    """Resolve names to positions and curves to functions.

    Parameters
    ----------
    influences
        W of the indicators, shape (n, n), ``W[i, j]`` the influence of i on j: what spill-over follows, if the settings
        want any.
    divisions
        Dimensions of customers, with what is known of their segments.
    findings
        What is doubtful whatever the plan: every projection says it.

    Raises
    ------
    DecisionError
        ``id-unknown`` (an effect on a figure that is not there, an interaction of an unknown lever), ``method-unknown``
        and the catalogue's parameter errors for a response curve.
    """
    nodes, measured = list(indicators), [figure.indicator for figure in figures]
    named = [lever.id for lever in levers]
    chosen = settings or SimulationSettings()
    return EffectModel(
        tuple(indicators),
        tuple(levers),
        tuple(figures),
        tuple(_position(name, nodes, "figures") for name in measured),
        tuple(response(lever.response) for lever in levers),
        tuple(
            (row, _position(effect.indicator, measured, f"levers/{lever.id}"))
            for row, lever in enumerate(levers)
            for effect in lever.effects
        ),
        tuple(effect for lever in levers for effect in lever.effects),
        tuple(
            (
                _position(pair.first, named, "interactions"),
                _position(pair.second, named, "interactions"),
                _position(pair.indicator, measured, "interactions"),
                pair.strength,
            )
            for pair in interactions
        ),
        chosen,
        _spread(influences, chosen),
        tuple(divisions),
        tuple(findings),
    )


def _spread(influences: FloatArray | None, settings: SimulationSettings) -> FloatArray | None:
    """How shifts spread; None where none should, or where nothing influences anything."""
    if influences is None or not settings.spillover or not np.any(influences):
        return None
    return spread(influences, settings.spillover, amplifying=settings.amplifying)


def _position(name: str, known: list[str], where: str) -> int:
    if name not in known:
        raise DecisionError("id-unknown", name=name, where=where, suggestion=closest(name, known))
    return known.index(name)
