"""Somebody saved a newer version: a calm line that says so, and where a save was behind, the way on for both sides."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from i18n.errors import error_sentence
from mcdm.labels import Label
from reports.sentences import differences as say
from reports.sentences.scenarios import told as sentences
from studies.merge import Conflict, Merge, Side
from views import merging, session, versions
from views.components import layout
from views.merging import Newer

EVERY = 20.0
"""Seconds between two looks for a newer version."""


@st.fragment(run_every=EVERY)
def notice() -> None:
    """One line where somebody saved meanwhile; what is taken over may be undone no further than to their version."""
    if session.is_behind() or (found := merging.newer()) is None:
        return
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="newer"):
        told = f"{say.saved_by(found.entry, _now(), t)}: {say.summary(found.changes, t)}."
        st.markdown(f":small[:material/update: {layout.plain(told)}]", width="stretch")
        changes(found, "newer-changes")
        if st.button(t("Take over"), key="newer-take", type="tertiary", icon=":material/merge:",
                     help=t("Their changes come into your study; your own stay.")):  # fmt: skip
            if session.is_saved() or not merging.together(found).conflicts:
                merging.take_over()
            else:
                session.fall_behind()
            st.rerun()


def render() -> None:
    """Somebody saved in between: what, and both sides together, or mine as a study of its own."""
    found = merging.newer()
    if found is None:
        return
    t, merged = session.translate(), merging.together(found)
    with st.container(key="finding-behind", gap="xsmall"):
        head = say.saved_by(found.entry, _now(), t)
        st.markdown(f":orange[:material/flag:] **{layout.plain(head)}**")
        note = t("They wrote: {message}.", message=found.entry.message) if found.entry.message else ""
        kept = t("Yours started from version {number} and is kept as a draft.", number=session.working().version)
        told = t("Changed there: {changes}.", changes=say.summary(found.changes, t))
        st.markdown(layout.plain(sentences([part for part in (told, note, kept) if part], t)))
        _conflicts(found, merged)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(t("Take both and save"), key="behind-both", icon=":material/merge:", type="primary",
                      on_click=merging.take_over, kwargs=_saving(found))  # fmt: skip
            changes(found, "behind-changes")
            st.button(t("Keep mine as a copy"), key="behind-copy", icon=":material/content_copy:", type="tertiary",
                      on_click=_keep_copy)  # fmt: skip
            aside = t("Your changes are left aside; Undo brings them back.")
            st.button(t("Open the newest version"), key="behind-reload", icon=":material/refresh:", help=aside,
                      type="tertiary", on_click=versions.reload)  # fmt: skip


def changes(found: Newer, key: str) -> None:
    """Every change of the other side in words, on demand."""
    t = session.translate()
    with st.popover(t("What changed"), type="tertiary", key=key):
        listed(say.grouped(found.changes, found.base, found.theirs, t))


def listed(groups: list[say.Told]) -> None:
    """Differences part by part."""
    t = session.translate()
    for group in groups:
        more = [t("and {count} more", count=group.more)] if group.more else []
        lines = "".join(f"\n- {layout.plain(line)}" for line in (*group.sentences, *more))
        st.markdown(f"**{layout.plain(group.title)}**\n{lines}")


def _saving(found: Newer) -> dict[str, object]:
    t = session.translate()
    return {"save": True, "message": t("Merged with version {number}", number=found.entry.number)}


def _conflicts(found: Newer, merged: Merge) -> None:
    t = session.translate()
    if not merged.conflicts:
        st.caption(t("Nothing of it touches what you changed."))
        return
    count = len(merged.conflicts)
    st.caption(t.n("{count} thing was changed by both. Choose whose stands; all else is taken from both sides.",
                   "{count} things were changed by both. Choose whose stands; all else is taken from both sides.",
                   count))  # fmt: skip
    for conflict in merged.conflicts:
        _conflict(found, conflict)


def _conflict(found: Newer, conflict: Conflict) -> None:
    t, mine = session.translate(), session.whole()
    place = say.place_in_words(conflict.place, found.base, mine, found.theirs, t)
    wanted = {
        side: say.value_in_words(value, study, conflict.place, t)
        for side, value, study in (("mine", conflict.mine, mine), ("theirs", conflict.theirs, found.theirs))
    }
    names = {"mine": t("mine: {value}", value=wanted["mine"]), "theirs": t("theirs: {value}", value=wanted["theirs"])}
    key = session.widget("conflict", found.entry.number, repr(conflict.place))
    with st.container(border=True, gap="xsmall"):
        st.segmented_control(
            layout.plain(place), list(names), format_func=lambda side: layout.plain(names[side]), key=key,
            default=conflict.standing, required=True, on_change=lambda: _settle(found, conflict, key),
        )  # fmt: skip
        for line in _why(found, conflict):
            st.caption(layout.plain(line))


def _settle(found: Newer, conflict: Conflict, key: str) -> None:
    side: Side = "mine" if session.value_of(key) == "mine" else "theirs"
    merging.settle(found, conflict.place, side)


def _why(found: Newer, conflict: Conflict) -> list[str]:
    """What hangs on a choice, and why both cannot stand."""
    t, study = session.translate(), session.whole()
    lines = [error_sentence(conflict.reason, session.language(), study.labels)] if conflict.reason else []
    if conflict.lost:
        worker = found.theirs if conflict.mine is None or not conflict.mine else study
        told = [say.sentence(each, found.base, worker, t) for each in conflict.lost[: say.MOST]]
        lines.append(t("Where it goes, this goes with it: {changes}.", changes=t("; ").join(told)))
    return lines


def _keep_copy() -> None:
    en, zh = session.whole().label.en, session.whole().label.zh
    versions.save_as_copy(Label(f"{en} (my version)" if en else "", f"{zh}（我的版本）" if zh else ""))


def _now() -> datetime:
    return datetime.now(UTC)
