"""Words about a criteria model: what it is, what experts are asked, what an edit changes and what it takes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from i18n.translate import Translator
from mcdm.model import GOAL, CriteriaModel
from reports.sentences.weights import together
from studies.study import PANEL, Study

SECONDS_A_PAIR = 20
"""What one judgment takes a panel member, roughly: for the length of a workshop, not more."""

MOST_NAMED = 6
"""So many names stand in a list; of more, the number is said."""


def answer(model: CriteriaModel, loops: int, t: Translator) -> str:
    """The headline: how large the model is, and whether anything comes back to itself."""
    indicators = t.n("{count} indicator", "{count} indicators", len(model.indicators))
    groups = [name for name in model.cluster_ids if name != model.alternatives]
    if not groups:
        return t("One level: {indicators} under the goal", indicators=indicators)
    clusters = t.n("{count} cluster", "{count} clusters", len(groups))
    if model.is_hierarchy:
        return t("A hierarchy: {indicators} in {clusters}", indicators=indicators, clusters=clusters)
    links = t.n("{count} influence", "{count} influences", len(model.links))
    facts = {"indicators": indicators, "clusters": clusters, "links": links}
    if loops:
        return t("A network: {indicators} in {clusters}, tied by {links} with feedback", **facts)
    return t("A network: {indicators} in {clusters}, tied by {links} without feedback", **facts)


def lead(study: Study, t: Translator) -> str:
    """What the model asks of the experts."""
    asked = list(study.comparison_sets.values())
    if not asked:
        return t("There is nothing to compare yet: add a second indicator.")
    by_panel = {ballot.set for ballot in study.ballots if ballot.expert == PANEL}
    left = [each for each in asked if each.id not in by_panel]
    pairs = sum(each.pair_count for each in left)
    told = t.n(
        "It asks {count} question of the experts, {pairs} comparisons in pairs: about {minutes} minutes each.",
        "It asks {count} questions of the experts, {pairs} comparisons in pairs: about {minutes} minutes each.",
        len(left),
        pairs=pairs,
        minutes=max(1, round(pairs * SECONDS_A_PAIR / 60)),
    )
    if not left:
        told = ""
    done = len(asked) - len(left)
    settled = t.n(
        "The panel answered {count} question by points, together.",
        "The panel answered {count} questions by points, together.",
        done,
    )
    ranked = len(study.model.alternative_ids)
    ranks = t.n("It ranks {count} alternative.", "It ranks {count} alternatives.", ranked) if ranked else ""
    return together(t, told, settled if done else "", ranks)


def losses(counts: Mapping[str, int], t: Translator) -> str:
    """What an edit takes along, said beforehand; empty where it takes nothing: ``2 influences, 9 judgments``."""
    parts = [say(t, counts[kind]) for kind, say in _LOST.items() if counts.get(kind)]
    return t("This takes along: {parts}. Undo brings everything back.", parts=t(", ").join(parts)) if parts else ""


def changes(before: CriteriaModel, after: CriteriaModel, t: Translator) -> list[str]:
    """What an outline changes, a sentence each: added, removed, renamed, moved, influences."""
    old, new = _places(before), _places(after)

    def name(model: CriteriaModel, identifier: str) -> str:
        return model.labels[identifier].in_language(t.language) or identifier

    added = [name(after, each) for each in new if each not in old]
    removed = [name(before, each) for each in old if each not in new]
    stayed = [each for each in new if each in old]
    renamed = [
        t("{before} becomes {after}", before=name(before, each), after=name(after, each))
        for each in [GOAL, *stayed]
        if before.labels[each] != after.labels[each]
    ]
    moved = [
        t("{name} to {place}", name=name(after, each), place=name(after, new[each]))
        for each in stayed
        if old[each] != new[each]
    ]
    links, new_links = len(set(before.links) - set(after.links)), len(set(after.links) - set(before.links))
    said = [
        t("Added: {names}.", names=_listed(added, t)) if added else "",
        t("Removed: {names}.", names=_listed(removed, t)) if removed else "",
        t("Renamed: {names}.", names=_listed(renamed, t)) if renamed else "",
        t("Moved: {names}.", names=_listed(moved, t)) if moved else "",
        t.n("{count} influence goes.", "{count} influences go.", links) if links else "",
        t.n("{count} influence is new.", "{count} influences are new.", new_links) if new_links else "",
    ]
    found = [sentence for sentence in said if sentence]
    return found or ([t("The order changes.")] if before != after else [])


def role_of(model: CriteriaModel, element: str, t: Translator) -> str:
    """Goal, cluster or indicator, and where it stands."""
    if element == GOAL:
        return t("the goal")
    owner = model.cluster_of.get(element)
    kind = t("indicator") if owner is not None else t("cluster")
    if owner is None:
        owner = next(cluster.parent for cluster in model.clusters if cluster.id == element)
    return t("{kind} in “{place}”", kind=kind, place=model.labels[owner].in_language(t.language) or owner)


def answered(study: Study, comparison_set: str, t: Translator) -> str:
    """Who answered a question: the panel, or how many experts."""
    voters = Counter(ballot.expert for ballot in study.ballots_of(comparison_set))
    if PANEL in voters:
        return t("panel, by points")
    return t("{count} of {all} experts", count=len(voters), all=len(study.experts))


def _places(model: CriteriaModel) -> dict[str, str]:
    return {**{cluster.id: cluster.parent for cluster in model.clusters}, **model.cluster_of}


def _listed(names: list[str], t: Translator) -> str:
    shown, more = t(", ").join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return t("{names} and {count} further", names=shown, count=more) if more > 0 else shown


_LOST: Mapping[str, Callable[[Translator, int], str]] = {
    "clusters": lambda t, k: t.n("{count} cluster", "{count} clusters", k),
    "nodes": lambda t, k: t.n("{count} indicator", "{count} indicators", k),
    "links": lambda t, k: t.n("{count} influence", "{count} influences", k),
    "subnetworks": lambda t, k: t.n("{count} network inside", "{count} networks inside", k),
    "judgments": lambda t, k: t.n("{count} judgment", "{count} judgments", k),
    "ratings": lambda t, k: t.n("{count} answer in points", "{count} answers in points", k),
    "overrides": lambda t, k: t.n("{count} weight set by hand", "{count} weights set by hand", k),
    "figures": lambda t, k: t.n("{count} operating figure", "{count} operating figures", k),
    "readings": lambda t, k: t.n("readings of {count} figure", "readings of {count} figures", k),
    "baseline": lambda t, k: t.n("stated shares of {count} indicator", "stated shares of {count} indicators", k),
    "questions": lambda t, k: t.n("{count} survey question", "{count} survey questions", k),
    "effects": lambda t, k: t.n("{count} lever effect", "{count} lever effects", k),
    "interactions": lambda t, k: t.n("{count} interaction of levers", "{count} interactions of levers", k),
    "factors": lambda t, k: t.n("{count} factor of a future", "{count} factors of futures", k),
    "planned": lambda t, k: t.n("{count} planned amount", "{count} planned amounts", k),
    "levers": lambda t, k: t.n("{count} lever", "{count} levers", k),
}
"""Kind of loss (``studies.edits.losses``) -> its words, in the order they are said."""
