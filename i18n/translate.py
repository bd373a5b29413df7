"""Texts in the language of the reader.

The English text is its own key and stands where it is used: ``t("Save version {number}", number=3)``. Chinese stands in
``assets/locale/zh/*.po``, one file an area, read by babel and served by the standard library's gettext, so translators
keep their tools and plural forms work. A test fails when a text has no Chinese, or other placeholders than the English.

A text may hold a part in square brackets with placeholders inside, ``"No {name} here.[ Did you mean {suggestion}?]"``:
it is left out when one of its facts is missing or empty.
"""

from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from i18n import numbers

LANGUAGES = ("en", "zh")
"""English is the language of the source; Chinese is its equal on screen."""

LOCALE = Path(__file__).parent.parent / "assets" / "locale"

_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")

_EDGE = "\ufdd0"
"""Stands at both ends of a filled-in fact while a Chinese sentence is put together; no text contains it."""

_TOUCHING = re.compile(
    f"(?<=[\u4e00-\u9fff]){_EDGE}(?=[A-Za-z]|[+\N{MINUS SIGN}]?[.]?[0-9])|(?<=[A-Za-z0-9%]){_EDGE}(?=[\u4e00-\u9fff])"
)
"""Where a fact of Latin letters or figures touches a Chinese character: there is a space between them."""


_NAMES_A_PLACE = frozenset({"seed", "year", "port", "row", "line"})
"""Facts whose whole numbers are names and no quantities: they have no separators."""

_NUMBERS = frozenset({"rows", "others", "lines"})
"""Facts that list numbers of rows; a Chinese sentence has its own comma between them."""


@dataclass(frozen=True, eq=False)
class Translator:
    """Texts in one language. Make one with :func:`translator`.

    Parameters
    ----------
    language
        ``"en"`` or ``"zh"``.
    catalogue
        Where translations are looked up; English has an empty one.
    """

    language: str
    catalogue: gettext.NullTranslations

    def t(self, text: str, **facts: object) -> str:
        """`text` in this language with its ``{placeholders}`` filled from `facts`."""
        return fill(self.catalogue.gettext(text) if text else "", facts, self.language)

    def n(self, singular: str, plural: str, count: int, **facts: object) -> str:
        """The form that fits `count`, which is also the placeholder ``{count}``."""
        chosen = self.catalogue.ngettext(singular, plural, count)
        return fill(chosen, {"count": count, **facts}, self.language)

    __call__ = t


def N_(text: str) -> str:  # noqa: N802  (the name that gettext tools look for)
    """Mark a text that stands in a table and is translated later, where it is shown."""
    return text


def translator(language: str) -> Translator:
    """The translator of a language; an unknown language reads English. Many visitors at once read it once."""
    with _READING:
        return _read(language)


_READING = Lock()


@cache
def _read(language: str) -> Translator:
    if language not in LANGUAGES or language == "en":
        return Translator("en", gettext.NullTranslations())
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translator(language, gettext.GNUTranslations(compiled))


def catalogue(language: str) -> Catalog:
    """All areas of a language as one catalogue."""
    merged = Catalog(locale=language)
    for path in sorted((LOCALE / language).glob("*.po")):
        for message in read_area(path):
            if message.id and message.string:
                merged.add(message.id, message.string, context=message.context)
    return merged


def read_area(path: Path) -> Catalog:
    """The catalogue of one area, e.g. ``assets/locale/zh/model.po``; raises where the file is malformed."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def fill(template: str, facts: Mapping[str, object], language: str = "en") -> str:
    """`template` with its placeholders filled; never fails, because a sentence with a gap beats no sentence.

    A whole number has the house's separators of thousands, unless its name says that it counts nothing: a seed, a year.
    Beside Python's own formats a number may be a ``{ratio:score}`` (``.118``; with ``score2``, ``.12``), an amount of
    ``{npv:money}``, or bring the English words that fit it: ``{count:outage ends|outages end}``. In Chinese a fact in
    Latin letters or figures keeps a space to the characters beside it: “与 SERVQUAL 不同”, “.729 与 .728”.
    """
    if "{" not in template:
        return template
    shown = _OPTIONAL.sub(lambda match: match[1] if _complete(match[1], facts) else "", template)
    text = _Sentence(language, _amounts(shown, facts)).vformat(shown, (), facts)
    return _TOUCHING.sub(" ", text).replace(_EDGE, "")


def placeholders(template: str) -> frozenset[str]:
    """Names of the facts that `template` asks for."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def required(template: str) -> frozenset[str]:
    """Names of the facts without which `template` has a gap: those outside its optional parts."""
    return placeholders(_OPTIONAL.sub("", template))


def _amounts(template: str, facts: Mapping[str, object]) -> list[float]:
    """Every amount of money of a sentence: they are told in one unit."""
    asked = [name for _, name, form, _ in string.Formatter().parse(template) if name and form == "money"]
    return [value for name in asked if isinstance(value := facts.get(name), (int, float))]


def _complete(part: str, facts: Mapping[str, object]) -> bool:
    return all(facts.get(name) not in (None, "") for name in placeholders(part))


class _Sentence(string.Formatter):
    """``str.format`` that shows an ellipsis for a missing fact and ignores a format that does not fit a value."""

    def __init__(self, language: str, amounts: Sequence[float] = ()) -> None:
        self.language = language
        self.amounts = amounts

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        value = kwargs.get(str(key), "…")
        if self.language == "zh" and key in _NUMBERS and isinstance(value, str):
            return value.replace(", ", "\N{IDEOGRAPHIC COMMA}").replace(" ...", " \N{HORIZONTAL ELLIPSIS}")
        return str(value) if key in _NAMES_A_PLACE else value

    def format_field(self, value: Any, format_spec: str) -> str:
        edge = _EDGE if self.language == "zh" else ""
        return f"{edge}{numbers.in_language(self._formatted(value, format_spec), self.language)}{edge}"

    def _formatted(self, value: Any, format_spec: str) -> str:
        if isinstance(value, (int, float)) and format_spec.startswith("score"):
            return numbers.score(value, int(format_spec.removeprefix("score") or 3))
        if isinstance(value, (int, float)) and format_spec == "money":
            return numbers.money(value, self.language, self.amounts)
        if isinstance(value, int) and "|" in format_spec:
            return f"{numbers.count(value)} {format_spec.split('|')[value != 1]}"
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return numbers.count(value)
        try:
            return format(value, format_spec)
        except (ValueError, TypeError):
            return str(value)
