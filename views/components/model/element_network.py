"""The network inside one element of the model: put one in, enter it, rename it, take it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import streamlit as st

from i18n.translate import N_
from mcdm.labels import Label
from reports.sentences import networks as say
from reports.sentences.synthesis import MERITS
from studies import edits
from studies.study import Study
from studies.subnetworks import Merit, Subnetwork
from views import session
from views.components import layout
from views.components.proposal import propose

TYPED, OWN = ":typed", ":own"
"""In place of a network, whose id has no colon: the alternatives are typed, or those of the study's own model."""

NONE = "none"
"""In place of a merit: the network argues nothing in particular."""

STARTERS = {
    "benefits": N_("What it brings\nWho gains from it"),
    "opportunities": N_("What it opens up\nWhat it may lead to"),
    "costs": N_("Money\nEffort"),
    "risks": N_("What may fail\nWhat it may provoke"),
    "": N_("First criterion\nSecond criterion"),
}


def render(element: str) -> None:
    """What is inside an element of the network this page is about."""
    inside = next((each for each in session.study().subnetworks if not each.parent and each.element == element), None)
    if inside is None:
        _offer(element)
    else:
        _inside(inside)


def _inside(network: Subnetwork) -> None:
    t, whole = session.translate(), session.whole()
    clusters, nodes = len(network.model.clusters), len(network.model.nodes)
    told = t("{clusters} clusters, {nodes} elements; {state}", clusters=clusters, nodes=nodes,
             state=say.network_state(whole, network.id, t))  # fmt: skip
    st.caption(layout.plain(told))
    st.button(t("Look inside"), key=f"enter-{network.id}", icon=":material/login:", type="primary",
              on_click=session.enter, args=(network.id,))  # fmt: skip
    keys = {part: session.widget("network", part, network.id) for part in ("en", "zh", "merit")}
    left, right = st.columns(2)
    left.text_input(t("Name in English"), network.label.en, key=keys["en"], max_chars=200, on_change=_rename,
                    args=(network.id, keys))  # fmt: skip
    right.text_input(t("Name in Chinese"), network.label.zh, key=keys["zh"], max_chars=200, on_change=_rename,
                     args=(network.id, keys))  # fmt: skip
    _merit(keys["merit"], network.merit, on_change=lambda: _rename(network.id, keys))
    name = layout.plain(say.network_name(whole, network.id, t))
    propose(t("Remove the network “{name}”", name=name), f"remove-network-{network.id}", edits.remove_subnetwork,
            network.id, icon="delete")  # fmt: skip


def _rename(network: str, keys: dict[str, str]) -> None:
    label = Label(*(str(session.value_of(keys[language], "")).strip() for language in ("en", "zh")))
    chosen = str(session.value_of(keys["merit"], NONE))
    session.apply(edits.rename_subnetwork, network, label, "" if chosen == NONE else cast(Merit, chosen))


def _merit(key: str, merit: Merit, *, on_change: Callable[[], None] | None = None) -> Merit:
    t, offered = session.translate(), [NONE, *MERITS]
    chosen = st.selectbox(
        t("What it argues"),
        offered,
        index=offered.index(merit or NONE),
        key=key,
        format_func=lambda each: say.merit_name("" if each == NONE else each, t),
        help=t("Benefits and opportunities speak for an alternative, costs and risks against it."),
        on_change=on_change,
    )
    return "" if chosen == NONE else cast(Merit, chosen)


# ---------------------------------------------------------------------- a new one


def _offer(element: str) -> None:
    """The form of a new network: name, merit, criteria, and alternatives copied or typed."""
    t = session.translate()
    st.caption(t("What this element means can be judged in a network of its own, with alternatives that it ranks."))
    keys = {
        part: session.widget("new-network", part, element) for part in ("name", "merit", "from", "typed", "criteria")
    }
    merit = _merit(keys["merit"], "")
    name = session.study().model.labels[element].in_language(session.language())
    st.text_input(t("Its name"), key=keys["name"], max_chars=200, placeholder=name)
    st.text_area(t("Its criteria, one a line"), t(STARTERS[merit]), key=f"{keys['criteria']}/{merit}", height=90)
    sources = _sources(session.whole())
    chosen = TYPED
    if sources:
        told = {each: _source(each, sources) for each in (*sources, TYPED)}
        chosen = st.selectbox(t("Alternatives"), list(told), key=keys["from"], format_func=told.__getitem__)
    if chosen == TYPED:
        st.text_area(t("Alternatives, one a line"), key=keys["typed"], height=90,
                     placeholder=t("e.g. New substation | 新建变电站"))  # fmt: skip
    st.button(t("Put a network inside"), key=f"new-network-{element}", icon=":material/account_tree:",
              on_click=_put, args=(element, keys, merit, str(chosen)))  # fmt: skip


def _put(element: str, keys: dict[str, str], merit: Merit, chosen: str) -> None:
    whole = session.whole()
    ranked = [("", each) for each in _lines(keys["typed"])] if chosen == TYPED else _sources(whole)[chosen]
    session.apply(
        edits.add_subnetwork,
        element,
        edits.label_from(str(session.value_of(keys["name"]) or "")),
        merit=merit,
        criteria=_lines(f"{keys['criteria']}/{merit}"),
        alternatives=ranked,
        taken=tuple(whole.networks),
    )


def _lines(key: str) -> list[Label]:
    return [edits.label_from(line) for line in str(session.value_of(key) or "").splitlines() if line.strip()]


def _sources(whole: Study) -> dict[str, list[tuple[str, Label]]]:
    """Every network that has alternatives -> these; networks with the same ones are named once.

    Alternatives that hold networks themselves (merits, say) are none for the networks inside.
    """
    found: dict[str, list[tuple[str, Label]]] = {}
    for name in ("", *whole.networks):
        seen = whole.inside(name)
        holding = {each.element for each in seen.subnetworks if not each.parent}
        ranked = [(each, seen.model.labels[each]) for each in seen.model.alternative_ids]
        if ranked and ranked not in found.values() and not holding & set(seen.model.alternative_ids):
            found[name or OWN] = ranked
    return found


def _source(name: str, sources: dict[str, list[tuple[str, Label]]]) -> str:
    t = session.translate()
    if name == TYPED:
        return t("Type others")
    names = t(", ").join(label.in_language(session.language()) or each for each, label in sources[name][:4])
    network = say.network_name(session.whole(), "" if name == OWN else name, t)
    return t("As in “{network}”: {names}", network=network, names=names)
