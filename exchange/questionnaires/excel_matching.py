"""Which question of a study each block of a questionnaire asks, and where each element stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange.questionnaires.excel_blocks import FoundBlock
from exchange.questionnaires.excel_layout import FIRST_HEADER, GAP_BETWEEN, GAP_WITHIN, Block, layout
from exchange.questionnaires.gathered import Remarks
from exchange.questionnaires.names import Names, paired, plain
from exchange.questionnaires.questions import Question, questions
from mcdm.findings import Fact, Finding
from mcdm.labels import Label
from studies.study import Study


@dataclass(frozen=True)
class Written:
    """What the hidden sheet says: who was asked, in which language, and what each block was."""

    expert: str = ""
    name: str = ""
    language: str = "en"
    blocks: tuple[Block, ...] = ()


class Matching:
    """Which question of the study each block of a file asks."""

    def __init__(self, study: Study, written: Written, remarks: Remarks) -> None:
        self.remarks, self.ours = remarks, bool(written.blocks)
        own = [block for block in written.blocks if study.every_set.get(block.question.set) is not None]
        fresh = {language: layout(questions(study, language)) for language in ("en", "zh")}
        self.expected = own or [block for block in fresh[written.language] if block.question.asked]
        self.networks = {block.question.set: block for each in fresh.values() for block in each}
        self.names: dict[str, Names] = {}
        self.titles: dict[str, set[str]] = {}
        words: dict[str, Mapping[str, Label]] = {"": study.model.labels}
        words |= {each.id: each.model.labels for each in study.subnetworks}
        for block in self.expected:
            asked = block.question
            network = self.networks[asked.set].question.network
            names = Names({each: words[network][each] for each in asked.elements if each in words[network]})
            for element, word in zip(asked.elements, asked.names, strict=True):
                names.add(word, element)
            self.names[asked.set] = names
            target = study.every_set[asked.set].target
            label = words[network][target]
            titles = [b.question.target for each in fresh.values() for b in each if b.question.set == asked.set]
            told = [asked.target, target, label.en, label.zh, *titles]
            self.titles[asked.set] = {plain(word) for word in told if word}

    def matched(self, found: Sequence[FoundBlock]) -> Iterator[tuple[FoundBlock, Question]]:
        """Each block with its question; a block nobody asked, and a question without a block, is remarked."""
        self._give_targets(found)
        refuse = self.remarks.refuse
        free = [block.question for block in self.expected]
        pairs: dict[int, Question] = {}
        for least in (3.0, 2.0, 1.0):  # the clear ones first
            for k, block in enumerate(found):
                scores = [self._score(block, question) if k not in pairs else 0.0 for question in free]
                if scores and max(scores) >= least:
                    pairs[k] = free.pop(scores.index(max(scores)))
        for k, block in enumerate(found):
            self._check_place(block, found[k - 1] if k else None)
            if k in pairs:
                yield block, pairs[k]
            elif len(block.columns) > 1:
                names = ", ".join(name for _, name in block.columns)
                refuse(
                    Finding.of(
                        "questionnaire-block-unknown",
                        self.remarks.file,
                        row=block.header,
                        target=block.target,
                        names=names[:120],
                    )
                )
        for question in free:
            if self.ours or not question.set.endswith("<-*"):  # AhpAnpLib does not ask for clusters
                refuse(
                    Finding.of(
                        "questionnaire-block-missing",
                        self.remarks.file,
                        target=question.target,
                        heading=question.heading,
                    )
                )

    def _give_targets(self, found: Sequence[FoundBlock]) -> None:
        """What each block is with respect to: a title above it that the study knows, else the one before."""
        known = {title for titles in self.titles.values() for title in titles}
        before: dict[str, str] = {}
        for block in found:
            named = [title for title in block.titles if plain(title) in known]
            block.target = named[0] if named else (block.titles[-1] if block.titles else before.get(block.sheet, ""))
            before[block.sheet] = block.target

    def _score(self, block: FoundBlock, question: Question) -> float:
        """How well a block fits a question: 3 and more is certain, below 1 is another question."""
        names = self.names[question.set]
        across = {name for _, text in block.columns for name in names.find(text)}
        down = {name for _, text in block.rows for name in names.find(text)}
        share = max(len(across), len(down)) / len(question.elements)
        extra = max(len(block.columns) - len(question.elements), 0)
        if share < 0.5 or extra > 1:
            return 0.0
        target = plain(block.target) in self.titles[question.set]
        heading = plain(block.heading) == plain(question.heading)
        return (2 if target else 0) + (0.5 if heading else 0) + share - 0.25 * extra - (0 if target or heading else 0.5)

    def _check_place(self, block: FoundBlock, before: FoundBlock | None) -> None:
        """A remark where rows were inserted or deleted since the file was written."""
        rows = [row for row, _ in block.rows]
        for above, row in zip([block.header, *rows], rows, strict=False):
            self._moved(block, above + 1, row - above - 1)
        if before is None or before.sheet != block.sheet:
            self._moved(block, 1, block.header - FIRST_HEADER)
            return
        last = max([before.header + len(before.columns), *(row for row, _ in before.rows)])
        gap = GAP_WITHIN if block.target == before.target else GAP_BETWEEN
        self._moved(block, last + 1, block.header - last - gap)

    def _moved(self, block: FoundBlock, row: int, count: int) -> None:
        file, sheet = self.remarks.file, block.sheet
        if count > 0:
            self.remarks.took(Finding.of("questionnaire-rows-inserted", file, row=row, count=count, sheet=sheet))
        elif count < 0:
            self.remarks.took(Finding.of("questionnaire-rows-deleted", file, row=row, count=-count, sheet=sheet))

    def places(self, block: FoundBlock, question: Question) -> tuple[dict[str, int], dict[str, int]]:
        """Row and column of each element."""
        names = self.names[question.set]
        across, guessed = paired((text for _, text in block.columns), question.elements, names)
        down, also = paired((text for _, text in block.rows), question.elements, names)
        rows = {down[text]: row for row, text in reversed(block.rows) if text in down}
        rows = {name: rows[name] for name in question.elements if name in rows}
        columns = {across[text]: column for column, text in reversed(block.columns) if text in across}
        self._remark_names(block, question, down, guessed | also, rows)
        for name in question.elements:
            if name not in columns:
                gone: dict[str, Fact] = {"row": block.header, "element": name, "target": block.target}
                self.remarks.refuse(Finding.of("questionnaire-column-missing", self.remarks.file, **gone))
        return rows, columns

    def _remark_names(
        self,
        block: FoundBlock,
        question: Question,
        down: Mapping[str, str],
        guessed: Mapping[str, str],
        rows: Mapping[str, int],
    ) -> None:
        refuse = self.remarks.refuse
        for text, name in guessed.items():
            row = next((row for row, each in block.rows if each == text), block.header)
            self.remarks.took(Finding.of("answer-name-guessed", self.remarks.file, row=row, text=text, taken=name))
        for row, text in block.rows:
            if rows.get(down.get(text, "")) != row:
                refuse(
                    Finding.of("questionnaire-row-unknown", self.remarks.file, row=row, text=text, target=block.target)
                )
        for name in question.elements:
            if name not in rows:
                gone: dict[str, Fact] = {"row": block.header, "element": name, "target": block.target}
                refuse(Finding.of("questionnaire-row-missing", self.remarks.file, **gone))
