"""Which requests are for a screen; the rest is tried with the door in test_sign_in."""

from __future__ import annotations

import pytest

from cli.protection import wants_page


def scope(path: str = "/weights", query: str = "", method: str = "GET", **headers: str) -> dict[str, object]:
    told = {"accept": "text/html"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in told.items()]
    return {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}


@pytest.mark.parametrize("site", ["none", "same-origin", "same-site"])
def test_a_screen_is_asked_for_by_hand_or_from_here(site: str) -> None:
    assert wants_page(scope(sec_fetch_site=site))
    assert wants_page(scope())


@pytest.mark.parametrize(
    "other",
    [
        scope(sec_fetch_site="cross-site"),
        scope(accept="*/*"),
        scope(method="POST"),
        scope("/_stcore/stream"),
        scope("/sign-in"),
        scope("/oauth2callback"),
        scope(query="ballot=1"),
        scope(query="join="),
        scope(cookie="_streamlit_user=1"),
    ],
)
def test_everything_else_passes(other: dict[str, object]) -> None:
    assert not wants_page(other)
