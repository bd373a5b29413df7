"""Who this visitor is, what lets them in, and how they like to read. With session.py the only file with session state.

Who acts is looked up anew in every run: an account that was closed, a visit that was signed out or a link that was
taken back lets nobody go on, in the tabs that are still open neither. What a tab held for somebody else is forgotten.
"""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from i18n import numbers
from i18n.translate import LANGUAGES, Translator, translator
from mcdm.errors import DecisionError
from store.repository import DatabaseRepository
from studies.access import NOBODY, Right, Visitor
from views import door

PASSING = ("database-away", "database-busy", "disk-full")
"""Codes of what is over soon: nobody is sent away for it."""

KEPT = frozenset(
    {"ballot_token", "view_token", "joining", "language", "language_meant", "display", "pages", "refusal", "was_in"}
)
"""What stays in a tab when another visitor goes on in it."""


def arrive(repository: DatabaseRepository) -> None:
    """Find out who acts in this run, and bind the repository of the run to them."""
    state, query = st.session_state, st.query_params
    if "ballot_token" not in state:
        state.ballot_token, state.view_token = query.get("ballot", ""), query.get("view", "")
        state.joining = query.get("join")
    state.refusal = None
    try:
        found = door.visitor(repository, ballot=state.ballot_token, view=state.view_token)
    except DecisionError as error:
        found = state.visitor if error.code in PASSING and "visitor" in state else NOBODY
        state.refusal = _ended(error) if found is NOBODY else None
    _forget_another(found)
    state.visitor = found
    state.repository = repository.acting_as(found)
    _choose_how_to_read()


def _ended(error: DecisionError) -> DecisionError:
    """Whoever was in already is told that this is over, not how to begin."""
    state = st.session_state
    was_in = ("visitor" in state and visitor().account) or state.get("was_in")
    if error.code != "sign-in-needed" or not was_in:
        return error
    state.was_in = True
    return DecisionError("signed-out")


def _forget_another(visitor: Visitor) -> None:
    """What was open for one visitor is not there for the next."""
    state, whose = st.session_state, (visitor.account, visitor.study, visitor.expert, visitor.is_alone)
    if state.get("whose", whose) != whose:
        for key in [name for name in state if name not in KEPT]:
            del state[key]
    state.whose = whose


def _choose_how_to_read() -> None:
    state, query = st.session_state, st.query_params
    if "language" not in state:
        kept = _setting("language") if state.joining is None else ""  # a guest reads as the own phone does
        asked = query.get("lang") or kept or _browser_language()
        state.language = asked if asked in LANGUAGES else "en"
        state.language_meant = query.get("lang") in LANGUAGES
    if "display" not in state:
        state.display = _setting("display") or "score"
    numbers.write_in(state.language)


def _setting(name: str) -> str:
    """A setting of this visitor; nothing where they are not let in."""
    return (repository().setting(name) or "") if st.session_state.refusal is None else ""


def _keep_setting(name: str, value: str) -> None:
    """Remember a choice for the next visit: a link has none."""
    if not visitor().study:
        repository().set_setting(name, value)


def _browser_language() -> str:
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


# ---------------------------------------------------------------------- who


def repository() -> DatabaseRepository:
    """Where studies are kept, as this visitor may use them."""
    return cast(DatabaseRepository, st.session_state.repository)


def visitor() -> Visitor:
    """Who acts in this run."""
    return cast(Visitor, st.session_state.visitor)


def refusal() -> DecisionError | None:
    """Why nobody was let in, where that is so."""
    return cast("DecisionError | None", st.session_state.refusal)


def may(right: Right, study: str = "") -> bool:
    """Whether this visitor has a right: to a study, or to what belongs to none."""
    if visitor().is_alone:
        return True
    return right in (repository().rights(study) if study else visitor().general_rights)


def ballot_token() -> str:
    """The token of a personal link, or an empty string."""
    return str(st.session_state.get("ballot_token") or "")


def view_token() -> str:
    """The token of a viewer's link, or an empty string."""
    return str(st.session_state.get("view_token") or "")


def join_code() -> str | None:
    """The code of the workshop that this visitor wants to join; empty where it is still to be typed, else None."""
    return cast("str | None", st.session_state.get("joining"))


def forget_join_code() -> None:
    """Let another code be typed."""
    st.session_state.joining = ""


def take_seat(token: str) -> None:
    """Go on with the token of a seat, and put it into the address: a reload or another device finds the seat again."""
    st.session_state.ballot_token, st.session_state.joining = token, None
    st.query_params.pop("join", None)
    st.query_params["ballot"] = token


def source() -> str:
    """Where this visit comes from."""
    return st.context.ip_address or "here"


# ---------------------------------------------------------------------- language and display


def language() -> str:
    """The language of this visitor."""
    return str(st.session_state.get("language") or "en")


def set_language(chosen: str) -> None:
    """Switch the language of this visitor and remember it for the next visit."""
    st.session_state.language = chosen
    _keep_setting("language", chosen)


def read_in(chosen: str) -> None:
    """Switch the language of this visit alone: a visitor by a link changes nothing for others."""
    st.session_state.language, st.session_state.language_meant = chosen, True


def follow(chosen: str) -> None:
    """Read in the language of a room, where neither the address nor the visitor said another one."""
    if chosen in LANGUAGES and not st.session_state.get("language_meant"):
        st.session_state.language = st.query_params["lang"] = chosen


def translate() -> Translator:
    """The texts in the language of this visitor; the numbers of this run are written in it too."""
    numbers.write_in(language())
    return translator(language())


def display() -> str:
    """How the index is shown: "score" or "percent"."""
    return str(st.session_state.get("display") or "score")


def set_display(chosen: str) -> None:
    """Switch between the two displays of the index and remember it."""
    st.session_state.display = chosen
    _keep_setting("display", chosen)


# ---------------------------------------------------------------------- what is kept beside any study


def remember(key: str, value: Any) -> None:
    """Keep a value of this visitor that belongs to no study, e.g. which expert's ballot is shown."""
    st.session_state[f"kept/{key}"] = value


def remembered(key: str, default: Any = None) -> Any:
    """A value kept by :func:`remember`."""
    return st.session_state.get(f"kept/{key}", default)


def remember_pages(pages: dict[str, Any]) -> None:
    """Keep the pages of this run, so that a button can lead to one."""
    st.session_state.pages = pages


def page_paths() -> tuple[str, ...]:
    """The addresses of all pages."""
    return tuple(st.session_state.pages)


def go(path: str) -> None:
    """Show another page."""
    st.switch_page(st.session_state.pages[path])
