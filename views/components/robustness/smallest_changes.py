"""The smallest change at each level that lets another option lead: a judgment, a weight, today's answers, a cost."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.numbers import plain, score
from reports.charts import robustness as charts
from reports.charts.look import Figure
from reports.charts.robustness import TurningPoint
from reports.sentences import robustness as say
from studies.plan_robustness import AnswerFlip, CostFlip, answer_flips, cost_flips
from views import cached, cached_scenarios, session
from views.components import figures, layout, waiting
from views.components.robustness.deciding import Deciding
from views.jobs import Job

MOST = 6
"""So many numbers are drawn at each level, the nearest first."""


def show(decided: Deciding) -> None:
    """One figure a level: the finding as its title, the nearest change as a sentence, the next ones drawn."""
    left, right = st.columns(2, gap="large")
    with left:
        _judgments(decided)
    with right:
        _weights(decided)
    if decided.kind == "scenarios":
        left, right = st.columns(2, gap="large")
        with left:
            _answers(decided)
        with right:
            _costs(decided)


def _judgments(decided: Deciding) -> None:
    t, told, flips = session.translate(), decided.told, decided.found.judgments
    tried = decided.found.tried[0]
    reading = say.judgment(flips[0], say.together(flips[0]), told) if flips else say.unchanged("judgments", tried, t)
    if not tried:
        reading = t("No expert has judged pairs, so there is no judgment to turn.")
    with layout.figure(say.title("judgments", len(flips), tried, t), reading, "judgment-flips"):
        if flips:
            drawn = decided.drawn
            points = [
                TurningPoint(say.pair(flip, drawn), flip.value, flip.needed,
                             f"{_ratio(flip.value)} → {_ratio(flip.needed)}", say.alone(flip, drawn),
                             drawn.name(flip.rival))
                for flip in flips[:MOST]
            ]  # fmt: skip
            _figure("judgments", decided, lambda: charts.judgments(points, t=t))


def _ratio(value: float) -> str:
    return plain(value, 2) if value >= 1 else f"1/{plain(1 / value, 2)}"


def _weights(decided: Deciding) -> None:
    t, flips, tried = session.translate(), decided.found.weights, decided.found.tried[1]
    reading = say.weight(flips[0], decided.told) if flips else say.unchanged("weights", tried, t)
    if not tried:
        reading = t("In this network the goal divides nothing: influences alone give the weights.")
    with layout.figure(say.title("weights", len(flips), tried, t), reading, "weight-flips"):
        if flips:
            drawn = decided.drawn
            points = [
                TurningPoint(drawn.name(flip.first), flip.value, flip.needed,
                             f"{score(flip.value)} → {score(flip.needed)}", "", drawn.name(flip.rival))
                for flip in flips[:MOST]
            ]  # fmt: skip
            _figure("weights", decided, lambda: charts.weights(points, t=t))


def _answers(decided: Deciding) -> None:
    t, study, display = session.translate(), decided.study, figures.display(decided.study)
    evaluation = cached.evaluation(study)

    def work(job: Job[tuple[AnswerFlip, ...]]) -> tuple[AnswerFlip, ...]:
        return answer_flips(study, evaluation, progress=job.advance)

    what = t("Moving today's answers, indicator by indicator")
    flips = waiting.result(f"answers|{decided.key}", what, work)
    if flips is None:
        return
    tried = int(evaluation.measurement.memberships.known.sum())
    reading = say.today(flips[0], decided.told) if flips else say.unchanged("answers", tried, t)
    with layout.figure(say.title("answers", len(flips), tried, t), reading, "answer-flips"):
        if flips:
            drawn = decided.drawn
            points = [
                TurningPoint(drawn.name(flip.indicator), flip.score, flip.needed,
                             f"{display.text(flip.score)} → {display.text(flip.needed)}", "", drawn.name(flip.rival))
                for flip in flips[:MOST]
            ]  # fmt: skip
            _figure("answers", decided, lambda: charts.answers(points, display=display, t=t))


def _costs(decided: Deciding) -> None:
    t, study = session.translate(), decided.study
    flips = cost_flips(cached_scenarios.projections(study=study))
    if not flips:
        return
    title = t("Best buy: {name}", name=decided.told.name(flips[0].winner))
    with layout.figure(title, say.cost(flips[0], decided.told), "cost-flips"):
        drawn = decided.drawn
        points = [TurningPoint(_whose(flip, decided), 0.0, flip.part, charts.change_text(flip.part), "",
                               drawn.name(flip.rival)) for flip in flips[:MOST]]  # fmt: skip
        _figure("costs", decided, lambda: charts.costs(points, t=t))


def _whose(flip: CostFlip, decided: Deciding) -> str:
    return session.translate()("cost of {name}", name=decided.drawn.name(flip.scenario))


def _figure(name: str, decided: Deciding, draw: Callable[[], Figure]) -> None:
    figures.show(f"flips-{name}", f"{decided.key}|{name}", draw)
