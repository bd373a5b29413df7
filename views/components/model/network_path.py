"""Where one is among networks inside elements: a calm line with the way out and the ways further in."""

from __future__ import annotations

import streamlit as st

from reports.sentences import networks as say
from studies.study import Study
from views import session
from views.components import layout


def render() -> None:
    """The way to the network this page is about, and what is inside it; nothing where a study has one network only."""
    if not (session.has_study() and session.looks_inside() and session.whole().subnetworks):
        return
    whole, t = session.whole(), session.translate()
    *above, (here, name) = say.network_path(whole, session.network(), t)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="networkpath"):
        for network, label in above:
            st.button(layout.plain(label), key=f"to-network-{network}", type="tertiary", on_click=session.enter,
                      args=(network,))  # fmt: skip
            st.markdown(":gray[:material/chevron_right:]", width="content")
        st.markdown(f"**{layout.plain(name)}**", width="content")
        _further(whole, here)


def _further(whole: Study, here: str) -> None:
    """The networks inside this one, each with how far it is judged."""
    t = session.translate()
    inner = {each.id: say.network_name(whole, each.id, t) for each in whole.subnetworks if each.parent == here}
    if not inner:
        return
    told = {name: f"{label} · {say.network_state(whole, name, t)}" for name, label in inner.items()}
    key = session.widget("look-inside", here)
    st.menu_button(t.n("{count} network inside", "{count} networks inside", len(inner)), list(inner), key=key,
                   icon=":material/account_tree:", type="tertiary", format_func=lambda name: layout.plain(told[name]),
                   on_click=lambda: session.enter(session.value_of(key)))  # fmt: skip
