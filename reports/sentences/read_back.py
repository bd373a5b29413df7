"""An answer read back in words, e.g. *Outage duration is moderately more important than Voltage quality (3)*.

The templates of :func:`wording` also go to the browser, where assets/components/judgment_sheet.js fills them by the
same rules while an expert answers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from i18n.numbers import score
from i18n.translate import Translator, fill
from mcdm.judgments import PairwiseJudgment, SkippedPair
from mcdm.labels import Label
from mcdm.model import ComparisonSet

Wording = Mapping[str, str | Sequence[str]]

_FACTS = ("first", "second", "word", "lower", "upper", "value", "low", "high", "options", "values", "last", "reason")
KEPT = {name: f"{{{name}}}" for name in _FACTS}
"""Facts that are filled later: a template keeps its placeholders."""


def wording(asked: ComparisonSet, names: Mapping[str, Label], t: Translator) -> dict[str, str | list[str]]:
    """Templates for the answers to a set, by its kind: importance, influence, or which alternative is better."""
    facts = {**KEPT, "target": names[asked.target].in_language(t.language) or asked.target}
    kinds = {"influence": _influence, "cluster-influence": _influence, "alternatives": _alternatives}
    return {
        **kinds.get(asked.kind, _importance)(t, facts),
        "eitherRange": t("{first} against {second}: between {low} and {high}, most likely {value}.", **facts),
        "eitherOptions": t("{first} against {second}: {options}.", **facts),
        "open": t("{first} or {second}: not answered.", **facts),
        "skipped": t("{first} or {second}: skipped.", **facts),
        "skippedWhy": t("{first} or {second}: skipped ({reason}).", **facts),
        "words": words(t),
        "comma": t(", "),
        "or": t("{values} or {last}", **facts),
    }


def words(t: Translator) -> list[str]:
    """The words of 1 to 9."""
    return [
        t("equally"), t("between equally and moderately"), t("moderately"), t("between moderately and strongly"),
        t("strongly"), t("between strongly and very strongly"), t("very strongly"),
        t("between very strongly and extremely"), t("extremely"),
    ]  # fmt: skip


def _importance(t: Translator, facts: Mapping[str, str]) -> dict[str, str | list[str]]:
    return {
        "more": t("{first} is {word} more important than {second} ({value}).", **facts),
        "between": t("{first} is more important than {second}, between {lower} and {upper} ({value}).", **facts),
        "equal": t("{first} and {second} are equally important (1).", **facts),
        "range": t("{first} is more important than {second}: between {low} and {high}, most likely {value}.", **facts),
        "options": t("{first} is more important than {second}: {options}.", **facts),
    }


def _influence(t: Translator, facts: Mapping[str, str]) -> dict[str, str | list[str]]:
    return {
        "more": t("{first} influences “{target}” {word} more than {second} ({value}).", **facts),
        "between": t(
            "{first} influences “{target}” more than {second}, between {lower} and {upper} ({value}).", **facts
        ),
        "equal": t("{first} and {second} influence “{target}” equally (1).", **facts),
        "range": t(
            "{first} influences “{target}” more than {second}: between {low} and {high}, most likely {value}.", **facts
        ),
        "options": t("{first} influences “{target}” more than {second}: {options}.", **facts),
    }


def _alternatives(t: Translator, facts: Mapping[str, str]) -> dict[str, str | list[str]]:
    return {
        "more": t("{first} is {word} better than {second} ({value}).", **facts),
        "between": t("{first} is better than {second}, between {lower} and {upper} ({value}).", **facts),
        "equal": t("{first} and {second} are equally good (1).", **facts),
        "range": t("{first} is better than {second}: between {low} and {high}, most likely {value}.", **facts),
        "options": t("{first} is better than {second}: {options}.", **facts),
    }


# ---------------------------------------------------------------------- filling


def read_back(answer: PairwiseJudgment | SkippedPair, called: Mapping[str, str], texts: Wording) -> str:
    """An answer in one sentence; `called` says what the elements are called."""
    facts = {"first": called[answer.first], "second": called[answer.second]}
    if isinstance(answer, SkippedPair):
        return fill(str(texts["skippedWhy" if answer.reason else "skipped"]), {**facts, "reason": answer.reason})
    low, high = answer.bounds
    if high <= 1 and low < 1:
        return read_back(answer.turned, called, texts)
    facts |= {"low": ratio(low), "high": ratio(high), "value": ratio(answer.value)}
    if len(answer.options) > 1:
        several = _listed([ratio(each) for each in sorted(answer.options)], texts)
        return fill(str(texts["options" if low >= 1 else "eitherOptions"]), {**facts, "options": several})
    if not _near(low, high):
        return fill(str(texts["range" if low >= 1 else "eitherRange"]), facts)
    if _near(answer.value, 1):
        return fill(str(texts["equal"]), facts)
    return _degree(answer.value, facts, texts)


def ratio(value: float) -> str:
    """A ratio as people write it: ``3``, ``1/3``, ``2.50``, ``.400``."""
    large = max(value, 1 / value)
    whole = math.floor(large + 0.5)
    if _near(large, whole):
        return str(whole) if value >= 1 else f"1/{whole}"
    digits = max(0, 2 - math.floor(math.log10(value)))  # three digits that count
    return score(value, digits)


def _degree(value: float, facts: Mapping[str, str], texts: Wording) -> str:
    """An odd degree has its own word, an even one lies between two."""
    degree, said = min(9, math.floor(value + 0.5)), texts["words"]
    if degree % 2:
        return fill(str(texts["more"]), {**facts, "word": said[degree - 1]})
    return fill(str(texts["between"]), {**facts, "lower": said[degree - 2], "upper": said[degree]})


def _listed(values: Sequence[str], texts: Wording) -> str:
    return fill(str(texts["or"]), {"values": str(texts["comma"]).join(values[:-1]), "last": values[-1]})


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-9 * b
