"""Every text in both languages: codes have sentences, sentences have Chinese, Chinese is set right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from i18n.errors import WORDS, error_templates, finding_templates
from i18n.punctuation import full_width
from i18n.translate import LOCALE, placeholders, read_area, required
from tests.conftest import ROOT
from tests.house.sources import called, calls, literals, modules, place

SPOKEN = ("views", "reports", "cli", "i18n")
"""Packages whose texts a person reads."""


SENTENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "DecisionError": {code: (text,) for code, text in error_templates().items()},
    "Finding.of": {code: (text,) if isinstance(text, str) else text for code, text in finding_templates().items()},
}
"""What makes a code -> code -> its English, in one or two parts."""


@dataclass(frozen=True)
class Raised:
    """An error or a finding made somewhere; `facts` is None where facts are passed on (``**facts``)."""

    place: str
    kind: str
    code: str
    facts: frozenset[str] | None

    @property
    def sentences(self) -> list[tuple[str, ...]]:
        """Its sentences: one, or those of a family such as ``f"structure-{kind}"``."""
        if self.code.endswith("-*"):
            return [text for code, text in SENTENCES[self.kind].items() if code.startswith(self.code[:-1])]
        return [SENTENCES[self.kind][self.code]] if self.code in SENTENCES[self.kind] else []


def raised() -> Iterator[Raised]:
    """Every error and finding made anywhere below the texts; a code that is only passed on is left out."""
    for module in modules():
        for call in calls(module):
            kind = called(call).removeprefix("errors.").removeprefix("findings.")
            if kind in SENTENCES and call.args and ".code" not in ast.unparse(call.args[0]):
                names = [keyword.arg for keyword in call.keywords]
                facts = None if None in names else frozenset(name for name in names if name)
                for code in codes(call.args[0]):
                    yield Raised(place(module, call), kind, code, facts)


def codes(argument: ast.expr) -> list[str]:
    """The codes an argument may be; ``f"structure-{kind}"`` is the family ``"structure-*"``."""
    match argument:
        case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if head.endswith("-"):
            return [f"{head}*"]
    return literals(argument) or [f"<{ast.unparse(argument)}>"]


TEXTS = {"t": 1, "_": 1, "N_": 1, "n": 2}
"""What is called with texts as its first arguments, and how many: ``t("Save")``, ``n("{count} answer", ...)``."""


def texts_of(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are texts."""
    speaks = isinstance(call.func, ast.Call) and called(call.func).endswith(("translator", "translate"))
    return call.args[: 1 if speaks else TEXTS.get(called(call).rpartition(".")[2], 0)]


def marked() -> Iterator[tuple[str, str]]:
    """Place and English of every text given to the translator, of every sentence and of its words."""
    for module in [*modules(*SPOKEN), Path("app.py")]:
        for call in calls(module):
            yield from ((place(module, call), text) for part in texts_of(call) for text in literals(part) or [])
    for module in modules():
        for call in calls(module):
            if called(call) in SENTENCES:
                words = [keyword.value for keyword in call.keywords if keyword.arg in WORDS]
                yield from ((place(module, call), text) for word in words for text in literals(word) or [])
    yield from sentences()


def sentences() -> Iterator[tuple[str, str]]:
    """Code and English of every part of every sentence."""
    return ((code, text) for texts in SENTENCES.values() for code, parts in texts.items() for text in parts)


def chinese() -> dict[str, Message]:
    """English -> message, from all areas; a plural is found under its singular and its plural."""
    found = {}
    for path in sorted((LOCALE / "zh").glob("*.po")):
        for message in read_area(path):
            for english in [message.id] if isinstance(message.id, str) else message.id:
                if english:
                    found[english] = message
    return found


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_every_code_is_a_literal() -> None:
    """A code that is computed cannot be found by who reads the log."""
    assert not [(made.place, made.code) for made in raised() if not made.code.replace("-", "").rstrip("*").isalnum()]


def test_every_code_has_a_sentence() -> None:
    missing = {made.code: made.place for made in raised() if not made.sentences}
    assert not missing, "add English to i18n/errors_<area>.py and Chinese to assets/locale/zh/<area>.po"


def test_every_sentence_gets_its_facts() -> None:
    missing = [
        (made.place, made.code, sorted(lacking))
        for made in raised()
        if made.facts is not None
        for sentence in made.sentences
        for lacking in [frozenset[str]().union(*map(required, sentence)) - made.facts - {"place"}]
        if lacking
    ]
    assert not missing, "a placeholder without a fact: give the fact, or make the part optional with [ ]"


def test_suggestions_are_optional() -> None:
    """A close match is not always found, so "did you mean" stands in brackets."""
    assert not [code for code, text in sentences() if "suggestion" in required(text)]


def test_every_sentence_is_used() -> None:
    used = {made.code for made in raised()}
    families = tuple(code[:-1] for code in used if code.endswith("-*"))
    source = "\n".join((ROOT / module).read_text(encoding="utf-8") for module in modules() if module.parts[0] != "i18n")
    known = {code for code, _ in sentences()} - used
    assert not {code for code in known if f'"{code}"' not in source and not (families and code.startswith(families))}


def test_every_text_has_chinese() -> None:
    known = chinese()
    missing = [
        (where, text) for where, text in marked() if text and (text not in known or not all(strings(known[text])))
    ]
    assert not missing, "add each to assets/locale/zh/<area>.po"


def test_texts_are_literal() -> None:
    """``t(f"...")`` would ask the catalogue for a sentence it cannot know: use placeholders."""
    found = [
        place(module, call)
        for module in [*modules(*SPOKEN), Path("app.py")]
        for call in calls(module)
        if any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts_of(call))
    ]
    assert not found


def test_chinese_asks_for_the_same_facts() -> None:
    differing = [
        message.id
        for message in chinese().values()
        for text in strings(message)
        if placeholders(text) != placeholders(message.id if isinstance(message.id, str) else message.id[-1])
    ]
    assert not differing


def test_one_english_text_has_one_chinese() -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for path in sorted((LOCALE / "zh").glob("*.po")):
        for message in read_area(path):
            if message.id:
                found.setdefault(str(message.id), set()).add(strings(message))
    assert not {english: texts for english, texts in found.items() if len(texts) > 1}


def test_chinese_has_full_width_punctuation() -> None:
    wrong = {
        text: full_width(text)
        for message in chinese().values()
        for text in strings(message)
        if text != full_width(text)
    }
    assert not wrong, "make texts repairs it"


def test_chinese_is_chinese() -> None:
    """A translation that repeats the English was forgotten, unless it is a name or a sign such as AHP or CSV."""
    copied = [text for text, message in chinese().items() if text in strings(message) and " " in text.strip()]
    assert not copied
