"""No package that runs with Weighbridge has a licence that binds those who use it."""

from __future__ import annotations

import importlib.metadata

from tests.house.licences import LOOKED_UP, licences, refused, running


def test_every_licence_is_known_and_binds_nobody() -> None:
    found = licences()
    assert not refused(found)
    assert {"streamlit", "numpy", "sqlalchemy", "psycopg-binary", "typst"} <= found.keys()
    assert "pytest" not in running()


def test_licences_that_bind_are_told_from_those_that_do_not() -> None:
    told = {"a": "GPL-3.0-only", "b": "AGPLv3", "c": "GNU General Public License v2 (GPLv2)", "d": "UNKNOWN"}
    fine = {"e": "LGPL-3.0-only", "f": "GNU Lesser General Public License v3 (LGPLv3)", "g": "MIT", "h": "MPL-2.0"}
    assert refused(told | fine).keys() == told.keys()


def test_what_was_looked_up_still_says_nothing_itself() -> None:
    for name in LOOKED_UP:
        told = importlib.metadata.metadata(name)
        assert not told.get("License-Expression")
        assert any("license" in str(file).lower() for file in importlib.metadata.files(name) or ())
