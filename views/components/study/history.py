"""The versions of the open study: when, by whom and why; look at an earlier one, and make it the newest again."""

from __future__ import annotations

import streamlit as st

from reports.sentences import differences as changes
from reports.sentences import studies as say
from studies import document
from studies.differences import differences
from studies.repository import VersionEntry
from views import cached, session, versions
from views.components import layout
from views.components.study import behind
from views.components.study import cards as study_cards

FIRST = 6
"""So many versions are shown at first."""


def render() -> None:
    """The newest versions first; the one that is looked at unfolds under its line."""
    t, versions = session.translate(), cached.repository().history(session.study_id())
    name = session.study().label.in_language(session.language()) or t("Unnamed study")
    title = t("History of “{name}”", name=layout.plain(name))
    reading = t("Every saved version stays. Restoring makes an earlier one the newest; nothing in between is lost.")
    unfolded = bool(session.remembered("studies/whole-history"))
    with layout.figure(title, reading, "history"):
        for version in versions if unfolded else versions[:FIRST]:
            _line(version, newest=version is versions[0])
        if len(versions) > FIRST and not unfolded:
            st.button(t("Show all {count}", count=len(versions)), key="whole-history", type="tertiary",
                      on_click=session.remember, args=("studies/whole-history", True))  # fmt: skip
        if len(versions) > 1:
            _compared([each.number for each in versions])


def _compared(numbers: list[int]) -> None:
    """What was changed from one version to another, in words; any two may be chosen."""
    t = session.translate()
    newest = numbers[0]
    with st.container(key="history-compare", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            earlier = st.selectbox(t("What changed from version"), numbers, index=1, width=220,
                                   key=f"history-from-{session.study_id()}-{newest}")  # fmt: skip
            later = st.selectbox(t("to version"), numbers, width=220,
                                 key=f"history-to-{session.study_id()}-{newest}")  # fmt: skip
        old, new = (cached.repository().open_version(session.study_id(), number) for number in (earlier, later))
        found = differences(old, new)
        if not found:
            st.caption(t("The two versions say the same."))
        behind.listed(changes.grouped(found, old, new, t))


def _line(version: VersionEntry, *, newest: bool) -> None:
    t, number = session.translate(), version.number
    looking = _looked_at() == number
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        said = [say.when(version.saved, st.context.timezone), version.author, version.message]
        told = " · ".join(layout.plain(part) for part in said if part)
        st.markdown(f"**{t('Version {number}', number=number)}** {told}", width="stretch")
        label = t("Close") if looking else t("Look")
        st.button(label, key=f"look-{number}", type="tertiary", icon=":material/visibility:",
                  on_click=session.remember, args=(_key(), 0 if looking else number))  # fmt: skip
        if newest:
            st.markdown(f":gray-badge[{t('newest')}]")
        else:
            st.button(t("Restore"), key=f"restore-{number}", type="tertiary", icon=":material/history:",
                      help=t("Make this version the newest one. Undo takes it back."),
                      on_click=versions.restore, args=(number,))  # fmt: skip
    if looking:
        _look(number)


def _look(number: int) -> None:
    t = session.translate()
    study, seen = cached.version_glance(session.study_id(), number)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{layout.plain(study.label.in_language(session.language()))}**")
        study_cards.number(seen)
        st.caption(layout.plain(say.holds(seen, t)))
        st.markdown(layout.plain(say.difference(study, session.study(), t)))
        st.download_button(t("Export this version"), document.write(study), f"version-{number}.json",
                           "application/json", key=f"export-version-{number}", icon=":material/download:",
                           type="tertiary", on_click="ignore")  # fmt: skip


def _key() -> str:
    return f"studies/looked-at/{session.study_id()}"


def _looked_at() -> int:
    return int(session.remembered(_key(), 0))
