"""An edit that is offered before it is made: what it takes along is said first, and a refusal stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, Concatenate

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from reports.sentences import model as say
from reports.sentences.judgments import set_labels
from studies import edits
from studies.study import Study
from views import session
from views.components import layout


def propose(
    label: str,
    key: str,
    edit: Callable[Concatenate[Study, ...], Study],
    *args: Any,
    icon: str = "check",
    plain: Container[str] = (),
    done: Callable[[], None] | None = None,
) -> None:
    """A button for an edit.

    Parameters
    ----------
    label, key, icon
        Of the button.
    edit, args
        The edit and what follows the study in its signature.
    plain
        Kinds of loss that the label says already, see :func:`studies.edits.losses`.
    done
        What else happens once the edit was made.
    """
    study = session.study()
    try:
        after = edit(study, *args)
    except DecisionError as error:
        told = error_sentence(error, session.language(), set_labels(study))
        st.markdown(f":small[:red[:material/block: {layout.plain(told)}]]")
        return
    taken = {kind: count for kind, count in edits.losses(study, after).items() if kind not in plain}
    told = say.losses(taken, session.translate())
    if told:
        st.markdown(f":small[:orange[:material/flag:] {layout.plain(told)}]")

    def make() -> None:
        if session.apply(edit, *args) and done is not None:
            done()

    st.button(label, key=key, icon=f":material/{icon}:", on_click=make, disabled=after == study)
