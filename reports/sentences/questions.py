"""Words for the stop rule: whether the answers are enough, and what could still change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.numbers import probability
from i18n.translate import Translator
from mcdm.comparisons.questions import Sufficiency
from mcdm.labels import Label

SUREST = 0.999
"""More than this is never said: the probability comes from draws."""


def sufficiency_sentence(
    found: Sufficiency, elements: Sequence[str], names: Mapping[str, Label], t: Translator
) -> tuple[str, str]:
    """Whether there are enough answers: a headline, and why."""
    if found.order_probability is None:
        return t("More answers are needed before there is a ranking"), t.n(
            "{count} well chosen answer gives a first one.",
            "{count} well chosen answers give a first one.",
            found.further,
        )
    if found.closest is None:
        return t("Everything is answered"), t("No open pair could change the ranking.")
    above, below = (_name(elements[k], names, t) for k in found.closest)
    stays = t("{share} likely", share=probability(min(found.order_probability, SUREST)))
    if found.settled:
        return t("Enough answers: the ranking would stay"), t(
            "If all open pairs were answered, the order would stay as it is: {stays}. {above} and {below} are nearest "
            "to changing places.",
            stays=stays,
            above=above,
            below=below,
        )
    return t("More answers could still change the ranking"), t.n(
        "That the order stays as it is, is {stays}. {above} and {below} could still change places; about {count} more "
        "answer should settle it.",
        "That the order stays as it is, is {stays}. {above} and {below} could still change places; about {count} more "
        "answers should settle it.",
        found.further,
        stays=stays,
        above=above,
        below=below,
    )


def _name(element: str, names: Mapping[str, Label], t: Translator) -> str:
    return names[element].in_language(t.language) or element if element in names else element
