"""Who is at the door: by a link, by a visit that was signed in to, by another provider, or alone on this machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from mcdm.errors import DecisionError
from store.accounts import COOKIE, Accounts
from store.links import Links
from store.repository import DatabaseRepository
from store.tokens import hashed
from studies.access import ALONE, NOBODY, Role, Visitor

LOOPBACK = frozenset({"", "localhost", "127.0.0.1", "[::1]"})
"""Names of this machine in an address; none where there is no browser."""

FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")
"""Headers of a reverse proxy: whoever it speaks for is somewhere else."""


PORT = re.compile(r":\d+$")


def visitor(repository: DatabaseRepository, *, ballot: str = "", view: str = "") -> Visitor:
    """Who acts in this run.

    Parameters
    ----------
    repository
        The studies of this server.
    ballot, view
        Token of a personal link, or of a viewer's; empty where the visitor came by none.

    Raises
    ------
    DecisionError
        ``sign-in-needed``, ``signed-out``, ``openid-unknown``, ``desk-elsewhere``, ``viewer-link-unknown``.
    """
    if ballot:
        return _by_ballot(repository, ballot)
    if view:
        return Links(repository.engine).visitor_of(view)
    accounts = Accounts(repository.engine)
    if not accounts.exist():
        if is_here():
            return ALONE
        raise DecisionError("desk-elsewhere")
    found = accounts.visitor_of(cookie()) or _vouched(accounts)
    if found is None:
        raise DecisionError("sign-in-needed")
    return found


def is_here() -> bool:
    """Whether the browser runs on this machine and says so: a page elsewhere that only leads here does not count."""
    headers = st.context.headers
    host = str(headers.get("Host") or "")
    name = host.rpartition(":")[0] if PORT.search(host) else host
    forwarded = any(headers.get(each) is not None for each in FORWARDED)
    elsewhere = isinstance(st.context.ip_address, str)  # this machine has none
    return not elsewhere and not forwarded and name.lower() in LOOPBACK


def cookie() -> str:
    """The token of the visit; empty where there is none."""
    token = st.context.cookies.get(COOKIE)
    return token if isinstance(token, str) else ""


def base() -> str:
    """What every address of this server begins with, behind a reverse proxy that gives it a folder."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def providers() -> tuple[str, ...]:
    """Names of the OpenID providers in the secrets; the one without a name is empty."""
    section: Mapping[str, Any] = get_secrets_auth_section()
    named = [name for name, each in section.items() if isinstance(each, Mapping) and "client_id" in each]
    return ("",) if "client_id" in section else tuple(named)


def is_vouched() -> bool:
    """Whether another provider vouches for this browser."""
    return bool(providers()) and bool(dict(st.user).get("is_logged_in"))


def _by_ballot(repository: DatabaseRepository, token: str) -> Visitor:
    """Who holds a personal link. One that opens nothing is told so by its page."""
    try:
        found = repository.invitation(token)
    except DecisionError as error:
        if error.code != "invitation-unknown":
            raise
        return NOBODY
    return Visitor(found.expert, "", Role.EXPERT, found.study, found.expert, hashed(token))


def _vouched(accounts: Accounts) -> Visitor | None:
    """The visitor for whom a provider vouches; an address counts where the provider has verified it."""
    if not is_vouched():
        return None
    told = dict(st.user)
    issuer, subject = str(told.get("iss") or ""), str(told.get("sub") or "")
    if not issuer or not subject:
        raise DecisionError("openid-unknown")
    email = str(told.get("email") or "") if told.get("email_verified") is True else ""
    return accounts.sign_in_by_provider(issuer, subject, str(told.get("nonce") or told.get("iat") or ""), email=email)
