"""What is doubtful about a tallied survey, as findings: who is missing, what was not understood, what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mcdm.findings import Finding
from satisfaction.answer_quality import MISSING_SHARE, Reason, UnknownTexts
from satisfaction.thinness import THIN, thinness

if TYPE_CHECKING:
    from satisfaction.survey import SurveySummary

STRAIGHT_LINED_SHARE = 0.05
"""Above this share of straight-liners a survey gets a finding."""


def doubts(survey: SurveySummary) -> tuple[Finding, ...]:
    """Everything doubtful, who answered first."""
    return (*_few_respondents(survey), *_thin_segments(survey), *_left_out(survey), *_doubtful_answers(survey))


def _few_respondents(survey: SurveySummary) -> Iterator[Finding]:
    if 0 < survey.total < THIN:
        yield Finding.of("survey-few-respondents", count=survey.total, minimum=THIN)


def _thin_segments(survey: SurveySummary) -> Iterator[Finding]:
    for dimension in survey.dimensions:
        margin = survey.collapse((dimension,))
        for (segment,), count in zip(margin.cells, margin.respondents.tolist(), strict=True):
            yield from thinness(f"{dimension}/{segment}", count) if segment else ()


def _left_out(survey: SurveySummary) -> Iterator[Finding]:
    rows = survey.quality.rows
    for reason, count in survey.quality.left_out:
        yield _of_reason(reason, count, count / rows)


def _of_reason(reason: Reason, count: int, share: float) -> Finding:
    if reason == "missing":
        return Finding.of("rows-left-out-missing", count=count, share=share)
    if reason == "hurried":
        return Finding.of("rows-left-out-hurried", count=count, share=share)
    if reason == "straight-lined":
        return Finding.of("rows-left-out-straight-lined", count=count, share=share)
    return Finding.of("rows-left-out-repeated", count=count, share=share)


def _doubtful_answers(survey: SurveySummary) -> Iterator[Finding]:
    quality, asked = survey.quality, survey.as_asked or survey
    yield from map(_of_unknown, quality.unknown)
    answers = asked.answered.sum(axis=0).tolist() if survey.total else []
    for item, count in zip(asked.indicators, answers, strict=False):
        share = 1 - count / survey.total
        if not count:
            yield Finding.of("item-never-answered", item)
        elif share > MISSING_SHARE:
            yield Finding.of("item-often-missing", item, share=share, limit=MISSING_SHARE)
    if quality.straight_lined_share > STRAIGHT_LINED_SHARE:
        yield Finding.of("survey-straight-lining", share=quality.straight_lined_share, limit=STRAIGHT_LINED_SHARE)
    if survey.sample.repeated:
        yield Finding.of("respondents-repeated", count=survey.sample.repeated, sample=len(survey.sample))


def _of_unknown(unknown: UnknownTexts) -> Finding:
    examples = ", ".join(map(repr, unknown.examples))
    if unknown.kind == "beyond":
        return Finding.of("survey-numbers-beyond", unknown.column, count=unknown.count, examples=examples)
    if unknown.kind == "below":
        return Finding.of("survey-numbers-below", unknown.column, count=unknown.count, examples=examples)
    if unknown.kind == "place":
        return Finding.of("survey-segments-unknown", unknown.column, count=unknown.count, examples=examples)
    if unknown.kind == "date":
        return Finding.of("survey-dates-unknown", unknown.column, count=unknown.count, examples=examples)
    return Finding.of("survey-answers-unknown", unknown.column, count=unknown.count, examples=examples)
