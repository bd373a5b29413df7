"""Two scenarios lever by lever, in words: which ends higher, by which levers, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from i18n.numbers import MINUS, NONE, money, probability
from i18n.translate import Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.amounts import amount
from reports.sentences.attribution import LARGE_PART, MOST_OF_IT, SMALL
from reports.sentences.scenarios import listed, told
from scenarios.attribution import Attribution
from scenarios.compare import Comparison
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies.study import Study

MOST_NAMED = 2
"""So many levers are named on either side."""


@dataclass(frozen=True, eq=False)
class LeverDifference:
    """What leads from one scenario to another.

    Parameters
    ----------
    first, second
        The two; `first` is held against `second`.
    lead
        Who makes the lead of the first on the second.
    own
        Who makes the gain of each on its own.
    comparison
        Of these two at least, on the same draws.
    """

    first: Scenario
    second: Scenario
    lead: Attribution
    own: tuple[Attribution, Attribution]
    comparison: Comparison

    @property
    def projections(self) -> tuple[Projection, Projection]:
        """Of the first and the second."""
        return self.comparison.projection(self.first.id), self.comparison.projection(self.second.id)

    @property
    def gain(self) -> float:
        """By how much the first ends above the second, without surprises."""
        return float(self.lead.gain[-1])


@dataclass(frozen=True)
class LeverRow:
    """One lever in both: amounts as they are read, net present cost, Shapley value in each, and what it moves."""

    lever: str
    amounts: tuple[str, str]
    costs: tuple[float, float]
    shares: tuple[float, float]
    moves: float


def rows(found: LeverDifference, study: Study, t: Translator) -> tuple[LeverRow, ...]:
    """The levers that the two plan differently, what moves most first."""
    units = {lever.id: lever.unit.in_language(t.language) for lever in study.levers}
    costs = [dict(p.cost.by_lever) for p in found.projections]
    own = [dict(zip(each.levers, each.shares.tolist(), strict=True)) for each in found.own]
    plans = [{each.lever: each for each in scenario.plan} for scenario in (found.first, found.second)]
    told_of = [
        LeverRow(  # what is planned alike moves nothing
            lever,
            (_amount(found.first, lever, units, t), _amount(found.second, lever, units, t)),
            (costs[0].get(lever, 0.0), costs[1].get(lever, 0.0)),
            (own[0].get(lever, 0.0), own[1].get(lever, 0.0)),
            float(moves),
        )
        for lever, moves in zip(found.lead.levers, found.lead.shares, strict=True)
        if plans[0].get(lever) != plans[1].get(lever)
    ]
    return tuple(sorted((_elsewhere(row, t) for row in told_of), key=lambda row: -abs(row.moves)))


def _amount(scenario: Scenario, lever: str, units: Mapping[str, str], t: Translator) -> str:
    planned = scenario.amount(lever)
    return amount(planned, units[lever], t) if planned else NONE


def _elsewhere(row: LeverRow, t: Translator) -> LeverRow:
    """The same amount at another time or place says so."""
    if row.amounts[0] != row.amounts[1]:
        return row
    return replace(row, amounts=(row.amounts[0], t("{amount}, at another time or place", amount=row.amounts[1])))


def headline(
    found: LeverDifference, names: tuple[str, str], levers: Mapping[str, str], *, display: IndexDisplay, t: Translator
) -> str:
    """Which of the two ends higher, by how much, and by which levers.

    Parameters
    ----------
    names
        Of the first and the second, as they fit where the sentence stands.
    levers
        Id -> name, likewise.
    """
    sign = 1.0 if found.gain >= 0 else -1.0
    ahead, behind = names if sign > 0 else names[::-1]
    ranked = sorted(zip(found.lead.levers, (sign * found.lead.shares).tolist(), strict=True), key=lambda each: -each[1])
    up = [each for each in ranked if each[1] >= SMALL]
    down = [each for each in ranked[::-1] if each[1] <= -SMALL]
    most = 1 if up and down else MOST_NAMED
    named_up, named_down = (_named(side[:most], levers, display, t) for side in (up, down))
    facts = {"ahead": ahead, "behind": behind, "lead": display.change(abs(found.gain)).lstrip("+"),
             "up": named_up, "down": named_down}  # fmt: skip
    if abs(found.gain) < SMALL:
        if up and down:
            return t("{ahead} and {behind} end alike: what {up} adds, {down} takes away", **facts)
        return t("{ahead} and {behind} end alike", **facts)
    if down and -sum(moves for _, moves in down) >= LARGE_PART * abs(found.gain):
        return t("{ahead} ends {lead} above {behind}: most by {up}, less by {down}", **facts)
    return t("{ahead} ends {lead} above {behind}, mostly by {up}", **facts)


def _named(side: list[tuple[str, float]], levers: Mapping[str, str], display: IndexDisplay, t: Translator) -> str:
    """The levers of one side, the largest first, until they make two thirds of it."""
    whole, made, named = sum(abs(moves) for _, moves in side), 0.0, list[str]()
    for lever, moves in side:
        if named and (made >= MOST_OF_IT * whole or len(named) == MOST_NAMED):
            break
        made += abs(moves)
        named.append(t("{lever} ({gain})", lever=levers.get(lever, lever), gain=display.change(moves)))
    return listed(named, t)


def evidence(found: LeverDifference, names: tuple[str, str], *, display: IndexDisplay, t: Translator) -> str:
    """Both numbers of both, how sure the lead is, and the money between them."""
    said = [
        t(
            "{name}: {end} without surprises[, {expected} expected].",
            name=name,
            end=display.text(float(p.index[-1])),
            expected=display.text(float(p.expected[-1])) if p.is_uncertain else "",
        )
        for name, p in zip(names, found.projections, strict=True)
    ]
    return told([*said, _chance(found, names, t), _money(found, names, t)], t)


def _chance(found: LeverDifference, names: tuple[str, str], t: Translator) -> str:
    if not any(p.is_uncertain for p in found.projections):
        return ""
    chance = found.comparison.probability(found.first.id, found.second.id)
    ahead, behind = names if chance >= 0.5 else names[::-1]
    facts = {"ahead": ahead, "behind": behind, "chance": probability(max(chance, 1 - chance))}
    if found.comparison.verdict(found.first.id, found.second.id) == "indistinguishable":
        return t("On the same draws {ahead} ends above {behind} {chance} of the time: a tie.", **facts)
    return t("On the same draws {ahead} ends above {behind} {chance} of the time.", **facts)


def _money(found: LeverDifference, names: tuple[str, str], t: Translator) -> str:
    costs = [p.cost.npv for p in found.projections]
    more = costs[0] - costs[1]
    if not more:
        return ""
    dearer, other = names if more > 0 else names[::-1]
    facts = {"dearer": dearer, "other": other, "money": money(abs(more), t.language, costs)}
    return t("{dearer} costs {money} more than {other}.", **facts)


def change_of_money(row: LeverRow, language: str, among: list[float]) -> str:
    """What the first spends more or less on a lever than the second: ``+3.1m yuan``."""
    more = row.costs[0] - row.costs[1]
    written = money(more, language, among)
    return written if written == NONE or written.startswith(MINUS) else f"+{written}"
