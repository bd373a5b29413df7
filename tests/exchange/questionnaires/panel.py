"""A small network with its panel, and the workbook that another program writes for it, cell by cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from studies.study import Ballot, Expert, Study

MODEL = CriteriaModel(
    Label("Net", "网络"),
    nodes=(
        Node("g", Label("Aim", "总目标"), "G"),
        Node("a", Label("Quality", "质量"), "C"),
        Node("b", Label("Price", "价格"), "C"),
        Node("c", Label("Place", "地点"), "C"),
        Node("x", Label("Xavier", "甲方案"), "A"),
        Node("y", Label("Yves", "乙方案"), "A"),
        Node("z", Label("Zoe", "丙方案"), "A"),
    ),
    clusters=(
        Cluster("G", Label("Aims", "目标组")),
        Cluster("C", Label("Criteria", "准则组")),
        Cluster("A", Label("Alternatives", "方案组")),
    ),
    links=tuple(
        Link(source, target)
        for source, target in [
            *[(source, "g") for source in "abc"],
            *[(source, target) for target in "abc" for source in "xyz"],
            *[("a", "x"), ("b", "x"), ("c", "y"), ("b", "a")],
        ]
    ),
    alternatives="A",
    divided=False,
)


def judged(elements: str, *answers: tuple[str, str, float]) -> PairwiseComparisons:
    return PairwiseComparisons(tuple(elements), tuple(PairwiseJudgment(*answer) for answer in answers))


EMPTY = Study(Label("Net", "网络"), MODEL)
"""Nobody has answered, and there is no panel."""

PANEL_STUDY = Study(
    Label("Net", "网络"),
    MODEL,
    experts=(Expert("E1", Label("Anna", "安娜")), Expert("E2", Label("Bo"))),
    ballots=(
        Ballot("E1", "g<-C", judged("abc", ("a", "b", 3.0), ("b", "c", 1 / 4), ("a", "c", 2.0))),
        Ballot("E1", "a<-A", DirectRatings(("x", "y", "z"), (3.0, 2.0, 5.0))),
        Ballot("E1", "b<-A", judged("xyz", ("z", "x", 5.0))),
        Ballot("E1", "C<-*", PairwiseComparisons(("C", "A"), (PairwiseJudgment("C", "A", 2.0),))),
    ),
)

BLOCKS = (
    ("Aim", (("Criteria", ("Quality", "Price", "Place")),)),
    ("Quality", (("Criteria", ("Price",)), ("Alternatives", ("Xavier", "Yves", "Zoe")))),
    ("Price", (("Alternatives", ("Xavier", "Yves", "Zoe")),)),
    ("Place", (("Alternatives", ("Xavier", "Yves", "Zoe")),)),
    ("Xavier", (("Criteria", ("Quality", "Price")),)),
    ("Yves", (("Criteria", ("Place",)),)),
)
"""What AhpAnpLib 2.6.0 writes for this network: (with respect to, ((cluster, nodes), ...)), as seen in its file."""


def foreign(*, estimates: bool = False) -> bytes:
    """The questionnaire of AhpAnpLib, at the places where that program puts and expects every cell."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "pairwise_comp"
    row = 1
    for target, groups in BLOCKS:
        sheet.cell(row, 1, target)
        row += 1
        for cluster, names in groups:
            k = len(names)
            sheet.cell(
                row, 1, "Enter pairwise comparisons in the white cells of the table or ... (e.g., $10 as =1/10) ."
            )
            sheet.cell(row + 1, 1, cluster)
            for i, name in enumerate(names):
                sheet.cell(row + 1, 2 + i, name)
                sheet.cell(row + 2 + i, 1, name)
                sheet.cell(row + 2 + i, 2 + i, 1)
                for j in range(i):
                    sheet.cell(row + 2 + i, 2 + j, f"=1/{sheet.cell(row + 2 + j, 2 + i).coordinate}")
            sheet.cell(row + 1, k + 2, "Direct values")
            if estimates:
                sheet.cell(row + 1, k + 3, "Line Sum")
                sheet.cell(row + 1, k + 4, "Estimated Priority")
                sheet.cell(row + 2 + k, 1, "Sum of Col")
                sheet.cell(row + 2 + k, 2, "=sum(B4:B6)")
                sheet.cell(row + 3 + k, k + 3, "Est. Incons.")
            row += k + 4
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, change: Callable[[Any], object], sheet: str = "pairwise_comp") -> bytes:
    """A workbook after somebody edited one of its sheets."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book[sheet])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(**cells: object) -> Callable[[Any], None]:
    """An edit that writes cells: ``put(C4=3)``."""

    def change(sheet: Any) -> None:
        for cell, value in cells.items():
            sheet[cell] = value

    return change
