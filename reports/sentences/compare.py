"""The executive's sentences: which scenario, by how much, how sure, at what cost, and what happens later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from i18n.numbers import count, money, probability
from i18n.translate import Translator
from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.scales import GradeScale
from reports.charts.scales import IndexDisplay
from reports.sentences.attribution import Explanation
from reports.sentences.scenarios import listed, span, told
from scenarios.attribution import Attribution
from scenarios.compare import Comparison
from scenarios.effect_path import EffectPaths
from scenarios.projection import Projection
from scenarios.robust import FutureTable
from studies.measure import SatisfactionIndex
from studies.severity import by_severity
from studies.study import Study

MOST_NAMED = 3
"""So many scenarios are named in a headline; of more, the number is said."""

TOLD_ELSEWHERE = frozenset(
    {"lever-assumed", "lever-without-effect", "survey-not-drawn", "judgments-not-drawn", "futures-not-drawn"}
)
"""Findings of a projection that are told of the levers, or of what varies."""

SAME_END = 1e-9
"""Draws that end closer than this end alike."""

WORTH_SAYING = 0.05
"""A part of the cost of a scenario that is worth saying when another one, tied with it, saves it."""

SAME_REGRET = 5e-5
"""Regrets closer than this read the same in four digits."""


@dataclass(frozen=True, eq=False)
class Decision:
    """Everything the sentences need.

    Parameters
    ----------
    comparison
        The scenarios on the same draws.
    names
        Id of every scenario -> its name in the language of the reader, ready for where the sentence stands.
    status_quo
        Id of the empty plan, or empty.
    table
        Scenarios by futures; None where the study names no futures.
    """

    comparison: Comparison
    names: Mapping[str, str]
    status_quo: str = ""
    table: FutureTable | None = None

    @property
    def leaders(self) -> tuple[str, ...]:
        """The best scenario and all that cannot be told apart from it, best first."""
        return self.comparison.leaders

    @property
    def quarters(self) -> int:
        """The horizon."""
        return len(self.comparison.projections[0].index) - 1

    def regret(self, scenario: str) -> float | None:
        """The largest regret of a scenario over the futures, None without futures."""
        if self.table is None:
            return None
        return float(self.table.max_regret[self.table.scenarios.index(scenario)])

    @property
    def safest(self) -> str:
        """The scenario with the smallest largest regret; empty where none is named or several share it."""
        if self.table is None or len(self.table.futures) < 2:
            return ""
        regrets = self.table.max_regret
        near = [name for name, regret in zip(self.table.scenarios, regrets, strict=True)
                if regret - regrets.min() < SAME_REGRET]  # fmt: skip
        return near[0] if len(near) == 1 else ""


# ---------------------------------------------------------------------- which one


def answer(decision: Decision, *, display: IndexDisplay, t: Translator) -> str:
    """The headline: one sentence, with ties said in words."""
    leaders, names = decision.leaders, decision.names
    if len(names) == 1:
        return _alone(decision, display, t)
    if decision.status_quo in leaders:
        return _nothing_gained(decision, t)
    who = _who(leaders, names, t)
    safest, name = decision.safest, names.get(decision.safest, "")
    if len(leaders) > 1:
        return _tied(decision, who, t)
    if decision.comparison.projection(leaders[0]).gain <= 0:
        return t("The index falls in every scenario; it falls least with {name}", name=who)
    if safest == leaders[0]:
        return t("{name} raises satisfaction most and is the safest choice", name=who)
    if safest:
        return t("{name} raises satisfaction most; {safest} is the safer choice", name=who, safest=name)
    return t("{name} raises satisfaction most", name=who)


def _tied(decision: Decision, who: str, t: Translator) -> str:
    """Several at the top that cannot be told apart: what still tells them apart is money, and what one may regret."""
    leaders, names, safest = decision.leaders, decision.names, decision.safest
    less, saved = cheaper(decision)
    if less and len(leaders) == 2:
        facts = {"names": who, "name": names[less], "money": money(saved, t.language)}
        if safest == less:
            return t("{names} are the same within what can be told; {name} costs {money} less and is the safer "
                     "choice", **facts)  # fmt: skip
        return t("{names} are the same within what can be told; {name} costs {money} less", **facts)
    if safest and len(leaders) == 2 and safest in leaders:
        return t("{names} are indistinguishable at the top; {safest} is the safer choice", names=who,
                 safest=names[safest])  # fmt: skip
    if safest:
        return t("{names} are indistinguishable at the top; {safest} is the safest choice", names=who,
                 safest=names[safest])  # fmt: skip
    return t("{names} are indistinguishable at the top", names=who)


def _alone(decision: Decision, display: IndexDisplay, t: Translator) -> str:
    (projection,) = decision.comparison.projections
    end = display.text(float(projection.index[-1]))
    name = decision.names[projection.scenario]
    if projection.scenario == decision.status_quo:
        return t("There is only the status quo so far; it ends at {end}", end=end)
    return t("{name} takes the index to {end}; there is nothing to compare it with yet", name=name, end=end)


def _nothing_gained(decision: Decision, t: Translator) -> str:
    others = [name for name in decision.leaders if name != decision.status_quo]
    if not others:
        return t("No scenario does better than the status quo")
    if len(others) == len(decision.names) - 1:
        return t("No scenario can be told apart from the status quo")
    return t("{names} cannot be told apart from the status quo", names=_who(others, decision.names, t))


def _who(scenarios: tuple[str, ...] | list[str], names: Mapping[str, str], t: Translator) -> str:
    if len(scenarios) > MOST_NAMED:
        return t.n("{count} scenario", "{count} scenarios", len(scenarios))
    return listed([names[name] for name in scenarios], t)


# ---------------------------------------------------------------------- by how much, how sure, at what cost


def evidence(decision: Decision, today: SatisfactionIndex | None, *, display: IndexDisplay, t: Translator) -> str:
    """The lead: gain with its range, cost, probability on the same draws, regret, and what today's index rests on."""
    parts = [_gain(decision, display, t)]
    if len(decision.names) > 1:
        parts += [_same_for_less(decision, t), _chance(decision, t), _regret(decision, display, t)]
    return told([*parts, rests_on(today, display, t)], t)


