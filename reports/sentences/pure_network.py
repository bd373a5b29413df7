"""What a pure network says: nothing is compared with respect to a goal, all weights come from the links."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.numbers import score
from i18n.translate import Translator
from reports.sentences.files import first_place

_SAME = 5e-4


def answer(alternatives: Sequence[str], priorities: Sequence[float], names: Sequence[str], weights: Sequence[float],
           judged: bool, t: Translator) -> str:  # fmt: skip
    """The headline: which alternative ranks first; without alternatives, what weighs most."""
    if not judged:
        return t("Nobody has judged yet: what stands together weighs the same")
    if alternatives:
        return first_place(alternatives, priorities, t)
    return heaviest(names, weights, t)


def lead(names: Sequence[str], weights: Sequence[float], ranked: bool, t: Translator) -> str:
    """Where the weights come from, and what weighs most beside the alternatives."""
    said = t("All weights come from the links: nothing is compared with respect to the goal.")
    if not ranked or not names:
        return said
    return t("{heaviest}. {said}", heaviest=heaviest(names, weights, t), said=said)


def heaviest(names: Sequence[str], weights: Sequence[float], t: Translator) -> str:
    """The element that weighs most, or those that cannot be told apart in three digits."""
    order = sorted(range(len(names)), key=lambda k: -weights[k])
    best = weights[order[0]]
    tied = [names[k] for k in order if best - weights[k] < _SAME]
    if len(tied) == len(names) > 1:
        return t("All elements weigh the same")
    if len(tied) > 1:
        return t("{names} weigh most, {weight} each", names=t(", ").join(tied[:3]), weight=score(best))
    return t("{name} weighs most of the elements with {weight}", name=tied[0], weight=score(best))
