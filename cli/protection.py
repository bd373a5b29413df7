"""What every answer of the server carries, and who is led to the door before a screen is sent.

The screens check who acts by themselves: leading to the door is a courtesy to those who come by a bookmark.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cli.sign_in import base_path, to_sign_in
from store.accounts import COOKIE, Accounts

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""A page of ours stands in no frame of others, no file is taken for another kind, and no address (it may hold the token
of a link) is told to another site. ``same-origin`` and not ``no-referrer``: that would hide the origin of our forms."""

OWN_WAYS = ("ballot", "view", "join", "sign-in")
"""Whoever comes with one of these in the address needs no account."""

PAGES_BEGIN = ("_stcore", "sign-in", "sign-out", "media", "component", "static", "auth", "oauth2callback", "app")


class Protection:
    """Middleware: the headers, and the way to the door.

    Parameters
    ----------
    app
        What it protects.
    accounts
        Opens the database when somebody comes.
    """

    def __init__(self, app: ASGIApp, accounts: Callable[[], Accounts]) -> None:
        self._app, self._accounts = app, accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if wants_page(scope) and await run_in_threadpool(self._is_stranger, Headers(scope=scope)):
            query = scope["query_string"].decode("latin-1")
            language = parse_qs(query).get("lang", [""])[0]
            there = to_sign_in(scope["path"], query, language if language in ("en", "zh") else "")
            await RedirectResponse(there, 303)(scope, receive, protected)
            return
        await self._app(scope, receive, protected)

    def _is_stranger(self, headers: Headers) -> bool:
        """Whether there is a team and this browser has no visit."""
        accounts = self._accounts()
        token = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return accounts.exist() and accounts.visitor_of(token) is None


def wants_page(scope: Scope) -> bool:
    """Whether a browser asks for a screen by itself: typed, from a bookmark, or from a page of ours.

    From another site it does not send the cookie of the visit yet; the screen that loads then does.
    """
    headers = Headers(scope=scope)
    path = scope["path"].removeprefix(base_path()).strip("/")
    asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return (
        scope["method"] == "GET"
        and "text/html" in headers.get("accept", "")
        and headers.get("sec-fetch-site", "none") in ("none", "same-origin", "same-site")
        and path.partition("/")[0] not in PAGES_BEGIN
        and not any(way in asked for way in OWN_WAYS)
        and "_streamlit_user" not in cookie_parser(headers.get("cookie", ""))
    )
