"""Answers on their way past the page: ``POST /seat/answer`` with the token in a header, an answer in the body.

An answer in a workshop changes nothing on the page but its own question, and the browser knows that already. So it is
stored here, in one short transaction, for a tenth of what a run of the page costs. Everything is checked as on the
page: the token in the transaction, the phase, the version it was made from, the entries. What is refused for good the
browser sends to the page again, which says why.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mcdm.errors import DecisionError
from studies.document import fingerprint
from studies.rooms import Rooms
from views.components.judgments.entries import pairs_of, to_browser
from views.components.seat.place import HELD, PASSING, Revision

LONGEST_TOKEN = 200
LARGEST = 1_000_000
"""Bytes of one answer: a set of forty elements with a comment on each pair is smaller."""


def routes(rooms: Callable[[], Rooms], base: str = "") -> list[Route]:
    """The address behind `base`; `rooms` opens the database when the first answer comes."""

    async def take(request: Request) -> Response:
        if refused := _refused(request):
            return Response(status_code=refused)
        body = await request.body()
        return await run_in_threadpool(_taken, rooms, request.headers["x-seat"], body)

    return [Route(f"{base}/seat/answer", take, methods=["POST"])]


def is_foreign(request: Request) -> bool:
    """Whether a page of another site asks."""
    headers = request.headers
    origin = headers.get("origin")
    ours = origin is None or origin.partition("://")[2] == headers.get("host", "")
    return not ours or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def _refused(request: Request) -> int:
    """The status with which a request is turned away before its body is read; 0 where it may go on.

    No other site can send the header without asking first, and is not answered then; its origin is looked at all the
    same.
    """
    headers = request.headers
    size = headers.get("content-length", "")
    if is_foreign(request):
        return 403
    if not 0 < len(headers.get("x-seat", "")) <= LONGEST_TOKEN:
        return 400
    if not (size.isascii() and size.isdecimal()):
        return 411
    return 413 if len(size) > 9 or int(size) > LARGEST else 0


def _taken(rooms: Callable[[], Rooms], token: str, body: bytes) -> Response:
    try:
        set_name, version, entries = _read(body)
        found = answered(rooms(), token, set_name, version, entries)
    except DecisionError as error:
        if error.code in HELD:
            found = {"hold": HELD[error.code]}
        else:
            return Response(status_code=503 if error.code in PASSING else 409)
    return Response(json.dumps(found), media_type="application/json", headers={"Cache-Control": "no-store"})


def _read(body: bytes) -> tuple[str, str, object]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        sent = None
    match sent:
        case {"set": str(set_name), "version": str(version), "entries": entries}:
            return set_name, version, entries
    raise DecisionError("message-unreadable")


def answered(rooms: Rooms, token: str, set_name: str, version: str, entries: object) -> dict[str, Any]:
    """Store what the browser holds of a set, and tell what is stored now, under which version."""
    found = rooms.revise(token, set_name, Revision(token, version, entries))
    pairs = pairs_of(found.asked, found.given)
    return {
        "hold": "",
        "ballot": found.number,
        "version": fingerprint(pairs),
        "entries": to_browser(pairs.elements, pairs),
    }
