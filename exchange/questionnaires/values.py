"""What an expert wrote for a pair, as a judgment: 3, 1/3, =1/3, 2-5, 3 (2..5), 3 | 4 | 5, or a word of the scale."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mcdm.judgments import PairwiseJudgment
from mcdm.scales import LARGEST_RATIO, SAATY_MAXIMUM, format_judgment

_NUMBER = r"\d+(?:[.,]\d+)?(?:e[+-]?\d+)?|[.,]\d+"
_RATIO = re.compile(rf"=?\s*\+?\s*({_NUMBER})\s*(?:[/:÷]\s*({_NUMBER}))?", re.IGNORECASE)
_DOTS, _DASH = re.compile(r"\s*(?:\.\.\.?|…)\s*"), re.compile(r"\s*(?:-|–|—|−|~|〜|\bto\b|至|到)\s*")
_AROUND = re.compile(r"(.+?)\s*[(\[](.+)[)\]]")
_SLACK = 1e-9

_WORDS = {
    "equal": 1, "equally": 1, "同等": 1, "同等重要": 1, "一样重要": 1,
    "moderately": 3, "moderate": 3, "稍微": 3, "稍微重要": 3, "稍重要": 3,
    "strongly": 5, "strong": 5, "明显": 5, "明显重要": 5,
    "very strongly": 7, "very strong": 7, "强烈": 7, "强烈重要": 7,
    "extremely": 9, "extreme": 9, "极端": 9, "极端重要": 9, "绝对重要": 9,
}  # fmt: skip


@dataclass(frozen=True)
class Ratio:
    """How many times one element is more important than another, and how sure that is."""

    value: float
    low: float | None = None
    high: float | None = None
    options: tuple[float, ...] = ()

    @property
    def every(self) -> tuple[float, ...]:
        """All numbers it consists of."""
        return (self.value, *(bound for bound in (self.low, self.high) if bound is not None), *self.options)

    def inverse(self) -> Ratio:
        """The same, seen from the other element."""
        low, high = (None if bound is None else 1 / bound for bound in (self.low, self.high))
        return Ratio(1 / self.value, high, low, tuple(1 / option for option in self.options))

    def judgment(self, first: str, second: str, comment: str = "") -> PairwiseJudgment:
        """The judgment of a pair."""
        if self.options:
            return PairwiseJudgment.hesitant(first, second, self.options, comment)
        return PairwiseJudgment(first, second, self.value, self.low, self.high, (), comment)


@dataclass(frozen=True)
class Misread:
    """What could not be understood: code of the finding, and the text as it stands in the file."""

    code: str
    value: str


def is_blank(raw: object) -> bool:
    """Whether a cell says nothing: empty, or a mark for "no answer"."""
    return raw is None or (isinstance(raw, str) and plain_text(raw) in ("", "-", "–", "—", "n/a", "na", "?", "/"))


def plain_text(raw: object) -> str:
    """A cell as text in half width, without surrounding spaces and the mark that keeps a spreadsheet from counting."""
    return (
        unicodedata.normalize("NFKC", str(raw))
        .replace("\N{FRACTION SLASH}", "/")
        .strip()
        .removeprefix("'")
        .strip()
        .casefold()
    )


def parse_ratio(raw: object) -> Ratio | Misread:
    """A cell as a ratio, of any size."""
    if isinstance(raw, datetime.date | datetime.time | datetime.timedelta):
        return Misread("answer-is-a-date", str(raw))
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _checked((float(raw),), raw) or Ratio(float(raw))
    return _parse_text(str(raw))


@lru_cache(maxsize=4096)
def _parse_text(raw: str) -> Ratio | Misread:
    text = plain_text(raw)
    if text in _WORDS:
        return Ratio(float(_WORDS[text]))
    if re.search(r"\d\s*[月日]|\d{1,4}[-/ ]?[a-z]{3}\b|\b\d{4}[-/]\d|\b\d+/\d+/\d+", text):
        return Misread("answer-is-a-date", raw)
    options = tuple(_number(part) for part in text.split("|"))
    if len(options) > 1:
        return _checked(options, raw) or Ratio(math.exp(sum(map(math.log, options)) / len(options)), options=options)
    around = _AROUND.fullmatch(text)
    if around is None and math.isfinite(alone := _number(text)):
        return _checked((alone,), raw) or Ratio(alone)
    between = around[2] if around else text
    bounds = tuple(_number(part) for part in (_DOTS if _DOTS.search(between) else _DASH).split(between))
    return _between(bounds, _number(around[1]) if around else None, raw)


def _between(bounds: tuple[float, ...], middle: float | None, raw: object) -> Ratio | Misread:
    every = bounds if middle is None else (*bounds, middle)
    if wrong := _checked(every, raw):
        return wrong
    low, high = min(bounds), max(bounds)
    value = math.sqrt(low * high) if middle is None else middle
    if len(bounds) != 2 or not low <= value * (1 + _SLACK) or not value <= high * (1 + _SLACK):
        return Misread("answer-not-a-number", str(raw))
    return Ratio(value, low, high)


def _number(text: str) -> float:
    """3, 0.5, 1/3, 1:3, =1/3; a decimal comma too; NaN for anything else."""
    match = _RATIO.fullmatch(text.strip())
    if match is None:
        return math.nan
    above, below = (float((part or "1").replace(",", ".")) for part in match.groups())
    return above / below if below else math.nan


def _checked(numbers: tuple[float, ...], raw: object) -> Misread | None:
    if not all(math.isfinite(each) and 1 / LARGEST_RATIO <= each <= LARGEST_RATIO for each in numbers):
        return Misread("answer-not-a-number", str(raw))
    return None


def on_scale(ratio: Ratio) -> bool:
    """Whether an expert may answer so: every number between 1/9 and 9."""
    return all(1 / SAATY_MAXIMUM - _SLACK <= each <= SAATY_MAXIMUM + _SLACK for each in ratio.every)


def written(judgment: PairwiseJudgment) -> str:
    """A judgment as text that reads back to the same numbers and that no spreadsheet takes for a date."""
    if judgment.options:
        return " | ".join(format_judgment(option) for option in judgment.options)
    value = format_judgment(judgment.value)
    if judgment.low is None and judgment.high is None:
        return f"={value}" if "/" in value else value
    low, high = judgment.bounds
    return f"{value} ({format_judgment(low)}..{format_judgment(high)})"
