"""One comparison set to answer: the matrix, one pair at a time, or points. On the panel's page and by personal link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.comparisons.local_priorities import local_priorities
from mcdm.comparisons.random_index import LAST_TABULATED, random_index
from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences import judgments as say
from reports.sentences.questions import sufficiency_sentence
from reports.sentences.read_back import wording
from studies.document import fingerprint
from studies.questions import outlook
from studies.study import Choices
from views.components import layout
from views.components.judgments.entries import from_browser, pairs_of, to_browser
from views.components.judgments.pair_question import Asking, pair_question, question_texts
from views.components.judgments.pairwise_matrix import matrix_texts, pairwise_matrix

WHOLE = 100.0
"""Points that are shared out where nobody gave any yet."""


@dataclass(frozen=True)
class Sheet:
    """One comparison set before one expert.

    Parameters
    ----------
    who
        The expert, or the panel.
    asked
        The set.
    given
        What is stored of it.
    names
        The label of everything, by id.
    choices
        The methods of the study: which random index, from which ratio on answers contradict each other.
    keep
        Stores an answer.
    t
        The texts in the language of the reader.
    onward, finish
        What the way to the next set is called, and how to go there; empty and None where there is none.
    """

    who: str
    asked: ComparisonSet
    given: Judgments | None
    names: Mapping[str, Label]
    choices: Choices
    keep: Callable[[Judgments], object]
    t: Translator
    onward: str = ""
    finish: Callable[[], object] | None = None

    @property
    def pairs(self) -> PairwiseComparisons:
        """What was answered pair by pair, or to best and worst; empty where there are points or nothing."""
        return pairs_of(self.asked, self.given)

    @property
    def labels(self) -> dict[str, str]:
        """Id -> name of what is compared; doubles are told apart by their ids."""
        return labels(self.asked, self.names, self.t)

    @property
    def random_index(self) -> float | None:
        """Of a matrix of this size; None beyond the table."""
        count = len(self.asked.elements)
        return random_index(count, self.choices.random_index).value if count <= LAST_TABULATED else None

    @property
    def wording(self) -> dict[str, str | list[str]]:
        """How an answer is read back, by the kind of set."""
        return wording(self.asked, self.names, self.t)


def matrix(sheet: Sheet) -> None:
    """Ask a set as its matrix."""
    st.caption(layout.plain(say.set_question(sheet.asked, sheet.names, sheet.t)))
    present = sheet.pairs
    pairwise_matrix(
        f"matrix/{sheet.who}/{sheet.asked.id}",
        labels(sheet.asked, sheet.names, sheet.t, present.elements),
        present,
        version=fingerprint(present),
        random_index=sheet.random_index,
        threshold=sheet.choices.consistency_threshold,
        texts=sheet.wording | matrix_texts(sheet.t),
        keep=sheet.keep,
    )


def pairs(sheet: Sheet) -> None:
    """Ask a set pair by pair: the pair that tells most first, until more answers would not change the order."""
    present, t = sheet.pairs, sheet.t
    elements, ahead = present.elements, outlook(present, sheet.asked, sheet.choices)
    at = {name: k for k, name in enumerate(elements)}
    stop = ahead.sufficiency if ahead.settled else None
    asking = Asking(
        pairs=[(i, j) for i in range(len(elements)) for j in range(i + 1, len(elements))],
        question=say.set_question(sheet.asked, sheet.names, t),
        order=[(at[first], at[second]) for first, second in ahead.order],
        enough=sufficiency_sentence(stop, sheet.asked.elements, sheet.names, t) if stop else None,
        onward=sheet.onward,
    )
    pair_question(
        f"pair/{sheet.who}/{sheet.asked.id}",
        labels(sheet.asked, sheet.names, t, elements),
        to_browser(elements, present),
        asking,
        version=fingerprint(present),
        random_index=sheet.random_index,
        threshold=sheet.choices.consistency_threshold,
        texts=sheet.wording | question_texts(t),
        keep=lambda entries: sheet.keep(from_browser(entries, present)),
        finish=sheet.finish,
    )


def points(sheet: Sheet) -> None:
    """Ask a set by points, 100 to share out or any other amounts."""
    asked, given, t = sheet.asked, sheet.given, sheet.t
    present = _points(given)
    version = fingerprint(given)[:8] if given else "new"
    with st.form(f"points/{sheet.who}/{asked.id}/{version}", border=False):
        st.caption(layout.plain(say.points_hint(asked, sheet.names, t)))
        equal = round(WHOLE / len(asked.elements), 1)
        key = f"points/{sheet.who}/{asked.id}/{version}"
        typed = [
            st.number_input(name, 0.0, None, present.get(element, equal), 1.0, key=f"{key}/{element}")
            for element, name in sheet.labels.items()
        ]
        if st.form_submit_button(t("Keep the points"), type="primary", icon=":material/check:"):
            sheet.keep(DirectRatings(asked.elements, tuple(typed)))
            st.rerun()
    if isinstance(given, DirectRatings):
        shares = t(", ").join(f"{name} {score(present[each] / WHOLE)}" for each, name in sheet.labels.items())
        st.caption(layout.plain(t("Weights: {shares}", shares=shares)))


def _points(given: Judgments | None) -> dict[str, float]:
    """What the fields start with: the points, or the weights that the pairs give, out of 100."""
    if given is None:
        return {}
    weights = (
        [point / sum(given.points) for point in given.points]
        if isinstance(given, DirectRatings)
        else local_priorities(given.matrix()).weights.tolist()
    )
    digits = 2 if isinstance(given, DirectRatings) else 1
    return {name: round(WHOLE * weight, digits) for name, weight in zip(given.elements, weights, strict=True)}


def labels(
    asked: ComparisonSet, names: Mapping[str, Label], t: Translator, elements: tuple[str, ...] = ()
) -> dict[str, str]:
    """Id -> name of what is compared, in the order of `elements`; doubles are told apart by their ids."""
    shown = {each: names[each].in_language(t.language) or each for each in elements or asked.elements}
    said = list(shown.values())
    return {each: name if said.count(name) == 1 else f"{name} ({each})" for each, name in shown.items()}
