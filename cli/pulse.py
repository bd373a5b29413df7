"""Whether anything changed for a seat, as an address of its own: ``POST /seat/pulse`` with the token in a header.

A phone asks every second and a half; a run of its page would cost ten times as much. The token stands in a header, so
that it comes into no log of addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from cli.sign_in import base_path
from mcdm.errors import DecisionError
from store.rooms import DatabaseRooms

LONGEST_TOKEN = 200


def routes(rooms: Callable[[], DatabaseRooms]) -> list[Route]:
    """The address; `rooms` opens the database when the first phone asks."""

    async def look(request: Request) -> Response:
        token = request.headers.get("x-seat", "")
        return await run_in_threadpool(_looked, rooms, token)

    return [Route(f"{base_path()}/seat/pulse", look, methods=["POST"])]


def _looked(rooms: Callable[[], DatabaseRooms], token: str) -> Response:
    if not token or len(token) > LONGEST_TOKEN:
        return Response(status_code=400)
    try:
        known = rooms()
        known.here(token)
        found = asdict(known.pulse(token)) | {"gone": False}
    except DecisionError as error:
        if error.code != "invitation-unknown":
            return Response(status_code=503)
        found = {"newest": 0, "ballot": 0, "waiting": False, "refused": False, "gone": True}
    return JSONResponse(found, headers={"Cache-Control": "no-store"})
