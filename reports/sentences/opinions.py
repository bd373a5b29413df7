"""What a panel thinks, in words: how far it agrees and on what, who thinks alike, who stands apart, who decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from i18n.numbers import score, share, signed
from i18n.translate import N_, Translator
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from studies.opinions import Leaving, Opinions, SetAgreement

AGREES = {
    "very-low": N_("The panel does not agree ({value})"),
    "low": N_("The panel agrees little ({value})"),
    "moderate": N_("The panel agrees moderately ({value})"),
    "high": N_("The panel agrees well on the whole ({value})"),
    "very-high": N_("The panel agrees very well on the whole ({value})"),
}

_NOTHING = 5e-4
"""Weight that moves less than this reads as none in three digits."""


@dataclass(frozen=True, eq=False)
class PanelRead:
    """What sentences about a panel need.

    Parameters
    ----------
    opinions
        The panel.
    names
        Name of every expert, element and option by id, in the language of the reader.
    topics
        What each comparison set is about, by id: see :func:`topic`.
    tied
        Whether two options cannot be told apart.
    """

    opinions: Opinions
    names: Mapping[str, str]
    topics: Mapping[str, str]
    tied: Callable[[str, str], bool] = lambda first, second: False

    def name(self, name: str) -> str:
        """The name of an expert, an element or an option."""
        return self.names.get(name) or name

    @property
    def leader(self) -> str:
        """The best option by the whole panel; empty without options."""
        options = self.opinions.options
        return options[int(self.opinions.together.argmax())] if options else ""


def topic(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> str:
    """What a comparison set is about, within a sentence."""
    target = names[asked.target].in_language(t.language) or asked.target
    if asked.kind == "influence":
        source = names[asked.source].in_language(t.language) or asked.source
        return t("what in “{source}” influences “{target}”", source=source, target=target)
    if asked.kind == "alternatives":
        return t("which alternative serves “{target}” best", target=target)
    if asked.kind == "cluster-influence":
        return t("which clusters influence “{target}”", target=target)
    return t("what matters for “{target}”", target=target)


# ---------------------------------------------------------------------- the headline


def answer(read: PanelRead, t: Translator) -> str:
    """How far the panel agrees, and on what it differs most."""
    opinions = read.opinions
    if opinions.consensus is None or opinions.word is None:
        return t("Only one expert has judged so far: {name}", name=read.name(opinions.experts[0]))
    agreed = t(AGREES[opinions.word], value=score(opinions.consensus, 2))
    differing = [each for each in opinions.sets if each.moves >= _NOTHING]
    if not differing or len(opinions.sets) < 2:
        return agreed
    return t("{agreed}; it differs most on {topic}", agreed=agreed, topic=read.topics[differing[0].set])


def lead(read: PanelRead, t: Translator) -> str:
    """The numbers behind the headline: the order, groups, who decides the result."""
    if read.opinions.consensus is None:
        return t("A panel needs a second opinion: only then agreement can be measured.")
    return together(t, concordance(read, t), groups(read, t), decides(read, t))


def concordance(read: PanelRead, t: Translator) -> str:
    """How far the order of the elements is the same for all."""
    found = read.opinions.concordance
    if found is None:
        return ""
    return t(
        "On the order of the {count} elements Kendall's W is {value} (1: the same order for everybody).",
        count=len(read.opinions.elements),
        value=score(found.coefficient, 2),
    )


# ---------------------------------------------------------------------- who thinks alike, who stands apart


def groups(read: PanelRead, t: Translator) -> str:
    """Whether there are camps."""
    found = read.opinions.clusters
    if found is None:
        return ""
    if not found.clear:
        return t("There are no camps: the experts are best seen as one group.")
    listed = t("; ").join(t(", ").join(read.name(read.opinions.experts[k]) for k in group) for group in found.members)
    return t.n("{count} group is clearly apart: {listed}.", "{count} groups are clearly apart: {listed}.",
               len(found.members), listed=listed)  # fmt: skip


def grouping(read: PanelRead, t: Translator) -> str:
    """How sure the grouping is: the line under the map."""
    opinions = read.opinions
    seen = t("Near each other means weighing alike; the plane shows {kept} of all differences, its axes mean nothing.",
             kept=share(opinions.map.kept))  # fmt: skip
    if opinions.clusters is None:
        return seen
    clear = t("Groups would count from a silhouette of .50; the best grouping has {value}.",
              value=score(opinions.clusters.silhouette, 2))  # fmt: skip
    return together(t, seen, clear)


def apart(read: PanelRead, t: Translator) -> str:
    """Who differs most from the others, and on what."""
    opinions, found = read.opinions, read.opinions.outlier
    if found is None:
        return ""
    expert, element = read.name(opinions.experts[found.expert]), read.name(opinions.elements[found.element])
    told = t("{element} weighs {factor} times what it weighs for the others",
             element=element, factor=_factor(found.factor))  # fmt: skip
    if found.stands_apart:
        return t("{expert} stands apart; above all, {told}.", expert=expert, told=told)
    return t("Nobody stands apart. {expert} is furthest from the others; above all, {told}.", expert=expert, told=told)


def differs(element: str, factor: float) -> str:
    """On what one expert differs most from the others: ``Voltage quality x .50``."""
    return f"{element} × {_factor(factor)}"


def where(each: SetAgreement, elements: Sequence[str], read: PanelRead, t: Translator) -> str:
    """Who differs most on one set, and on which of its elements; empty where that is not defined."""
    if each.outlier is None:
        return ""
    return t(
        "{expert} differs most: {element} × {factor}",
        expert=read.name(each.experts[each.outlier.expert]),
        element=read.name(elements[each.outlier.element]),
        factor=_factor(each.outlier.factor),
    )


# ---------------------------------------------------------------------- who decides


def decides(read: PanelRead, t: Translator) -> str:
    """Whose absence would change the winner."""
    if not read.leader or not read.opinions.leaving:
        return ""
    leader = read.leader
    others: dict[str, list[str]] = {}
    for each in read.opinions.leaving:
        if each.winner != leader:
            others.setdefault(each.winner, []).append(each.expert)
    if not others:
        return t("{leader} leads whoever is left out.", leader=read.name(leader))
    return together(t, *(_turned(read, other, experts, t) for other, experts in others.items()))


def deciding(read: PanelRead, t: Translator) -> str:
    """The headline about who moves the result."""
    if not read.leader:
        return t("Who moves the weights")
    opinions, leader = read.opinions, read.leader
    others = {each.winner for each in opinions.leaving} - {leader}
    who = [name for name in opinions.experts if any(e.expert == name and e.winner != leader for e in opinions.leaving)]
    if not others:
        return t("No single expert decides: {leader} leads whoever is left out", leader=read.name(leader))
    if all(read.tied(other, leader) for other in others):
        return t("No single expert decides: only plans that cannot be told apart change places")
    if len(who) == 1:
        return t("{expert} decides: without this answer {leader} would not lead",
                 expert=read.name(who[0]), leader=read.name(leader))  # fmt: skip
    return t.n("{count} expert decides whether {leader} leads", "{count} experts each decide whether {leader} leads",
               len(who), leader=read.name(leader))  # fmt: skip


def counting(weights: Mapping[str, float], read: PanelRead, t: Translator) -> tuple[str, str]:
    """Headline and lead about how much the experts count."""
    whole = sum(weights.values())
    if len(set(weights.values())) < 2 or not whole:
        return t("All experts count the same"), t("Give more weight to whoever knows more about the question.")
    most = max(weights.values())
    names = [read.name(name) for name, weight in weights.items() if weight == most]
    aside = [read.name(name) for name, weight in weights.items() if weight == 0]
    if len(names) == 1:
        answer = t("{name} counts most ({share})", name=names[0], share=share(most / whole))
    else:
        answer = t("{count} experts count most ({share} each)", count=len(names), share=share(most / whole))
    told = t("Left aside, with weight 0: {names}.", names=t(", ").join(aside)) if aside else ""
    return answer, together(t, t("Weights are relative to each other."), told)


def _turned(read: PanelRead, other: str, experts: Sequence[str], t: Translator) -> str:
    order = {expert: k for k, expert in enumerate(read.opinions.experts)}
    who = either([read.name(each) for each in sorted(experts, key=order.__getitem__)], t)
    facts = {"who": who, "other": read.name(other), "leader": read.name(read.leader)}
    if read.tied(other, read.leader):
        return t("Without {who}, {other} would be a hair ahead of {leader}; these two cannot be told apart anyway.",
                 **facts)  # fmt: skip
    return t("Without {who}, {other} would lead in place of {leader}.", **facts)


def alone(read: PanelRead, t: Translator) -> str:
    """How many experts would come to the panel's winner by themselves."""
    opinions = read.opinions
    if not read.leader:
        return ""
    first = [opinions.options[int(row.argmax())] for row in opinions.values]
    agreeing = sum(each == read.leader for each in first)
    if agreeing == len(first):
        return t("Each of the experts alone would put {leader} first.", leader=read.name(read.leader))
    close = sum(read.tied(each, read.leader) for each in first if each != read.leader)
    if not agreeing:
        return t("Alone, no expert would put {leader} first.", leader=read.name(read.leader))
    told = t("Alone, {count} of {all} experts would put {leader} first.",
             count=agreeing, all=len(first), leader=read.name(read.leader))  # fmt: skip
    if close == len(first) - agreeing:
        return together(t, told, t("The others would choose what cannot be told apart from it."))
    return told


