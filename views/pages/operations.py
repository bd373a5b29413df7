"""The page of operating figures, outages and complaints: what the company measures, beside what customers say."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count
from i18n.translate import N_
from reports.sentences import operations as say
from studies.operations import Operations
from views import cached_operations, session
from views.components import findings, layout, marks, receiving
from views.components.findings import Remedy
from views.components.index.figures import grade_names
from views.components.operations import complaints as operations_complaints
from views.components.operations import figures as operations_figures
from views.components.operations import lists as operations_lists
from views.components.operations import supply as operations_supply
from views.components.operations.figures import place_names
from views.components.view_switch import opened, view_switch
from views.operations_intake import ListKind

VIEWS: dict[str, tuple[str, ListKind]] = {
    "figures": (N_("Figures"), "readings"),
    "outages": (N_("Outages"), "outages"),
    "complaints": (N_("Complaints"), "tickets"),
}
"""View -> its name, and the list that it is made of."""

WHERE = "operations/view"


def render() -> None:
    """Headline of the view, its badges and the way to load a list; the view; what is doubtful."""
    operations_lists.collect()
    view = opened(WHERE, VIEWS)
    with layout.page():
        found = cached_operations.operations()
        answer, lead = _headline(view, found)
        layout.headline(layout.plain(answer), layout.plain(lead))
        _top(view, found)
        if _loads(view, found):
            return
        _body(view, found)
        _doubts(view, found)


def _headline(view: str, found: Operations) -> tuple[str, str]:
    t = session.translate()
    if view == "outages":
        report = operations_supply.shown(found)
        if report is not None:
            names = place_names(report.served.dimension)
            return say.outages_answer(report, names, t), say.outages_lead(report, t)
        return t("Supply reliability is not known yet"), t(
            "An outage list gives SAIDI, SAIFI, CAIDI and ASAI, by district and month."
        )
    if view == "complaints":
        if found.complaints is not None:
            names = place_names(found.complaints.served.dimension)
            return say.complaints_answer(found.complaints, t), say.complaints_lead(found.complaints, names, t)
        return t("Complaints are not counted yet"), t(
            "A ticket list gives the rate with its interval, what they complain about, and where it stands out."
        )
    reads = operations_figures.reads(found)
    return say.figures_answer(reads, grade_names(), t), say.figures_lead(reads, t)


def _top(view: str, found: Operations) -> None:
    """The switch and badges at the left, what can be done at the right."""
    t, kind = session.translate(), VIEWS[view][1]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        view_switch(WHERE, {name: t(label) for name, (label, _) in VIEWS.items()})
        st.markdown(" ".join(_badges(view, found)), width="stretch")
        if view == "outages":
            operations_supply.everyday_switch(found)
        if view == "figures":
            operations_lists.offer_to_take_over(found)
        if _has(view, found) and not _open(kind):
            label = {"readings": t("Load a table"), "outages": t("Load a list"), "tickets": t("Load a list")}[kind]
            st.button(label, key=f"open-{kind}", icon=":material/upload_file:", on_click=session.remember,
                      args=(f"operations/loading/{kind}", True))  # fmt: skip


def _badges(view: str, found: Operations) -> list[str]:
    t, badges = session.translate(), []
    kind = VIEWS[view][1]
    if view == "outages" and found.outages is not None:
        badges.append(marks.fact(t.n("{number} outage in a year", "{number} outages in a year",
                                     found.outages.outages, number=count(found.outages.outages))))  # fmt: skip
    if view == "complaints" and found.complaints is not None:
        number = found.complaints.rate.count
        badges.append(marks.fact(t.n("{number} complaint in a year", "{number} complaints in a year", number,
                                     number=count(number))))  # fmt: skip
    if view == "figures":
        measured = sum(each.origin != "stated" for each in found.figures)
        badges.append(marks.fact(t("{count} of {total} measured", count=measured, total=len(found.figures))))
    if kind != "readings" and _has(view, found) and cached_operations.is_synthetic(kind):
        badges.append(marks.assumption(t("synthetic example")))
    return badges


def _has(view: str, found: Operations) -> bool:
    return {"figures": bool(found.figures), "outages": found.outages is not None,
            "complaints": found.complaints is not None}[view]  # fmt: skip


def _open(kind: ListKind) -> bool:
    """Whether a list of this kind is on its way, or its place was opened."""
    return operations_lists.intake_of(kind) is not None or bool(session.remembered(f"operations/loading/{kind}", False))


def _loads(view: str, found: Operations) -> bool:
    """Show the list on its way, or the place to hand one in; whether that is all there is to show."""
    kind = VIEWS[view][1]
    intake = operations_lists.intake_of(kind)
    if intake is not None and intake.reading:
        receiving.watch_list(lambda: operations_lists.intake_of(kind), key=kind)
        return not _has(view, found)
    if intake is not None:
        operations_lists.mapping(intake)
        return True
    if _open(kind) or not _has(view, found):
        _hand_in(view, kind, found)
    return not _has(view, found)


def _hand_in(view: str, kind: ListKind, found: Operations) -> None:
    t, study = session.translate(), session.study()
    uncounted = any(each.code == "population-not-counted" for each in found.findings)
    if uncounted and (study.outages if view == "outages" else study.complaints):
        findings.show([each for each in found.findings if each.code == "population-not-counted"], remedy=_way,
                      key="uncounted")  # fmt: skip
    if kind == "readings" or _has(view, found):
        operations_lists.upload(kind)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            operations_lists.upload(kind)
        with right:
            operations_lists.invite(kind)
    if session.remembered(f"operations/loading/{kind}", False):
        st.button(t("Close"), key=f"close-{kind}", type="tertiary", on_click=session.remember,
                  args=(f"operations/loading/{kind}", False))  # fmt: skip


def _body(view: str, found: Operations) -> None:
    draw = {
        "figures": operations_figures.render,
        "outages": operations_supply.render,
        "complaints": operations_complaints.render,
    }
    draw[view](found)


def _doubts(view: str, found: Operations) -> None:
    """What is doubtful about the view: its result first, then its list."""
    if view == "figures":
        told = [each for each in found.findings if each.code == "figures-without-readings"]
        findings.show([*told, *cached_operations.notes("readings")], key="figures", remedy=_way)
        return
    report = found.outages if view == "outages" else found.complaints
    if report is not None:
        findings.show([*report.findings, *cached_operations.notes(VIEWS[view][1])], key=view, remedy=_way, limit=4)


def _to_customers() -> None:
    session.remember("survey/view", "customers")
    session.go("survey")


def _way(finding: object) -> Remedy | None:
    """Where customers are counted."""
    code = getattr(finding, "code", "")
    if code not in ("population-not-counted", "places-without-customers"):
        return None
    return Remedy(session.translate()("Give the customers"), _to_customers)
