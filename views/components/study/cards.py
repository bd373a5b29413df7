"""Every study as a card: its index with the grades, how far it is, the next step, and what else one can do with it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.labels import Label
from reports.charts.scales import IndexDisplay
from reports.sentences import studies as say
from studies import document
from studies.access import Right
from studies.glance import Glance, Step
from studies.repository import StudyEntry
from views import cached, session, visit
from views.components import layout, marks
from views.file_names import file_name

FIRST = 9
"""So many cards are shown at first: three rows."""

PAGES: dict[Step, str] = {
    "judge": "judgments",
    "measure": "survey",
    "rank": "alternatives",
    "plan": "scenarios",
    "decide": "compare",
    "repair": "model",
}
"""Where the next step is done."""

_MENU = {
    "rename": (N_("Rename"), "edit"),
    "duplicate": (N_("Duplicate"), "content_copy"),
    "delete": (N_("Delete"), "delete"),
}


def render() -> None:
    """The cards, the study that was just deleted, and those deleted before."""
    t, entries = session.translate(), cached.repository().list()
    st.subheader(t("Your studies"), anchor=False)
    _just_deleted()
    unfolded = bool(session.remembered("studies/all"))
    with st.grid(3, min_column_width=300, gap="medium"):
        for entry in entries if unfolded else entries[:FIRST]:
            with st.container(border=True, height="stretch", gap="small", key=f"study-{entry.id}"):
                _card(entry)
        if visit.may(Right.EDIT):
            with st.container(border=True, height="stretch", horizontal_alignment="center",
                              vertical_alignment="center", gap="small", key="study-own"):  # fmt: skip
                _own()
    if len(entries) > FIRST and not unfolded:
        st.button(t("Show all {count}", count=len(entries)), key="all-studies", type="tertiary",
                  on_click=session.remember, args=("studies/all", True))  # fmt: skip
    _deleted_before()


def _card(entry: StudyEntry) -> None:
    t, glance = session.translate(), cached.glance(entry)
    st.markdown(" ".join(_badges(entry, glance)))
    if session.remembered("studies/renaming") == entry.id:
        _rename(entry)
    else:
        st.markdown(f"**{layout.plain(_name(entry))}**")
    number(glance)
    st.caption(layout.plain(say.holds(glance, t)))
    saved = say.when(entry.saved, st.context.timezone)
    st.caption(t("version {number}, saved {when}", number=entry.version, when=saved))
    st.space("stretch")
    with st.container(horizontal=True, gap="small"):
        rights = cached.repository().rights(entry.id)
        looks = Right.LOOK in rights
        if st.button(t(say.ACTIONS[glance.step] if looks else "Compare"), key=f"open-{entry.id}", width="stretch"):
            session.open_study(entry.id)
            session.go(PAGES[glance.step] if looks else "compare")
        if Right.EDIT in rights:
            _more(entry)


def _own() -> None:
    """The place of the next study."""
    t = session.translate()
    st.space("small")
    st.markdown(f"**{t('Start from your own criteria')}**", text_alignment="center")
    st.caption(t("Paste a list of criteria and indicators; experts, survey and levers follow step by step."),
               text_alignment="center")  # fmt: skip
    st.button(t("New study"), key="own-new", icon=":material/add:", on_click=session.remember,
              args=("studies/entry", "new"))  # fmt: skip
    st.space("small")


def number(glance: Glance) -> None:
    """The index with its certainty and the strip of grades, or how far the study is without one."""
    t = session.translate()
    if glance.index is not None and glance.shares is not None:
        display = IndexDisplay("percent" if session.display() == "percent" else "score", glance.worst, glance.best)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            marks.big(display.text(glance.index.score))
            st.caption(layout.plain(say.certainty(glance.index, display, t)))
        marks.grade_strip(glance.shares.tolist())
    elif glance.trouble is not None:
        st.markdown(f":red[{layout.plain(error_sentence(glance.trouble, session.language()))}]")
    else:
        st.progress(glance.judged / max(glance.sets, 1))
        st.caption(layout.plain(say.progress(glance, t)))


def _badges(entry: StudyEntry, glance: Glance) -> list[str]:
    t = session.translate()
    badges = [marks.state(glance.step, t(say.STEPS[glance.step]))]
    if glance.index is not None and glance.index.source != "survey":
        badges.append(marks.assumption(t("no survey")))
    if entry.id == session.study_id():
        badges.append(marks.fact(t("open")))
        if not session.is_saved():
            badges.append(marks.fact(t("unsaved changes")))
    return badges


def _name(entry: StudyEntry) -> str:
    label = session.study().label if entry.id == session.study_id() else entry.label
    return label.in_language(session.language()) or session.translate()("Unnamed study")


# ---------------------------------------------------------------------- what else one can do


def _more(entry: StudyEntry) -> None:
    t = session.translate()
    st.download_button("", partial(_written, entry), file_name(_name(entry), ending="json"), "application/json",
                       key=f"export-{entry.id}", icon=":material/download:", type="tertiary",
                       help=t("Export as a study document"), on_click="ignore")  # fmt: skip
    key = f"more-{entry.id}"
    st.menu_button("", list(_MENU), key=key, icon=":material/more_horiz:", type="tertiary", help=t("More"),
                   format_func=lambda action: f":material/{_MENU[action][1]}: {t(_MENU[action][0])}",
                   on_click=lambda: _do(session.value_of(key), entry))  # fmt: skip


def _do(action: str | None, entry: StudyEntry) -> None:
    if action == "rename":
        session.remember("studies/renaming", entry.id)
    elif action == "duplicate":
        en, zh = entry.label.en, entry.label.zh
        cached.repository().duplicate(entry.id, Label(f"{en} (copy)" if en else "", f"{zh}（副本）" if zh else ""))
    elif action == "delete":
        session.delete_study(entry.id)
        session.remember("studies/deleted", entry.id)


def _written(entry: StudyEntry) -> str:
    """The document as it stands, with unsaved edits where the study is open."""
    here = entry.id == session.study_id()
    return document.write(session.study() if here else cached.repository().open(entry.id).study)


def _rename(entry: StudyEntry) -> None:
    t = session.translate()
    label = session.study().label if entry.id == session.study_id() else entry.label
    keys = {language: f"rename-{language}-{entry.id}" for language in ("en", "zh")}
    with st.form(f"rename-{entry.id}", border=False):
        st.text_input(t("Name in English"), label.en, key=keys["en"], max_chars=200)
        st.text_input(t("Name in Chinese"), label.zh, key=keys["zh"], max_chars=200)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(t("Rename"), type="primary", key=f"rename-do-{entry.id}",
                                  on_click=lambda: _renamed(entry, keys))  # fmt: skip
            st.form_submit_button(t("Cancel"), type="tertiary", key=f"rename-not-{entry.id}",
                                  on_click=session.remember, args=("studies/renaming", ""))  # fmt: skip


def _renamed(entry: StudyEntry, keys: dict[str, str]) -> None:
    label = Label(*(str(session.value_of(keys[language], "")).strip() for language in ("en", "zh")))
    if label != Label():
        session.rename_study(entry.id, label)
        session.remember("studies/renaming", "")


# ---------------------------------------------------------------------- deleting can be undone


def _just_deleted() -> None:
    t, gone = session.translate(), session.remembered("studies/deleted", "")
    entry = next((each for each in cached.repository().list(deleted=True) if each.id == gone), None) if gone else None
    if entry is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="finding-deleted"):
            st.markdown(t("“{name}” was deleted.", name=layout.plain(_name(entry))), width="stretch")
            st.button(t("Undo"), key="undelete", icon=":material/undo:", on_click=_undelete, args=(entry.id,))


def _deleted_before() -> None:
    """All that was ever deleted, on demand."""
    t, gone = session.translate(), session.remembered("studies/deleted", "")
    deleted = [each for each in cached.repository().list(deleted=True) if each.id != gone]
    if not deleted or not visit.may(Right.EDIT):
        return
    with st.popover(t("Deleted studies: {count}", count=len(deleted)), type="tertiary", icon=":material/delete:"):
        for entry in deleted[:30]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(layout.plain(_name(entry)), width="stretch")
                st.button(t("Bring back"), key=f"undelete-{entry.id}", on_click=_undelete, args=(entry.id,))


def _undelete(identifier: str) -> None:
    cached.repository().undelete(identifier)
    session.remember("studies/deleted", "")
