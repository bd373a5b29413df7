"""One element of the model and everything that can be changed about it: name, place, what is inside, influences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Node
from reports.sentences import model as say
from studies import edits
from studies.subnetworks import inside
from views import session
from views.components import layout
from views.components.model import element_measures, element_network
from views.components.proposal import propose
from views.components.study import comments
from views.components.view_switch import view_switch

_DEEPER = "\N{EM SPACE}"


def render() -> None:
    """Choose an element, then what to change about it."""
    t, model = session.translate(), session.study().model
    element = chosen()
    told = names()
    indented = {name: f"{_DEEPER * depth}{told[name]}" for name, depth in _walk(model)}
    key = session.widget("element", len(model.labels), element)
    with st.container(border=True, gap="small", key="element-card"):
        st.selectbox(t("Element"), list(indented), index=list(indented).index(element), key=key,
                     format_func=indented.__getitem__, on_change=lambda: choose(session.value_of(key)))  # fmt: skip
        role = say.role_of(model, element, t)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(layout.plain(role if element == GOAL else f"{element} · {role}"), width="stretch")
            comments.button("criterion", inside(session.network(), element), told[element])
        views = _views(model, element)
        view = _view(views)
        views[view][1](element)


def chosen() -> str:
    """The element that is edited: the one chosen last, else the goal."""
    element = str(session.remembered("model/element", GOAL))
    return element if element in session.study().model.labels else GOAL


def choose(element: str) -> None:
    """Edit another element from now on."""
    session.remember("model/element", element)


def name_of(element: str) -> str:
    """An element's name in the language of the reader; its id where it has none."""
    return session.study().model.labels[element].in_language(session.language()) or element


def names() -> dict[str, str]:
    """The name of every element; doubles are told apart by their ids, because a list of choices knows only names."""
    shown = {element: name_of(element) for element in session.study().model.labels}
    often = Counter(shown.values())
    return {element: name if often[name] == 1 else f"{name} ({element})" for element, name in shown.items()}


def _walk(model: CriteriaModel, owner: str = GOAL, depth: int = 0) -> Iterator[tuple[str, int]]:
    """Every element with its depth, from above to below."""
    yield owner, depth
    for name in model.members.get(owner, ()):
        yield from _walk(model, name, depth + 1)


def _views(model: CriteriaModel, element: str) -> dict[str, tuple[str, Callable[[str], None]]]:
    name, inside = (N_("Name and place"), _name_and_place), (N_("Add inside"), _inside)
    if element == GOAL or element in model.cluster_ids:
        return {"name": name, "inside": inside}
    own: dict[str, tuple[str, Callable[[str], None]]] = {
        "name": name,
        "influences": (N_("Influences"), _influences),
        "network": (N_("Network"), element_network.render),
    }
    if session.network() or element in model.alternative_ids:  # what is measured belongs to the study's own model
        return own
    return {
        **own,
        "shares": (N_("Shares"), element_measures.shares),
        "figure": (N_("Figure"), element_measures.figure),
    }


def _view(views: dict[str, tuple[str, Callable[[str], None]]]) -> str:
    t = session.translate()
    names = {view: t(name) for view, (name, _) in views.items()}
    return view_switch("element/view", names, label=t("What to change"))


# ---------------------------------------------------------------------- name, place, removal


def _name_and_place(element: str) -> None:
    t, model = session.translate(), session.study().model
    label = model.labels[element]
    keys = {language: session.widget("name", language, element) for language in ("en", "zh")}
    left, right = st.columns(2)
    left.text_input(t("Name in English"), label.en, key=keys["en"], max_chars=200, on_change=_rename,
                    args=(element, keys))  # fmt: skip
    right.text_input(t("Name in Chinese"), label.zh, key=keys["zh"], max_chars=200, on_change=_rename,
                     args=(element, keys))  # fmt: skip
    if element == GOAL:
        return
    _place(element)
    is_cluster = element in model.cluster_ids
    remove = edits.remove_cluster if is_cluster else edits.remove_node
    label_of_button = t("Remove “{name}”", name=layout.plain(name_of(element)))
    owner = _owner(element)
    propose(label_of_button, f"remove-{element}", remove, element, icon="delete", done=lambda: choose(owner))


