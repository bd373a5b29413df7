"""Amounts as people say them."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.sentences.amounts import amount, is_money


@pytest.mark.parametrize(
    ("language", "value", "unit", "expected"),
    [
        ("en", 443.7, "10k yuan a year", "4.4m yuan a year"),
        ("en", 12_000.0, "10k yuan of capital", "120.0m yuan of capital"),
        ("en", 90.0, "% of customers with a verified contact", "90% of customers with a verified contact"),
        ("en", 1.0, "level, 0 to 1", "level 1"),
        ("en", 53.2081, "hours", "53.2 hours"),
        ("en", 3.0, "100 meters", "3 × 100 meters"),
        ("en", 3.0, "", "3"),
        ("zh", 443.7, "万元/年", "444 万元/年"),
        ("zh", 12_000.0, "万元投资", "12,000 万元投资"),
        ("zh", 90.0, "% 客户联系方式已核实", "客户联系方式已核实 90%"),
        ("zh", 1.0, "推进程度 0–1", "推进程度 1"),
        ("zh", 4.0, "支队伍", "4 支队伍"),
    ],
)
def test_an_amount_is_said_by_its_unit(language: str, value: float, unit: str, expected: str) -> None:
    assert amount(value, unit, translator(language)) == expected


def test_a_lever_bought_by_money() -> None:
    assert is_money("10k yuan a year", "en")
    assert not is_money("teams", "en")