def _gain(decision: Decision, display: IndexDisplay, t: Translator) -> str:
    found = [decision.comparison.projection(name) for name in decision.leaders]
    ends = list(dict.fromkeys(display.text(float(p.index[-1])) for p in found))
    low, high = min(float(p.low[-1]) for p in found), max(float(p.high[-1]) for p in found)
    facts = {
        "start": display.text(float(found[0].index[0])),
        "end": f"**{listed(ends[:MOST_NAMED], t)}**",
        "time": span(decision.quarters, t),
        "expected": "",
        "cost": _costs(found, t),
    }
    if found[0].is_uncertain and high - low > SAME_END:
        means = list(dict.fromkeys(display.text(float(p.expected[-1])) for p in found))
        inside = t("90% range {low}–{high}", low=display.text(low), high=display.text(high))
        facts["expected"] = t("**{means}** ({range})", means=listed(means[:MOST_NAMED], t), range=inside)
    if len(found) > 1:
        return t("Without surprises they take the index from {start} to {end} in {time}[, for {cost}].[ Expected, with "
                 "everything unsure: {expected}.]", **facts)  # fmt: skip
    return t("Without surprises it takes the index from {start} to {end} in {time}[, for {cost}].[ Expected, with "
             "everything unsure: {expected}.]", **facts)  # fmt: skip


def cheaper(decision: Decision) -> tuple[str, float]:
    """The cheapest of the scenarios tied at the top, and what it saves on the dearest; ("", 0) if not worth saying."""
    costs = {name: decision.comparison.projection(name).cost.npv for name in decision.leaders}
    least, most = min(costs, key=lambda name: costs[name]), max(costs.values())
    saved = most - costs[least]
    return (least, saved) if len(costs) > 1 and most > 0 and saved >= WORTH_SAYING * most else ("", 0.0)


