"""Every text in both languages: codes have sentences, sentences have Chinese, Chinese is set right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message

from i18n.errors import error_templates, finding_templates
from i18n.punctuation import full_width
from i18n.translate import LOCALE, placeholders, read_area, required
from tests.conftest import ROOT
from tests.house.sources import called, calls, literals, modules, place

SPOKEN = ("views", "reports", "cli", "i18n")
"""Packages whose texts a person reads."""


def raised() -> Iterator[tuple[str, str, str, frozenset[str] | None]]:
    """Kind, place, code and names of the facts of every error and finding made anywhere; None if facts are passed on."""
    for module in modules():
        for call in calls(module):
            name = called(call).rpartition("errors.")[2].rpartition("findings.")[2]
            if name in {"DecisionError", "Finding.of"} and call.args:
                facts = (
                    None if any(k.arg is None for k in call.keywords) else frozenset(k.arg or "" for k in call.keywords)
                )
                for code in literals(call.args[0]) or [ast.unparse(call.args[0])]:
                    yield name, place(module, call), code, facts


def parts(template: str | tuple[str, str]) -> tuple[str, ...]:
    return (template,) if isinstance(template, str) else template


def shown(kind: str) -> dict[str, tuple[str, ...]]:
    return {
        code: parts(text)
        for code, text in (error_templates() if kind == "DecisionError" else finding_templates()).items()
    }


def marked() -> Iterator[tuple[str, str]]:
    """Place and English of every text given to ``t``, ``n``, ``_`` or ``N_``, and of every sentence of a code."""
    for module in [*modules(*SPOKEN), Path("app.py")]:
        for call in calls(module):
            name = called(call).rpartition(".")[2]
            wanted = {"t": 1, "_": 1, "N_": 1, "n": 2}.get(name, 0)
            for argument in call.args[:wanted]:
                for text in literals(argument) or []:
                    yield place(module, call), text
    for kind in ("DecisionError", "Finding.of"):
        for code, texts in shown(kind).items():
            yield from ((code, text) for text in texts)


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


def test_every_code_is_a_literal_or_passed_on() -> None:
    """A code that is computed cannot be found by who reads the log."""
    odd = [
        (where, code) for _, where, code, _ in raised() if not code.replace("-", "").isalnum() and ".code" not in code
    ]
    assert not odd


def test_every_code_has_a_sentence() -> None:
    missing = {code: where for kind, where, code, _ in raised() if ".code" not in code and code not in shown(kind)}
    assert not missing, "add English to i18n/errors_<area>.py and Chinese to assets/locale/zh/<area>.po"


def test_every_sentence_gets_its_facts() -> None:
    missing = [
        (where, code, sorted(lacking))
        for kind, where, code, facts in raised()
        if facts is not None and code in shown(kind)
        for lacking in [frozenset().union(*map(required, shown(kind)[code])) - facts - {"place"}]
        if lacking
    ]
    assert not missing, "a placeholder without a fact: give the fact, or make the part optional with [ ]"


def test_suggestions_are_optional() -> None:
    """A close match is not always found, so "did you mean" stands in brackets."""
    texts = [
        (code, text) for kind in ("DecisionError", "Finding.of") for code, pair in shown(kind).items() for text in pair
    ]
    assert not [code for code, text in texts if "suggestion" in required(text)]


def test_every_sentence_is_used() -> None:
    used = {code for _, _, code, _ in raised()}
    source = "\n".join((ROOT / module).read_text(encoding="utf-8") for module in modules() if module.parts[0] != "i18n")
    unused = [
        code for code in (*error_templates(), *finding_templates()) if code not in used and f'"{code}"' not in source
    ]
    assert not unused


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
        if called(call).rpartition(".")[2] in {"t", "n", "_", "N_"}
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args)
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
