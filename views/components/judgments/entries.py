"""Answers of one comparison set as the browser holds them: ``{"0,1": {"value": 3.0, "low": 2.0, "high": 5.0}}``.

A key names the positions of two elements, the first one smaller, and every ratio is of the first to the second. A pair
that was skipped is ``{"skipped": reason}``; one that is open is not listed. assets/components/judgment_sheet.js is the
other side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mcdm.judgments import BestWorstComparisons, Judgments, PairwiseComparisons, PairwiseJudgment, SkippedPair
from mcdm.model import ComparisonSet

Entries = dict[str, dict[str, Any]]


def pairs_of(asked: ComparisonSet, given: Judgments | None) -> PairwiseComparisons:
    """What an answer says pair by pair; empty where there are points or nothing."""
    if isinstance(given, PairwiseComparisons):
        return given
    answered = given.judgments if isinstance(given, BestWorstComparisons) else ()
    return PairwiseComparisons(asked.elements, answered)


def to_browser(elements: tuple[str, ...], judgments: PairwiseComparisons | BestWorstComparisons) -> Entries:
    """Judgments as entries, each of the earlier element to the later one."""
    at = {name: k for k, name in enumerate(elements)}
    entries: Entries = {}
    for judgment in judgments.judgments:
        ordered = judgment if at[judgment.first] < at[judgment.second] else judgment.turned
        entries[f"{at[ordered.first]},{at[ordered.second]}"] = _entry(ordered)
    for pair in judgments.skipped if isinstance(judgments, PairwiseComparisons) else ():
        i, j = sorted((at[pair.first], at[pair.second]))
        entries[f"{i},{j}"] = {"skipped": pair.reason}
    return entries


def from_browser(entries: Mapping[str, Mapping[str, Any]], before: PairwiseComparisons) -> PairwiseComparisons:
    """Entries as judgments; what did not change stays the judgment it was, and so do all revisions."""
    elements, known = before.elements, to_browser(before.elements, before)
    stored: tuple[PairwiseJudgment | SkippedPair, ...] = (*before.judgments, *before.skipped)
    kept = {frozenset((each.first, each.second)): each for each in stored}
    judgments: list[PairwiseJudgment] = []
    skipped: list[SkippedPair] = []
    for key in sorted(entries, key=positions):
        first, second = (elements[k] for k in positions(key))
        same = kept[frozenset((first, second))] if entries[key] == known.get(key) else None
        answer = same or _answer(first, second, entries[key])
        if isinstance(answer, SkippedPair):
            skipped.append(answer)
        else:
            judgments.append(answer)
    if {*judgments} == {*before.judgments} and {*skipped} == {*before.skipped}:
        return before
    return replace(before, judgments=tuple(judgments), skipped=tuple(skipped))


def best_worst_from_browser(
    elements: tuple[str, ...], best: str, worst: str, entries: Mapping[str, Mapping[str, Any]]
) -> BestWorstComparisons:
    """Entries of the pairs with the best and with the worst element: what is below equal is no answer to them."""
    answers = from_browser(entries, PairwiseComparisons(elements)).matrix()
    at = {name: k for k, name in enumerate(elements)}

    def over(first: str, second: str) -> float:
        return float(answers[at[first], at[second]])

    to_others = tuple((name, over(best, name)) for name in elements if name != best and over(best, name) >= 1)
    to_worst = tuple(
        (name, over(name, worst)) for name in elements if name not in (best, worst) and over(name, worst) >= 1
    )
    return BestWorstComparisons(elements, best, worst, to_others, to_worst)


def letters_of(entries: Mapping[str, Mapping[str, Any]]) -> int:
    """How long all comments and reasons are together."""
    return sum(len(str(entry.get(name, ""))) for entry in entries.values() for name in ("comment", "skipped"))


def positions(key: str) -> tuple[int, int]:
    """``"0,3"`` as (0, 3)."""
    i, _, j = key.partition(",")
    return int(i), int(j)


def _answer(first: str, second: str, entry: Mapping[str, Any]) -> PairwiseJudgment | SkippedPair:
    if "value" not in entry:
        return SkippedPair(first, second, str(entry.get("skipped", "")).strip())
    comment = str(entry.get("comment", "")).strip()
    options = tuple(sorted(float(ratio) for ratio in entry.get("options", ())))
    if len(options) > 1:
        return PairwiseJudgment.hesitant(first, second, options, comment)
    value, low, high = (float(entry[name]) if name in entry else None for name in ("value", "low", "high"))
    assert value is not None
    if low is None or high is None or low == high:
        return PairwiseJudgment(first, second, value, comment=comment)
    return PairwiseJudgment(first, second, value, low, high, comment=comment)


def _entry(judgment: PairwiseJudgment) -> dict[str, Any]:
    entry: dict[str, Any] = {"value": judgment.value}
    if judgment.low is not None or judgment.high is not None:
        entry["low"], entry["high"] = judgment.bounds
    if judgment.options:
        entry["options"] = sorted(judgment.options)
    if judgment.comment:
        entry["comment"] = judgment.comment
    return entry
