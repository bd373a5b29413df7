"""Scenarios: move levers and see at once what becomes of the index, of the money and of the operating figures."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from i18n.translate import N_, translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from reports.sentences import compare as comparing
from reports.sentences import scenarios as words
from scenarios.futures import Future
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies import edits
from studies.evaluate import compare
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, findings, layout, marks, unmeasured
from views.components.levers import slider as lever_slider
from views.components.scenarios import figures as scenario_figures
from views.components.scenarios import result_strip, simulation_settings
from views.components.scenarios import why as scenario_why
from views.components.study import comments
from views.components.view_switch import view_switch

NEW, COPY = N_("Scenario {number}"), N_("{name} (copy)")


def render() -> None:
    """Draw the page."""
    with layout.page():
        if not session.study().scenarios:
            _nothing_planned()
        elif not unmeasured.stands_in_the_way():
            _plan(_study_bar())


def _nothing_planned() -> None:
    t = session.translate()
    layout.headline(t("No scenarios yet"))
    explanation = t("A scenario plans amounts of levers over time; here you see what it does to the index.")
    with layout.empty(t("Your first scenario"), explanation):
        st.button(t("New scenario"), type="primary", icon=":material/add:", on_click=_add)


def _study_bar() -> tuple[bool, bool, bool, int]:
    """What the study bar above shows: where it changes, the whole page must be drawn again."""
    return session.is_saved(), session.can_undo(), session.can_redo(), len(session.study().scenarios)


@st.fragment
def _plan(shown: tuple[bool, bool, bool, int]) -> None:
    """Everything that follows a slider: drawn again alone, without the study bar."""
    if _study_bar() != shown:
        st.rerun()
    study = session.study()
    scenario, future = _chosen(study), _future(study)
    try:
        projection = cached_scenarios.projection(scenario, future)
        unmoved = cached_scenarios.projection(scenario_figures.idle(study), future)
        axis = result_strip.reachable(study)
    except DecisionError as error:
        _refused(study, scenario, error)
        return
    _answer(study, projection, unmoved)
    _choose(study, scenario)
    result_strip.show(projection, axis, study.settings, figures.display())
    _levers(study, scenario, dict(projection.cost.by_lever))
    _results(study, scenario, future, projection, unmoved)
    simulation_settings.show(study)
    findings.show(_doubts(study, scenario, projection), key="scenario", limit=4)


def _results(
    study: Study, scenario: Scenario, future: Future | None, projection: Projection, unmoved: Projection
) -> None:
    """One view of what the scenario does at a time: a slider draws only what is looked at."""
    t = session.translate()
    views = {"time": t("Over time"), "why": t("Why it gains this"), "field": t("What changes in the field")}
    match view_switch(scenario_why.VIEW, views, label=t("What the scenario does")):
        case "time":
            scenario_figures.over_time(study, scenario, future, projection, unmoved)
        case "why":
            scenario_why.show(study, scenario, future, projection)
        case _:
            scenario_figures.in_the_field(study, scenario, projection)


def _answer(study: Study, projection: Projection, unmoved: Projection) -> None:
    t, display = session.translate(), figures.display()
    name = words.called(layout.plain(figures.palette().name(projection.scenario)), t)
    certain = words.certainty(projection, _beats(projection, unmoved), study.settings, display=display, t=t)
    rests = comparing.rests_on(cached.measurement().index, display, t)
    layout.headline(words.answer(name, projection, display=display, t=t), words.told([certain, rests], t))


def _refused(study: Study, scenario: Scenario, error: DecisionError) -> None:
    """A plan that cannot be computed, e.g. of a file with more than there can be: it can be put right here."""
    layout.headline(session.translate()("This scenario cannot be computed"))
    unmeasured.refuse(error)
    _choose(study, scenario)
    _levers(study, scenario, {})
    simulation_settings.show(study)


# ---------------------------------------------------------------------- which scenario


def _choose(study: Study, scenario: Scenario) -> None:
    t, palette = session.translate(), figures.palette()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        key = session.widget("scenario", session.remembered(_place("turn"), 0))
        st.segmented_control(
            t("Scenario"), [each.id for each in study.scenarios], default=scenario.id, required=True, key=key,
            format_func=lambda name: f"{_dot(name)} {layout.plain(palette.name(name))}", on_change=_pick, args=(key,),
            width="content",
        )  # fmt: skip
        comments.button("scenario", scenario.id, palette.name(scenario.id))
        st.button(t("New"), icon=":material/add:", on_click=_add)
        with st.popover(t("Copy, rename, delete"), icon=":material/edit:"):
            _rename(scenario)
            st.button(t("Copy"), icon=":material/content_copy:", on_click=_copy, args=(scenario,))
            st.button(t("Delete"), icon=":material/delete:", on_click=_delete, args=(scenario,))
            st.caption(t("Undo brings a deleted scenario back."))
        _choose_future(study)


def _dot(scenario: str) -> str:
    return marks.scenario_dot(figures.palette().domain.index(scenario))


def _rename(scenario: Scenario) -> None:
    t = session.translate()
    en, zh = (session.widget("name", scenario.id, language) for language in ("en", "zh"))
    for key, label, text in (
        (en, t("Name in English"), scenario.label.en),
        (zh, t("Name in Chinese"), scenario.label.zh),
    ):
        st.text_input(label, text, key=key, on_change=_name, args=(scenario.id, en, zh))


def _name(scenario: str, en: str, zh: str) -> None:
    label = Label(str(session.value_of(en) or "").strip(), str(session.value_of(zh) or "").strip())
    session.apply(edits.rename_scenario, scenario, label)


def _chosen(study: Study) -> Scenario:
    """The scenario this visitor looks at; at first the one that plans most levers, and it stays when it plans fewer."""
    wanted = session.remembered(_place("scenario"))
    richest = max(study.scenarios, key=lambda each: len(each.plan))
    chosen = next((each for each in study.scenarios if each.id == wanted), richest)
    session.remember(_place("scenario"), chosen.id)
    return chosen


def _pick(key: str) -> None:
    session.remember(_place("scenario"), session.value_of(key))


def _turn_to(scenario: str) -> None:
    session.remember(_place("scenario"), scenario)
    session.remember(_place("turn"), session.remembered(_place("turn"), 0) + 1)


def _add() -> None:
    new = edits.next_id(session.study(), "S")
    if session.apply(edits.add_scenario, Scenario(new, _label(NEW, number=len(session.study().scenarios) + 1))):
        _turn_to(new)


def _copy(scenario: Scenario) -> None:
    new = edits.next_id(session.study(), "S")
    en, zh = (scenario.label.in_language(language) for language in ("en", "zh"))
    label = Label(translator("en")(COPY, name=en), translator("zh")(COPY, name=zh))
    if session.apply(edits.copy_scenario, scenario.id, new, label):
        _turn_to(new)


def _delete(scenario: Scenario) -> None:
    if session.apply(edits.remove_scenario, scenario.id):
        left = session.study().scenarios
        _turn_to(left[-1].id if left else "")


def _label(text: str, **facts: object) -> Label:
    return Label(*(translator(language)(text, **facts) for language in ("en", "zh")))


def _place(what: str) -> str:
    return f"scenarios/{session.study_id()}/{what}"


# ---------------------------------------------------------------------- which future


def _choose_future(study: Study) -> None:
    if not study.futures:
        return
    t, key = session.translate(), session.widget("future")
    names = {"": t("As it is"), **{each.id: each.label.in_language(t.language) or each.id for each in study.futures}}
    chosen = session.remembered(_place("future"), "")
    st.selectbox(
        t("Future"), list(names), list(names).index(chosen) if chosen in names else 0, format_func=names.__getitem__,
        key=key, on_change=_face, args=(key,), width=220,
    )  # fmt: skip


def _face(key: str) -> None:
    session.remember(_place("future"), session.value_of(key))


def _future(study: Study) -> Future | None:
    wanted = session.remembered(_place("future"), "")
    return next((future for future in study.futures if future.id == wanted), None)


# ---------------------------------------------------------------------- levers and doubts


def _levers(study: Study, scenario: Scenario, prices: Mapping[str, float]) -> None:
    t = session.translate()
    if not study.levers:
        with layout.empty(t("No levers yet"), t("A lever is an improvement measure: what it costs and what it moves.")):
            if st.button(t("Add a lever"), type="primary", icon=":material/add:"):
                session.go("levers")
        return
    with st.grid(2, min_column_width=330, gap="small"):
        for lever in study.levers:
            lever_slider.show(study, scenario, lever, prices.get(lever.id, 0.0))
    st.caption(t("Solid curve: sourced. Dashed brass: assumed, to be calibrated by the panel. Dot: the amount."))


def _beats(projection: Projection, unmoved: Projection) -> float | None:
    """Probability on the same draws of ending above the status quo."""
    if not projection.is_uncertain or not projection.cost.by_lever:
        return None
    return compare(session.study(), (projection, unmoved)).probability(projection.scenario, unmoved.scenario)


def _doubts(study: Study, scenario: Scenario, projection: Projection) -> list[Finding]:
    """Findings of the plan; levers that rest on assumptions are named in one."""
    language = session.language()
    planned = {amount.lever for amount in scenario.plan}
    used = [lever for lever in study.levers if lever.id in planned]
    assumed = [lever.label.in_language(language) or lever.id for lever in used if lever.assumed]
    others = [finding for finding in projection.findings if finding.code != "lever-assumed"]
    if not assumed:
        return others
    names = words.listed(assumed, session.translate())
    return [*others, Finding.of("levers-assumed", "", count=len(assumed), levers=len(used), names=names)]
