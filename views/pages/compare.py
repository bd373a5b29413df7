"""Compare: which scenario, by how much, how sure, at what cost. The executive's page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n.translate import Translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from reports.sentences import compare as words
from reports.sentences.attribution import paragraph
from reports.sentences.compare import Decision
from reports.sentences.scenarios import called, span, told
from studies.findings import planning
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, findings, just_saved, layout, marks, unmeasured
from views.components.compare import choice as comparison_choice
from views.components.compare import difference as comparison_difference
from views.components.compare import document as comparison_document
from views.components.compare import figures as comparison_figures
from views.components.compare import horizon as comparison_horizon
from views.components.compare import levers as comparison_levers
from views.components.compare import places as comparison_places
from views.components.compare import sources as comparison_sources
from views.components.compare.figures import Shown
from views.components.scenarios import cards as scenario_cards
from views.components.view_switch import view_switch

LONG = 40
"""Quarters of the long view: ten years."""


def render() -> None:
    """Draw the page."""
    study = session.study()
    with layout.page():
        just_saved.show()
        if not study.scenarios:
            _nothing()
        elif not unmeasured.stands_in_the_way():
            try:
                _compare(study)
            except DecisionError as error:
                unmeasured.refuse(error)


def _nothing() -> None:
    t = session.translate()
    layout.headline(t("There is nothing to compare yet"))
    with layout.empty(t("Scenarios side by side"), t("Plan two or more scenarios; this page then says which is best.")):
        if st.button(t("Plan a scenario"), type="primary", icon=":material/add:"):
            session.go("scenarios")


def _compare(study: Study) -> None:
    t, display = session.translate(), figures.display()
    study = replace(study, scenarios=tuple(map(study.scenario, comparison_choice.compared(study))))
    seen = study if _quarters(study) == study.settings.quarters else _over(study, _quarters(study))
    decision = decide(seen)
    best = decision.comparison.projection(decision.leaders[0])
    lead = [
        words.evidence(decision, cached.measurement().index, display=display, t=t),
        layout.plain(words.meaning(best, study.scale, t)),
    ]
    layout.headline(words.answer(decision, display=display, t=t), told(lead, t))
    doubtful = words.doubts(study, decision, cached.evaluation().findings, planning(study), t)
    count = len(doubtful) + bool(words.left_over(study, decision, t)[0])
    action = _badges(study, count)
    shown = Shown(seen, decision, decision.comparison.ranking)
    scenario_cards.show(decision, shown.scenarios)
    _view(shown, study, doubtful, count)
    with action:
        comparison_document.show(shown, _version(t))


def _view(shown: Shown, study: Study, doubtful: tuple[Finding, ...], count: int) -> None:
    """One question at a time under the cards; only what is looked at is computed."""
    t = session.translate()
    views = {
        "result": t("Result"),
        "levers": t("What makes the difference"),
        "money": t("Money"),
        "places": t("Who gains"),
        "risks": t("Risks ({count})", count=count) if count else t("Risks"),
    }
    if not comparison_places.dimensions(shown.study) or not comparison_places.planned(shown):
        del views["places"]
    view = view_switch(_place("view"), views)
    if view == "levers":
        found = comparison_levers.show(shown)
        if found is not None:
            comparison_difference.show(shown)
            comparison_levers.table(shown, found)
    elif view == "money":
        _money(shown, study)
    elif view == "places":
        comparison_places.show(shown)
    elif view == "risks":
        _risks(study, shown, doubtful)
        _unsure(shown)
    else:
        _why(shown)
        comparison_figures.paths_and_ends(shown)
        if len(shown.scenarios) > 1:
            comparison_figures.pairs(shown)


def _money(shown: Shown, study: Study) -> None:
    """What the money buys, and what it comes to in the long run."""
    comparison_figures.money(shown)
    if study.settings.quarters < LONG:
        seen, long = shown.study is not study, _quarters(study) >= LONG
        now = decide(study) if seen else shown.decision
        then = shown.decision if long else decide(_over(study, LONG))
        comparison_horizon.show(now, then, shown.scenarios)


def _unsure(shown: Shown) -> None:
    """What the ranges are made of, beside what the futures do to the scenarios."""
    if not comparison_figures.has_futures(shown):
        comparison_sources.show(shown)
        return
    left, right = st.columns([5, 7], gap="large")
    with left:
        comparison_sources.show(shown)
    with right:
        comparison_figures.futures(shown)


def decide(study: Study) -> Decision:
    """What the sentences and figures of a study need, with names ready for Markdown."""
    names = {name: layout.plain(said) for name, said in _as_typed(study).items()}
    table = cached_scenarios.future_table(study) if study.futures else None
    idle = figures.palette().status_quo
    return Decision(cached_scenarios.comparison(study), names, idle if idle in names else "", table)


def _as_typed(study: Study) -> dict[str, str]:
    """The names of the scenarios for sentences that are made ready for Markdown as a whole."""
    palette = figures.palette()
    return {each.id: called(palette.name(each.id), session.translate()) for each in study.scenarios}


# ---------------------------------------------------------------------- horizon and badges


def _over(study: Study, quarters: int) -> Study:
    """The study with another horizon: to look at, not to keep. Its budget is that of its own horizon."""
    return replace(study, settings=replace(study.settings, quarters=quarters, budget=0.0))


def _quarters(study: Study) -> int:
    """The horizon this visitor looks at: the study's own, or the long one."""
    return max(LONG, study.settings.quarters) if session.remembered(_place("long")) else study.settings.quarters


