"""One comparison set to answer: the matrix in the browser, or points. On the panel's page and by personal link."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from mcdm.random_index import LAST_TABULATED, random_index
from reports.sentences.judgments import set_question
from studies.document import fingerprint
from studies.study import Choices
from views.components import layout
from views.components.pairwise_matrix import matrix_texts, pairwise_matrix

WHOLE = 100.0
"""Points that are shared out where nobody gave any yet."""


def matrix(
    who: str,
    asked: ComparisonSet,
    given: Judgments | None,
    names: Mapping[str, Label],
    choices: Choices,
    t: Translator,
) -> PairwiseComparisons | None:
    """Ask a set pair by pair, and return all judgments of `who` after a change."""
    st.caption(layout.plain(set_question(asked, names, t)))
    present = given if isinstance(given, PairwiseComparisons) else PairwiseComparisons(asked.elements)
    count = len(asked.elements)
    return pairwise_matrix(
        f"matrix/{who}/{asked.id}",
        labels(asked, names, t),
        present,
        version=fingerprint(present),
        random_index=random_index(count, choices.random_index).value if count <= LAST_TABULATED else None,
        threshold=choices.consistency_threshold,
        texts=matrix_texts(t),
    )


def points(
    who: str, asked: ComparisonSet, given: Judgments | None, names: Mapping[str, Label], t: Translator
) -> DirectRatings | None:
    """Ask a set by points, 100 to share out or any other amounts, and return them once they are kept."""
    present = dict(zip(given.elements, given.points, strict=True)) if isinstance(given, DirectRatings) else {}
    equal = round(WHOLE / len(asked.elements), 1)
    scale = WHOLE / sum(present.values()) if present else 1.0
    version = fingerprint(given)[:8] if given else "new"
    with st.form(f"points/{who}/{asked.id}/{version}", border=False):
        st.caption(layout.plain(t("Share out points: what counts twice as much gets twice as many.")))
        typed = []
        for element, name in labels(asked, names, t).items():
            typed.append(
                st.number_input(
                    name,
                    0.0,
                    None,
                    round(present[element] * scale, 2) if element in present else equal,
                    1.0,
                    key=f"points/{who}/{asked.id}/{version}/{element}",
                )
            )
        kept = st.form_submit_button(t("Keep the points"), type="primary", icon=":material/check:")
    if present:
        shares = t(", ").join(
            f"{name} {score(present[element] * scale / WHOLE)}" for element, name in labels(asked, names, t).items()
        )
        st.caption(layout.plain(t("Weights: {shares}", shares=shares)))
    return DirectRatings(asked.elements, tuple(typed)) if kept else None


def labels(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> dict[str, str]:
    """Id -> name of what is compared; doubles are told apart by their ids."""
    shown = {element: names[element].in_language(t.language) or element for element in asked.elements}
    said = list(shown.values())
    return {each: name if said.count(name) == 1 else f"{name} ({each})" for each, name in shown.items()}
