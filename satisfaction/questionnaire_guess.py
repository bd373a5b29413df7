"""A first guess at a questionnaire, from the headings and the first rows of a file; a planner corrects it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.scales import GradeScale
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales, plain
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population

ALIKE = 0.75
"""Headings at least this similar (Ratcliff-Obershelp) to an indicator's name are taken for it, with a finding."""

FITS = 0.9
"""A scale fits a column if it knows this share of its answers; a dimension likewise."""

_RESPONDENT_HEADINGS = (
    *("respondent", "respondent id", "respondent_id", "id", "customer id", "customer_id", "answer id"),
    *("编号", "序号", "户号", "客户编号", "受访者", "受访者编号", "答卷编号"),
)

Values = Mapping[str, Counter[str]]


def guess(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    indicators: Mapping[str, Label],
    scale: GradeScale,
    population: Population,
) -> tuple[Questionnaire, tuple[Finding, ...]]:
    """A questionnaire that fits a file as far as can be seen, and what was not sure about it.

    Parameters
    ----------
    columns
        Headings of the file.
    rows
        Some of its rows, as the preview gives them; a hundred say more than twenty.
    indicators
        Label of every indicator of the model, by id.
    scale
        The grades.
    population
        The dimensions to look for.

    Raises
    ------
    DecisionError
        ``survey-no-items`` where no column looks like an indicator.
    """
    values = {name: Counter(plain("" if row[i] is None else row[i]) for row in rows) for i, name in enumerate(columns)}
    matched, findings = _matched(columns, indicators)
    if not matched:
        raise DecisionError("survey-no-items")
    scales, doubts = _scales({name: values[name] for name in matched.values()}, scale)
    items = tuple(Item(matched[i], i, scales[matched[i]]) for i in indicators if i in matched)
    left = [name for name in columns if name not in matched.values()]
    segments = _segments(left, values, population)
    left = [name for name in left if name not in {column.column for column in segments}]
    respondent = next((name for name in left if _is_respondent(name, values[name])), None)
    absent = [Finding.of("survey-indicator-without-column", i) for i in indicators if i not in matched]
    questionnaire = Questionnaire(items, segments, respondent_column=respondent)
    return questionnaire, (*findings, *doubts, *absent)


def _matched(columns: Sequence[str], indicators: Mapping[str, Label]) -> tuple[dict[str, str], list[Finding]]:
    """Column of each indicator, the surest pairs first; each column once."""
    pairs = [
        (_likeness(column, identifier, label), column, identifier)
        for column in columns
        for identifier, label in indicators.items()
    ]
    matched: dict[str, str] = {}
    findings = []
    for likeness, column, identifier in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness < ALIKE or identifier in matched or column in matched.values():
            continue
        matched[identifier] = column
        if likeness < 1:
            findings.append(Finding.of("survey-column-guessed", column, indicator=identifier))
    return matched, findings


def _likeness(column: str, identifier: str, label: Label) -> float:
    """1 for the id or a label, .95 where the heading holds the id as a word, .9 a label, else how similar they are."""
    heading = plain(column)
    names = [plain(text) for text in (label.en, label.zh) if text]
    if heading in (plain(identifier), *names):
        return 1.0
    words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in heading).split()
    if plain(identifier) in words:
        return 0.95
    if any(name in heading for name in names):
        return 0.9
    return max((min(difflib.SequenceMatcher(None, heading, name).ratio(), 0.89) for name in names), default=0.0)


def _scales(values: Values, scale: GradeScale) -> tuple[dict[str, str], list[Finding]]:
    """Scale of each column: the first that fits; numbers are judged together, as one column may lack the extremes."""
    known = built_in_scales(scale)
    together: Counter[str] = Counter()
    for counts in values.values():
        together.update({text: count for text, count in counts.items() if text.isdigit()})
    common = _fitting(together, known)
    found, findings = {}, []
    for column, counts in values.items():
        numbers = all(text.isdigit() for text in counts if known["labels"].grade_of(text) != MISSING)
        choice = _fitting(counts, known)
        if numbers and common and _share(counts, known[common]) >= FITS:
            choice = common
        if choice is None:
            strange = [text for text, _ in counts.most_common() if known["labels"].grade_of(text) is None]
            findings.append(Finding.of("survey-scale-misfit", column, examples=", ".join(strange[:5])))
        elif choice.startswith("numeric-"):
            findings.append(Finding.of("survey-direction-assumed", column, best=int(choice.rsplit("-", 1)[1])))
        found[column] = choice or "labels"
    return found, findings


def _fitting(counts: Counter[str], known: Mapping[str, AnswerScale]) -> str | None:
    return next((name for name, answers in known.items() if _share(counts, answers) >= FITS), None)


def _share(counts: Counter[str], answers: AnswerScale) -> float:
    """Share of the answers, missing ones aside, that a scale knows; 0 where there are none."""
    given = {text: count for text, count in counts.items() if answers.grade_of(text) != MISSING}
    understood = sum(count for text, count in given.items() if answers.grade_of(text) is not None)
    return understood / sum(given.values()) if given else 0.0


def _segments(columns: Sequence[str], values: Values, population: Population) -> tuple[SegmentColumn, ...]:
    """The columns that divide by a dimension: by their heading, by their values, or kWh for the customer tiers."""
    found = []
    free = list(columns)
    for dimension in population.dimensions:
        column = next((SegmentColumn(name, dimension.id) for name in free if _divides(name, values, dimension)), None)
        tiers = {segment for _, segment in TIER_THRESHOLDS} <= {segment.id for segment in dimension.segments}
        energy = next((name for name in free if "kwh" in plain(name) or "电量" in name), None)
        if column is None and tiers and energy is not None:
            column = SegmentColumn(energy, dimension.id, thresholds=TIER_THRESHOLDS)
        if column is not None:
            found.append(column)
            free.remove(column.column)
    return tuple(found)


def _divides(column: str, values: Values, dimension: Dimension) -> bool:
    known = SegmentColumn(column, dimension.id).reading(Population((dimension,)))
    given = {text: count for text, count in values[column].items() if text}
    understood = sum(count for text, count in given.items() if text in known)
    named = plain(column) in (plain(dimension.id), plain(dimension.label.en), plain(dimension.label.zh))
    return bool(understood) and (named or understood >= FITS * sum(given.values()))


def _is_respondent(column: str, counts: Counter[str]) -> bool:
    return plain(column) in _RESPONDENT_HEADINGS and max(counts.values(), default=0) <= 1
