"""Names of files: readable in every script, fit for every file system."""

from __future__ import annotations

import pytest

from views.file_names import file_name


@pytest.mark.parametrize(
    ("study", "what", "ending", "name"),
    [
        ("Power supply: 2026", "weights", "xlsx", "power-supply-2026-weights.xlsx"),
        ("供电服务 / 第二轮", "权重", "xlsx", "供电服务-第二轮-权重.xlsx"),
        ("../../etc/passwd", "", "json", "etc-passwd.json"),
        ('a<b>"c|d?*', "", "zip", "a-b-c-d.zip"),
        ("***", "", "json", "study.json"),
        ("CON", "", "txt", "con-.txt"),
        ("x" * 200, "", "", "x" * 60),
    ],
)
def test_names(study: str, what: str, ending: str, name: str) -> None:
    assert file_name(study, what, ending) == name
