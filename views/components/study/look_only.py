"""A calm line for whoever may look at the open study and not change it: what is tried all the same is refused."""

from __future__ import annotations

import streamlit as st

from reports.sentences import team as say
from store.accounts import Accounts
from studies.access import RIGHTS, Right
from views import cached, session
from views.components import layout


def render() -> None:
    """Who may change the study, where the visitor of an account may not."""
    if not session.has_study() or not session.visitor().account or session.may(Right.EDIT):
        return
    told = say.look_only(_editors(), session.translate(), runs=session.may(Right.RUN))
    st.markdown(f":small[:gray[:material/visibility: {layout.plain(told)}]]")


def _editors() -> list[str]:
    """Whom this visitor may see to be able to change it; administrators, who always may, are not listed."""
    if not session.may(Right.LOOK):
        return []
    shared = Accounts(cached.database().engine, session.visitor()).shares(session.study_id())
    return [each.shown for each in shared if Right.EDIT in RIGHTS[each.role]]
