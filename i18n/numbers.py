"""Numbers as Weighbridge writes them, in both languages.

A score reads ``.734`` in English, three digits without a zero before the point, and ``0.734`` in Chinese, whose
standard for numerals (GB/T 15835-2011) asks for the zero. A minus is a true minus. A number that is not there is a
dash, never ``nan``. Every range says its level.

Scores are written in many places that know no language, so who writes says it once: :func:`write_in` for a thread that
serves one reader, :func:`written_in` around a document. :func:`in_language` mends numbers that are in a text already.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeGuard

MINUS = "−"
NONE = "–"
"""Shown for a missing number and for no money."""


_LANGUAGE = ContextVar("language of numbers", default="en")

_BARE = re.compile(r"(?<![\w.,:/\\])\.(?=\d)")
"""A point that begins a number: what stands before it is no digit, no letter and no part of a path or a version."""


def write_in(language: str) -> None:
    """Write the scores of this thread in a language from now on."""
    _LANGUAGE.set(language)


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Write scores in a language inside this block."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def in_language(text: str, language: str) -> str:
    """`text` with its scores as they are written in a language: ``.734`` is ``0.734`` in Chinese."""
    return _BARE.sub("0.", text) if language == "zh" and "." in text else text


def axis_format(form: str) -> str:
    """Vega expression that writes the values of an axis (d3 form, e.g. ``.2f``) as scores are written now."""
    written = f"format(datum.value, '{form}')"
    return written if _LANGUAGE.get() == "zh" else f"replace({written}, /^([+−]?)0\\./, '$1.')"


def score(value: float | None, digits: int = 3) -> str:
    """A score, weight or consistency ratio: ``.734`` (``0.734`` in Chinese), ``1.000``, ``−.012``."""
    if not _present(value):
        return NONE
    text = f"{abs(value):.{digits}f}"
    negative = value < 0 and float(text) > 0
    return (MINUS if negative else "") + _without_leading_zero(text)


def signed(value: float | None, digits: int = 3) -> str:
    """A change: ``+.047``, ``−.012``; ``.000`` has no sign."""
    if not _present(value):
        return NONE
    text = score(value, digits)
    return text if text.startswith(MINUS) or float(text) == 0 else f"+{text}"


def percent(value: float | None, digits: int = 1) -> str:
    """An index on the 0-100 display: ``60.9``. The value is on 0-100 already."""
    return _true_minus(f"{value:.{digits}f}") if _present(value) else NONE


def signed_percent(value: float | None, digits: int = 1) -> str:
    """A change on the 0-100 display: ``+5.9``."""
    if not _present(value):
        return NONE
    text = percent(value, digits)
    return text if text.startswith(MINUS) or float(text) == 0 else f"+{text}"


def uncertain(value: float, low: float | None, high: float | None, write: Callable[[float], str]) -> str:
    """What follows a number: ``± 0.7``, or ``(16.0 … 70.1)`` where its interval is lopsided; empty where there is none.

    Lopsided is an interval whose middle lies a tenth of its half width or more beside the number: one that was cut at
    the ends of a scale, or that never was even. `write` writes one number.
    """
    if low is None or high is None:
        return ""
    half = (high - low) / 2
    if abs((low + high) / 2 - value) >= 0.1 * half > 0:
        return f"({write(low)} … {write(high)})"
    return f"± {write(half)}"


def share(value: float | None, digits: int = 0) -> str:
    """A share between 0 and 1: ``53%``."""
    return _true_minus(f"{100 * value:.{digits}f}") + "%" if _present(value) else NONE


def probability(value: float | None) -> str:
    """A probability: ``63%``; what is nearly sure or nearly impossible stays so: ``<1%``, ``>99%``."""
    if not _present(value):
        return NONE
    if 0 < value < 0.01:
        return "<1%"
    return ">99%" if 0.99 < value < 1 else share(value)


def p_value(value: float | None) -> str:
    """A p-value: ``.032``, ``<.001``."""
    if not _present(value):
        return NONE
    return f"<{score(0.001)}" if value < 0.001 else score(value)


def money(value: float | None, language: str, among: Iterable[float | None] = ()) -> str:
    """An amount in 10,000 yuan: ``59.8m yuan``, below a million ``45k yuan``; ``5,980 万元``; zero is ``–``.

    Parameters
    ----------
    among
        The amounts that are read beside it, in one sentence, table or figure: the largest decides the unit of all, so
        that ``0.45m yuan`` stands beside ``59.8m yuan``. In Chinese that is 万元, and 亿元 from a billion on.
    """
    if not _present(value) or value == 0:
        return NONE
    amount, largest = abs(value), max(abs(each) for each in (value, *among) if _present(each))
    if language == "zh":
        text = f"{_in_unit(amount / 10_000, 2)} 亿元" if largest >= 100_000 else f"{_in_unit(amount, 0)} 万元"
    else:
        text = f"{_in_unit(amount / 100, 1)}m yuan" if largest >= 100 else f"{_trimmed(f'{10 * amount:,.1f}')}k yuan"
    return MINUS + text if value < 0 else text


def _in_unit(amount: float, digits: int) -> str:
    """Money in its unit: `digits` after the point where it is large, two that tell something where it is small."""
    if digits == 0:
        return f"{amount:,.0f}" if amount >= 10 else _trimmed(f"{amount:.2f}")
    return f"{amount:,.{digits}f}" if amount >= 1 else _trimmed(f"{amount:.{1 - math.floor(math.log10(amount))}f}")


def between(low: float | None, high: float | None, level: float, language: str, digits: int = 3) -> str:
    """A range of scores with its level (.9): ``.721–.743 (90%)``; Chinese with full-width brackets."""
    if not (_present(low) and _present(high)):
        return NONE
    return f"{score(low, digits)}–{score(high, digits)}" + _level(level, language)


def between_percent(low: float | None, high: float | None, level: float, language: str, digits: int = 1) -> str:
    """A range on the 0-100 display with its level (.9): ``65.1–67.9 (90%)``."""
    if not (_present(low) and _present(high)):
        return NONE
    return f"{percent(low, digits)}–{percent(high, digits)}" + _level(level, language)


def count(value: float | None) -> str:
    """How many: ``500,000``."""
    return _true_minus(f"{value:,.0f}") if _present(value) else NONE


def plain(value: float | None, digits: int = 3) -> str:
    """A measured figure with about `digits` significant digits, no trailing zeros: ``9.6``, ``99.8``, ``12,400``."""
    if not _present(value):
        return NONE
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    text = f"{value:,.{max(digits - whole, 0)}f}"
    return _true_minus(_trimmed(text))


def _present(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)


def _without_leading_zero(text: str) -> str:
    return text if _LANGUAGE.get() == "zh" else text.removeprefix("0") if text.startswith("0.") else text


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _true_minus(text: str) -> str:
    if not text.startswith("-"):
        return text
    return MINUS + text[1:] if text.strip("-0.,") else text[1:]


def _level(level: float, language: str) -> str:
    return f"\uff08{share(level)}\uff09" if language == "zh" else f" ({share(level)})"
