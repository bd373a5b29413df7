"""Calibration on screen: a plan that was carried out, two waves of the survey, and what they say about its levers."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import share
from mcdm.errors import DecisionError
from reports.charts import elicited as charts
from reports.sentences import lever_learning as words
from reports.sentences.judgments import set_labels
from satisfaction.survey import SurveySummary
from studies import edits
from studies.counted_answers import WAVE, waves_of
from studies.lever_calibration import CarriedOut, LeverCalibration, calibrate_levers, quarters_between
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, findings, layout


def show(study: Study) -> None:
    """Draw the panel: what was done, what was observed, what is learnt, and the one button."""
    t, survey = session.translate(), session.survey()
    with st.container(border=True, gap="small", key="lever-calibration"):
        st.subheader(t("Calibrate from two surveys"), anchor=False)
        waves = () if survey is None else waves_of(study, survey)
        planned = [scenario for scenario in study.scenarios if scenario.plan]
        if survey is None or len(waves) < 2 or not planned:
            st.caption(t("This needs a loaded survey with two waves and a scenario that was carried out between them."))
            return
        done = _asked(study, survey, waves, [scenario.id for scenario in planned])
        _found(study, survey, done)


def _asked(study: Study, survey: SurveySummary, waves: tuple[str, ...], planned: list[str]) -> CarriedOut:
    t, called = session.translate(), _names(study).__getitem__
    with st.grid(4, min_column_width=190, gap="small"):
        scenario = st.selectbox(t("Carried out"), planned, key=_key("scenario"), format_func=called)
        before = st.selectbox(t("Wave before"), waves[:-1], len(waves) - 2, key=_key("before"), format_func=called)
        later = waves[waves.index(before) + 1 :]
        after = st.selectbox(t("Wave after"), later, len(later) - 1, key=_key("after"), format_func=called)
        apart = min(quarters_between(before, after) or 4, study.settings.quarters)
        quarters = st.number_input(t("Quarters between them"), 1, study.settings.quarters, apart,
                                   key=_key(f"quarters/{before}/{after}"))  # fmt: skip
    dimension = next((each for each in study.population.dimensions if each.id != WAVE and each.id in survey.dimensions
                      and each.is_counted), None)  # fmt: skip
    control: list[str] = []
    if dimension is not None:
        segments = [each.id for each in dimension.segments]
        control = st.multiselect(t("Nothing was done in (control)"), segments, key=_key("control"), format_func=called,
                                 placeholder=t("It was done everywhere"))  # fmt: skip
    st.caption(t("Operating figures count as they were at the wave before. Control areas take away what moved for "
                 "other reasons."))  # fmt: skip
    name = dimension.id if dimension is not None and control else ""
    return CarriedOut(scenario, before, after, int(quarters), name, tuple(control))


def _found(study: Study, survey: SurveySummary, done: CarriedOut) -> None:
    t = session.translate()
    read = session.key_of(study.scenarios)
    key = f"calibration|{cached_scenarios.simulated(study)}|{read}|{survey.digest()}|{done}"
    try:
        found = cached.once(key, lambda: calibrate_levers(study, cached.evaluation(), survey, done))
    except DecisionError as error:
        said = layout.plain(error_sentence(error, t.language, set_labels(study)))
        st.caption(f":material/info: {said}")  # nobody did anything wrong: this is what was offered first
        return
    names = {name: _names(study).get(name, name) for name in found.scales.groups}
    st.markdown(f"**{layout.plain(words.calibration_answer(found, names, t))}**")
    left, right = st.columns([7, 5], gap="large")
    with left:
        figures.show("calibration-shifts", key, lambda: charts.shifts(_rows(study, found), t=t))
        st.caption(t("Dots: observed, with {level} intervals. Hollow diamonds: modelled.", level=share(0.95)))
    with right:
        for group in found.scales.groups:
            number, verdict = words.scale_line(found, group, t)
            st.markdown(f"**{layout.plain(names[group])}** {layout.plain(number)}  \n:small[{layout.plain(verdict)}]")
        if found.by_lever:
            st.button(t("Scale the effects"), type="primary", key="apply-calibration", icon=":material/tune:",
                      on_click=_apply, args=(found,))  # fmt: skip
            st.caption(t("Effects are multiplied, their source names the waves; undo takes it back."))
    findings.show(found.findings, key="calibration", names=study.labels)


def _rows(study: Study, found: LeverCalibration) -> list[charts.ShiftSeen]:
    names = _names(study)
    return [
        charts.ShiftSeen(names[indicator], float(modelled), seen.logits, seen.standard_error)
        for indicator, modelled, seen in zip(found.indicators, found.modelled, found.observed, strict=True)
    ]


def _apply(found: LeverCalibration) -> None:
    done, names = found.done, _names(session.study())
    waves = (names.get(done.before, done.before), names.get(done.after, done.after))
    session.apply(edits.apply_calibration, dict(found.by_lever), *waves)
    session.refresh_widgets()


def _names(study: Study) -> dict[str, str]:
    """Names of everything in the language of this visitor; waves that the population does not know by their ids."""
    survey = session.survey()
    known = {} if survey is None else {wave: wave for wave in waves_of(study, survey)}
    return known | {name: label.in_language(session.language()) or name for name, label in study.labels.items()}


def _key(part: str) -> str:
    return session.widget("calibration", part)
