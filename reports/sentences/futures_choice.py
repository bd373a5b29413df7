"""The robust choice in words: which plan each rule picks, with ties, how sure that is, and what would make it fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from i18n.errors import finding_sentence
from i18n.numbers import count, probability, share
from i18n.translate import N_
from mcdm.judgments import FloatArray
from reports.sentences import futures as say
from reports.sentences.compare import SAME_REGRET
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed, span, told
from scenarios.exploration import Exploration
from scenarios.robust import FutureTable
from studies.plan_futures import Discovery

SAME = 5e-4
"""Indices closer than this read the same in three digits: no rule tells them apart."""

LEVEL = {"minimax_regret": SAME_REGRET, "satisficing": 1e-9}
"""Rule -> how close counts as a tie, where it is not :data:`SAME`."""

RULES = {
    "expected": (N_("Mean of the futures"), N_("the mean over the futures, by their probabilities")),
    "maximin": (N_("Worst case (maximin)"), N_("the best of the least favourable futures")),
    "minimax_regret": (N_("Least regret (minimax)"), N_("the least one can fall behind the best scenario of a future")),
    "hurwicz": (N_("Best and worst mixed (Hurwicz)"), N_("{share} of the best future, the rest of the worst")),
    "satisficing": (N_("Good enough (satisficing)"), N_("the probability of reaching {level}")),
}
"""Rule -> its name, and what it looks at."""

STANDING = ("expected", "maximin", "minimax_regret", "hurwicz")
"""Rules that the headline counts: satisficing hangs on a threshold that the visitor sets."""


@dataclass(frozen=True, eq=False)
class Pick:
    """What one rule says of s plans.

    Parameters
    ----------
    rule
        Its name, of :data:`RULES`.
    scenarios
        Ids of the plans it picks, the best first; several are a tie.
    values
        What it looks at, shape (s,), in the order of the table; of regret less is better.
    """

    rule: str
    scenarios: tuple[str, ...]
    values: FloatArray


def picks(table: FutureTable, optimism: float = 0.5, threshold: float | None = None) -> tuple[Pick, ...]:
    """What each rule picks; satisficing only where a threshold is given."""
    by_rule = {
        "expected": table.expected,
        "maximin": table.worst,
        "minimax_regret": table.max_regret,
        "hurwicz": table.hurwicz(optimism),
    }
    if threshold is not None:
        by_rule["satisficing"] = table.probability_of(threshold)
    return tuple(Pick(rule, _best(table, rule, values), values) for rule, values in by_rule.items())


def _best(table: FutureTable, rule: str, values: FloatArray) -> tuple[str, ...]:
    worth = -values if rule == "minimax_regret" else values
    order = np.argsort(-worth, kind="stable").tolist()
    level = worth.max() - LEVEL.get(rule, SAME)
    return tuple(table.scenarios[k] for k in order if worth[k] >= level)


def robust(table: FutureTable) -> tuple[str, ...]:
    """The plans with the least regret, best first: what this page calls the robust choice."""
    return _best(table, "minimax_regret", table.max_regret)


# ---------------------------------------------------------------------- the headline


def answer(table: FutureTable, by: Reader) -> str:
    """The robust choice, and how many of the rules agree."""
    t, chosen = by.t, robust(table)
    name, time = by.called(chosen[0]), span(by.study.settings.quarters, t)
    if len(table.scenarios) == 1:
        return t("{name} is the only scenario: nothing to choose between yet", name=name)
    if len(table.futures) == 1:
        return t("{name} is best in the one future named; name others to see whether it stays so", name=name)
    if len(chosen) > 1:
        names = listed([by.called(each) for each in chosen], t)
        return t("{names} tie as the robust choice over {time}", names=names, time=time)
    found = [pick for pick in picks(table) if pick.rule in STANDING]
    against = [pick for pick in found if chosen[0] not in pick.scenarios]
    if against:
        others = list(dict.fromkeys(pick.scenarios[0] for pick in against))
        names = listed([by.called(each) for each in others], t)
        facts = {"name": name, "others": names, "time": time}
        return t("Over {time} {name} is the choice of least regret; other rules prefer {others}", **facts)
    ties = [pick for pick in found if len(pick.scenarios) > 1]
    if ties:
        others = list(dict.fromkeys(each for pick in ties for each in pick.scenarios if each != chosen[0]))
        names = listed([by.called(each) for each in others], t)
        tied = {"name": name, "others": names, "ties": len(ties), "rules": len(found), "time": time}
        return t("{name} is the robust choice over {time}; by {ties} of {rules} rules it ties with {others}", **tied)
    return t("{name} is the robust choice over {time}, whichever rule one follows", name=name, time=time)


def evidence(
    table: FutureTable,
    explored: Exploration | None,
    failing: Discovery | None,
    by: Reader,
    level: float | None = None,
) -> str:
    """The regret that is left, how it does in the futures explored and against a level, and what makes it fail."""
    t, said = by.t, list[str]()
    if len(table.futures) > 1 and len(table.scenarios) > 1:
        said.append(_regret(table, by))
    if explored is not None and len(explored.scenarios) > 1:
        said.append(_explored(robust(table)[0], explored, by))
        if level is not None:
            said.append(_under(robust(table)[0], explored, level, by))
    if failing is not None and explored is not None:
        said.append(weak_spot(failing, explored, by))
    return told(said, t)


def weak_spot(found: Discovery, explored: Exploration, by: Reader) -> str:
    """How often the choice ends below its nearest rival, and where more often than elsewhere."""
    facts = {"other": by.called(found.other), "part": probability(found.failing)}
    if not found.boxes.boxes or found.holds:
        return by.t("It ends below {other} in {part} of them.", **facts)
    first = found.boxes.boxes[0]
    where = say.conditions(first, explored.ranges, by)
    return by.t(
        "It ends below {other} in {part} of them, but in {density} of those where {conditions}.",
        density=share(first.density),
        conditions=where,
        **facts,
    )


def _regret(table: FutureTable, by: Reader) -> str:
    t, chosen = by.t, robust(table)[0]
    order = np.argsort(table.max_regret, kind="stable").tolist()
    following = next(k for k in order if table.scenarios[k] != chosen)
    facts = {
        "futures": t.n("{count} future", "{count} futures", len(table.futures)),
        "regret": fine(float(table.max_regret[table.scenarios.index(chosen)]), by),
        "name": by.called(chosen),
        "next": by.called(table.scenarios[following]),
        "more": fine(float(table.max_regret[following]), by),
    }
    if _never(table, by):
        return t(
            "Over the {futures} named, each without surprises, {name} is never behind the best scenario; "
            "{next} falls up to {more} behind.",
            **facts,
        )
    return t(
        "Over the {futures} named, each without surprises, {name} never ends more than **{regret}** behind the best "
        "scenario; {next} falls up to {more} behind.",
        **facts,
    )


def _never(table: FutureTable, by: Reader) -> bool:
    """Whether the choice is behind nowhere, as far as digits show."""
    return not float(fine(float(table.max_regret.min()), by))


def _explored(chosen: str, explored: Exploration, by: Reader) -> str:
    regret = explored.regret[explored.scenarios.index(chosen)]
    best, most = float((regret < 1e-12).mean()), float(regret.max())
    facts = {"count": count(len(regret)), "share": probability(best), "most": fine(most, by)}
    if best == 1:
        return by.t("It is best in all {count} futures explored between and around them.", **facts)
    if not float(facts["most"]):
        return by.t(
            "In {count} futures explored between and around them, each counted alike, it is best in **{share}** "
            "and never behind by anything that shows.",
            **facts,
        )
    return by.t(
        "In {count} futures explored between and around them, each counted alike, it is best in **{share}** "
        "and never more than {most} behind.",
        **facts,
    )


def _under(chosen: str, explored: Exploration, level: float, by: Reader) -> str:
    """How often the choice itself misses a level: being better than the others is not being good enough."""
    ends = explored.values[explored.scenarios.index(chosen)]
    missed = float((ends < level).mean())
    if not missed:
        return by.t("It reaches {level} in all of them.", level=by.display.text(level))
    return by.t("Better than the others is not good enough yet: in **{part}** of them it ends under {level}.",
                part=probability(missed), level=by.display.text(level))  # fmt: skip


def rival(chosen: str, explored: Exploration) -> str:
    """The plan that most often ends above the chosen one in the futures explored; empty where none ever does."""
    others = [name for name in explored.scenarios if name != chosen]
    often = {name: float(explored.worse(chosen, name).mean()) for name in others}
    first = max(often, key=lambda name: often[name], default="")
    return first if first and often[first] > 0 else ""


def fine(difference: float, by: Reader) -> str:
    """A difference of two indices in one digit more, without its sign."""
    return by.display.change(difference, fine=True).lstrip("+")


# ---------------------------------------------------------------------- the row of rules


def picked(pick: Pick, by: Reader) -> str:
    """Whom a rule picks; of more than two that tie, how many."""
    if len(pick.scenarios) == len(pick.values) > 1:
        return by.t("no difference")
    if len(pick.scenarios) > 2:
        names = by.called(pick.scenarios[0])
        return by.t("{name} and {others} others tie", name=names, others=len(pick.scenarios) - 1)
    return listed([by.name(each) for each in pick.scenarios], by.t)


def looks_at(pick: Pick, optimism: float, threshold: float | None, by: Reader) -> str:
    """What a rule looks at, with the value of its pick."""
    facts = {"share": share(optimism), "level": by.display.text(threshold) if threshold is not None else ""}
    return by.t(RULES[pick.rule][1], **facts)


def value_text(rule: str, value: float, by: Reader) -> str:
    """What a rule looks at, as a number."""
    if rule == "minimax_regret":
        return fine(value, by)
    return probability(value) if rule == "satisficing" else by.display.text(value)


# ---------------------------------------------------------------------- when a plan fails


def failing(found: Discovery, explored: Exploration, by: Reader) -> str:
    """When a plan fails, in words; where no box tells, what its finding says."""
    sentence = say.discovery(found, explored.ranges, by)
    if sentence or not found.findings:
        return sentence
    text = finding_sentence(found.findings[0], by.t.language, by.study.labels)
    return by.plain(str(text))


def of_box(found: Discovery, place: int, by: Reader) -> str:
    """How much of what falls short a box holds, and in how many of its futures the plan does."""
    box = found.boxes.boxes[place]
    facts = {
        "coverage": share(box.coverage),
        "tenths": round(10 * box.density),
        "failures": count(box.failures),
        "cases": count(box.cases),
        "plan": by.called(found.scenario),
    }
    if found.holds:
        return by.t(
            "{coverage} of the futures where it holds lie there; it holds in about {tenths} of 10 futures in there "
            "({failures} of {cases}).",
            **facts,
        )
    return by.t(
        "{coverage} of the futures where it falls short lie there; it falls short in about {tenths} of 10 futures in "
        "there ({failures} of {cases}).",
        **facts,
    )


def unlimited(names: Sequence[str], by: Reader) -> str:
    """What does not matter for a box."""
    return by.t("It does not hang on: {names}.", names=by.t(", ").join(names)) if names else ""
