"""The pairwise matrix on screen: digits or a thumb, with reciprocals, weights and consistency in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from i18n.translate import Translator
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment

_ASSETS = Path(__file__).parent.parent.parent / "assets" / "components"

_matrix = st.components.v2.component(
    "pairwise_matrix",
    html='<div class="pairwise"></div>',
    css=(_ASSETS / "pairwise_matrix.css").read_text(encoding="utf-8"),
    js="\n".join(
        (_ASSETS / name).read_text(encoding="utf-8") for name in ("pairwise_mathematics.js", "pairwise_matrix.js")
    ),
)


def pairwise_matrix(
    key: str,
    labels: Mapping[str, str],
    judgments: PairwiseComparisons,
    *,
    version: str | int,
    random_index: float | None,
    threshold: float,
    texts: Mapping[str, str | list[str]],
    read_only: bool = False,
) -> PairwiseComparisons | None:
    """Show a comparison set and return what the expert changed.

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
        From :func:`matrix_texts`.

    Returns
    -------
    PairwiseComparisons or None
        All judgments after a change; None where nothing differs from `judgments`.
    """
    elements = tuple(labels)
    data = {
        "labels": list(labels.values()),
        "answers": _to_browser(elements, judgments),
        "version": str(version),
        "randomIndex": random_index,
        "threshold": threshold,
        "texts": dict(texts),
        "readOnly": read_only,
    }
    result = _matrix(key=key, data=data, default={"answers": None}, on_answers_change=_nothing)
    state = result["answers"]
    if read_only or not state or state["version"] != str(version):
        return None
    changed = from_browser(elements, state["answers"])
    return None if _to_browser(elements, changed) == data["answers"] else changed


def from_browser(elements: tuple[str, ...], answers: Mapping[str, Any]) -> PairwiseComparisons:
    """Judgments from the browser's ``{"0,1": 3.0}``; the pair names positions of `elements`, the first one smaller."""
    found = {(int(i), int(j)): float(value) for (i, _, j), value in ((k.partition(","), v) for k, v in answers.items())}
    pairs = sorted(found.items())
    return PairwiseComparisons(elements, tuple(PairwiseJudgment(elements[i], elements[j], v) for (i, j), v in pairs))


_FACTS = ("first", "second", "word", "value", "typed", "answered", "pairs", "ratio", "threshold")
_KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that the browser fills in."""


def matrix_texts(t: Translator) -> dict[str, str | list[str]]:
    """Every text of the matrix in the language of the reader; braces are filled in the browser."""
    return {
        "title": t("Comparison matrix"),
        "weight": t("Weight"),
        "words": [
            t("equally"), t("between equally and moderately"), t("moderately"), t("between moderately and strongly"),
            t("strongly"), t("between strongly and very strongly"), t("very strongly"),
            t("between very strongly and extremely"), t("extremely"),
        ],
        "more": t("{first} is {word} more important than {second} ({value}).", **_KEPT),
        "equal": t("{first} and {second} are equally important (1).", **_KEPT),
        "open": t("{first} or {second}: not answered.", **_KEPT),
        "refused": t("“{typed}” is not on the scale: type 1 to 9, or 1/2 to 1/9. Nothing was changed.", **_KEPT),
        "progress": t("{answered} of {pairs} answered. The consistency ratio follows when all are.", **_KEPT),
        "consistent": t("Consistency ratio {ratio}, within the threshold {threshold}.", **_KEPT),
        "above": t("Consistency ratio {ratio}, above {threshold}. Fits least: {first} against {second}.", **_KEPT),
        "untabulated": t("All answered. No random index is tabulated for a matrix of this size."),
        "clear": t("Leave open"),
        "hint": t("Keys: 1 to 9 answer, Shift or / turns round, Backspace leaves open, arrows move, Enter goes on."),
    }  # fmt: skip


def _to_browser(elements: tuple[str, ...], judgments: PairwiseComparisons) -> dict[str, float]:
    at = {name: k for k, name in enumerate(elements)}
    answers = {}
    for judgment in judgments.judgments:
        i, j, value = at[judgment.first], at[judgment.second], judgment.value
        answers[f"{i},{j}" if i < j else f"{j},{i}"] = value if i < j else 1 / value
    return answers


def _nothing() -> None:
    """A state of a component exists only if someone listens to it."""