def _rename(element: str, keys: dict[str, str]) -> None:
    label = Label(*(str(session.value_of(keys[language], "")).strip() for language in ("en", "zh")))
    if label == Label():
        session.complain(DecisionError("name-missing"))
    elif element == GOAL:
        session.apply(edits.rename_goal, label)
    elif element in session.study().model.cluster_ids:
        session.apply(edits.rename_cluster, element, label)
    else:
        session.apply(edits.rename_node, element, label)


def _owner(element: str) -> str:
    return next(owner for owner, members in session.study().model.members.items() if element in members)


def _place(element: str) -> None:
    """Where it stands; moving it says beforehand which judgments no longer fit."""
    t, model = session.translate(), session.study().model
    inside = {name for name, _ in _walk(model, element)}
    places = [name for name in (GOAL, *model.cluster_ids) if name not in inside]
    owner = _owner(element)
    key = session.widget("place", element, owner)
    place = st.selectbox(t("Stands under"), places, index=places.index(owner), key=key, format_func=names().__getitem__)
    if place != owner:
        move = edits.move_cluster if element in model.cluster_ids else edits.move_node
        propose(t("Move to “{name}”", name=layout.plain(name_of(place))), f"move-{element}", move, element, place,
                icon="drive_file_move")  # fmt: skip


# ---------------------------------------------------------------------- what is inside


def _inside(owner: str) -> None:
    """Add an indicator or a cluster; a cluster comes with its first indicator, because nothing has no weight."""
    t, study = session.translate(), session.study()
    count = len(study.model.labels)
    keys = {part: session.widget("add", part, owner, count) for part in ("kind", "name", "first")}
    kinds = {"node": t("Indicator"), "cluster": t("Cluster")}
    kind = st.segmented_control(t("What to add"), list(kinds), default="node", key=keys["kind"], required=True,
                                format_func=kinds.__getitem__)  # fmt: skip
    st.text_input(t("Its name"), key=keys["name"], max_chars=200, placeholder=t("e.g. Outage duration | 停电时长"))
    if kind == "cluster":
        st.text_input(t("Its first indicator"), key=keys["first"], max_chars=200)
    st.button(t("Add"), key=f"add-{owner}", icon=":material/add:", on_click=_add, args=(owner, keys))


def _add(owner: str, keys: dict[str, str]) -> None:
    typed = {part: str(session.value_of(key) or "").strip() for part, key in keys.items()}
    kind, study = typed["kind"], session.study()
    if not typed["name"] or (kind == "cluster" and not typed["first"]):
        session.complain(DecisionError("new-name-missing"))
        return
    label, node = edits.label_from(typed["name"]), edits.next_id(study, "N")
    if kind == "node":
        session.apply(edits.add_node, Node(node, label, owner))
        return
    cluster = Cluster(edits.next_id(study, "C"), label, owner)
    session.apply(edits.add_cluster, cluster, Node(node, edits.label_from(typed["first"])))


# ---------------------------------------------------------------------- influences


def _influences(element: str) -> None:
    """Who influences it and whom it influences; taking an influence away says which judgments go."""
    t, model = session.translate(), session.study().model
    sources = [link.source for link in model.links if link.target == element]
    targets = [link.target for link in model.links if link.source == element]
    wanted = _choice(t("Influenced by"), element, sources, "sources")
    if set(wanted) != set(sources):
        propose(t("Apply"), f"sources-{element}", edits.set_influences, element, tuple(wanted), plain=("links",))
    wanted = _choice(t("It influences"), element, targets, "targets")
    if set(wanted) != set(targets):
        propose(t("Apply"), f"targets-{element}", edits.set_influenced, element, tuple(wanted), plain=("links",))
    st.caption(t("An influence says that doing well in one helps the other; experts then say how much."))


def _choice(label: str, element: str, present: list[str], kind: str) -> list[str]:
    others = [name for name in session.study().model.node_ids if name != element]
    key = session.widget(kind, element, len(present), hash(tuple(present)))
    return st.multiselect(label, others, present, key=key, format_func=names().__getitem__,
                          placeholder=session.translate()("No element"))  # fmt: skip
