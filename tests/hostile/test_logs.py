"""What the server writes down holds no token, no code and no password, however the request fails."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from store.accounts import Accounts
from store.database import connect
from studies.access import Role
from tests.e2e.served import PRODUCT, served

pytestmark = pytest.mark.slow

SECRETS = ("tokenInALink4711", "tokenOfAViewer4712", "CODE4713", "passwordThatIsTyped4714", "tokenOfAVisit4715")


def test_secrets_are_not_written_down(tmp_path: Path) -> None:
    database, log = tmp_path / "logs.db", tmp_path / "server.log"
    Accounts(connect(database)).add("Li", Role.ADMINISTRATOR, password="a long enough one")
    ballot, view, code, password, visit = SECRETS
    with served(PRODUCT, log, WEIGHBRIDGE_DATABASE=str(database)) as address:
        for query in (f"ballot={ballot}", f"view={view}", f"join={code}", f"code={code}"):
            _ask(f"{address}/?{query}", visit)
            _ask(f"{address}/nowhere?{query}", visit)
            _ask(f"{address}/seat/pulse?{query}", visit)
        form = urllib.parse.urlencode({"name": "Li", "password": password}).encode()
        _ask(f"{address}/sign-in", visit, form)
        _ask(f"{address}/sign-out", visit, b"")
    written = log.read_text(encoding="utf-8", errors="replace")
    assert [secret for secret in SECRETS if secret in written] == []


def test_every_answer_carries_the_headers(tmp_path: Path) -> None:
    database = str(tmp_path / "headers.db")
    with (
        served(PRODUCT, tmp_path / "server.log", WEIGHBRIDGE_DATABASE=database) as address,
        urllib.request.urlopen(address) as answer,
    ):
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")


def _ask(address: str, visit: str, form: bytes | None = None) -> None:
    request = urllib.request.Request(address, form, {"Cookie": f"weighbridge_visit={visit}", "Accept": "text/html"})
    with suppress(urllib.error.HTTPError), urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()
