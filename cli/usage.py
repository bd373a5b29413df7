"""What is wrong with the arguments of a command, as one sentence in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mcdm.errors import DecisionError

KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("required", re.compile(r"the following arguments are required: (?P<names>.+)")),
    ("choice", re.compile(r"argument (?P<name>.+?): invalid choice: (?P<text>.+) \(choose from (?P<known>.+)\)")),
    ("number", re.compile(r"argument (?P<name>.+?): invalid (?:float|int) value: (?P<text>.+)")),
    ("text", re.compile(r"argument (?P<name>.+?): invalid .+ value: (?P<text>.+)")),
    ("nothing-expected", re.compile(r"argument (?P<name>.+?): ignored explicit argument (?P<text>.+)")),
    ("value-missing", re.compile(r"argument (?P<name>.+?): expected .*arguments?")),
    ("together", re.compile(r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)")),
    ("one-of", re.compile(r"one of the arguments (?P<names>.+) is required")),
    ("ambiguous", re.compile(r"ambiguous option: (?P<text>.+?) could match (?P<known>.+)")),
    ("unknown", re.compile(r"unrecognized arguments: (?P<text>.+)")),
)
"""What the library for arguments says, in English only, and the kind of our own sentence for it."""


def wrong_usage(message: str, program: str) -> DecisionError:
    """What the library for arguments said, as an error of ours."""
    for kind, pattern in KNOWN:
        found = pattern.fullmatch(message)
        if found:
            facts = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return DecisionError(f"usage-{kind}", **facts, program=program)
    return DecisionError("usage-wrong", text=message, program=program)


def language_asked(arguments: Sequence[str]) -> str:
    """The language that arguments ask for, which may be wrong otherwise; "en" where they name none of ours."""
    for position, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if len(option) > len("--l") and "--language".startswith(option):
            said = value or next(iter(arguments[position + 1 :]), "")
            return said if said in ("en", "zh") else "en"
    return "en"
