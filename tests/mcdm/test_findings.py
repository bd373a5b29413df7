"""Findings are values."""

from __future__ import annotations

import pytest

from mcdm.findings import Finding


def test_equal_findings_are_equal() -> None:
    assert Finding.of("segment-thin", "d1", count=12, limit=30) == Finding.of("segment-thin", "d1", limit=30, count=12)
    assert len({Finding.of("segment-thin", "d1", count=12), Finding.of("segment-thin", "d1", count=12)}) == 1


def test_details_can_be_read_but_not_changed() -> None:
    details = Finding.of("segment-thin", "d1", count=12).details
    assert details["count"] == 12
    with pytest.raises(TypeError):
        details["count"] = 13  # type: ignore[index]
