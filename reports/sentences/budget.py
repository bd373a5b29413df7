"""Words for a budget: what it can buy, how sure that is, where the money goes and where more of it should go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.numbers import money, plain, probability, score
from i18n.translate import N_
from reports.charts.scales import IndexDisplay
from reports.sentences.amounts import amount
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed, span, told
from scenarios.budgets.allocation import Allocation
from scenarios.budgets.frontier import MarginalValue, NextTenth
from studies.spend import RulePrice

LEVEL = 5e-4
"""Indices closer than this read the same."""

FIRST = 3
"""So many levers are named."""

ALIKE, MOST_YEARS = 0.02, 4
"""Years whose payments differ by no more than this part of the largest are said as one; so many are said each."""

LOST = 5e-5
"""Index points that four digits do not show."""

MILLION = 100.0
"""A million yuan in 10k yuan."""

AIMS = {
    "expected": N_("Highest index"),
    "futures": N_("Highest mean over the futures"),
    "p10": N_("Best lower tail: nine of ten draws above it"),
    "cvar": N_("Best worst case: mean of the worst tenth of draws"),
    "regret": N_("Least regret over the futures"),
}
"""Aim -> what it says on screen."""


@dataclass(frozen=True)
class Rival:
    """The best scenario of the study that costs no more than the budget.

    Parameters
    ----------
    name
        As it stands in a sentence.
    cost, worth
        Net present value in 10k yuan, and what it is worth by the aim of the plan it is held against.
    chance
        How often the plan ends above it on the same draws; None where that was not asked or nothing varies.
    """

    name: str
    cost: float
    worth: float
    chance: float | None = None


# ---------------------------------------------------------------------- the answer


def answer(found: Allocation, rival: Rival | None, said: Reader) -> str:
    """The headline: what the budget can buy, whether that is proven, and against the best scenario of the study."""
    t = said.t
    if not found.is_feasible or found.index is None:
        if found.budget is None:
            return t("No plan keeps all rules, whatever it costs")
        return t("No plan for {budget} keeps all rules", budget=said.money(found.budget))
    facts: dict[str, object] = {"budget": said.money(found.budget or found.cost)}
    if not found.plan:
        return t("Nothing is bought: the index ends at {index}", index=said.display.text(found.index))
    facts["index"] = said.display.text(found.index)
    if _is_mean(found):
        facts["index"] = t("a mean of {index}", index=said.display.text(found.worth or 0.0))
    facts |= {"rival": rival.name if rival else "", "more": _more(found, rival, said)}
    if rival is not None and not facts["more"]:
        facts["level"] = rival.name
        facts["rival"] = ""
    if found.status == "proven":
        return t(
            "Without surprises the best plan for {budget} reaches {index}[, {more} above {rival}]"
            "[, level with {level}]",
            **facts,
        )
    return t(
        "Without surprises the best plan found for {budget} reaches {index}[, {more} above {rival}]"
        "[, level with {level}]",
        **facts,
    )


def _is_mean(found: Allocation) -> bool:
    """Whether the mean index over the quarters was maximised: worth, and not the index at the end, is then told."""
    return found.over == "mean" and found.aim == "expected"


def _more(found: Allocation, rival: Rival | None, said: Reader) -> str:
    if rival is None or found.worth is None or found.worth - rival.worth < LEVEL:
        return ""
    return said.display.change(found.worth - rival.worth).lstrip("+")


def evidence(
    found: Allocation,
    start: float,
    low: float | None,
    high: float | None,
    rival: Rival | None,
    said: Reader,
    expected: float | None = None,
) -> str:
    """From where to where, without surprises and expected with its range, for how much, how often above the best."""
    t, display = said.t, said.display
    if found.index is None:
        return ""
    quarters = said.study.settings.quarters
    spread = f"{display.text(low)}–{display.text(high)}" if low is not None and high is not None and high > low else ""
    facts = {
        "start": display.text(start), "end": f"**{display.text(found.index)}**", "time": span(quarters, t),
        "range": spread, "expected": display.text(expected) if expected is not None and spread else "",
        "cost": said.money(found.cost, [rival.cost if rival else None]),
        "rate": plain(100 * said.study.settings.discount_rate) if said.study.settings.discount_rate else "",
    }  # fmt: skip
    if _is_mean(found):
        facts |= {"mean": f"**{display.text(found.worth or 0.0)}**", "end": display.text(found.index)}
        first = t(
            "Without surprises the index is {mean} on average over {time} instead of today's {start}; it ends at "
            "{end}, for {cost}[ (present value at {rate}%)].[ Expected at the end, with everything unsure: {expected} "
            "(90% range {range}).]",
            **facts,
        )
    else:
        first = t(
            "It takes the index from {start} to {end} in {time}, without surprises, for {cost}[ (present value at "
            "{rate}%)].[ Expected, with everything unsure: {expected} (90% range {range}).]",
            **facts,
        )
    second = ""
    if rival is not None and rival.chance is not None:
        second = t("On the same draws it ends above {rival} ({cost}) {chance} of the time.", rival=rival.name,
                   cost=said.money(rival.cost, [found.cost]), chance=probability(rival.chance))  # fmt: skip
    return told([first, second], t)


def certainty(found: Allocation, bound: float | None, said: Reader) -> str:
    """What was proven, and by how much a better plan could still be better, in index points."""
    t, display = said.t, said.display
    if not found.is_feasible:
        return ""
    if found.status == "searched":
        return t("It was searched from several starts and is not proven.")
    gap = _fine(found.gap or 0.0, display)
    if found.status == "limit":
        return t("The proof was stopped: another plan of the same amounts could be better by {gap}.", gap=gap)
    if bound is not None and found.worth is not None:
        more = _fine(max(bound - found.worth, 0.0), display)
        return t(
            "The optimum is proven on steps of every lever (gap {gap}); no plan between the steps is better by more "
            "than {more}.",
            gap=gap,
            more=more,
        )
    return t("No combination of steps of the levers is better (gap {gap}); amounts between the steps are not bounded "
             "yet.", gap=gap)  # fmt: skip


def optimum(found: Allocation, bound: float | None, said: Reader) -> str:
    """What a badge says of the optimum; empty while nothing can be claimed. It says nothing of the effects."""
    if found.status != "proven":
        return said.t("optimum not proven")
    if bound is None or found.worth is None:
        return ""
    more = max(bound - found.worth, 0.0)
    return said.t("optimum proven") if more < LEVEL else said.t("optimum proven within {more}",
                                                                more=said.display.change(more).lstrip("+"))  # fmt: skip


def _fine(difference: float, display: IndexDisplay) -> str:
    return display.change(difference, fine=True).lstrip("+")


# ---------------------------------------------------------------------- where the money goes


def largest(costs: Mapping[str, float], gains: Mapping[str, float], said: Reader) -> str:
    """The levers that take most money and why: what each of them adds to the index."""
    t = said.t
    spent = sorted(((cost, lever) for lever, cost in costs.items() if cost > 0), reverse=True)[:FIRST]
    parts = [
        t("{lever} ({money}[, adds {gain}])", lever=said.name(lever), money=money(cost, t.language, costs.values()),
          gain=said.display.change(gains[lever]).lstrip("+") if lever in gains else "")
        for cost, lever in spent
    ]  # fmt: skip
    return t("Most money goes to {levers}.", levers=listed(parts, t)) if parts else ""


def margin(marginal: Sequence[MarginalValue], said: Reader) -> str:
    """What a further million gains at best; levers that gain as much are named together."""
    t = said.t
    best = [each for each in marginal if each.gain > 0]
    if not best:
        return t("Within the rules more money gains nothing.")
    alike = [each for each in best if each.gain > 0.99 * best[0].gain]
    gain = _fine(MILLION * best[0].gain, said.display)
    if len(alike) > FIRST:
        return t("A further million yuan adds {gain}, almost alike in {count} levers.", gain=gain, count=len(alike))
    names = listed([said.name(each.lever) for each in alike], t)
    return t("A further million yuan adds {gain}, in {levers}.", gain=gain, levers=names)


def next_money(more: NextTenth | None, said: Reader) -> str:
    """Where a tenth more should go, and what it gains."""
    t = said.t
    if more is None:
        return ""
    if not more.changes or more.gain < 1e-6:
        return ""
    raised = sorted((each for each in more.changes if each[2] > 0), key=lambda each: -each[2])
    together = [cost for _, _, cost in raised]
    parts = [t("{lever} ({money})", lever=said.name(lever), money=money(cost, t.language, together))
             for lever, _, cost in raised[:FIRST]]  # fmt: skip
    return t(
        "The next 10% should go first to {levers}: together {gain} more.",
        levers=listed(parts, t),
        gain=_fine(more.gain, said.display),
    )


def in_cash(found: Allocation, said: Reader) -> str:
    """What is paid, and when, in money of the year in which it is paid."""
    t, paid = said.t, [float(each) for each in found.cash]
    if not any(paid):
        return ""
    text = [said.money(each, paid) for each in paid]
    facts = {"total": said.money(sum(paid), paid), "first": text[0]}
    after = paid[1:]
    if not after:
        return t("In cash {total}, all of it in year 1.", **facts)
    if len(after) > 1 and max(after) - min(after) <= ALIKE * max(paid):
        return t("In cash {total}: {first} in year 1, {each} in each year after.", each=text[1], **facts)
    if len(after) > MOST_YEARS:
        rest = said.money(sum(after) / len(after), paid)
        return t("In cash {total}: {first} in year 1, {each} a year after on average.", each=rest, **facts)
    years = [t("{money} in year {year}", money=each, year=year) for year, each in enumerate(text, 1)]
    return t("In cash {total}: {years}.", years=listed(years, t), **facts)


def broken(found: Allocation, names: Sequence[str], said: Reader) -> str:
    """Which things the plan does not buy whole, with their amounts: those bought least are oddest."""
    t = said.t
    units = {lever.id: lever.unit.in_language(t.language) for lever in said.study.levers}
    parts = [
        t("{lever} ({amount})", lever=said.name(each), amount=said.plain(amount(found.amount(each), units[each], t)))
        for each in names
    ]
    shown = parts if len(parts) <= FIRST + 1 else [*parts[:FIRST], t("{count} other amounts", count=len(parts) - FIRST)]
    return t("The plan does not buy whole units of {amounts}.", amounts=listed(shown, t))


def whole_price(found: Allocation, whole: Allocation | None, said: Reader) -> str:
    """The button that buys them whole, with what that costs of the index as soon as it is known."""
    t = said.t
    if whole is None:
        return t("Buy whole units")
    if whole.worth is None or found.worth is None:
        return t("Buy whole units (no such plan keeps the rules)")
    lost = found.worth - whole.worth
    if lost < LOST:
        return t("Buy whole units (costs nothing)")
    return t("Buy whole units (costs {loss})", loss=_fine(lost, said.display))


# ---------------------------------------------------------------------- what stands behind it


def behind(found: Allocation, bound: float | None, said: Reader) -> list[tuple[str, str]]:
    """What is shown beside the plan for those who check it: (what, how much)."""
    t = said.t
    if found.index is None or found.worth is None:
        return []
    lines = [(t("Index of the plan on the simulator"), score(found.index, 4))]
    if _is_mean(found):
        lines.append((t("Mean index over the quarters"), score(found.worth, 4)))
    if found.aim != "expected":
        lines.append((t("Worth by the aim ({aim})", aim=t(AIMS[found.aim])), score(found.worth, 4)))
    if found.model_worth is not None and found.goal is None:
        lines.append((t("Best plan of the exact model, on steps of every lever"), score(found.model_worth, 4)))
    if found.gap is not None and found.goal is None:
        lines.append((t("Gap of that proof, in index points"), score(found.gap, 6)))
    if bound is not None:
        lines.append((t("No plan of whatever amounts exceeds"), score(bound, 4)))
    if found.levels:
        lines.append((t("Steps tried of each lever"), f"{min(found.levels)}–{max(found.levels)}"))
    lines += [(t("Cash in year {year}", year=year), money(paid, t.language, found.cash.tolist()))
              for year, paid in enumerate(found.cash.tolist(), 1)]  # fmt: skip
    if found.avoided:
        lines.append((t("CO₂ avoided"), t("{tonnes} t", tonnes=plain(found.avoided))))
    return lines


def unused(levers: Sequence[str], said: Reader) -> str:
    """Levers that the plan leaves out."""
    return said.t("Not used: {levers}.", levers=listed([said.name(each) for each in levers], said.t)) if levers else ""


def rule_price(price: RulePrice, said: Reader) -> str:
    """What one rule costs: the index without it, what that is more, and in money."""
    t = said.t
    if price.worth is None:
        return t("without it still no plan")
    index = said.display.text(price.worth)
    if price.gain is None:
        return t("without it {index}; with it no plan", index=index)
    if price.gain < LOST:
        return t("costs nothing")
    money = said.money(price.money) if price.money else ""
    return t("costs {loss} (without it {index})[, as much as {money}]", loss=_fine(price.gain, said.display),
             index=index, money=money)  # fmt: skip


# ---------------------------------------------------------------------- a goal


def goal(found: Allocation, wanted: float, now: Allocation, said: Reader) -> str:
    """The cheapest plan that reaches an index, against the budget; or the most that can be reached."""
    t, display = said.t, said.display
    if found.index is None or found.cost is None:
        return t("No plan keeps all rules, whatever it costs.")
    missed = any(each.code == "goal-unreachable" for each in found.findings)
    difference = None if now.budget is None else found.cost - now.budget
    cost = said.money(found.cost, [difference])
    facts = {"goal": display.text(wanted), "cost": cost, "index": display.text(found.worth or 0.0)}
    if found.aim == "regret":
        return _goal_everywhere(facts, difference, missed=missed, said=said)
    if missed:
        return t("**{goal} cannot be reached.** The most within the rules is {index}, for {cost}.", **facts)
    if difference is None:
        return t("**{goal} costs at least {cost}.**", **facts)
    facts["money"] = said.money(abs(difference), [found.cost])
    if abs(difference) < 0.5:
        return t("**{goal} costs at least {cost}**, all of the budget.", **facts)
    if difference > 0:
        return t("**{goal} costs at least {cost}**: {money} more than the budget.", **facts)
    return t("**{goal} costs at least {cost}**: {money} of the budget would be left.", **facts)


def _goal_everywhere(facts: Mapping[str, str], difference: float | None, *, missed: bool, said: Reader) -> str:
    """The same where an index is to be reached whatever future comes."""
    t = said.t
    if missed:
        return t("**{goal} cannot be reached in every future.** The most within the rules is {index} in the worst of "
                 "them, for {cost}.", **facts)  # fmt: skip
    more = said.money(difference) if difference is not None and difference > 0.5 else ""
    left = said.money(-difference) if difference is not None and difference < -0.5 else ""
    return t("**{goal} in every future costs at least {cost}**[: {more} more than the budget][: {left} of the budget "
             "would be left].", more=more, left=left, **facts)  # fmt: skip


# ---------------------------------------------------------------------- several aims


def trade(knee: tuple[float, float], best: tuple[float, float], counted: str, count: int, said: Reader) -> str:
    """The knee and the plan ranked first, each as (cost, index)."""
    t = said.t
    facts = {
        "count": count, "money": said.money(knee[0], [best[0]]), "index": said.display.text(knee[1]),
        "first": said.money(best[0], [knee[0]]), "reached": said.display.text(best[1]), "counted": counted,
    }  # fmt: skip
    first = t("Of {count} plans none is better in everything than another.", **facts)
    second = t("Beyond {money} (index {index}) each further million gains less and less: the knee.", **facts)
    third = t("With {counted}, the plan for {first} (index {reached}) ranks first.", **facts)
    return told([first, second, third], t)
