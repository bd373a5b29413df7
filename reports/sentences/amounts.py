"""Amounts of a lever as people say them: money as money, shares as shares, a level as a level, in either language."""

from __future__ import annotations

import re

from i18n.numbers import money, plain
from i18n.translate import Translator

_MONEY = {"en": re.compile(r"10k yuan\b *(.*)", re.IGNORECASE), "zh": re.compile(r"万元 *(.*)")}
_SHARE = re.compile(r"[%\uff05] *(.*)")
_LEVEL = {
    "en": re.compile(r"(.+?),? *(?:from )?0(?: to |[–-])1", re.IGNORECASE),
    "zh": re.compile(r"(.+?)[，,（(]? *0 *[–至到-] *1[）)]?"),
}


def amount(value: float, unit: str, t: Translator) -> str:
    """How much of a lever, as it is read: ``4.4m yuan a year``, ``90% of customers``, ``level 1``, ``24.1 persons``."""
    unit, number = unit.strip(), plain(value)
    if found := _MONEY[t.language].fullmatch(unit):
        rest = found[1]
        spent = money(value, t.language) if value else number
        return f"{spent}{'' if rest.startswith('/') or (t.language == 'zh' and rest) else ' '}{rest}".strip()
    if found := _SHARE.fullmatch(unit):
        said = f"{number}%"
        if t.language == "zh":
            return f"{found[1]} {said}".strip()
        return f"{said} {found[1]}".strip()
    if found := _LEVEL[t.language].fullmatch(unit):
        return f"{found[1]} {number}"
    return f"{number}{' ×' if unit[:1].isdigit() else ''} {unit}".strip()


def is_money(unit: str, language: str) -> bool:
    """Whether a lever is bought by money."""
    return _MONEY[language].fullmatch(unit.strip()) is not None
