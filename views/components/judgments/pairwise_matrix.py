"""The pairwise matrix on screen: digits or a thumb, with reciprocals, weights and consistency in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from i18n.translate import Translator
from mcdm.judgments import PairwiseComparisons
from reports.sentences.read_back import words
from views import session
from views.components.judgments.browser_answers import answers_of, hearing
from views.components.judgments.entries import from_browser, to_browser

ASSETS = Path(__file__).parents[3] / "assets" / "components"
MODULES = ("pairwise_mathematics.js", "judgment_sheet.js")
"""What every component for judging shares: served in front of its own script, as one module."""

Texts = Mapping[str, str | Sequence[str]]

_matrix = st.components.v2.component(
    "pairwise_matrix",
    html='<div class="pairwise"></div>',
    css=(ASSETS / "pairwise_matrix.css").read_text(encoding="utf-8"),
    js="\n".join((ASSETS / name).read_text(encoding="utf-8") for name in (*MODULES, "pairwise_matrix.js")),
)


def pairwise_matrix(
    key: str,
    labels: Mapping[str, str],
    judgments: PairwiseComparisons,
    *,
    version: str | int,
    random_index: float | None,
    threshold: float,
    texts: Texts,
    keep: Callable[[PairwiseComparisons], object] | None,
) -> None:
    """Show a comparison set, and hand over what the expert changed.

    Parameters
    ----------
    key
        Of the component on its page.
    labels
        Id of each element, in order -> its name in the language of the reader.
    judgments
        What is stored; a pair that is not listed is shown empty.
    version
        Of the stored judgments. Change it whenever they change: an answer given to another version is ignored here,
        and the browser gives it again for the new one.
    random_index
        Of a matrix of this size in the study's table; None beyond the table, then no ratio is shown.
    threshold
        Consistency ratio above which the judgment that fits least is marked.
    texts
        From :func:`matrix_texts`, with the wording of the set.
    keep
        Called with all judgments before the next run whenever some changed, so that an answer is never lost to another
        click; None for a matrix that takes no answer.
    """

    def receive() -> None:
        with hearing():
            state = answers_of(session.value_of(key), len(labels))
            if keep is None or not state or state["version"] != str(version):
                return
            changed = from_browser(state["entries"], judgments)
            if changed is not judgments:
                keep(changed)

    data = {
        "labels": list(labels.values()),
        "entries": to_browser(tuple(labels), judgments),
        "version": str(version),
        "randomIndex": random_index,
        "threshold": threshold,
        "texts": dict(texts),
        "readOnly": keep is None,
    }
    _matrix(key=key, data=data, default={"answers": None}, on_answers_change=receive)


_FACTS = ("first", "second", "typed", "answered", "pairs", "ratio", "threshold")
_KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that the browser fills in."""


def matrix_texts(t: Translator) -> dict[str, str | list[str]]:
    """The texts of the matrix in the language of the reader; braces are filled in the browser."""
    return {
        "title": t("Comparison matrix"),
        "weight": t("Weight"),
        "degrees": words(t),
        "zero": "0" if t.language == "zh" else "",
        "refused": t("“{typed}” is not on the scale: type 1 to 9, or 1/2 to 1/9. Nothing was changed.", **_KEPT),
        "progress": t("{answered} of {pairs} answered. The consistency ratio follows when all are.", **_KEPT),
        "consistent": t("Consistency ratio {ratio}, within the threshold {threshold}.", **_KEPT),
        "above": t("Consistency ratio {ratio}, above {threshold}. Fits least: {first} against {second}.", **_KEPT),
        "untabulated": t("All answered. No random index is tabulated for a matrix of this size."),
        "skippedCell": t("skipped"),
        "clear": t("Leave open"),
        "hint": t("Keys: 1 to 9 answer, Shift or / turns round, Backspace leaves open, arrows move, Enter goes on."),
    }
