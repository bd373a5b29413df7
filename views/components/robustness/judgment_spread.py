"""Judgments that vary: what that leaves open of weights and ranks, and which answers drive the decision."""

from __future__ import annotations

import numpy as np
import streamlit as st

from i18n.numbers import probability
from mcdm.sensitivity.global_sensitivity import SobolIndices
from reports.charts import uncertainty as charts
from reports.sentences import robustness as say
from studies.criteria_scores import CriteriaScores, criteria_scores
from studies.judged_set import SPREAD, JudgmentSpread
from studies.judgment_uncertainty import JUDGING, Stability, drivers, stability
from views import cached, session
from views.components import figures, layout, marks, waiting
from views.components.robustness.deciding import Deciding
from views.jobs import Job

MOST = 12
"""So many weights are drawn, the heaviest first."""

DRIVERS = 10
"""So many comparison sets are drawn, the strongest first."""


def show(decided: Deciding) -> None:
    """How judgments vary is chosen above; below what follows, and what drives it."""
    _varied(decided)
    left, right = st.columns([5, 7], gap="large")
    with left:
        _drivers(decided)
    scores = cached.once(
        f"scores|{decided.key}|goal", lambda: criteria_scores(decided.study, decided.weighing, decided.outcome)
    )
    if scores is not None and decided.kind != "indicators":
        with right:
            _favourable(decided, scores)


def _place(what: str) -> str:
    return f"robustness/{session.study_id()}/{what}"


@st.fragment
def _varied(decided: Deciding) -> None:
    t, spread = session.translate(), _spread()
    drawn = f"{spread.deviation:g}|{spread.resample}"
    sure = cached.once(
        f"stability|{decided.key}|{drawn}" if spread.resample else f"stability|{decided.key}|{spread.deviation:g}",
        lambda: stability(decided.study, decided.outcome, JUDGING, spread),
    )
    if spread.deviation and not sure.varies:
        return
    st.markdown(f"{say.beats(sure, decided.found, decided.told)} {marks.assumption(t('spread assumed'))}")
    left, right = st.columns([7, 5], gap="large")
    with left:
        _intervals(decided, sure, drawn)
    with right:
        _ranks(decided, sure, drawn)


def _spread() -> JudgmentSpread:
    """How uncertain judgments are taken to be, and whether another panel might have been asked."""
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        key = session.widget("robustness", "spread")
        with st.container(width=420, gap="xsmall"):
            deviation = st.slider(
                t("How uncertain is a judgment?"), 0.0, 0.6, SPREAD, 0.05, key=key,
                help=t("Standard deviation of its logarithm. Where an expert gave a range, the range is used."),
            )  # fmt: skip
            st.caption(layout.plain(say.spread_in_words(float(deviation), t)))
        resample = False
        if len(session.study().experts) > 1:
            resample = st.toggle(
                t("Another panel might have been asked"), key=session.widget("robustness", "resample"),
                help=t("Every draw asks as many experts at random: some twice, some not at all."),
            )  # fmt: skip
    return JudgmentSpread(round(float(deviation), 2), resample=bool(resample))


def _intervals(decided: Deciding, sure: Stability, drawn: str) -> None:
    t, told = session.translate(), decided.drawn
    weights, ids = decided.weighing.weights.values, decided.weighing.weights.elements
    heaviest = np.argsort(-weights, kind="stable")[:MOST].tolist()
    shown = [
        charts.WeightInterval(told.name(ids[k]), float(weights[k]), float(sure.intervals.low[k]),
                              float(sure.intervals.high[k]))
        for k in heaviest
    ]  # fmt: skip
    title = t("The heaviest {count} weights", count=len(shown)) if len(ids) > MOST else t("How sure the weights are")
    with layout.figure(title, t("Disc: the weight. Dashed: nine of ten draws of the judgments."), "intervals"):
        figures.show("weight-intervals", f"{decided.key}|{drawn}", lambda: charts.intervals(shown, t=t))


def _ranks(decided: Deciding, sure: Stability, drawn: str) -> None:
    t = session.translate()
    if sure.ranks is None:
        return
    shown = list(decided.shown())
    if decided.kind != "scenarios":
        shown = np.argsort(-sure.ranks.first, kind="stable")[: len(shown)].tolist()
    options = [decided.outcome.options[k] for k in shown]
    chances = sure.ranks.by_rank[shown][:, : min(len(decided.outcome.options), 5)]
    title = t("First in {chance} of the draws", chance=probability(float(sure.ranks.first.max())))
    with layout.figure(title, t("How often each takes each rank; the fuller, the more often."), "rank-chances"):
        figures.show(
            "ranks", f"{decided.key}|{drawn}", lambda: charts.ranks(chances, options, palette=decided.palette, t=t)
        )


def _drivers(decided: Deciding) -> None:
    """Which comparison sets drive the decision: a second or more of work."""
    t, study, outcome, told = session.translate(), decided.study, decided.outcome, decided.drawn
    spread = JudgmentSpread()

    def work(job: Job[tuple[SobolIndices | None]]) -> tuple[SobolIndices | None]:
        return (drivers(study, outcome, spread=spread, progress=job.advance),)

    with layout.figure(
        t("Which answers drive the decision"),
        t("Share of the spread of the result that each set of answers explains (Sobol, 95% intervals)."),
        "drivers",
    ):
        done = waiting.result(f"drivers|{decided.key}", t("Letting every set of answers vary on its own"), work)
        if done is None:
            return
        (found,) = done
        if found is None:
            st.caption(t("Nobody answered, so nothing can vary."))
            return
        order = np.argsort(-found.overall_total, kind="stable")[:DRIVERS].tolist()
        shown = [
            charts.Driver(
                say.question(study.comparison_sets[found.groups[k]], told), float(found.overall_total[k]),
                float(found.overall_interval[k, 0]), float(found.overall_interval[k, 1]), float(found.overall_first[k]),
            )
            for k in order
        ]  # fmt: skip
        figures.show("drivers", decided.key, lambda: charts.drivers(shown, t=t))


def _favourable(decided: Deciding, scores: CriteriaScores) -> None:
    t, told = session.translate(), decided.drawn
    said = cached.once(f"favourable|{decided.key}", scores.favourable)
    first = said.acceptability.first
    shown = [k for k in decided.shown() if first[k] > 0] or list(decided.shown())
    criteria = [told.name(name) for name in scores.elements]
    best = decided.told.name(decided.outcome.options[int(first.argmax())])
    title = t("Whatever the criteria weigh, {name} is best in {chance}", name=best,
              chance=probability(float(first.max())))  # fmt: skip
    reading = t("All weightings alike likely. Right: what the criteria weigh on average where the option is best.")
    with layout.figure(title, reading, "wide-favourable"):
        figures.show(
            "favourable", decided.key,
            lambda: charts.favourable(first[shown], said.central_weights[shown],
                                      [decided.outcome.options[k] for k in shown], criteria,
                                      palette=decided.palette, t=t),
        )  # fmt: skip
