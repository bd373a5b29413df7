"""Every published or independently computed case, ours and those beside the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.verify import load_case
from studies.reference_cases import calculations, read_case, verify

CASES = sorted((Path(__file__).parents[2] / "assets" / "cases").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    checks = verify(read_case(json.loads(path.read_text("utf-8")), path.name))
    assert checks
    for check in checks:
        assert check.passed, f"{check.name}: {check.problem or check.error}"


def test_every_method_has_a_case() -> None:
    covered = {json.loads(path.read_text("utf-8"))["method"] for path in CASES}
    assert covered == set(calculations())


def test_cases_beside_the_repository(shared: Path) -> None:
    paths = sorted((shared / "cases").glob("*.json"))
    assert paths
    for path in paths:
        case = load_case(path)
        if case.method in calculations():
            assert all(check.passed for check in verify(case)), case.id
