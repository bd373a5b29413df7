"""Scales of the figures: the two displays of the index, sensible ends of an axis, labels moved apart."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from i18n import numbers


@dataclass(frozen=True)
class IndexDisplay:
    """How the index is shown: as a score, or on 0-100. Never both in one figure.

    Parameters
    ----------
    kind
        ``"score"`` (.734) or ``"percent"`` (66.8).
    worst, best
        Scores of the worst and the best grade: 0 and 100 of the second display.
    """

    kind: Literal["score", "percent"] = "score"
    worst: float = 0.2
    best: float = 1.0

    def at(self, score: float) -> float:
        """A score as a position of this display."""
        return score if self.kind == "score" else 100 * (score - self.worst) / (self.best - self.worst)

    @property
    def ends(self) -> tuple[float, float]:
        """Positions of the worst and the best score: nothing lies beyond."""
        return self.at(self.worst), self.at(self.best)

    def text(self, score: float, *, fine: bool = False) -> str:
        """A score in words of this display: ``.734`` or ``66.8``; one digit more where `fine`."""
        return numbers.score(score, 3 + fine) if self.kind == "score" else numbers.percent(self.at(score), 1 + fine)

    def change(self, difference: float, *, fine: bool = False) -> str:
        """A difference of two scores: ``+.047`` or ``+5.9``."""
        if self.kind == "score":
            return numbers.signed(difference, 3 + fine)
        return numbers.signed_percent(self.size(difference), 1 + fine)

    def between(self, low: float | None, high: float | None, level: float, language: str) -> str:
        """A range of scores with its level: ``.721–.743 (90%)``."""
        if self.kind == "score" or low is None or high is None:
            return numbers.between(low, high, level, language)
        return numbers.between_percent(self.at(low), self.at(high), level, language)

    def size(self, difference: float) -> float:
        """A difference of two scores as a length of this display."""
        return difference if self.kind == "score" else 100 * difference / (self.best - self.worst)


@dataclass(frozen=True)
class Span:
    """The ends of an axis and the round values on it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def length(self) -> float:
        """From end to end."""
        return self.high - self.low

    @property
    def scale(self) -> alt.Scale:
        """The scale with exactly these ends."""
        return alt.Scale(domain=[self.low, self.high], zero=False, nice=False)

    @property
    def digits(self) -> int:
        """Digits after the point that tell the ticks apart."""
        step = self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else self.length or 1.0
        return next((d for d in range(7) if abs(round(step, d) - step) < step * 1e-6), 6)

    def axis(self, **options: Any) -> alt.Axis:
        """An axis that shows the round values, scores as the reader's language writes them."""
        expression = (
            numbers.axis_format(f".{self.digits}f") if self.high <= 1.5 else f"format(datum.value, ',.{self.digits}f')"
        )
        return alt.Axis(
            **({"title": None, "values": list(self.ticks), "labelExpr": expression, "grid": True} | options)
        )

    def pixels(self, count: float, length: float) -> float:
        """How far `count` pixels reach on an axis of `length` pixels."""
        return count * self.length / max(length, 1.0)


def span(
    values: Iterable[float],
    *,
    ticks: int = 6,
    zero: bool = False,
    to_ticks: bool = True,
    pad: float = 0.04,
    room: tuple[float, float] = (0.0, 0.0),
    within: tuple[float, float] = (-math.inf, math.inf),
) -> Span:
    """Ends of an axis around `values`, with about `ticks` round values.

    Parameters
    ----------
    zero
        Keep zero in sight.
    to_ticks
        Begin and end at a round value.
    pad, room
        Parts of the length left free at both ends, and at the low and the high end for texts beside the marks.
    within
        Between which values there can be any: no tick stands beyond, only free room for texts.
    """
    known = [float(v) for v in values if v is not None and math.isfinite(v)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9 * max(abs(high), 1.0):
        margin = max(abs(high) * 0.01, 1e-3)
        low, high = low - margin, high + margin
    padding = pad * (high - low)
    low, high = (low if zero and low == 0 else low - padding), (high if zero and high == 0 else high + padding)
    low, high = low - room[0] * (high - low), high + room[1] * (high - low)
    step = _round_step((high - low) / max(ticks - 1, 1))
    if to_ticks:
        # Rounded like the ticks: Vega leaves out a tick that lies a last bit outside.
        low, high = (round(end * step, 12) for end in (math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)))
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    at = (round((first + k) * step, 12) for k in range(count))
    return Span(low, high, tuple(tick for tick in at if within[0] - 1e-9 <= tick <= within[1] + 1e-9))


def _round_step(step: float) -> float:
    """The round number next to `step`; a little below it is better than far above."""
    power = 10.0 ** math.floor(math.log10(step))
    return power * next(nice for nice in (1, 2, 2.5, 5, 10) if nice * power >= 0.75 * step)


def spread(values: Sequence[float], gap: float, low: float = -math.inf, high: float = math.inf) -> list[float]:
    """Move labels apart so that none are closer than `gap`, keeping their order and, where it fits, the ends."""
    order = sorted(range(len(values)), key=values.__getitem__)
    groups: list[tuple[float, int]] = []  # centre of a packed group, and how many labels it holds
    for k in order:
        groups.append((float(values[k]), 1))
        while len(groups) > 1 and _overlap(groups[-2], groups[-1], gap):
            (a, m), (b, n) = groups.pop(-2), groups.pop()
            groups.append(((a * m + b * n) / (m + n), m + n))
    placed = [centre + gap * (k - (size - 1) / 2) for centre, size in groups for k in range(size)]
    placed = _push(placed, gap, low)
    placed = [-p for p in reversed(_push([-p for p in reversed(placed)], gap, -high))]
    result = [0.0] * len(values)
    for position, k in zip(placed, order, strict=True):
        result[k] = position
    return result


def _overlap(first: tuple[float, int], second: tuple[float, int], gap: float) -> bool:
    return second[0] - first[0] < gap * (first[1] + second[1]) / 2 - 1e-12


def _push(placed: Sequence[float], gap: float, low: float) -> list[float]:
    result: list[float] = []
    for position in placed:
        low = max(position, low)
        result.append(low)
        low += gap
    return result


def wrap(text: str, width: int) -> list[str]:
    """Lines of about the same length, at most about `width` narrow characters; Chinese may break anywhere."""
    lines = _filled(text, width)
    while width > 2 and len(narrower := _filled(text, width - 1)) == len(lines):
        lines, width = narrower, width - 1
    return lines


def _filled(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _pieces(text):
        if lines and _width(lines[-1] + word.rstrip()) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return [line.rstrip() for line in lines] or [""]


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        closing = wide and unicodedata.category(character) in ("Pe", "Po", "Pf")
        starts = not pieces or pieces[-1].endswith(" ") or wide or _is_wide(pieces[-1][-1])
        if starts and not (closing and pieces):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _width(text: str) -> int:
    return sum(1 + _is_wide(character) for character in text)
