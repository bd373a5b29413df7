"""A structural model as published: its drawing, its test, and what a change of one construct would mean in it."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import signed
from satisfaction.index.given_paths import GivenPaths
from satisfaction.structure import StructuralModel
from views import cached_structure, session
from views.components import findings, layout
from views.components.structure import figures as structure_figures


def render(structure: StructuralModel, given: GivenPaths) -> None:
    """Drawing, test of the coefficients, and a change passed along; the warning last."""
    names = cached_structure.names(structure)
    structure_figures.published(structure, given)
    _passed_along(structure, given, names)
    for k, finding in enumerate(given.findings):
        said = findings.worded(finding, cached_structure.labels(structure))
        findings.note(said.what, said.do, key=f"published-{k}")


@st.fragment
def _passed_along(structure: StructuralModel, given: GivenPaths, names: dict[str, str]) -> None:
    """What follows where one construct moves, in standard deviations."""
    t = session.translate()
    starts = [name for name in given.constructs if any(path.source == name for path in structure.paths)]
    reading = t("Arithmetic with the published coefficients, in standard deviations: no forecast.")
    with layout.figure(t("If one of them changed"), reading, "passed-along"):
        left, right = st.columns([5, 7], gap="large", vertical_alignment="center")
        with left:
            chosen = st.selectbox(t("What changes"), starts, format_func=names.__getitem__, key="published-source")
            change = st.slider(t("by how many standard deviations"), -1.0, 1.0, 0.5, 0.1, key="published-change")
        moved = zip(given.constructs, given.shifted({chosen: change}).tolist(), strict=True)
        with right:
            lines = [f"**{signed(by, 2)}** {layout.plain(names[name])}" for name, by in moved if name != chosen and by]
            st.markdown("  \n".join(lines) or t("Nothing follows from it."))
