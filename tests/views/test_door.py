"""Who is at this machine: its own browser under its own name, and nobody a proxy or another name leads here."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from views import door


@pytest.mark.parametrize(
    ("address", "headers", "here"),
    [
        (None, {"Host": "localhost:8501"}, True),
        (None, {"Host": "127.0.0.1:8501"}, True),
        (None, {"Host": "[::1]:8501"}, True),
        (None, {"Host": "[::1]"}, True),
        (None, {"Host": "LOCALHOST"}, True),
        (None, {}, True),
        ("192.168.1.20", {"Host": "192.168.1.5:8501"}, False),
        ("192.168.1.20", {"Host": "localhost:8501"}, False),
        (None, {"Host": "evil.example.org:8501"}, False),  # a name that was made to lead to this machine
        (None, {"Host": "localhost.example.org"}, False),
        (None, {"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.7"}, False),
        (None, {"Host": "localhost:8501", "X-Real-Ip": "10.0.0.7"}, False),
        (None, {"Host": "localhost:8501", "Forwarded": "for=10.0.0.7"}, False),
        (None, {"Host": "localhost:8501", "Via": "1.1 proxy"}, False),
        (None, {"Host": "weigh.example.org", "X-Forwarded-For": "127.0.0.1"}, False),
    ],
)
def test_who_is_here(address: str | None, headers: dict[str, str], here: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    context = SimpleNamespace(ip_address=address, headers=headers, cookies={})
    monkeypatch.setattr(door, "st", SimpleNamespace(context=context))
    assert door.is_here() is here