def _same_for_less(decision: Decision, t: Translator) -> str:
    """That a tied scenario costs less; empty where the headline says so already, or there is none."""
    name, saved = cheaper(decision)
    if not name or len(decision.leaders) == 2:
        return ""
    facts = {"name": decision.names[name], "money": money(saved, t.language)}
    return t("{name} reaches the same within what can be told, for up to {money} less.", **facts)


def _costs(found: list[Projection], t: Translator) -> str:
    costs = [p.cost.npv for p in found]
    least, most = (money(choose(costs), t.language, costs) for choose in (min, max))
    if not any(p.cost.npv for p in found):
        return ""
    return most if least == most else t("{least} to {most}", least=least, most=most)


def varies(comparison: Comparison) -> bool:
    """Whether the draws end apart in any scenario: what was asked to vary may have nothing to vary."""
    return any(float(np.ptp(p.draws_index[:, -1])) > SAME_END for p in comparison.projections)


def _chance(decision: Decision, t: Translator) -> str:
    comparison, names = decision.comparison, decision.names
    if not varies(comparison):
        return t("Nothing varies in these runs, so no probability can be given.")
    first, second = comparison.ranking[:2]
    chance = comparison.probability(first, second)
    if comparison.verdict(first, second) == "indistinguishable":
        ahead, behind = (first, second) if chance >= 0.5 else (second, first)
        chance = comparison.probability(ahead, behind)
        ends = {"low": probability(comparison.margin), "high": probability(1 - comparison.margin)}
        facts = {"ahead": names[ahead], "behind": names[behind], "chance": probability(chance), **ends}
        return t("On the same draws {ahead} ends above {behind} {chance} of the time: from {low} to {high} is a tie.",
                 **facts)  # fmt: skip
    facts = {"name": names[first], "next": names[second], "chance": probability(chance)}
    return t("On the same draws {name} ends above {next}, the next best, {chance} of the time.", **facts)


def _regret(decision: Decision, display: IndexDisplay, t: Translator) -> str:
    table = decision.table
    if table is None or len(table.futures) < 2:
        return ""
    shown = list(dict.fromkeys([*([decision.safest] if decision.safest else []), *decision.leaders]))[:MOST_NAMED]
    said = [
        t("{regret} with {name}", regret=_fine(decision.regret(name) or 0.0, display), name=decision.names[name])
        for name in shown
    ]
    futures = t.n("{count} future", "{count} futures", len(table.futures))
    return t("Across {futures} the most one can regret is {regrets}.", futures=futures, regrets=t(", ").join(said))


def _fine(regret: float, display: IndexDisplay) -> str:
    return display.change(regret, fine=True).lstrip("+")


def meaning(projection: Projection, scale: GradeScale, t: Translator) -> str:
    """What the index of a scenario means: the grade it is nearest to, and how many customers of a hundred are content.

    Content are the grades above the middle one, over all indicators by their weights.
    """
    upper = len(scale.grades) // 2
    if not upper or projection.shares.shape[-1] != len(scale.grades):
        return ""
    now, then = (round(100 * float(projection.shares[at, :upper].sum())) for at in (0, -1))
    end = float(projection.index[-1])
    nearest = min(scale.grades, key=lambda grade: abs(grade.score - end))
    facts = {"now": now, "then": then, "grade": scale.grades[upper - 1].label.in_language(t.language),
             "nearest": nearest.label.in_language(t.language)}  # fmt: skip
    return t("About {then} of 100 customers then answer “{grade}” or better, {now} today; on the scale of the answers "
             "that is nearest to “{nearest}”.", **facts)  # fmt: skip


