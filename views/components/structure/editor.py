"""The structure itself: constructs, the questions that show them, what acts on what, published coefficients."""

from __future__ import annotations

from typing import Literal, cast, get_args

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.sentences import structure as say
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from studies import edits
from views import cached_structure, session
from views.components import layout

Mode = Literal["reflective", "formative"]
MODES: tuple[Mode, ...] = get_args(Mode)


def render() -> None:
    """The usual structure with a way to make it one's own; the study's own with every edit."""
    if session.study().structure.constructs:
        _own()
    else:
        _usual()


def _usual() -> None:
    t = session.translate()
    explanation = t(
        "Every cluster of the model acts on satisfaction, and satisfaction on loyalty and complaints, as far "
        "as the survey asks about them. Make it your own to change it."
    )
    with layout.empty(t("This study uses the usual structure"), explanation):
        try:
            usual = cached_structure.present()
        except DecisionError as error:
            st.caption(layout.plain(error_sentence(error, session.language(), session.study().labels)))
            usual = None
        with st.container(horizontal=True, horizontal_alignment="center"):
            if usual is not None:
                st.button(
                    t("Make it our own"),
                    type="primary",
                    icon=":material/edit:",
                    on_click=session.apply,
                    args=(edits.set_structure, usual),
                )
            st.button(
                t("Start from the published one"),
                icon=":material/menu_book:",
                on_click=session.apply,
                args=(edits.set_structure, cached_structure.published()[0]),
            )


def _own() -> None:
    t, structure = session.translate(), session.study().structure
    left, right = st.columns([7, 5], gap="large")
    with (
        left,
        layout.figure(
            t("Constructs"), t("What cannot be asked directly, and the questions that show it."), "constructs"
        ),
    ):
        for construct in structure.constructs:
            _construct(construct)
        _new_construct(structure)
    told = t("What acts on what; a coefficient only where one was published.")
    with right, layout.figure(t("Paths"), told, "arrows"):
        _paths(structure)
        _source(structure)
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            t("Back to the usual structure"),
            type="tertiary",
            icon=":material/undo:",
            on_click=session.apply,
            args=(edits.set_structure, StructuralModel()),
        )


# ---------------------------------------------------------------------- constructs


def _construct(construct: Construct) -> None:
    t, language = session.translate(), session.language()
    known = cached_structure.names(session.study().structure)
    asked = list(dict.fromkeys([*_questions(), *construct.items]))
    with st.container(border=True, gap="xsmall", key=f"construct-{construct.id}"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = session.widget("construct", construct.id, "name", language)
            st.text_input(
                t("Name"), construct.label.in_language(language), key=name, on_change=_renamed, args=(construct, name)
            )
            mode = session.widget("construct", construct.id, "mode")
            st.selectbox(
                t("This construct"),
                MODES,
                MODES.index(construct.mode),
                key=mode,
                format_func=lambda each: t(say.MODES[each]),
                on_change=_moded,
                args=(construct.id, mode),
            )
            st.button(
                t("Remove"),
                key=f"remove-construct-{construct.id}",
                icon=":material/delete:",
                type="tertiary",
                on_click=session.apply,
                args=(edits.remove_construct, construct.id),
            )
        shown = session.widget("construct", construct.id, "items")
        st.multiselect(
            t("Questions"),
            asked,
            construct.items,
            key=shown,
            placeholder=t("Choose questions"),
            format_func=lambda each: known.get(each, each),
            on_change=_assigned,
            args=(construct.id, shown),
        )


def _questions() -> list[str]:
    """What a construct can be shown by: indicators that are asked about, and construct questions."""
    study = session.study()
    if study.questionnaire is None:
        return list(study.model.indicator_ids)
    return [item.key for item in study.questionnaire.items if item.role in ("performance", "construct", "expectation")]


def _renamed(construct: Construct, key: str) -> None:
    name = str(session.value_of(key)).strip()
    label = construct.label
    changed = Label(label.en, name) if session.language() == "zh" else Label(name, label.zh)
    session.apply(edits.rename_construct, construct.id, changed)


def _moded(construct: str, key: str) -> None:
    session.apply(edits.set_mode, construct, cast(Mode, session.value_of(key)))


def _assigned(construct: str, key: str) -> None:
    session.apply(edits.assign_questions, construct, tuple(session.value_of(key)))


def _new_construct(structure: StructuralModel) -> None:
    t = session.translate()
    with (
        st.form(session.widget("new-construct"), border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(t("New construct"), placeholder=t("e.g. Trust"))
        if st.form_submit_button(t("Add"), icon=":material/add:") and name.strip():
            taken = [each.id for each in structure.constructs]
            free = next(f"L{k}" for k in range(1, len(taken) + 2) if f"L{k}" not in taken)
            label = Label(zh=name.strip()) if session.language() == "zh" else Label(name.strip())
            session.apply(edits.add_construct, Construct(free, label))
            st.rerun()


# ---------------------------------------------------------------------- paths


def _paths(structure: StructuralModel) -> None:
    t, names = session.translate(), cached_structure.names(structure)
    for path in structure.paths:
        _path(path, names)
    ids = [construct.id for construct in structure.constructs]
    with st.form(session.widget("new-path"), border=False):
        first, second = st.columns(2)
        source = first.selectbox(t("From"), ids, None, format_func=names.__getitem__, placeholder=t("Choose"))
        target = second.selectbox(t("acts on"), ids, None, format_func=names.__getitem__, placeholder=t("Choose"))
        if st.form_submit_button(t("Add the path"), icon=":material/add:") and source and target:
            session.apply(edits.add_path, source, target)
            st.rerun()


def _path(path: StructuralPath, names: dict[str, str]) -> None:
    t, ends = session.translate(), (path.source, path.target)
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(f"{layout.plain(names[path.source])} → {layout.plain(names[path.target])}", width="stretch")
        key = session.widget("path", *ends)
        st.number_input(
            t("Coefficient"),
            -2.0,
            2.0,
            path.coefficient,
            0.01,
            key=key,
            width=130,
            placeholder="–",
            label_visibility="collapsed",
            on_change=_weighed,
            args=(*ends, key),
        )
        st.button(
            "",
            key=f"remove-path-{path.source}-{path.target}",
            icon=":material/close:",
            type="tertiary",
            help=t("Remove the path"),
            on_click=session.apply,
            args=(edits.remove_path, *ends),
        )


def _weighed(source: str, target: str, key: str) -> None:
    session.apply(edits.set_coefficient, source, target, session.value_of(key))


def _source(structure: StructuralModel) -> None:
    t = session.translate()
    if any(path.coefficient is not None for path in structure.paths):
        key = session.widget("structure-source")
        st.text_input(
            t("Where the coefficients were published"),
            structure.source,
            key=key,
            on_change=lambda: session.apply(edits.set_structure_source, session.value_of(key)),
        )
