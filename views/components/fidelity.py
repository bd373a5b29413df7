"""What was read of somebody's file and what was not, side by side and calm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from i18n.errors import finding_sentence
from mcdm.findings import Finding
from mcdm.labels import Label
from views import session
from views.components import layout

SHOWN = 8
"""Sentences of one kind that are seen at first."""


def show(read: Sequence[Finding], left: Sequence[Finding], *, key: str, names: Mapping[str, Label] | None = None,
         file: str = "") -> None:  # fmt: skip
    """Two columns of sentences.

    Parameters
    ----------
    read, left
        What was taken over, and what was not.
    key
        Tells several reports of a page apart.
    names
        Of ids in the findings.
    file
        Of which file, where there are several.
    """
    t = session.translate()
    read, left = ([each for each in of if file in ("", each.place)] for of in (read, left))
    columns = st.columns(2, gap="large")
    with columns[0], layout.figure(t("What was read"), "", f"{key}-read"):
        _list(read, ":green[:material/check:]", f"{key}-read", names or {})
    with columns[1], layout.figure(t("What was not"), "", f"{key}-left"):
        if left:
            _list(left, ":gray[:material/remove:]", f"{key}-left", names or {})
        else:
            st.caption(t("Nothing was left out."))


def _list(findings: Sequence[Finding], mark: str, key: str, names: Mapping[str, Label]) -> None:
    t, unfolded = session.translate(), bool(session.remembered(f"unfolded/{key}"))
    seen = list(dict.fromkeys(findings))
    with st.container(gap="xsmall"):
        for finding in seen if unfolded else seen[:SHOWN]:
            st.markdown(f"{mark} {layout.plain(str(finding_sentence(finding, session.language(), names)))}")
        if len(seen) > SHOWN:
            label = t("Show fewer") if unfolded else t("Show {count} more", count=len(seen) - SHOWN)
            st.button(label, key=f"unfold-{key}", type="tertiary", on_click=session.remember,
                      args=(f"unfolded/{key}", not unfolded))  # fmt: skip
