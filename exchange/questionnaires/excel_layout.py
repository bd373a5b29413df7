"""The layout of a questionnaire in a workbook: one sheet of blocks, whose rows and columns AhpAnpLib counts."""

from __future__ import annotations

from dataclasses import dataclass

from exchange.questionnaires.questions import Question

SHEET = "pairwise_comp"
"""The sheet that other programs read; blocks of the second network and the next stand on ``pairwise_comp 2`` ..."""

IDS = "weighbridge"
"""The hidden sheet that says which block is which."""

EXPERT = "expert"
"""The sheet with the name of the person who answers."""

FIRST_HEADER, GAP_WITHIN, GAP_BETWEEN = 3, 4, 5
"""Row of the first header; rows from the last name of a block to the next header, of the same target or of another."""

DIRECT = {"en": "Direct values", "zh": "直接数值"}

INSTRUCTION = {
    "en": "White cells: how many times the row is more important than the column (1 to 9, or 1/2 to 1/9). "
    "Or give each row a number in the green column.",
    "zh": "白色单元格：行元素比列元素重要多少倍（1 至 9，或 1/2 至 1/9）；也可以在绿色一列直接给每行一个数值。",
}

WHO = {"en": ("Expert", "Study"), "zh": ("专家", "评价研究")}

NOTE = {
    "en": "Write your name beside “Expert”. Answer on the sheet “pairwise_comp” and leave open what you cannot answer. "
    "Please do not insert or delete rows.",
    "zh": "请在“专家”旁填写姓名，在工作表“pairwise_comp”中作答；无法回答的请留空。请勿插入或删除行。",
}


@dataclass(frozen=True)
class Block:
    """A question at its place in the sheet; rows are counted from one.

    ``title`` is the row that says with respect to what (0 where an earlier one does), ``header`` that of the names.
    """

    question: Question
    sheet: str
    title: int
    header: int


def layout(every: tuple[Question, ...]) -> tuple[Block, ...]:
    """Where every question stands."""
    networks = list(dict.fromkeys(each.network for each in every))
    sheets = {name: SHEET if k == 0 else f"{SHEET} {k + 1}" for k, name in enumerate(networks)}
    found: list[Block] = []
    for network in networks:
        row, target = 1, ""
        for question in (each for each in every if each.network == network):
            title = row if question.target != target else 0
            header = row + (2 if title else 1)
            found.append(Block(question, sheets[network], title, header))
            row, target = header + len(question.elements) + GAP_WITHIN - 1, question.target
    return tuple(found)
