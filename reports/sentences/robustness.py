"""Would it change? Words for how firmly an option leads, and for the smallest change that lets another one lead."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.numbers import count, money, plain, probability, score, share
from i18n.translate import N_, Translator
from mcdm.model import GOAL, ComparisonSet
from reports.sentences.reader import Reader
from reports.sentences.scenarios import listed, told
from studies.judgment_uncertainty import Stability
from studies.plan_robustness import AnswerFlip, CostFlip
from studies.robustness import Flip, Robustness, scale_steps
from studies.study import PANEL

LEVEL = 5e-7
"""Options closer than this are level."""

EQUAL, LIKE = 0.005, 0.025
"""A ratio closer to one than this reads as equal; a ratio needed that is closer than this, as level."""

DECISIONS = {
    "scenarios": N_("The best scenario"),
    "alternatives": N_("The best alternative"),
    "indicators": N_("The most important indicator"),
}
"""Kind of a decision -> what is decided."""


Alone = tuple[str, float, float]
"""An expert, or the panel, with the ratio said now and the ratio needed."""


# ---------------------------------------------------------------------- whether, and how firmly


def answer(found: Robustness, told: Reader) -> str:
    """The headline: who leads by how much, and what it takes to change that."""
    t, names = told.t, {"winner": told.called(found.winner), "runner": told.called(found.runner_up)}
    if found.lead < LEVEL:
        return t("{winner} and {runner} are level: the smallest change decides", **names)
    facts = names | {"lead": told.difference(found.kind, found.lead)}
    if any(flip.alone for flip in found.judgments):
        return t("{winner} leads {runner} by {lead}: one judgment by one expert changes it", **facts)
    if found.judgments:
        return t("{winner} leads {runner} by {lead}: a judgment of the whole panel changes it", **facts)
    if found.weights and not found.tried[0]:
        return t("{winner} leads {runner} by {lead}: one weight changes it", **facts)
    if found.weights:
        return t("{winner} leads {runner} by {lead}: no judgment changes it, but a weight does", **facts)
    return t("{winner} leads {runner} by {lead}: no single judgment or weight changes it", **facts)


def evidence(found: Robustness, sure: Stability | None, told_: Reader) -> str:
    """The lead: the smallest change in words, and how often the leader stays first when judgments vary."""
    t = told_.t
    said = []
    if found.judgments:
        said.append(judgment(*easiest(found.judgments), told_))
    elif found.weights and found.lead >= LEVEL:
        said.append(weight(found.weights[0], told_))
    if sure is not None and not sure.varies:
        said.append(t("Nobody's judgments stand behind it yet, so nothing tells how sure that is."))
    elif sure is not None and sure.ranks is not None:
        at = sure.options.index(found.winner)
        said.append(
            t(
                "With judgments as uncertain as assumed here, {winner} is first in {chance} of {draws} draws.",
                winner=told_.called(found.winner),
                chance=f"**{probability(float(sure.ranks.first[at]))}**",
                draws=count(sure.weights.count),
            )
        )
    return told(said, t)


def easiest(flips: Sequence[Flip]) -> tuple[Flip, Alone]:
    """The judgment to name: where somebody could do it alone in the fewest steps, else the nearest of the panel."""
    own = [(flip, flip.alone[0]) for flip in flips if flip.alone]
    return min(own, key=lambda each: scale_steps(*each[1][1:])) if own else (flips[0], _smallest(flips[0]))


# ---------------------------------------------------------------------- the smallest changes


def judgment(flip: Flip, alone: Alone, told: Reader) -> str:
    """E.g. *If E2 said that Reliability matters 3.5 times as much as Channels instead of just as much, B would lead*.

    Parameters
    ----------
    alone
        Who changes it, from which ratio to which.
    """
    t, asked = told.t, told.study.comparison_sets[flip.set]
    who, own, needed = alone
    first, second = flip.first, flip.second
    if needed < 1:
        first, second, own, needed = second, first, 1 / own, 1 / needed
    facts = {
        "who": t("the whole panel") if who == PANEL else told.expert(who),
        "first": told.called(first),
        "second": told.called(second),
        "target": told.called(asked.target),
        "needed": plain(needed, 2),
        "now": _now(own, t),
        "rival": told.called(flip.rival),
    }
    if needed < 1 + LIKE:
        return t("If {who} put {first} and {second} level instead of {now}, {rival} would lead.", **facts)
    if asked.kind == "decomposition":
        return t(
            "If {who} said that {first} matters {needed} times as much as {second} instead of {now}, {rival} would "
            "lead.",
            **facts,
        )
    if asked.kind == "alternatives":
        return t(
            "If {who} said that {first} is {needed} times as good as {second} for {target} instead of {now}, {rival} "
            "would lead.",
            **facts,
        )
    return t(
        "If {who} said that {first} influences {target} {needed} times as much as {second} instead of {now}, {rival} "
        "would lead.",
        **facts,
    )


def _smallest(flip: Flip) -> Alone:
    return flip.alone[0] if flip.alone else together(flip)


def together(flip: Flip) -> Alone:
    """What the whole panel would have to say."""
    return PANEL, flip.value, flip.needed


def _now(ratio: float, t: Translator) -> str:
    """What is said now, read the same way round: ``2 times``, ``just as much``, ``1/3``."""
    if abs(ratio - 1) < EQUAL:
        return t("just as much")
    return t("{ratio} times", ratio=plain(ratio, 2)) if ratio > 1 else t("1/{ratio}", ratio=plain(1 / ratio, 2))


def weight(flip: Flip, told: Reader) -> str:
    """E.g. *If Channels weighed .103 instead of .108, Balanced would lead*."""
    owner = "" if flip.set == GOAL else told.called(flip.set)
    facts = {"element": told.called(flip.first), "owner": owner, "rival": told.called(flip.rival)}
    digits = 3 if score(flip.needed) != score(flip.value) else 4
    facts |= {"needed": score(flip.needed, digits), "value": score(flip.value, digits)}
    return told.t("If {element} weighed {needed} instead of {value}[ within {owner}], {rival} would lead.", **facts)


def today(flip: AnswerFlip, told: Reader) -> str:
    """E.g. *If customers rated Staff skills .648 today instead of .696, Balanced would lead*."""
    facts = {"indicator": told.called(flip.indicator), "rival": told.called(flip.rival)}
    fine = told.display.text(flip.needed) == told.display.text(flip.score)
    facts |= {"needed": told.display.text(flip.needed, fine=fine), "score": told.display.text(flip.score, fine=fine)}
    return told.t("If customers rated {indicator} {needed} today instead of {score}, {rival} would lead.", **facts)


def cost(flip: CostFlip, told: Reader) -> str:
    """Which change of a cost makes another scenario the best buy."""
    t = told.t
    facts = {
        "winner": told.called(flip.winner),
        "rival": told.called(flip.rival),
        "part": change_of(flip.part),
        "cost": money(flip.cost, t.language),
    }
    if flip.scenario == flip.winner:
        return t("If {winner} cost {part} more than {cost}, {rival} would buy more for the money.", **facts)
    return t("If {rival} cost {part} less than {cost}, it would buy more for the money than {winner}.", **facts)


def change_of(part: float) -> str:
    """The size of a relative change: ``0.8%``, ``16%``."""
    return share(abs(part), 1 if abs(part) < 0.1 else 0)


def pair(flip: Flip, told: Reader) -> str:
    """A judgment as a name: ``Reliability : Channels``."""
    return f"{told.name(flip.first)} : {told.name(flip.second)}"


def title(level: str, changing: int, tried: int, t: Translator) -> str:
    """What one level says: how many of its numbers can change the answer."""
    facts = {"tried": tried}
    if not tried:
        return t("No judgments to turn") if level == "judgments" else t("No weights to turn")
    if level == "judgments":
        return t.n("{count} of {tried} judgments can change it", "{count} of {tried} judgments can change it",
                   changing, **facts) if changing else t("No single judgment changes it")  # fmt: skip
    if level == "weights":
        return t.n("{count} of {tried} weights can change it", "{count} of {tried} weights can change it",
                   changing, **facts) if changing else t("No single weight changes it")  # fmt: skip
    return t.n("Today's answers on {count} of {tried} indicators can change it",
               "Today's answers on {count} of {tried} indicators can change it",
               changing, **facts) if changing else t("Today's answers on no single indicator change it")  # fmt: skip


def unchanged(level: str, tried: int, t: Translator) -> str:
    """What was tried in vain."""
    if level == "judgments":
        return t("Each of {tried} judgments was turned from 1/9 to 9, alone: the leader stays.", tried=tried)
    if level == "weights":
        return t("Each of {tried} weights was turned from 0 to 1, alone: the leader stays.", tried=tried)
    return t("The answers on each of {tried} indicators were moved as far as they go: the leader stays.", tried=tried)


def alone(flip: Flip, told: Reader) -> str:
    """Who could change a judgment far enough without anybody else: ``E1, E2 or E7 alone``."""
    t, names = told.t, [expert for expert, _, _ in flip.alone]
    if not names:
        return t("only all together")
    if len(names) > 3:
        return t("any of {count} experts alone", count=len(names))
    joined = names[0] if len(names) == 1 else t("{names} or {last}", names=t(", ").join(names[:-1]), last=names[-1])
    return t("{names} alone", names=joined)


# ---------------------------------------------------------------------- when judgments vary


def beats(sure: Stability, found: Robustness, told_: Reader) -> str:
    """How often the leader is ahead of the next, and who else is ever first."""
    t = told_.t
    if sure.ranks is None:
        return ""
    at = {name: k for k, name in enumerate(sure.options)}
    chance = float(sure.ranks.pairwise[at[found.winner], at[found.runner_up]])
    ever = [name for name in sure.options if name != found.winner and sure.ranks.first[at[name]] >= 0.005]
    ahead = t("{winner} is ahead of {runner} in {chance} of the draws.", winner=told_.called(found.winner),
              runner=told_.called(found.runner_up), chance=probability(chance))  # fmt: skip
    if not ever:
        return told([ahead, t("Nothing else is ever first.")], t)
    ever.sort(key=lambda name: -float(sure.ranks.first[at[name]]) if sure.ranks is not None else 0.0)
    names = [t("{name} ({chance})", name=told_.called(name), chance=probability(float(sure.ranks.first[at[name]])))
             for name in ever[:3]]  # fmt: skip
    return told([ahead, t("Also first at times: {names}.", names=listed(names, t))], t)


def spread_in_words(deviation: float, t: Translator) -> str:
    """What a standard deviation of the logarithm means: a judgment of 3 is between 2.0 and 4.5 in nine of ten draws."""
    if deviation <= 0:
        return t("Judgments are taken as they were given.")
    factor = 2.718281828459045 ** (1.6448536 * deviation)
    return t(
        "A judgment of 3 is between {low} and {high} in nine of ten draws.",
        low=plain(3 / factor, 2),
        high=plain(3 * factor, 2),
    )


def question(asked: ComparisonSet, told: Reader) -> str:
    """A comparison set as what drives: ``Criteria of the goal``, ``Channels: clusters that influence it``."""
    t, target = told.t, told.name(asked.target)
    if asked.id == GOAL:
        return t("Weights of the goal's criteria")
    if asked.kind == "decomposition":
        return t("Inside {target}", target=target)
    if asked.kind == "alternatives":
        return t("Alternatives for {target}", target=target)
    if asked.kind == "cluster-influence":
        return t("Clusters that influence {target}", target=target)
    return t("{source} on {target}", source=told.name(asked.source), target=target)
