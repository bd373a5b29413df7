"""The places that a device says it took: whoever can load a page can send anything in its name."""

from __future__ import annotations

import pytest

from views import session
from views.components.seat import device


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (["a", "b"], ("a", "b")),
        (["\ud800", "标", "x" * 300, "", 7, None, ["a"], "a"], ("a",)),
        (["a"] * 99, ("a",) * device.MOST),
        ("a", ()),
        (None, ()),
        ({"a": 1}, ()),
    ],
)
def test_only_what_can_be_a_token_is_looked_up(
    sent: object, kept: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "value_of", lambda _: {"tokens": sent})
    assert device.kept() == kept
