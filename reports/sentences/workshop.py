"""Words of a workshop: what a group says of a pair, which pair deserves talk, why rounds stop or go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from i18n.numbers import score, share
from i18n.translate import Translator
from reports.sentences.scenarios import listed
from studies.delphi import Feedback, Verdict
from studies.pair_votes import PairVotes
from studies.talk import Talk, Topic

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

MOST_NAMED = 3
"""So many experts are named; of more, the number is said."""

Named = Callable[[str], str]
"""The name of an expert or an element, by its id."""


def group_ratio(value: float) -> str:
    """A judgment of a group, which is no step of the scale: ``2.3``, ``1/2.3``, ``1``."""
    large = max(value, 1 / value)
    text = f"{large:.1f}".removesuffix(".0")
    return text if value >= 1 or text == "1" else f"1/{text}"


def on_pair(votes: PairVotes, element: Named, t: Translator, expert: Named | None = None) -> str:
    """The group on one pair: ``Seven agree, E5 does not, E7 has not answered``.

    Parameters
    ----------
    votes
        What everybody said.
    element
        The name of an element.
    expert
        The name of an expert; None where names are hidden: then only numbers are said.
    """
    clauses = [_said(votes, element, t, expert), _skipped(votes, t, expert)]
    if votes.verdict != "nobody":
        clauses.append(_silent(votes, t, expert))
    found = [clause for clause in clauses if clause]
    sentence = found[0]
    for clause in found[1:]:
        sentence = t("{clause}, {following}", clause=sentence, following=clause)
    return sentence[:1].upper() + sentence[1:]


def _said(votes: PairVotes, element: Named, t: Translator, expert: Named | None) -> str:
    count = len(votes.answered)
    if votes.verdict == "nobody":
        return t("nobody has answered yet")
    if votes.verdict == "alone":
        only = expert(votes.answered[0]) if expert is not None else ""
        return t("only {name} has answered", name=only) if only else t("only one has answered")
    if votes.verdict == "agree":
        everybody = count == len(votes.votes)
        return t("all {number} agree", number=number(count, t)) if everybody else _agree(count, t)
    if votes.verdict == "apart":
        clause = _agree(count - len(votes.apart), t)
        return t("{clause}, {following}", clause=clause, following=_dissent(votes.apart, t, expert))
    low, high = group_ratio(votes.low or 1.0), group_ratio(votes.high or 1.0)
    if votes.verdict == "degree":
        preferred = votes.pair.first if (votes.median or 1.0) >= 1 else votes.pair.second
        if preferred == votes.pair.second:
            low, high = group_ratio(1 / (votes.high or 1.0)), group_ratio(1 / (votes.low or 1.0))
        return t("all prefer {name}, but by {low} to {high}", name=element(preferred), low=low, high=high)
    return _sides(votes, element, t)


def _agree(count: int, t: Translator) -> str:
    return t.n("{number} agrees", "{number} agree", count, number=number(count, t))


def _dissent(apart: Sequence[str], t: Translator, expert: Named | None) -> str:
    said = _people(apart, t, expert)
    return t("{people} does not", people=said) if len(apart) == 1 else t("{people} do not", people=said)


def _sides(votes: PairVotes, element: Named, t: Translator) -> str:
    ratios = [vote.ratio for vote in votes.votes if vote.ratio is not None]
    first, second = sum(ratio > 1 + 1e-9 for ratio in ratios), sum(ratio < 1 - 1e-9 for ratio in ratios)
    parts = [
        t("{number} for {name}", number=number(count, t), name=element(name))
        for count, name in ((first, votes.pair.first), (second, votes.pair.second))
    ]
    if len(ratios) > first + second:
        parts.append(t("{number} for neither", number=number(len(ratios) - first - second, t)))
    return t("opinions are split: {sides}", sides=listed(parts, t))


def _skipped(votes: PairVotes, t: Translator, expert: Named | None) -> str:
    if not votes.skipped:
        return ""
    said = _people(votes.skipped, t, expert)
    return t("{people} left it open", people=said)


def _silent(votes: PairVotes, t: Translator, expert: Named | None) -> str:
    if not votes.silent:
        return ""
    said = _people(votes.silent, t, expert)
    if len(votes.silent) == 1:
        return t("{people} has not answered", people=said)
    return t("{people} have not answered", people=said)


def _people(names: Sequence[str], t: Translator, expert: Named | None) -> str:
    if expert is None or len(names) > MOST_NAMED:
        return number(len(names), t)
    return listed([expert(name) for name in names], t)


def number(count: int, t: Translator) -> str:
    """How many people: a word up to twelve in English, a figure and its measure word in Chinese."""
    if t.language == "zh":
        return f"{count} 人"
    return _WORDS[count] if count < len(_WORDS) else str(count)


# ---------------------------------------------------------------------- what to talk about


def worth_talk(topic: Topic | None, talk: Talk, element: Named, t: Translator) -> str:
    """Why a pair is the next one to talk about."""
    if topic is None:
        return t("No pair is left on which talk would change the result.")
    facts = {"first": element(topic.pair.first), "second": element(topic.pair.second)}
    if talk.about == "lead":
        best, second = (element(name) for name in talk.options)
        return t(
            "{first} or {second}: here disagreement moves the lead of {best} over {next} most.",
            **facts, best=best, next=second,
        )  # fmt: skip
    return t(
        "{first} or {second}: here disagreement moves most weight ({share}).", **facts, share=share(topic.worth, 1)
    )


# ---------------------------------------------------------------------- rounds


def told_back(seen: Feedback | None, t: Translator) -> str:
    """What an expert is told of a pair before judging it again."""
    if seen is None:
        return t("Too few of the others answered this pair to show them without naming them.")
    facts = {
        "count": seen.answered,
        "median": group_ratio(seen.median),
        "lower": group_ratio(seen.lower),
        "upper": group_ratio(seen.upper),
    }
    if seen.own is None:
        return t(
            "You left this pair open. {count} answered: half of them from {lower} to {upper}, the middle {median}.",
            **facts,
        )
    facts["own"] = group_ratio(seen.own)
    if seen.inside:
        return t(
            "You said {own}, as the middle half of the group does: {count} answered, half of them from {lower} to "
            "{upper}, the middle {median}.",
            **facts,
        )
    return t(
        "You said {own}. {count} answered: half of them from {lower} to {upper}, the middle {median}. You need not "
        "follow them.",
        **facts,
    )


def why(found: Verdict, topic: Named, t: Translator) -> str:
    """Why rounds stop or go on; `topic` says what a comparison set is about."""
    facts = {"topic": topic(found.set), "value": score(found.value), "limit": score(found.limit, 2)}
    match found.reason:
        case "nobody":
            return t("No round has been held yet.")
        case "agreed":
            return t(
                "The rounds can stop: in every set of questions consensus is at least {value}, and the weights hardly "
                "move.",
                **facts,
            )
        case "first-round":
            reason = t("how far opinions move shows in the next round")
        case "too-few":
            reason = t("{topic}: fewer than two have answered so that weights follow", **facts)
        case "disagreement":
            reason = t("{topic}: consensus is {value}, below {limit}", **facts)
        case _:
            reason = t("{topic}: the weights still move by {value} on average, {limit} or more", **facts)
    if found.stop:
        return t("This was the last round; {reason}.", reason=reason)
    return t("Another round is worth it; {reason}.", reason=reason)
