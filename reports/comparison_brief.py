"""What the page for the board tells: scenarios compared, why, who gains, what was decided, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from i18n.translate import Translator
from mcdm.draws import Draws
from mcdm.findings import Finding
from reports.charts.look import Palette
from reports.charts.scales import IndexDisplay
from reports.sentences import compare as words
from reports.sentences import places as where
from reports.sentences import varying
from reports.sentences.attribution import paragraph
from reports.sentences.compare import Decision
from reports.sentences.reader import Reader
from reports.sentences.scenarios import called, told
from scenarios.attribution import Attribution
from scenarios.compare import Comparison
from scenarios.effect_path import EffectPaths
from scenarios.global_sensitivity import VarianceShares
from scenarios.information import InformationValue
from scenarios.robust import FutureTable
from studies.evaluate import Evaluation
from studies.findings import planning
from studies.measure import SatisfactionIndex
from studies.places import PlanBySegment
from studies.record import DecisionRecord
from studies.study import Study

SMALLEST_WORTH = 5e-5
"""What is worth finding out less than this reads as nothing: the page does not say so."""


@dataclass(frozen=True, eq=False)
class Gains:
    """Who gains where: scenarios by the segments of one dimension, with the names of the segments."""

    plans: tuple[PlanBySegment, ...]
    segments: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Brief:
    """What the page tells.

    Parameters
    ----------
    study
        With the horizon that is looked at.
    version
        Its version, so that every number can be found again.
    decision
        The scenarios compared, with plain names.
    palette, display
        Names and colours of the scenarios, and how the index is shown.
    today
        The index of today with what it rests on.
    attribution
        What makes the gain of the first leader; None where it plans nothing.
    findings
        What is doubtful, the gravest first.
    left_over
        What the horizon cuts off, and what to do about it; empty where nothing is.
    record
        The newest decision on record for one of the scenarios compared; None where there is none.
    draws
        Behind every band.
    paragraph
        Why, in plain words, and what the ranges are made of.
    places
        Who gains where with the scenarios at the top.
    shares
        What the ranges are made of.
    """

    study: Study
    version: str
    decision: Decision
    palette: Palette
    display: IndexDisplay
    today: SatisfactionIndex | None
    draws: Draws
    attribution: Attribution | None = None
    findings: Sequence[Finding] = ()
    left_over: tuple[str, str] = ("", "")
    record: DecisionRecord | None = None
    paragraph: str = ""
    places: Gains | None = None
    shares: VarianceShares | None = None

    @property
    def doubts(self) -> int:
        """How many findings there are: as many as the screen counts."""
        return len(self.findings) + bool(self.left_over[0])


def brief_of(
    study: Study,
    evaluation: Evaluation,
    comparison: Comparison,
    t: Translator,
    *,
    draws: Draws,
    table: FutureTable | None = None,
    attribution: Attribution | None = None,
    version: str = "",
    kind: Literal["score", "percent"] = "score",
    paths: EffectPaths | None = None,
    places: Gains | None = None,
    shares: VarianceShares | None = None,
    information: InformationValue | None = None,
) -> Brief:
    """What the page tells about scenarios that were compared: all of the study, or some; `kind` shows the index."""
    names = [scenario.label.in_language(t.language) or scenario.id for scenario in study.scenarios]
    ids = [scenario.id for scenario in study.scenarios]
    idle = next((scenario.id for scenario in study.scenarios if not scenario.plan), "")
    said = {name: called(label, t) for name, label in zip(ids, names, strict=True) if name in comparison.scenarios}
    decision = Decision(comparison, said, idle if idle in said else "", table)
    among = replace(study, scenarios=tuple(each for each in study.scenarios if each.id in said))
    display = IndexDisplay(kind, min(study.scale.scores), max(study.scale.scores))
    why = ""
    if attribution is not None and paths is not None:
        first = comparison.projection(comparison.leaders[0])
        why = paragraph(words.explained(study, first, attribution, paths, t), display=display, t=t)
    sure = _unsure(comparison, shares, information, Reader(study, display, t))
    return Brief(
        study,
        version,
        decision,
        Palette(tuple(ids), tuple(names), idle),
        display,
        evaluation.measurement.index,
        draws,
        attribution,
        words.doubts(study, decision, evaluation.findings, planning(study), t),
        words.left_over(among, decision, t),
        _decided(study, comparison),
        told([why, sure], t),
        places if places is not None and not where.are_alike(places.plans) else None,
        shares,
    )


def _decided(study: Study, comparison: Comparison) -> DecisionRecord | None:
    """The newest decision for one of the scenarios compared."""
    about = [each for each in study.decisions if each.scenario.id in comparison.scenarios]
    return max(about, key=lambda each: each.day, default=None)


def _unsure(
    comparison: Comparison, shares: VarianceShares | None, information: InformationValue | None, by: Reader
) -> str:
    """What the ranges are made of, and what is worth finding out."""
    said = varying.told_dominant(shares, comparison.ranking[:2], by) if shares is not None else ""
    worth = information is not None and any(each.value >= SMALLEST_WORTH for each in information.partial)
    return told([said, varying.worth(information, comparison, by) if information is not None and worth else ""], by.t)
