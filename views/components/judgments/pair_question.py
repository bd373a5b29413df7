"""One pair at a time on screen: two elements, a slider with words, and the answer read back in the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from i18n.translate import Translator
from reports.sentences.read_back import words
from views import session
from views.components.judgments.browser_answers import answers_of, hearing
from views.components.judgments.entries import Entries
from views.components.judgments.pairwise_matrix import ASSETS, MODULES, Texts

QUESTION = (*MODULES, "pair_face.js", "pair_question.js")
"""What asks one pair at a time, as parts of a module."""

_SCRIPT = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in QUESTION)
_question = st.components.v2.component(
    "pair_question",
    html='<div class="question"></div>',
    css=(ASSETS / "pair_question.css").read_text(encoding="utf-8"),
    js=f"{_SCRIPT}\nexport default asks(Question);",
)


@dataclass(frozen=True)
class Asking:
    """What is asked and how.

    Parameters
    ----------
    pairs
        Positions of the two elements of every pair; the first one stands at the left.
    question
        What is asked of every pair.
    order
        Positions of open pairs, the one that tells most first; those that are not listed follow.
    enough
        That more answers would not change the order, as a headline and why; None while they would.
    onward
        What the button to the next set says; empty where there is none.
    one_sided
        Every left element is at least as important as its right one: best-worst questions.
    """

    pairs: Sequence[tuple[int, int]]
    question: str
    order: Sequence[tuple[int, int]] = ()
    enough: tuple[str, str] | None = None
    onward: str = ""
    one_sided: bool = False


def pair_question(
    key: str,
    labels: Mapping[str, str],
    entries: Entries,
    asking: Asking,
    *,
    version: str,
    random_index: float | None,
    threshold: float,
    texts: Texts,
    keep: Callable[[Entries], object],
    finish: Callable[[], object] | None = None,
) -> None:
    """Ask pair by pair, and hand over what the expert changed.

    Parameters
    ----------
    key
        Of the component on its page.
    labels
        Id of each element, in order -> its name in the language of the reader.
    entries
        What is stored, from :func:`views.components.judgments.entries.to_browser`.
    asking
        Which pairs, and how they are asked.
    version
        Of what is stored; see :func:`views.components.judgments.pairwise_matrix.pairwise_matrix`.
    random_index, threshold
        For the consistency ratio once all pairs are answered.
    texts
        From :func:`question_texts`, with the wording of the set.
    keep
        Called with all entries before the next run whenever some changed.
    finish
        Called when the expert goes on to the next set, after `keep`.
    """

    def receive() -> None:
        with hearing():
            state = answers_of(session.value_of(key), len(labels))
            if not state:
                return
            if state["version"] == version and state["entries"] != entries:
                keep(state["entries"])
            if finish and state.get("finished"):
                finish()

    data = {
        "set": key,
        "labels": list(labels.values()),
        "entries": entries,
        "pairs": [list(pair) for pair in asking.pairs],
        "order": [f"{min(pair)},{max(pair)}" for pair in asking.order],
        "asked": asking.question,
        "enough": asking.enough,
        "onward": asking.onward,
        "oneSided": asking.one_sided,
        "simple": asking.one_sided,
        "version": version,
        "randomIndex": random_index,
        "threshold": threshold,
        "texts": dict(texts),
    }
    _question(key=key, data=data, default={"answers": None}, on_answers_change=receive)


_FACTS = ("answered", "pairs", "skipped", "minutes", "sentence", "name", "first", "second")
_KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that the browser fills in."""


def question_texts(t: Translator) -> dict[str, str | list[str]]:
    """The texts around a question in the language of the reader; braces are filled in the browser."""
    return {
        "progress": t("{answered} of {pairs} pairs", **_KEPT),
        "dot": " · ",
        "degrees": words(t),
        "zero": "0" if t.language == "zh" else "",
        "moment": t("less than a minute left"),
        "minute": t("about a minute left"),
        "minutes": t("about {minutes} minutes left", **_KEPT),
        "goOn": t("Go on all the same"),
        "back": t("Previous"),
        "next": t("Next pair"),
        "step": t("One step towards {name}", **_KEPT),
        "handle_value": t("How much more"),
        "handle_high": t("At most, towards the left"),
        "handle_low": t("At most, towards the right"),
        "alone": t("Your other answers say nothing about this pair yet."),
        "fits": t("Fits your other answers."),
        "apart": t("Your other answers imply rather: {sentence}", **_KEPT),
        "contradicts": t(
            "Contradicts your other answers. They imply: {sentence} You may keep both.",
            **_KEPT,
        ),
        "waiting": t("Slide, or tap one of the two."),
        "waitingOneSided": t("Slide towards the left, or leave it equal."),
        "openHere": t("Not answered yet."),
        "answerFirst": t("Answer first: move the slider, or skip the pair."),
        "skip": t("Skip"),
        "skipThis": t("Skip this pair"),
        "reason": t("Why? (optional)"),
        "reasons": [t("I do not know enough about it"), t("The two cannot be compared")],
        "unsure": t("Not sure"),
        "asRange": t("From … to"),
        "asSeveral": t("Several values"),
        "severalHint": t("Tick every value that you could agree to."),
        "rangeHint": t("The large handle stays at what is most likely; the small ones say how far it may go."),
        "comment": t("Comment"),
        "commentHint": t("Why you judge so; kept with this answer"),
        "hint": t("Keys: 1 to 9 answer, / turns round, arrows adjust, Enter goes on, Backspace goes back, S skips."),
        "hintSimple": t("Keys: 1 to 9 answer, arrows adjust, Enter goes on, Backspace goes back."),
        "allAnswered": t("All {pairs} pairs of this set are answered.", **_KEPT),
        "oneAnswered": t("The one pair of this set is answered."),
        "allButSkipped": t("All pairs of this set are answered, but for {skipped} you skipped.", **_KEPT),
        "endFits": t("Your answers agree with each other well enough."),
        "endAbove": t("Your answers contradict each other in places. Fits least: {first} against {second}.", **_KEPT),
        "lookAgain": t("Look at that pair again"),
        "lookThrough": t("Look through the answers"),
    }
