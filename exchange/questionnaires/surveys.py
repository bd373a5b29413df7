"""Questionnaires as online surveys: text that Qualtrics imports, and a table from which a Google form is made.

The layouts are those of AhpAnpLib; every question also names its two elements, so that the answers say by themselves
which pair they mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exchange.questionnaires.questions import Design, Question, pairs, questions
from exchange.questionnaires.tables import write_table
from studies.cells import guarded
from studies.study import Study


@dataclass(frozen=True)
class Wording:
    """How a survey asks, in one language."""

    block: str
    which: str
    how_much: str
    keyword: str


WORDINGS = {
    "en": Wording(
        "With respect to: {target}",
        "With respect to {target} which one is more {keyword}: {first} or {second}?",
        "By how much?",
        "important",
    ),
    "zh": Wording(
        "就“{target}”而言", "就“{target}”而言，哪一个更{keyword}：{first} 还是 {second}？", "程度如何？", "重要"
    ),
}

_SCALE = tuple(str(k) for k in range(1, 10))


def write_qualtrics(
    study: Study, *, design: Design = "full", how_much: bool = True, keyword: str = "", language: str = "en"
) -> str:
    """The survey in the advanced text format of Qualtrics.

    Parameters
    ----------
    study
        Whose comparison sets are asked.
    design
        Which pairs.
    how_much
        Whether to ask by how much one is more important, or only which one.
    keyword
        "important" unless something else is asked: preferred, likely ...
    language
        Of names and questions.
    """
    wording, number = WORDINGS[language], 1
    lines = ["[[AdvancedFormat]]"]
    for target, asked in _by_target(questions(study, language)):
        lines.append(f"[[Block: {_line(wording.block.format(target=target))}]]")
        for question, first, second in _asked(asked, design):
            text = _which(wording, question, first, second, keyword)
            lines += ["", "[[Question:MC:SingleAnswer]]", f"{number}. {text}", "", "[[Choices]]"]
            lines += [_line(first), _line(second)]
            number += 1
            if how_much:
                lines += ["", "[[Question:MC:Dropdown]]", f"{number}. {wording.how_much}", "", "[[Choices]]", *_SCALE]
                number += 1
            lines.append("")
    return "\n".join(lines) + "\n"


def write_google(
    study: Study, *, design: Design = "full", how_much: bool = True, keyword: str = "", language: str = "en"
) -> str:
    """The survey as a table: one question a row, its text and then its choices. As in :func:`write_qualtrics`."""
    wording = WORDINGS[language]
    rows: list[list[str]] = []
    for question, first, second in _asked(questions(study, language), design):
        text = _which(wording, question, first, second, keyword)
        rows.append([guarded(text), guarded(_line(first)), guarded(_line(second))])
        if how_much:
            rows.append([wording.how_much, *_SCALE])
    return write_table(rows)


def _by_target(every: tuple[Question, ...]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    asked = [each for each in every if each.asked]
    for key in dict.fromkeys((each.network, each.target) for each in asked):
        yield key[1], tuple(each for each in asked if (each.network, each.target) == key)


def _asked(every: tuple[Question, ...], design: Design) -> Iterator[tuple[Question, str, str]]:
    for question in every:
        for first, second in pairs(design, question.names) if question.asked else ():
            yield question, first, second


def _which(wording: Wording, question: Question, first: str, second: str, keyword: str) -> str:
    facts = {"target": question.target, "first": first, "second": second, "keyword": keyword or wording.keyword}
    return wording.which.format(**{name: _line(text) for name, text in facts.items()})


def _line(text: str) -> str:
    """A name on one line, without the brackets that mean something to Qualtrics."""
    return " ".join(text.replace("[[", "[ [").replace("]]", "] ]").split())
