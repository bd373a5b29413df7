"""Words for judging: what a comparison set asks, how far a panel is, and what a judgment says."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.translate import LANGUAGES, Translator, translator
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from studies.study import Study


def set_name(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> str:
    """What a comparison set is called in a list: ``Outage duration: influence of Staff``."""
    target = _name(asked.target, names, t)
    if asked.kind == "influence":
        return t("{target}: influence of {source}", target=target, source=_name(asked.source, names, t))
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
    return t("Which of the two clusters influences “{target}” more, and how much more?", target=target)


def set_labels(study: Study) -> dict[str, Label]:
    """The names of everything in a study and of its comparison sets, by id: for findings, which speak of both."""
    readers = [translator(language) for language in LANGUAGES]
    found = dict(study.labels)
    for asked in study.comparison_sets.values():
        if asked.kind != "decomposition":
            found[asked.id] = Label(*(set_name(asked, study.labels, t) for t in readers))
    return found


def _name(element: str, names: Mapping[str, Label], t: Translator) -> str:
    return names[element].in_language(t.language) or element