def _place(what: str) -> str:
    return f"compare/{session.study_id()}/{what}"


def _badges(study: Study, doubtful: int) -> DeltaGenerator:
    """Badges and the switch of the horizon; gives the place of the main action."""
    t = session.translate()
    assumed = sum(lever.assumed for lever in study.levers)
    drawn = cached_scenarios.draws()
    badges = [
        marks.assumption(t("{count} of {levers} levers assumed", count=assumed, levers=len(study.levers)))
        if assumed
        else marks.sourced(t("every lever has a source")),
        marks.flagged(t.n("{count} finding", "{count} findings", doubtful)) if doubtful else "",
        marks.fact(t("{count} draws, seed {seed}", count=drawn.count, seed=drawn.seed)),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(badge for badge in badges if badge), width="stretch")
        comparison_choice.choose(session.study())
        _horizon(study)
        return st.container(width="content")


def _version(t: Translator) -> str:
    """The version of what is on screen; said where edits are not saved yet."""
    number = str(session.working().version)
    return number if session.is_saved() else t("{number} with unsaved edits", number=number)


def _horizon(study: Study) -> None:
    t, own = session.translate(), study.settings.quarters
    if own >= LONG:
        return
    key = session.widget("compare", "horizon", session.remembered(_place("turn"), 0))
    st.segmented_control(
        t("Horizon"), [own, LONG], default=_quarters(study), key=key, required=True, label_visibility="collapsed",
        format_func=lambda quarters: span(quarters, t), on_change=_look, args=(key,), width="content",
    )  # fmt: skip


def _look(key: str) -> None:
    session.remember(_place("long"), session.value_of(key) == LONG)


def _look_far() -> None:
    session.remember(_place("long"), True)
    session.remember(_place("turn"), session.remembered(_place("turn"), 0) + 1)
    st.rerun()


# ---------------------------------------------------------------------- why, which doubts


def _why(shown: Shown) -> None:
    """Why the best plan gains what it does, in plain words."""
    t = session.translate()
    for name in comparison_places.planned(shown)[:1]:
        scenario = shown.study.scenario(name)
        found = cached_scenarios.attribution(scenario, shown.study)
        paths = cached_scenarios.paths(scenario, shown.study)
        projection = shown.decision.comparison.projection(name)
        explained = words.explained(shown.study, projection, found, paths, t, layout.plain)
        with st.container(key="fig-why", gap="xsmall", width=860):
            st.subheader(t("Why"), anchor=False)
            st.markdown(paragraph(explained, display=figures.display(), t=t))


def _risks(study: Study, shown: Shown, doubtful: tuple[Finding, ...]) -> None:
    """What may go wrong or is doubtful: who loses, what the horizon cuts off, then the findings."""
    t = session.translate()
    dimension = comparison_places.opened_dimension(shown.study)
    if dimension is not None and comparison_places.planned(shown):
        cached_scenarios.places(shown.study, comparison_places.planned(shown), dimension.id)
    with layout.figure(t("What to keep in mind"), "", "risks"):
        for place, said in enumerate(comparison_places.losers(shown)):
            findings.note(said, t("Spend something there too, or say why not."), key=f"losers-{place}")
        what, do = words.left_over(study, replace(shown.decision, names=_as_typed(study)), t)
        if what:
            far = session.remembered(_place("long")) or study.settings.quarters >= LONG
            action = None if far else findings.Remedy(t("Ten-year view"), _look_far)
            findings.note(what, do, key="left-over", action=action)
        findings.show(doubtful, key="compare", limit=4)
