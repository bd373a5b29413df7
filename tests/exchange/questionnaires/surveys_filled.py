"""Answers of online surveys, as Qualtrics and Google Forms give them out."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Sequence

ACCOUNT = ("StartDate", "Status", "ResponseId", "RecipientLastName", "RecipientFirstName")


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def qualtrics(questions: Sequence[str], *respondents: Sequence[str], imports: bool = True) -> bytes:
    """Three heading rows: names, texts, import ids; a respondent begins with the five columns of the account."""
    names = [*ACCOUNT, *(f"Q{k}" for k in range(1, len(questions) + 1))]
    ids = [json.dumps({"ImportId": name}) for name in names]
    return as_csv([names, [*ACCOUNT, *questions], *([ids] if imports else []), *respondents])


def questions_of(survey: str) -> list[str]:
    """The texts of the questions of an advanced-format survey."""
    lines = survey.split("\n")
    return [line for before, line in itertools.pairwise(lines) if before.startswith("[[Question")]


def foreign_questions(pairs: int, target: str, *, how_much: bool = True) -> list[str]:
    """As AhpAnpLib words them: the pair is not in the text."""
    texts = []
    for _ in range(pairs):
        texts.append(f"{len(texts) + 1}. With respect to {target} which one is more important:")
        texts += [f"{len(texts) + 1}. By how much?"] if how_much else []
    return texts
