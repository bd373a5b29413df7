"""Words for judging: what a comparison set asks, how far a panel is, and what a judgment says."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.translate import LANGUAGES, Translator, translator
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences.panel import PanelState
from studies.study import Study


def set_name(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> str:
    """What a comparison set is called in a list: ``Outage duration: influence of Staff``."""
    target = _name(asked.target, names, t)
    if asked.kind == "influence":
        return t("{target}: influence of {source}", target=target, source=_name(asked.source, names, t))
    if asked.kind == "alternatives":
        return t("{target}: the alternatives", target=target)
    if asked.kind == "cluster-influence":
        return t("{target}: influence of the clusters", target=target)
    return target


def set_question(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> str:
    """What is asked of every pair of a set."""
    target = _name(asked.target, names, t)
    if asked.kind == "decomposition":
        return t("Which of the two matters more for “{target}”, and how much more?", target=target)
    if asked.kind == "influence":
        return t("Which of the two influences “{target}” more, and how much more?", target=target)
    if asked.kind == "alternatives":
        return t("Which of the two is better with respect to “{target}”, and how much better?", target=target)
    return t("Which of the two clusters influences “{target}” more, and how much more?", target=target)


def points_hint(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> str:
    """How to share out points over a set."""
    target = _name(asked.target, names, t)
    if asked.kind == "decomposition":
        return t("Share out points: what counts twice as much gets twice as many.")
    if asked.kind == "alternatives":
        return t(
            "Share out points: what is twice as good with respect to “{target}” gets twice as many.", target=target
        )
    return t("Share out points: what influences “{target}” twice as much gets twice as many.", target=target)


def anchors(asked: ComparisonSet, t: Translator) -> tuple[str, str]:
    """What the best and the worst element of a set are called."""
    if asked.kind == "decomposition":
        return t("Which one is the most important?"), t("Which one is the least important?")
    if asked.kind == "alternatives":
        return t("Which one is the best?"), t("Which one is the worst?")
    return t("Which one has the most influence?"), t("Which one has the least influence?")


def set_labels(study: Study) -> dict[str, Label]:
    """The names of everything in a study and of its comparison sets, by id: for findings, which speak of both."""
    readers = [translator(language) for language in LANGUAGES]
    found = dict(study.labels)
    for asked in study.comparison_sets.values():
        if asked.kind != "decomposition":
            found[asked.id] = Label(*(set_name(asked, study.labels, t) for t in readers))
    return found


def progress(state: PanelState, sets: int, names: Mapping[str, str], t: Translator) -> tuple[str, str]:
    """How far the panel is: a headline, and what is open where."""
    if not sets:
        return t("Nothing to compare yet"), t("Give the model a second element: experts compare siblings in pairs.")
    if not state.experts:
        return t("Nobody is asked yet"), _asked(state, t)
    waiting = [expert for expert in state.experts if state.open_sets(expert)]
    if not state.given:
        return t("Nobody has answered yet"), _asked(state, t)
    if not waiting and state.open:
        return t("Everybody has answered enough"), t(
            "Left open are {count} of {asked} judgments: skipped, or not needed for the order.",
            count=state.open,
            asked=state.asked,
        )
    if not waiting:
        return t("Everybody has answered everything"), _asked(state, t)
    answer = t("{given} of {asked} judgments are answered", given=state.given, asked=state.asked)
    who = t(", ").join(t("{name} ({count})", name=names[expert], count=state.waiting(expert)) for expert in waiting[:4])
    if len(waiting) > 4:
        who = t("{who} and {count} more", who=who, count=len(waiting) - 4)
    return answer, t("Open are pairs of {who}. The method works without them, but more answers make it surer.", who=who)


def greeting(name: str, waiting: int, given: int, t: Translator, *, skipped: bool = False) -> str:
    """What an invited expert reads first; `skipped` where some pairs stay open though nothing more is asked."""
    if not waiting and skipped:
        return t("Thank you, {name}: these answers are enough", name=name)
    if not waiting:
        return t("Thank you, {name}: everything is answered", name=name)
    if not given:
        return t("Good day, {name}: your judgment is asked", name=name)
    return t.n("{name}, {count} pair is still open", "{name}, {count} pairs are still open", waiting, name=name)


def _asked(state: PanelState, t: Translator) -> str:
    pairs = t.n("{count} pair", "{count} pairs", state.pairs)
    return t.n(
        "{count} comparison set with {pairs} is asked of each expert.",
        "{count} comparison sets with {pairs} are asked of each expert.",
        len(state.sets),
        pairs=pairs,
    )


def _name(element: str, names: Mapping[str, Label], t: Translator) -> str:
    return names[element].in_language(t.language) or element
