"""On which answer scale a column was asked, from the answers in its first rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from mcdm.scales import GradeScale
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales, plain
from satisfaction.questionnaire import Item, ItemRole

FITS = 0.9
"""A scale fits a column if it knows this share of its answers."""

NEARLY_ALL = 0.98
"""The first scale that knows so many answers is taken; below, the one that knows most."""

MANY = 200
"""So many answers without a 5 (without a 7, a 10) speak for a scale that ends before."""

SPREAD = 3
"""So many different answers at least: where all are 3, nothing tells that there is no 4."""

STRAY = 0.002
"""Share of answers beyond a scale that may be slips of the pen; more of them, and the scale goes further."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "performance": ("labels", "agreement", "quality", "letters-A-E", "likelihood", "importance"),
    "importance": ("importance", "importance-extreme", "agreement", "labels", "quality", "letters-A-E"),
    "construct": ("labels", "likelihood", "agreement", "quality", "yes-no", "letters-A-E"),
    "kano": ("kano", "kano-5-1"),
}
_NUMBERS = ("numeric-1-5", "numeric-1-7", "numeric-1-10", "numeric-0-10")
_ENDING_BEFORE = ("numeric-1-3", "numeric-1-4", "numeric-1-6", "numeric-1-9")
_USUAL_CODES = frozenset({"66", "77", "88", "97", "98", "99", "888", "999", "-1", "-2", "-9", "-99"})
"""Numbers by which a file says "no answer", where they lie outside of its scale."""

_IN_HEADING = (
    re.compile(r"[(\[{,:] ?([01]) ?(?:-|–|—|~|to|到|至) ?(\d+) ?(?:分|points?)?(?![\d.])"),
    re.compile(r"(?<!\d)([01]) ?(?:-|–|—|~|到|至) ?(\d+) ?分"),
    re.compile(r"\b(?:scale|from|rate|between)\b[^\d]{0,12}([01]) ?(?:-|–|—|~|to|and) ?(\d+)"),
    re.compile(r"()(?<!\d)(5|7|10|100) ?(?:分制|[- ]points?\b)"),
    re.compile(r"()(?:满分|out of) ?(5|7|10|100)(?!\d)"),
)
"""How a heading names its numbers: lowest (empty for the usual one) and highest."""

Answers = Counter[str]


def guess_scales(items: Iterable[Item], values: Mapping[str, Answers], scale: GradeScale) -> dict[str, str | None]:
    """Id of the scale of every item's column, the best guess; None where none fits.

    Numbers are judged together by what the questions ask about, because one column may lack the extremes.
    """
    known, unclear = built_in_scales(scale), list[Item]()
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(_group(item), []).append(item)
        unclear += [item] if len(given(values[item.column], scale)) < 2 else []
    found: dict[str, str | None] = {}
    for group in groups.values():
        together: Answers = Counter()
        for item in group:
            together.update({text: count for text, count in values[item.column].items() if _is_whole(text)})
        common = _of_numbers(together, known)
        for item in group:
            found[item.column] = _fitting(item, values[item.column], common, known)
    telling = [each for group in groups.values() for each in group if each not in unclear]
    return found | {item.column: _of_neighbours(item, telling, found, values[item.column], known) for item in unclear}


def given(answers: Answers, scale: GradeScale) -> list[str]:
    """The different answers of a column but those that are none; where there is one or none, no scale can be told."""
    return [text for text in answers if built_in_scales(scale)["labels"].step_of(text) != MISSING]


def missing_codes(found: Mapping[str, str | None], values: Mapping[str, Answers], scale: GradeScale) -> tuple[str, ...]:
    """Numbers such as 99 that several answers hold beyond their scale: they mean that there is no answer."""
    known, beyond = built_in_scales(scale), Counter[str]()
    for column, name in found.items():
        if name is not None and name.startswith("numeric-"):
            odd = {
                text: n for text, n in values[column].items() if text in _USUAL_CODES and known[name].is_beyond(text)
            }
            beyond.update(odd)
    return tuple(sorted(text for text, count in beyond.items() if count > 1))


def fits_kano(answers: Answers, scale: GradeScale) -> bool:
    """Whether answers are those of a Kano question: in words, as letters, or numbered 1 to 5."""
    return share_known(answers, built_in_scales(scale)["kano"]) >= FITS


