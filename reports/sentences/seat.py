"""Words for the phone of an expert: where one stands in a workshop, what was said before, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.judgments import PairwiseJudgment
from reports.sentences.read_back import Wording, read_back
from reports.sentences.workshop import group_ratio
from studies.delphi import REVISED, Feedback
from studies.workshop import Standing


def waiting(standing: Standing, rounds: int, t: Translator) -> tuple[str, str]:
    """What somebody reads who is in while no round is open: a headline, and what comes next."""
    if standing.round is None:
        return t("You are in"), t("The first round begins soon. This page goes on by itself.")
    if standing.round.number < rounds:
        return (
            t("Round {number} is over", number=standing.round.number),
            t("Your answers are saved. The next round begins soon; this page goes on by itself."),
        )
    return t("The last round is over"), t("Your answers are saved. The facilitator now closes the workshop.")


def own_before(judgment: PairwiseJudgment, called: Mapping[str, str], texts: Wording, t: Translator) -> str:
    """What somebody answered to a pair the last time."""
    return t("Before, you said: {sentence}", sentence=read_back(judgment, called, texts))


def group_before(seen: Feedback, called: Mapping[str, str], t: Translator) -> str:
    """How the group's answers to a pair lay, in the direction of its middle: ``the middle 3 for Outages``."""
    lower, median, upper = seen.lower, seen.median, seen.upper
    first, second = called[seen.pair.first], called[seen.pair.second]
    if median < 1:
        lower, median, upper, first, second = 1 / upper, 1 / median, 1 / lower, second, first
    if upper / lower >= 1 + REVISED and lower >= 1:
        ends = {"lower": group_ratio(lower), "upper": group_ratio(upper), "median": group_ratio(median)}
        return t(
            "Of the {count} answers of the group half lie between {lower} and {upper} for {name}, the middle is "
            "{median}.",
            count=seen.answered,
            name=first,
            **ends,
        )
    facts = {
        "count": seen.answered,
        "lower": _towards(lower, first, second, t),
        "upper": _towards(upper, first, second, t),
        "median": _towards(median, first, second, t),
    }
    if upper / lower < 1 + REVISED:
        return t("The {count} answers of the group: most say {median}.", **facts)
    return t("The {count} answers of the group: half of them from {lower} to {upper}, the middle {median}.", **facts)


def thanks(answered: int, pairs: int, t: Translator) -> tuple[str, str]:
    """The end: a headline, and how much was answered."""
    if not answered:
        return t("The workshop has ended"), t("You answered no pair; nothing of yours is counted.")
    lead = t.n(
        "You answered {count} of {pairs} pairs. This is what your own answers come to.",
        "You answered {count} of {pairs} pairs. This is what your own answers come to.",
        answered,
        pairs=pairs,
    )
    return t("Thank you: your judgment counts"), lead


def own_consistency(ratio: float | None, threshold: float, t: Translator) -> str:
    """How far the own answers to one set agree with each other."""
    if ratio is None:
        return ""
    if ratio <= threshold:
        return t("Your answers agree with each other (CR {ratio}).", ratio=score(ratio))
    return t("Your answers contradict each other in places (CR {ratio}, above {threshold}).", ratio=score(ratio),
             threshold=score(threshold, 2))  # fmt: skip


def _towards(value: float, first: str, second: str, t: Translator) -> str:
    """A ratio with the element that it favours: ``3 for Outages``, ``equal``."""
    if abs(value - 1) < REVISED:
        return t("equal")
    name = first if value > 1 else second
    return t("{ratio} for {name}", ratio=group_ratio(max(value, 1 / value)), name=name)
