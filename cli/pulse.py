"""Whether anything changed for a seat, as an address of its own: ``POST /seat/pulse`` with the token in a header.

A phone asks every second and a half; a run of its page would cost ten times as much. The token stands in a header, so
that it comes into no log of addresses, and no other site can send it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cli.sign_in import base_path
from mcdm.errors import DecisionError
from store.pulses import Pulses
from studies.rooms import Pulse

LONGEST_TOKEN = 200

A_PAGE = 0.05
"""Seconds between two phones that draw their pages anew, on average: a page costs some 30 ms of one core."""


def routes(pulses: Callable[[], Pulses]) -> list[Route]:
    """The address; `pulses` opens the database when the first phone asks."""
    opened = cache(pulses)

    async def look(request: Request) -> Response:
        token = request.headers.get("x-seat", "")
        if not token or len(token) > LONGEST_TOKEN:
            return Response(status_code=400)
        known = opened.cache_info().currsize and opened().at_hand(token)
        return _told(known, opened().crowd(token)) if known else await run_in_threadpool(_looked, opened, token)

    return [Route(f"{base_path()}/seat/pulse", look, methods=["POST"])]


def _looked(pulses: Callable[[], Pulses], token: str) -> Response:
    try:
        known = pulses().look(token)
        return _told(known, pulses().crowd(token))
    except DecisionError as error:
        return _told(Pulse(), gone=True) if error.code == "invitation-unknown" else Response(status_code=503)


def _told(pulse: Pulse, crowd: int = 0, *, gone: bool = False) -> Response:
    """What a phone hears: also within how many seconds all phones shall draw news, so that answers need not wait."""
    found = {
        "newest": pulse.newest,
        "ballot": pulse.ballot,
        "waiting": pulse.waiting,
        "refused": pulse.refused,
        "gone": gone,
        "spread": round(A_PAGE * crowd, 2),
    }
    return Response(json.dumps(found), media_type="application/json", headers={"Cache-Control": "no-store"})
