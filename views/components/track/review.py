"""One decision: expected against observed, plan-do-check-act, what was observed; and the table of all decisions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.numbers import money
from i18n.translate import Translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from reports.charts.look import Figure
from reports.charts.track import expected_and_observed, seen_of
from reports.sentences import amounts
from reports.sentences import track as words
from scenarios.observed import ObservedIndex
from studies import edits
from studies.looking_back import NORMAL_95, LookBack, Review, Verdict, observed_in_waves
from studies.record import DecisionRecord
from views import cached, session
from views.components import figures, layout, marks

MARKS: dict[Verdict, Callable[[str], str]] = {
    "as-expected": marks.good,
    "above": marks.good,
    "high": marks.good,
    "below": marks.flagged,
    "low": marks.flagged,
    "mixed": marks.flagged,
    "open": marks.fact,
}
"""Verdict -> the badge it is shown in."""


def marked(found: LookBack, review: Review, t: Translator) -> str:
    """The badge of a decision: a plain fact as long as nothing but one observation is known of it."""
    badge = MARKS[found.verdict(review)] if review.is_judged else marks.fact
    return badge(words.verdict(found, review, t))


def called(decision: DecisionRecord) -> str:
    """The name of the plan that was decided, as it was then."""
    return decision.scenario.label.in_language(session.language()) or decision.scenario.id


def choose(found: LookBack) -> Review:
    """The decision that is looked at: the one chosen, else the latest."""
    reviews = {review.decision.id: review for review in found.reviews}
    place = f"track/{session.study_id()}/chosen"
    kept = session.remembered(place)
    first = kept if kept in reviews else found.reviews[-1].decision.id
    if len(reviews) == 1:
        return reviews[first]
    t, key = session.translate(), session.widget("track", "chosen")
    chosen = st.selectbox(
        t("Decision"), list(reviews), list(reviews).index(first), key=key,
        format_func=lambda name: f"{reviews[name].decision.day} · {called(reviews[name].decision)}",
        on_change=lambda: session.remember(place, session.value_of(key)), width=420,
    )  # fmt: skip
    return reviews[chosen or first]


def show(found: LookBack, review: Review) -> None:
    """The figure at the left, entering at the right, and the circle of plan, do, check, act below."""
    left, right = st.columns([8, 4], gap="large")
    with left:
        _figure(review)
    with right:
        _observe(review)
    _circle(found, review)


def _figure(review: Review) -> None:
    t, display = session.translate(), figures.display()
    title = layout.plain(t("{name}: expected and observed", name=called(review.decision)))
    reading = t(
        "Dashed: expected (mean of all draws), band nine of ten. Dots: observed, bars 95%, red below the range "
        "and green above it once their own error is allowed for. Dotted line: no change."
    )
    with layout.figure(title, reading, "expected"):

        def draw() -> Figure:
            return expected_and_observed(review.decision.expected, seen_of(review), display=display, t=t)

        figures.show("expected", session.key_of(review.decision, *(each.observed for each in review.checks)), draw,
                     height=320)  # fmt: skip


# ---------------------------------------------------------------------- what was observed


def _observe(review: Review) -> None:
    t, decision, display = session.translate(), review.decision, figures.display()
    with layout.figure(t("What was observed"), t("Typed in, or taken from later waves of the survey."), "observe"):
        for check in review.checks:
            _observation(check.observed)
        with st.form(session.widget("track", "observe", decision.id, len(review.checks)), border=False):
            low, high = display.ends
            step = 0.001 if display.kind == "score" else 0.1
            digits = "%.3f" if display.kind == "score" else "%.1f"
            with st.grid(3, min_column_width=100, gap="small"):
                quarter = st.number_input(t("Quarter"), 1, 400, _next(review), 1, key=_key(decision, "quarter"))
                at = st.number_input(
                    t("Index"), low, high, None, step, digits, key=_key(decision, "score"),
                    placeholder=display.text(decision.expected.path[min(_next(review), decision.expected.quarters)]),
                )  # fmt: skip
                half = st.number_input(t("± (95%)"), 0.0, None, None, step, digits, key=_key(decision, "half"))
            source = st.text_input(t("Source"), key=_key(decision, "source"), placeholder=t("e.g. survey of spring"))
            if st.form_submit_button(t("Enter the index"), icon=":material/add:"):
                _enter(decision, int(quarter), at, half, source)
        _from_waves(decision)


def _key(decision: DecisionRecord, what: str) -> str:
    return session.widget("track", decision.id, what)


def _next(review: Review) -> int:
    """The quarter that is likely entered next."""
    return max((check.observed.quarter for check in review.checks), default=0) + 1


def _observation(seen: ObservedIndex) -> None:
    t, display = session.translate(), figures.display()
    half = display.change(NORMAL_95 * seen.standard_error).lstrip("+") if seen.standard_error else ""
    text = t(
        "Quarter {quarter}: {score}[ (95% ± {half})]", quarter=seen.quarter, score=display.text(seen.score), half=half
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        said = f"**{layout.plain(text)}** :small[{layout.plain(seen.source)}]" if seen.source else layout.plain(text)
        st.markdown(said, width="stretch")
        st.button("", key=f"drop-{seen.decision}-{seen.quarter}", icon=":material/close:", type="tertiary",
                  help=t("Take this observation back"), on_click=_take_back, args=(seen,))  # fmt: skip


def _enter(decision: DecisionRecord, quarter: int, at: float | None, half: float | None, source: str) -> None:
    t, display = session.translate(), figures.display()
    if at is None:
        st.caption(f":orange[:material/flag: {t('Enter the index that was observed first.')}]")
        return
    length = display.best - display.worst
    percent = display.kind == "percent"
    score = display.worst + at * length / 100 if percent else at
    wide = (half or 0.0) * (length / 100 if percent else 1.0)
    if session.apply(edits.observe, ObservedIndex(decision.id, quarter, score, wide / NORMAL_95, source.strip())):
        session.refresh_widgets()
        st.rerun()


def _from_waves(decision: DecisionRecord) -> None:
    t, survey = session.translate(), session.survey()
    if survey is None:
        st.caption(t("With a survey loaded, its later waves can be taken from here."))
        return
    st.button(
        t("Take later waves of the survey"), key=f"waves-{decision.id}", icon=":material/download:",
        on_click=_take_waves, args=(decision,),
    )  # fmt: skip


def _take_waves(decision: DecisionRecord) -> None:
    survey = session.survey()
    assert survey is not None
    try:
        seen, doubts = observed_in_waves(session.study(), cached.weighing().weights, survey, decision)
    except DecisionError as error:
        session.complain(error)
        return
    session.remember(f"track/{session.study_id()}/doubts", doubts)
    study = session.study()
    for each in seen:
        study = edits.observe(study, each)
    session.replace_study(study)
    session.refresh_widgets()


def doubts_of_waves() -> tuple[Finding, ...]:
    """What the last look at the waves of the survey left in doubt."""
    return tuple(session.remembered(f"track/{session.study_id()}/doubts", ()))


# ---------------------------------------------------------------------- plan, do, check, act


def _circle(found: LookBack, review: Review) -> None:
    t, decision = session.translate(), review.decision
    with st.grid(4, min_column_width=240, gap="medium"):
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"**{t('Planned')}**")
            _planned(decision)
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"**{t('Done')}**")
            _note(decision, "done", decision.done, t("What was really done, how much and when"))
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"**{t('Checked')}** {marked(found, review, t)}")
            said = words.tested(review.test, figures.display(), t) if review.test else t("Nothing was observed yet.")
            st.caption(layout.plain(said))
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"**{t('To change')}**")
            _note(decision, "lesson", decision.lesson, t("What to do differently from now on"))


def _planned(decision: DecisionRecord) -> None:
    t, levers = session.translate(), {lever.id: lever for lever in session.study().levers}
    lines = []
    for planned in decision.scenario.plan:
        lever = levers.get(planned.lever)
        name = lever.label.in_language(t.language) if lever else planned.lever
        unit = lever.unit.in_language(t.language) if lever else ""
        amount = amounts.amount(planned.peak, unit, t)
        lines.append(layout.plain(t("{lever}: {amount}", lever=name or planned.lever, amount=amount)))
    who = t("{who}, {day}, for {cost}", who=decision.who, day=decision.day, cost=money(decision.cost, t.language))
    st.caption(layout.plain(who))
    st.caption("  \n".join(lines) or t("Nothing is spent."))
    if decision.reason:
        st.caption(f"*{layout.plain(decision.reason)}*")
    at = t("Version {number} ({version})", number=decision.number, version=decision.version)
    st.caption(layout.plain(at if decision.number else t("Version {version}", version=decision.version)))
    st.button(
        t("Take it off the record"), key=f"drop-{decision.id}", type="tertiary", icon=":material/delete:",
        on_click=_take_off, args=(decision,),
    )  # fmt: skip


def _note(decision: DecisionRecord, what: str, text: str, asked: str) -> None:
    key = _key(decision, what)
    st.text_area(
        asked, text, key=key, height=140, label_visibility="collapsed", placeholder=asked,
        on_change=_write_down, args=(decision, what, key),
    )  # fmt: skip


def _write_down(decision: DecisionRecord, what: str, key: str) -> None:
    session.apply(edits.note_decision, decision.id, **{what: session.value_of(key) or ""})


def _take_off(decision: DecisionRecord) -> None:
    session.apply(edits.remove_decision, decision.id)


def _take_back(seen: ObservedIndex) -> None:
    session.apply(edits.remove_observation, seen.decision, seen.quarter)


# ---------------------------------------------------------------------- all decisions


def table(found: LookBack) -> None:
    """Every decision on one line: when, who, what, expected, observed, verdict."""
    t, display = session.translate(), figures.display()
    heads = [t("Day"), t("Decided by"), t("Plan"), t("Expected"), t("Observed"), t("Quarter"), t("Verdict")]
    lines = [" | ".join(heads), "|".join([":--", ":--", ":--", "--:", "--:", "--:", ":--"])]
    for review in found.reviews:
        decision, latest = review.decision, review.latest
        expected = decision.expected.path[-1] if latest is None else latest.expected
        quarter = decision.expected.quarters if latest is None else latest.observed.quarter
        cells = [
            decision.day,
            decision.who,
            called(decision),
            display.text(expected),
            display.text(latest.observed.score) if latest else "–",
            str(quarter),
        ]
        lines.append(" | ".join([*map(layout.plain, cells), marked(found, review, t)]))
    with layout.figure(t("Decisions on record"), t("The latest observation of each, or the end of the plan."),
                       "decisions", wide=True):  # fmt: skip
        st.markdown("\n".join(f"| {line} |" for line in lines))
