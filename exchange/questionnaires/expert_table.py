"""Judgments of several experts from one table, CSV or the first sheet of a workbook, in one of three layouts.

Long: a row is one answer (expert, set, first, second, value). Wide: a row is one pair, a column one expert. By expert:
a row is one expert, a column one pair, headed "A / B". Values may be 3, 1/3, 0.5, "A 3" (A is 3 times more important),
a range 2-5, or words of the scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from exchange.questionnaires.gathered import Answer, ExpertAnswers, Gathered, Remarks, Spot, acceptable, settled
from exchange.questionnaires.names import Names, plain
from exchange.questionnaires.set_finder import NoPair, Pair, SetFinder
from exchange.questionnaires.tables import Cells, Table, read_table
from exchange.questionnaires.values import Misread, Ratio, is_blank, parse_ratio
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.scales import format_judgment
from studies.study import PANEL, Study

HEADINGS = {
    "expert": ("expert", "name", "judge", "respondent", "who", "专家", "姓名", "专家姓名"),
    "set": ("set", "comparison set", "比较集", "判断矩阵", "比较组"),
    "target": ("with respect to", "wrt", "criterion", "parent", "相对于", "上级", "准则", "针对"),
    "first": ("first", "a", "element 1", "element a", "row", "left", "元素1", "元素a", "甲", "行", "第一个"),
    "second": ("second", "b", "element 2", "element b", "column", "right", "元素2", "元素b", "乙", "列", "第二个"),
    "value": (
        "value",
        "judgment",
        "judgement",
        "answer",
        "ratio",
        "score",
        "值",
        "判断",
        "取值",
        "比值",
        "评分",
        "标度",
    ),
    "comment": ("comment", "remark", "reason", "备注", "说明", "理由"),
    "time": ("timestamp", "date", "时间", "时间戳", "日期"),
}
"""What a column is -> how people head it."""


def read_expert_table(content: bytes, file: str, study: Study) -> Gathered:
    """The answers of all experts in a table.

    Raises
    ------
    DecisionError
        ``expert-table-headings`` where the first row says in no layout what the columns are, and those of
        :func:`exchange.questionnaires.tables.read_table`.
    """
    return answers_of_table(read_table(content, file), study)


def answers_of_table(table: Table, study: Study) -> Gathered:
    """As :func:`read_expert_table`, of a table that was read already."""
    start = next((k for k, cells in enumerate(table.rows) if sum(not is_blank(cell) for cell in cells) > 1), None)
    if start is None:
        raise DecisionError("answers-file-empty", file=table.file)
    reading = _Reading(study, Remarks(table.file), table, start)
    for answer in reading.answers():
        reading.take(*answer)
    return reading.gathered()


@dataclass
class _Reading:
    study: Study
    remarks: Remarks
    table: Table
    start: int
    given: dict[str, list[Answer]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.finder = SetFinder(self.study)
        self.allowed = acceptable(self.study)
        self.experts = Names({each.id: each.label for each in self.study.experts})
        self.headings = tuple("" if cell is None else str(cell) for cell in self.table.rows[self.start])
        self.columns = {kind: self._column(words) for kind, words in HEADINGS.items()}

    def _column(self, words: tuple[str, ...]) -> int:
        """The column with one of these headings; -1 without."""
        heads = [plain(heading) for heading in self.headings]
        return next((heads.index(word) for word in words if word in heads), -1)

    # ------------------------------------------------------------------ layouts

    def answers(self) -> Iterator[tuple[str, str, tuple[str, str], object, Spot]]:
        """(expert, set, texts of the pair, value, place) of every cell that holds an answer."""
        at = self.columns
        rows = [
            (number, cells)
            for number, cells in enumerate(self.table.rows[self.start + 1 :], self.start + 2)
            if any(not is_blank(cell) for cell in cells)
        ]
        if at["first"] >= 0 and at["second"] >= 0:
            return self._long(rows) if at["value"] >= 0 and at["expert"] >= 0 else self._wide(rows)
        headed = {k: pair for k, text in enumerate(self.headings) if (pair := self._pair(text, k))}
        if not headed:
            raise DecisionError("expert-table-headings", file=self.table.file, row=self.start + 1)
        return self._by_expert(rows, headed)

    def _long(self, rows: list[tuple[int, Cells]]) -> Iterator[tuple[str, str, tuple[str, str], object, Spot]]:
        at = self.columns
        for number, cells in rows:
            expert = _text(cells, at["expert"])
            if not expert:
                self.remarks.refuse(Finding.of("answer-without-expert", self.table.file, row=number))
                continue
            pair = (_text(cells, at["first"]), _text(cells, at["second"]))
            yield expert, self._where(cells), pair, _cell(cells, at["value"]), Spot(number, at["value"] + 1)

    def _wide(self, rows: list[tuple[int, Cells]]) -> Iterator[tuple[str, str, tuple[str, str], object, Spot]]:
        known = set(self.columns.values())
        experts = [k for k, heading in enumerate(self.headings) if heading.strip() and k not in known]
        if not experts and self.columns["value"] >= 0:
            experts = [self.columns["value"]]
        if len({plain(self.headings[k]) for k in experts}) < len(experts):
            heads = [plain(self.headings[k]) for k in experts]
            twice = next(k for k in experts if heads.count(plain(self.headings[k])) > 1)
            raise DecisionError("experts-of-one-column", file=self.table.file, name=self.headings[twice])
        at = self.columns
        for number, cells in rows:
            pair = (_text(cells, at["first"]), _text(cells, at["second"]))
            for k in experts:
                yield self.headings[k], self._where(cells), pair, _cell(cells, k), Spot(number, k + 1)

    def _by_expert(
        self, rows: list[tuple[int, Cells]], headed: dict[int, Pair]
    ) -> Iterator[tuple[str, str, tuple[str, str], object, Spot]]:
        who = self.columns["expert"] if self.columns["expert"] >= 0 else 0
        seen: dict[str, int] = {}
        for number, cells in rows:
            expert = _text(cells, who)
            if not expert:
                self.remarks.refuse(Finding.of("answer-without-expert", self.table.file, row=number))
                continue
            if plain(expert) in seen:
                facts = {"name": expert, "row": seen[plain(expert)], "other_row": number}
                raise DecisionError("experts-of-one-row", file=self.table.file, **facts)
            seen[plain(expert)] = number
            for k, pair in headed.items():
                yield expert, pair.set, (pair.first, pair.second), _cell(cells, k), Spot(number, k + 1)

    def _where(self, cells: Cells) -> str:
        return _text(cells, self.columns["set"]) or _text(cells, self.columns["target"])

    def _pair(self, heading: str, column: int) -> Pair | None:
        """The pair that a column is headed with: "A / B", "Goal: A / B"."""
        if column in (self.columns["expert"], self.columns["comment"], self.columns["time"]) or not heading.strip():
            return None
        trials = [
            (where, heading[start : match.start()].strip(), heading[match.end() :].strip())
            for match in re.finditer(r"\s*(?:/|\bvs\.?\s|↔|与|—|–)\s*", heading)
            for where, start in [
                ("", 0),
                *((heading[: c.start()].strip(), c.end()) for c in re.finditer("[:\uff1a|]", heading)),
            ]
            if start < match.start()
        ]
        tried = [self.finder.find(*trial) for trial in trials]
        good = [each for each in tried if isinstance(each, Pair)]
        if good:
            return min(good, key=lambda each: len(each.guessed))
        if trials:
            spot = Spot(self.start + 1, column + 1)
            self._no_pair(next(each for each in tried if isinstance(each, NoPair)), spot)
        return None

    # ------------------------------------------------------------------ answers

    def take(self, expert: str, where: str, texts: tuple[str, str], raw: object, spot: Spot) -> None:
        """One answer of the table, if it can be understood."""
        if is_blank(raw):
            return
        pair = self.finder.find(where, *texts)
        if isinstance(pair, NoPair):
            self._no_pair(pair, spot)
            return
        for text, name in pair.guessed:
            if (text, name) not in self.said:
                self.said.add((text, name))
                self.remarks.took(
                    Finding.of("answer-name-guessed", self.table.file, row=spot.row, text=text, taken=name)
                )
        ratio = self._ratio(raw, pair)
        if isinstance(ratio, Misread):
            self.remarks.misread(ratio, spot)
        elif not self.allowed(pair.set, pair.first, pair.second, ratio):
            self.remarks.misread(Misread("answer-off-scale", format_judgment(ratio.value)), spot)
        else:
            who = self._expert(expert)
            answer = Answer(pair.set, ratio.judgment(pair.first, pair.second), spot)
            self.given.setdefault(who, []).append(answer)
            self.shown.setdefault(who, expert.strip())

    def _ratio(self, raw: object, pair: Pair) -> Ratio | Misread:
        """A value, perhaps with the name of the element that is more important before it: "A 3"."""
        ratio = parse_ratio(raw)
        if isinstance(ratio, Ratio) or not isinstance(raw, str):
            return ratio
        names, both = self.finder.of_set[pair.set], (pair.first, pair.second)
        for match in re.finditer(r"[\s:=,(\uff1a\uff08\uff0c]+", raw):
            found, value = names.find(raw[: match.start()], both), parse_ratio(raw[match.end() :].rstrip(" )\uff09"))
            if len(found) == 1 and isinstance(value, Ratio):
                return value if found[0] == pair.first else value.inverse()
        return ratio

    def _expert(self, text: str) -> str:
        """The expert of the study, by id or as the only one of that name; else the name as it is written."""
        known = (PANEL,) if text.strip() == PANEL else self.experts.find(text.strip())
        return f"#{known[0]}" if len(known) == 1 else plain(text)

    def _no_pair(self, wrong: NoPair, spot: Spot) -> None:
        text, near = wrong.text[:80], wrong.suggestion
        self.remarks.refuse(
            Finding.of(wrong.code, self.table.file, row=spot.row, cell=spot.cell, text=text, suggestion=near)
        )

    def gathered(self) -> Gathered:
        """What was understood, expert by expert."""
        elements = {name: each.elements for name, each in self.study.every_set.items()}
        experts = []
        for who, answers in self.given.items():
            name, expert = self.shown[who], who[1:] if who.startswith("#") else ""
            sets = settled(answers, elements, self.remarks)
            experts.append(ExpertAnswers(name, expert, self.table.file, sets))
            self.remarks.took(
                Finding.of("answers-read", self.table.file, expert=name or expert, sets=len(sets), asked=len(elements))
            )
        return Gathered(tuple(experts), tuple(self.remarks.read), self.remarks.all_left())


def _cell(cells: Cells, column: int) -> object:
    return cells[column] if 0 <= column < len(cells) else None


def _text(cells: Cells, column: int) -> str:
    cell = _cell(cells, column)
    return "" if cell is None or not str(cell).strip() else str(cell)  # a name may be "-"
