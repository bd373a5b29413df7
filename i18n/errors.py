"""Sentences for errors and findings: what, where, why, and what to do.

Floors 1 to 4 raise a code with facts. The English templates stand in ``i18n/errors_<area>.py`` as two dictionaries:
``ERRORS`` (code -> sentence) and ``FINDINGS`` (code -> one text, or a pair: what and where; then what to do). Their
Chinese stands in ``assets/locale/zh/<area>.po``. Whoever adds a code adds both; a test finds a code without them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import i18n
from i18n.translate import N_, Translator, fill, translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label

FindingTemplate = str | tuple[str, str]

UNKNOWN_ERROR = N_("This cannot be computed ({code}).[ {details}]")
UNKNOWN_FINDING = N_("Worth a look ({code}).[ {details}]")

WORDS = ("where", "kind", "part", "what")
"""Facts whose value may be a word of ours (``where="links"``) and is then translated like a text."""


AS_WRITTEN = ("suggestion", "cell", "other_cell", "text", "value", "column")
"""Facts that are never taken for an id: an id is corrected by an id, E2 is a cell as well as an expert, and a
column may be called "value"."""


LONGEST_FACT = 600
"""Letters of a fact that a sentence shows: what somebody hands in may be a name of a megabyte."""

_NO_LETTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Line ends, control characters and half letters, which no sentence can hold."""


@dataclass(frozen=True)
class FindingText:
    """A finding as a person reads it.

    Parameters
    ----------
    what
        What is doubtful and where: shown in bold.
    do
        What to do about it; empty where the first part says it.
    """

    what: str
    do: str = ""

    def __str__(self) -> str:
        """Both parts as running text."""
        gap = "" if self.what.endswith("\u3002") else " "  # a Chinese full stop brings its own space
        return f"{self.what}{gap}{self.do}".strip()


def error_sentence(error: DecisionError, language: str, names: Mapping[str, Label] | None = None) -> str:
    """What went wrong, in `language`. Ids among the facts are shown as the `names` people gave them."""
    reader = translator(language)
    facts = _readable(error.facts, reader, names or {})
    template = error_templates().get(error.code)
    if template is None:
        return reader.t(UNKNOWN_ERROR, code=error.code, details=_listed(facts))
    return fill(reader.catalogue.gettext(template), facts, language)


def finding_sentence(finding: Finding, language: str, names: Mapping[str, Label] | None = None) -> FindingText:
    """What is doubtful and what to do, in `language`. ``{place}`` and ids among the facts are shown by name."""
    reader = translator(language)
    known = names or {}
    facts = {"place": _place(finding.place, language, known), **_readable(finding.details, reader, known)}
    template = finding_templates().get(finding.code)
    if template is None:
        return FindingText(reader.t(UNKNOWN_FINDING, code=finding.code, details=_listed(facts)))
    what, do = (template, "") if isinstance(template, str) else template
    return FindingText(*(fill(reader.catalogue.gettext(part), facts, language) if part else "" for part in (what, do)))


@cache
def error_templates() -> Mapping[str, str]:
    """Code -> English template of every error, from all areas."""
    return {code: text for area in areas().values() for code, text in area[0].items()}


@cache
def finding_templates() -> Mapping[str, FindingTemplate]:
    """Code -> English template of every finding, from all areas."""
    return {code: text for area in areas().values() for code, text in area[1].items()}


@cache
def areas() -> Mapping[str, tuple[Mapping[str, str], Mapping[str, FindingTemplate]]]:
    """The errors and findings of each area, e.g. ``"model"``: the files ``i18n/errors_<area>.py``."""
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(i18n.__path__)):
        if module.startswith("errors_"):
            texts = importlib.import_module(f"i18n.{module}")
            found[module.removeprefix("errors_")] = (getattr(texts, "ERRORS", {}), getattr(texts, "FINDINGS", {}))
    return found


def _readable(facts: Mapping[str, object], reader: Translator, names: Mapping[str, Label]) -> dict[str, object]:
    shown: dict[str, object] = {}
    for key, value in facts.items():
        if isinstance(value, DecisionError):
            shown[key] = error_sentence(value, reader.language, names)
        elif isinstance(value, Label):
            shown[key] = value.in_language(reader.language)
        elif isinstance(value, str) and value in names and key not in AS_WRITTEN:
            shown[key] = names[value].in_language(reader.language) or value
        elif isinstance(value, str) and ", " in value:
            shown[key] = _each_by_name(value, reader, names)
        elif isinstance(value, str) and value and key in WORDS:
            shown[key] = reader.catalogue.gettext(value)
        else:
            shown[key] = value
    return {key: _legible(value) if isinstance(value, str) else value for key, value in shown.items()}


def _legible(text: str) -> str:
    """What somebody handed in, on one line and of a length that can be read."""
    line = _NO_LETTERS.sub(" ", text[: 2 * LONGEST_FACT])
    return line if len(line) <= LONGEST_FACT else f"{line[: LONGEST_FACT - 1]}\u2026"


def _each_by_name(listed: str, reader: Translator, names: Mapping[str, Label]) -> str:
    """Ids in a list as the names people gave them; another text stays as it is."""
    parts = listed.split(", ")
    if not any(part in names for part in parts):
        return listed
    named = (names[part].in_language(reader.language) or part if part in names else part for part in parts)
    return ("\u3001" if reader.language == "zh" else ", ").join(named)


def _place(place: str, language: str, names: Mapping[str, Label]) -> str:
    parts = (names[part].in_language(language) or part if part in names else part for part in place.split("/"))
    return _legible(" · ".join(part for part in parts if part))


def _listed(facts: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in facts.items() if value not in (None, ""))
