"""Every page, in both languages, on light, dark and a phone: it opens, says something, and asks for nothing outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from tests.e2e.walker import Look, Walker
from views.navigation import PLACES


@pytest.mark.parametrize("path", [place.path for place in PLACES])
def test_a_page_opens(walker: Walker, path: str, demo: str) -> None:
    walker.open(path, study=demo)
    assert len(walker.text().split()) > 3
    assert walker.overflow() == 0
    walker.picture(path)


def test_the_first_page_opens_without_a_study(visitor: Callable[..., Walker]) -> None:
    assert visitor().open().text()
    assert visitor(Look("zh")).open().text()


def test_no_page_was_forgotten() -> None:
    files = {path.stem for path in (ROOT / "views" / "pages").glob("*.py")} - {"__init__", "ballot", "join"}
    assert files == {place.path for place in PLACES}
