"""One pair at a time on the phone of an expert: over all sets of a workshop, at the own pace or led to one pair."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from i18n.translate import LANGUAGES, Translator, translator
from views import session
from views.components.judgments.browser_answers import answers_of, hearing
from views.components.judgments.entries import Entries
from views.components.judgments.pair_question import QUESTION, Asking, question_texts
from views.components.judgments.pairwise_matrix import ASSETS, Texts


def _text(*names: str) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


_SENT_ONCE = "\n".join(
    [
        _text(*QUESTION, "seat_question.js", "seat_staying.js"),
        f"const CSS_TEXT = {json.dumps(_text('pair_question.css', 'seat_question.css'))};",
        _text("seat_code.js"),
    ]
)
_code = st.components.v2.component("seat_code", html="<i></i>", js=_SENT_ONCE)
_question = st.components.v2.component("seat_question", html='<div class="question"></div>', js=_text("seat_mount.js"))


def seat_code() -> None:
    """What every question of this page needs: sent once, outside the fragment that is drawn with every answer."""
    with st.container(key="seatcode"):
        _code(key="seat-code", data={language: seat_texts(translator(language)) for language in LANGUAGES})


@dataclass(frozen=True)
class Around:
    """What stands around the pairs of one set.

    Parameters
    ----------
    place
        Names the answer among all others that this browser may hold.
    post
        The token and the set with which answers go past the page (``seat.posted``); None where they come to it.
    ballot
        Number of the newest answer of this expert: given here, it is no news.
    before, done, pairs
        Pairs of the sets before this one, pairs done in other sets, and pairs in all.
    go
        A pair to go to, by positions, with a number that changes whenever it is meant anew.
    led
        Whether the expert stays at that pair.
    earlier, last, review
        Whether there is a set before, whether one came back from the set after, and whether a further round begins:
        then every answer is looked at again.
    flow
        Whether one goes on to the next set without stopping at the end of this one, where nothing contradicts itself.
    held
        Why nothing is taken now: a key of the texts; empty where answers are taken.
    server
        Changes when the server began anew.
    own, group
        By pair as ``"i,j"``: the own answer of before (``value`` and ``told``), and the group's (``lower``, ``median``,
        ``upper`` and ``told``).
    said
        The own comments by pair; None where comments stay with the answers.
    again
        The pairs that are asked once more, and whether the expert said to stay with the answer.
    """

    place: str
    post: tuple[str, str] | None
    ballot: int
    before: int
    done: int
    pairs: int
    go: tuple[int, int, str] | None = None
    led: bool = False
    earlier: bool = False
    last: bool = False
    review: bool = False
    flow: bool = False
    held: str = ""
    server: str = ""
    own: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    group: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    said: Mapping[str, list[str]] | None = None
    again: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """What is done with what the browser says.

    Parameters
    ----------
    keep
        Stores all entries of the set that were made from a version; False where they are not stored.
    onward, back
        Go to the next set, or to the one before.
    say
        Takes a comment on the pair of two positions.
    stay
        Takes it that the expert stays with the answer to such a pair.
    """

    keep: Callable[[str, Entries], bool]
    onward: Callable[[], object]
    back: Callable[[], object]
    say: Callable[[int, int, str], object]
    stay: Callable[[int, int], object]


def seat_question(
    key: str,
    labels: Mapping[str, str],
    entries: Entries,
    asking: Asking,
    around: Around,
    heard: Heard,
    *,
    version: str,
    random_index: float | None,
    threshold: float,
    wording: Texts,
) -> None:
    """Ask pair by pair; see :func:`views.components.judgments.pair_question.pair_question`.

    An answer counts as stored when it comes back under a new version; until then the browser keeps it, also over a
    reload, and sends it again.
    """

    def receive() -> None:
        with hearing():
            state = answers_of(session.value_of(key), len(labels))
            if not state:
                return
            if said := state["said"]:
                heard.say(*said["pair"], said["text"])
            stored = heard.keep(state["version"], state["entries"])
            for pair in state["stayed"] if stored else ():
                heard.stay(*pair)
            if stored and state.get("finished"):
                heard.onward()
            elif stored and state.get("backed"):
                heard.back()

    data = {
        "set": key,
        "labels": list(labels.values()),
        "entries": entries,
        "pairs": [list(pair) for pair in asking.pairs],
        "order": [f"{min(pair)},{max(pair)}" for pair in asking.order],
        "asked": asking.question,
        "enough": asking.enough,
        "onward": asking.onward,
        "version": version,
        "randomIndex": random_index,
        "threshold": threshold,
        "texts": dict(wording),
        "language": session.language(),
        "hold": around.held,
        "server": around.server,
        "seat": {
            "place": around.place,
            "post": {"token": around.post[0], "set": around.post[1]} if around.post else None,
            "ballot": around.ballot,
            "before": around.before,
            "done": around.done,
            "pairs": around.pairs,
            "go": {"pair": around.go[:2], "at": around.go[2]} if around.go else None,
            "led": around.led,
            "earlier": around.earlier,
            "last": around.last,
            "review": around.review,
            "flow": around.flow,
            "own": dict(around.own),
            "group": dict(around.group),
            "said": around.said,
            "again": dict(around.again),
        },
    }
    _question(key=key, data=data, default={"answers": None}, on_answers_change=receive)


_FACTS = ("number", "pairs")
_KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that the browser fills in."""


def seat_texts(t: Translator) -> dict[str, str | list[str]]:
    """The texts around the question on a phone; braces are filled in the browser."""
    return question_texts(t) | {
        "pairNumber": t("Pair {number} of {pairs}", **_KEPT),
        "saved": t("saved"),
        "saving": t("saving …"),
        "again": t("saving again …"),
        "held": t("kept on this device"),
        "waiting": t("Tap the one that counts for more, or slide."),
        "locked": t("The facilitator has paused answering. What you answer now is kept here and sent when it goes on."),
        "pause": t("No round is open just now. What you answered is kept here and sent when one begins."),
        "over": t("This was all. You may look through your answers until the round ends."),
        "refused": t("This answer was not taken; see below."),
        "led": t("Everybody looks at this pair. The facilitator goes on."),
        "ledAnswered": t("Answered. You may change it until the facilitator goes on."),
        "stay": t("I stay with it"),
        "stayed": t("You stay with your answer."),
        "say": t("Send to the facilitator"),
        "commentHint": t("Why you judge so"),
    }
