"""What the columns of an online survey's answers ask: recognised by the text of the question."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange.questionnaires.gathered import Remarks, Spot
from exchange.questionnaires.names import ALIKE, Names, plain
from exchange.questionnaires.questions import DESIGNS, Question, pairs, questions
from exchange.questionnaires.tables import Table
from mcdm.findings import Finding
from mcdm.model import ComparisonSet
from studies.study import Study

_WHICH = re.compile(
    r"(?:q?\d+\s*[.):、_-]\s*)*(?:with respect to\s+(?P<en>.+?)\s*,?\s+which\s+(?:one\s+)?is\s+(?:the\s+)?(?:more\s+)?"
    r"|就\s*[“\"「]?(?P<zh>.+?)[”\"」]?\s*而言\s*[,;:]?\s*哪一?个更?)(?P<rest>.*)"
)
_HOW_MUCH = re.compile(r"(?:q?\d+\s*[.):、_-]\s*)*(?:(?:by )?how much|程度如何|重要多少|多大程度|重要程度)")
_NAMES = ("expert", "name", "your name", "full name", "expert name", "姓名", "您的姓名", "专家", "专家姓名")
_ACCOUNTS = [
    "email",
    "email address",
    "recipientemail",
    "username",
    "邮箱",
    "电子邮件地址",
    "externalreference",
    "responseid",
]


@dataclass(frozen=True)
class PairColumn:
    """Columns (from zero) that ask for one pair of a set: which is more important, and by how much (-1: not asked)."""

    set: str
    first: str
    second: str
    which: int
    how_much: int


@dataclass(frozen=True)
class SurveyColumns:
    """What the columns of a table of answers mean.

    ``first`` is the number of the first row of answers (from zero), ``names`` and ``accounts`` the columns that may say
    who answered, ``status`` the one that marks a preview (-1 without).
    """

    first: int
    pairs: tuple[PairColumn, ...]
    names: tuple[int, ...]
    accounts: tuple[int, ...]
    status: int


def heading_row(table: Table) -> tuple[int, int] | None:
    """(row of the question texts, first row of answers), from zero; None for a table of something else."""
    for row, cells in enumerate(table.rows[:4]):
        if any(_WHICH.match(plain(cell)) for cell in cells if isinstance(cell, str)):
            following = table.rows[row + 1] if row + 1 < len(table.rows) else ()
            imports = any('"importid"' in plain(cell) for cell in following)
            return row, row + (2 if imports else 1)
    return None


class Columns:
    """Reads the headings of a survey of a study."""

    def __init__(self, study: Study, remarks: Remarks) -> None:
        self.study, self.remarks = study, remarks
        self.sets: dict[str, ComparisonSet] = study.every_set
        self.names: dict[str, Names] = {}
        self.targets: dict[str, list[str]] = {}
        self.spoken: dict[str, dict[str, tuple[str, str]]] = {}
        models = {"": study.model, **{each.id: each.model for each in study.subnetworks}}
        for language in ("en", "zh"):
            for asked in (each for each in questions(study, language) if each.asked):
                labels = models[asked.network].labels
                target = self.sets[asked.set].target
                for word in (asked.target, target, labels[target].en, labels[target].zh):
                    if word and asked.set not in self.targets.setdefault(plain(word), []):
                        self.targets[plain(word)].append(asked.set)
                self.names.setdefault(asked.set, Names({each: labels[each] for each in asked.elements}))
                self._speak(asked)

    def _speak(self, asked: Question) -> None:
        """How the pairs of a set may stand in a question."""
        spoken = self.spoken.setdefault(asked.set, {})
        called = dict(zip(asked.elements, asked.names, strict=True))
        for first, second in itertools.permutations(asked.elements, 2):
            for joint in ("or", "还是"):
                words = (" ".join(called[each].split()) for each in (first, second))
                spoken[plain(f" {joint} ".join(words))] = (first, second)

    def read(self, table: Table) -> SurveyColumns | None:
        """The columns of a table of answers; None where none of them asks about a pair."""
        place = heading_row(table)
        if place is None:
            return None
        row, first = place
        texts = [plain(cell if cell is not None else "") for cell in table.rows[row]]
        heads = table.rows[: row + 1]
        words = [[plain(cells[k]) if k < len(cells) else "" for cells in heads] for k in range(len(texts))]
        asked: dict[str, list[tuple[int, str]]] = {}
        for column, text in enumerate(texts):
            if match := _WHICH.match(text):
                asked.setdefault(match["en"] or match["zh"], []).append((column, match["rest"]))
        which = {column for columns in asked.values() for column, _ in columns}
        found = [
            PairColumn(name, *pair, column, self._how_much(texts, column, which))
            for target, columns in asked.items()
            for column, name, pair in self._of_target(target, columns, table, Spot(row + 1, columns[0][0] + 1), first)
        ]
        return SurveyColumns(first, tuple(sorted(found, key=lambda each: each.which)), *_people(words, which))

    def _how_much(self, texts: Sequence[str], column: int, which: set[int]) -> int:
        for after in range(column + 1, len(texts)):
            if after in which:
                break
            if _HOW_MUCH.match(texts[after]):
                return after
        return -1

    def _of_target(
        self, target: str, columns: Sequence[tuple[int, str]], table: Table, spot: Spot, first: int
    ) -> Iterator[tuple[int, str, tuple[str, str]]]:
        """(column, set, pair) of every question with respect to one thing."""
        sets = self._sets(target, spot)
        if not sets:
            return
        told = {column: self._told(sets, rest) for column, rest in columns}
        silent = [column for column, pair in told.items() if pair is None]
        values = {column: self._chosen(sets, column, table, first) for column in silent}
        sequence = self._sequence(sets, values, told)
        for column in told:
            pair = told[column] or sequence.get(column)
            if pair is not None:
                yield column, *pair
            else:
                place = Spot(spot.row, column + 1)
                self.remarks.refuse(
                    Finding.of("survey-pair-unknown", self.remarks.file, target=target, row=place.row, cell=place.cell)
                )

    def _sets(self, target: str, spot: Spot) -> list[str]:
        if target in self.targets:
            return self.targets[target]
        close = difflib.get_close_matches(target, list(self.targets), n=1, cutoff=0.5)
        if close and difflib.SequenceMatcher(None, target, close[0]).ratio() >= ALIKE:
            self.remarks.took(
                Finding.of("answer-name-guessed", self.remarks.file, row=spot.row, text=target, taken=close[0])
            )
            return self.targets[close[0]]
        suggestion = close[0] if close else ""
        self.remarks.refuse(
            Finding.of("survey-target-unknown", self.remarks.file, target=target, cell=spot.cell, suggestion=suggestion)
        )
        return []

    def _told(self, sets: Sequence[str], rest: str) -> tuple[str, tuple[str, str]] | None:
        """The pair that a question names after its keyword: "important: A or B ? By how much?"."""
        tail = re.sub(r"\s*(\?\s*)?(by how much)?\s*\??\s*$", "", rest)
        starts = [match.end() for match in re.finditer(r":\s*", tail)]
        for name in sets:
            for start in starts:
                if pair := self.spoken[name].get(tail[start:]):
                    return name, pair
        return None

    def _chosen(self, sets: Sequence[str], column: int, table: Table, first: int) -> set[tuple[str, str]]:
        """(set, element) that respondents chose in a column; of names in several sets, all of them."""
        words = {str(cells[column]) for cells in table.rows[first:] if column < len(cells)}
        return {(name, each) for name in sets for word in words for each in self.names[name].find(word)}

    def _sequence(
        self,
        sets: Sequence[str],
        values: Mapping[int, set[tuple[str, str]]],
        told: Mapping[int, tuple[str, tuple[str, str]] | None],
    ) -> dict[int, tuple[str, tuple[str, str]]]:
        """Pairs of questions that do not name them: as the design asks them that the choices fit best.

        A choice that does not fit is somebody's mistake, so long as most columns fit.
        """
        best: dict[int, tuple[str, tuple[str, str]]] = {}
        most = (len(values) - 1) / 2  # more than half of the columns must fit
        for design, whole in itertools.product(DESIGNS, (False, True)):
            asked = []
            for name in sets:
                elements = self.sets[name].elements
                places = self._places(name) if whole else ()
                asked += [(name, pair) for pair in pairs(design, elements, places)]
            if len(asked) != len(told):
                continue
            given = dict(zip(told, asked, strict=True))
            fitting = sum(self._fits(given[column], chosen) for column, chosen in values.items())
            if fitting > most:
                best, most = given, fitting
        return best

    def _fits(self, asked: tuple[str, tuple[str, str]], chosen: set[tuple[str, str]]) -> bool:
        name, pair = asked
        other = {each for where, each in chosen if where == name} - set(pair)
        return not other and (not chosen or any(where == name for where, _ in chosen))

    def _places(self, name: str) -> tuple[int, ...]:
        """Place of each element of an influence set among all nodes of its cluster."""
        network, asked = name.rpartition(":")[0], self.sets[name]
        model = self.study.inside(network).model if network in self.study.networks else self.study.model
        members = model.members.get(asked.source, asked.elements) if asked.source else asked.elements
        return tuple(members.index(each) for each in asked.elements)


def _people(words: Sequence[Sequence[str]], which: set[int]) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """Columns with names, with accounts, and with the status; the Qualtrics pair of names counts as names."""
    free = [k for k in range(len(words)) if k not in which]
    names = [k for k in free if any(word in _NAMES for word in words[k])]
    names += [k for k in free if k not in names and any("your name" in word or "姓名" in word for word in words[k])]
    names += [k for k in free if any(word in ("recipientfirstname", "recipientlastname") for word in words[k])]
    accounts = [k for k in free if any(word in _ACCOUNTS for word in words[k])]
    status = next((k for k in free if "status" in words[k]), -1)
    return tuple(names), tuple(accounts), status