def rests_on(today: SatisfactionIndex | None, display: IndexDisplay, t: Translator) -> str:
    """What the index of today rests on, where a survey gives it an interval: the same in every scenario."""
    if today is None or today.low is None or today.high is None:
        return ""
    facts = {"answers": count(today.answers), "range": f"{display.text(today.low)}–{display.text(today.high)}"}
    return t("Today's index rests on {answers} answers (95% range {range}), the same for every scenario.", **facts)


# ---------------------------------------------------------------------- what is doubtful


def doubts(
    study: Study, decision: Decision, of_today: Sequence[Finding], planning: Sequence[Finding], t: Translator
) -> tuple[Finding, ...]:
    """What is doubtful about the decision: plans first, then levers, then the judgments and answers below them.

    What was asked to vary and cannot is told with what varies.
    """
    plans = dict.fromkeys(finding for p in decision.comparison.projections for finding in p.findings)
    own = [finding for finding in plans if finding.code not in TOLD_ELSEWHERE]
    levers = [_by_name(study, finding, t) for finding in planning]
    return (*by_severity(own), *by_severity(levers), *by_severity(of_today))


def _by_name(study: Study, finding: Finding, t: Translator) -> Finding:
    """The finding about assumed levers, with their names in place of their ids."""
    if finding.code != "levers-assumed":
        return finding
    names = [lever.label.in_language(t.language) or lever.id for lever in study.levers if lever.assumed]
    return Finding.of("levers-assumed", "", **{**finding.details, "names": listed(names, t)})


# ---------------------------------------------------------------------- beyond the horizon


def later(now: Decision, then: Decision, t: Translator) -> str:
    """Title of the long view: whether the order at the top is another one."""
    time = span(then.quarters, t)
    if set(now.leaders) == set(then.leaders):
        return t("After {time} the top is the same", time=time)
    return t("After {time} the top is another one: {names}", time=time, names=_who(then.leaders, then.names, t))


def left_over(study: Study, decision: Decision, t: Translator) -> tuple[str, str]:
    """What the horizon cuts off: assets that outlive it, or assets whose life nobody stated; what, and what to do."""
    time = span(decision.quarters, t)
    worth = {p.scenario: p.cost.residual for p in decision.comparison.projections if p.cost.residual > 0}
    if worth:
        most = max(worth, key=lambda name: worth[name])
        facts = {"time": time, "name": decision.names[most], "money": money(worth[most], t.language, worth.values())}
        return (
            t("Assets outlive the {time} shown: those of {name} are still worth {money} at the end.", **facts),
            t("The cost does not deduct this residual value. Read it beside the long view."),
        )
    used = {planned.lever for scenario in study.scenarios for planned in scenario.plan}
    open_ended = [
        lever for lever in study.levers if lever.id in used and lever.cost.capital and lever.cost.life is None
    ]
    if not open_ended:
        return "", ""
    what = t.n(
        "{count} lever buys assets whose life nobody stated.",
        "{count} levers buy assets whose life nobody stated.",
        len(open_ended),
    )
    do = t("What they are worth after {time} counts as nothing, so assets that last look dear.", time=time)
    return what, do


# ---------------------------------------------------------------------- why


def explained(
    study: Study,
    projection: Projection,
    found: Attribution,
    paths: EffectPaths,
    t: Translator,
    plain: Callable[[str], str] = str,
) -> Explanation:
    """What the paragraph about a scenario needs, with names as they fit where it stands."""

    def name(label: Label, identifier: str) -> str:
        return plain(label.in_language(t.language) or identifier)

    return Explanation(
        name(study.scenario(projection.scenario).label, projection.scenario),
        found,
        paths,
        projection,
        {lever.id: name(lever.label, lever.id) for lever in study.levers},
        {each.indicator: name(each.label, each.indicator) for each in study.figures},
        {each.indicator: plain(each.unit.in_language(t.language)) for each in study.figures},
        frozenset(lever.id for lever in study.levers if lever.assumed),
    )
