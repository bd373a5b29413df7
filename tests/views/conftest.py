"""What the screens' tests share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _packages_are_searched_once() -> Iterator[None]:
    """Streamlit searches every installed package for components whenever a test opens a page; they stay the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def _the_program_stays_the_main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit puts each page in the place of ``__main__``; a process started by a later test would run that page."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