def moves(read: PanelRead, t: Translator) -> str:
    """Who moves the weights most when left out."""
    if not read.opinions.leaving:
        return ""
    most = read.opinions.leaving[0]
    return t(
        "Without {expert}, {shift} of all weight would lie elsewhere; {element} would change most ({change}).",
        expert=read.name(most.expert),
        shift=share(most.shift, 1),
        element=read.name(most.element),
        change=signed(most.change),
    )


def changed_most(each: Leaving, read: PanelRead) -> str:
    """What changes most without one expert: ``Staff skills -.005``."""
    return f"{read.name(each.element)} {signed(each.change)}"


def joined_otherwise(other: str, shift: float, element: str, change: float, t: Translator) -> str:
    """What the other way to join the experts would change."""
    if shift < _NOTHING:
        return t("“{method}” would give the same weights to three digits.", method=other)
    return t(
        "“{method}” would move {shift} of all weight, most at {element} ({change}).",
        method=other,
        shift=share(shift, 1),
        element=element,
        change=signed(change),
    )


# ---------------------------------------------------------------------- parts of sentences


def either(names: Sequence[str], t: Translator) -> str:
    """Names joined by "or"."""
    if len(names) < 2:
        return "".join(names)
    return t("{others} or {last}", others=t(", ").join(names[:-1]), last=names[-1])


def together(t: Translator, *sentences: str) -> str:
    """Sentences as one paragraph; Chinese puts no space between them."""
    return ("" if t.language == "zh" else " ").join(sentence for sentence in sentences if sentence)


def _factor(factor: float) -> str:
    return score(factor, 2) if factor < 10 else f"{factor:.0f}"