def share_known(answers: Answers, by: AnswerScale) -> float:
    """Share of the answers that a scale knows, missing ones and codes such as 99 aside; 0 where there are none."""
    given = {
        text: count
        for text, count in answers.items()
        if by.step_of(text) != MISSING and not (text in _USUAL_CODES and by.is_beyond(text))
    }
    understood = sum(count for text, count in given.items() if by.step_of(text) is not None)
    return understood / sum(given.values()) if given else 0.0


def scale_in(heading: str) -> str | None:
    """Id of the numeric scale that a heading names: ``(0-10)``, ``1-5 分``, ``on a scale from 1 to 7``, ``10 分制``."""
    for pattern in _IN_HEADING:
        for low, high in pattern.findall(plain(heading)):
            name = f"numeric-{low or (0 if high == '100' else 1)}-{high}"
            if name in (*_NUMBERS, *_ENDING_BEFORE, "numeric-0-100"):
                return name
    return None


def _of_neighbours(
    item: Item,
    others: Iterable[Item],
    found: Mapping[str, str | None],
    answers: Answers,
    known: Mapping[str, AnswerScale],
) -> str | None:
    """The scale of a column with one answer or none: of its heading, of its neighbours, else the usual one."""
    own = found[item.column]
    if own == "yes-no" and _stands_alone(item):
        return own
    alike = Counter(name for each in others if _group(each) == _group(item) and (name := found[each.column]))
    numeric = Counter(name for each in others if (name := found[each.column] or "").startswith("numeric-"))
    candidates = [scale_in(item.column) or "", *(name for name, _ in (*alike.most_common(), *numeric.most_common()))]
    silent = own is None and set(answers) <= set(known["labels"].missing)
    return next((name for name in candidates if name and (silent or share_known(answers, known[name]) >= FITS)), own)


def _stands_alone(item: Item) -> bool:
    return item.role == "construct" and item.indicator not in ("overall", "against-expectations", "against-ideal")


def _group(item: Item) -> str:
    """Questions that are usually asked on the same numbers."""
    return f"{item.role}/{item.indicator}" if _stands_alone(item) else item.role


def _fitting(item: Item, answers: Answers, common: str | None, known: Mapping[str, AnswerScale]) -> str | None:
    if item.role in ("functional", "dysfunctional"):
        return _best(answers, _WORDS["kano"], known)
    labels = known["labels"]
    yes_no = item.role == "construct" and set(answers) <= {"0", "1", *labels.missing}
    if yes_no and not set(answers) <= set(labels.missing):
        return "yes-no"
    numbers = all(_is_whole(text) for text in answers if labels.step_of(text) != MISSING)
    named = scale_in(item.column)
    if numbers and named and share_known(answers, known[named]) >= FITS:
        return named
    if numbers and common and share_known(answers, known[common]) >= FITS:
        return common
    return _best(answers, _worded(item.role), known) or _of_numbers(answers, known)


def _worded(role: ItemRole) -> tuple[str, ...]:
    return _WORDS.get(role, _WORDS["performance"])


def _of_numbers(answers: Answers, known: Mapping[str, AnswerScale]) -> str | None:
    """The scale from 1 or 0 that numbers were asked on."""
    total = sum(answers.values())
    if sum(n for text, n in answers.items() if _is_whole(text) and 10 < int(text) <= 100) > 0.3 * total:
        return _best(answers, ("numeric-0-100",), known)
    found = _best(answers, _NUMBERS, known)
    for name in _ENDING_BEFORE if total >= MANY and len(answers) >= SPREAD and found else ():
        if found is not None and len(known[name].answers) < len(known[found].answers):
            highest = known[name].answers[0][0]
            strays = total * (share_known(answers, known[found]) - share_known(answers, known[name]))
            if strays <= max(1, STRAY * total) and answers[highest]:
                return name
    return found


def _best(answers: Answers, names: Iterable[str], known: Mapping[str, AnswerScale]) -> str | None:
    shares = {name: share_known(answers, known[name]) for name in names}
    nearly = next((name for name, share in shares.items() if share >= NEARLY_ALL), None)
    most = max(shares, key=lambda name: shares[name])
    return nearly or (most if shares[most] >= FITS else None)


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdigit() and text.isascii()
