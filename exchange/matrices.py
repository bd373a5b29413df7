"""Weights, comparison matrices and supermatrices of a study as a workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from exchange.network_matrices import NetworkMatrices, network_matrices
from exchange.questionnaires.names import shown_names
from mcdm.judgments import DirectRatings, FloatArray
from mcdm.model import GOAL
from studies.cells import put
from studies.study import PANEL, Study

WORDS = {
    "en": {
        "weights": "weights", "comparisons": "comparisons", "clusters": "clusters", "unweighted": "unweighted",
        "weighted": "weighted", "limit": "limit", "cluster": "Cluster", "element": "Element", "local": "Local weight",
        "ahp": "AHP", "damped": "Damped", "limit weights": "Limit", "used": "Used", "set": "Set", "expert": "Expert",
        "panel": "Panel", "points": "Points", "group": "Weight", "ratio": "CR", "alternatives": "Alternatives",
        "target": "With respect to",
    },
    "zh": {
        "weights": "权重", "comparisons": "判断矩阵", "clusters": "元素组权重", "unweighted": "未加权超矩阵",
        "weighted": "加权超矩阵", "limit": "极限超矩阵", "cluster": "元素组", "element": "元素", "local": "局部权重",
        "ahp": "AHP", "damped": "阻尼", "limit weights": "极限", "used": "采用", "set": "比较集", "expert": "专家",
        "panel": "专家组", "points": "分值", "group": "权重", "ratio": "CR", "alternatives": "备选方案",
        "target": "相对于",
    },
}  # fmt: skip
"""Headings and names of sheets."""

_HEAD = PatternFill("solid", fgColor="E3ECF5")
_DIGITS = "0.0000"

Words = Mapping[str, str]


def write_matrices(study: Study, *, language: str = "en") -> bytes:
    """A workbook with the weights, every expert's comparison matrices, and the four matrices of every network.

    Numbers keep all their digits and show four; headings are frozen. Sheets of a network inside another carry its
    number.
    """
    words, book = WORDS[language], Workbook()
    book.remove(book.active)
    for k, each in enumerate(network_matrices(study)):
        end = f" {k + 1}" if k else ""
        called = shown_names(each.study.model.labels, language)
        _write_weights(book.create_sheet(words["weights"] + end), each, called, words)
        _write_comparisons(book.create_sheet(words["comparisons"] + end), each, called, words, language)
        heads = [[called[name]] for name in each.clusters]
        _write_matrix(book.create_sheet(words["clusters"] + end), heads, each.cluster_weights)
        heads = [[called[a], called[b]] for a, b in zip(each.cluster_of, each.nodes, strict=True)]
        for name, matrix in (("unweighted", each.unweighted), ("weighted", each.weighted), ("limit", each.limit)):
            _write_matrix(book.create_sheet(words[name] + end), heads, matrix)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_matrix(sheet: Any, heads: Sequence[Sequence[str]], matrix: FloatArray) -> None:
    """A matrix with its headings: one row and column of them for clusters, two for nodes."""
    depth = len(heads[0])
    for k, head in enumerate(heads):
        for level, name in enumerate(head):
            _head(sheet, level + 1, depth + 1 + k, name).alignment = Alignment(wrap_text=True, vertical="bottom")
            _head(sheet, depth + 1 + k, level + 1, name)
    for i, row in enumerate(matrix.tolist()):
        for j, value in enumerate(row):
            put(sheet, depth + 1 + i, depth + 1 + j, value).number_format = _DIGITS
    sheet.freeze_panes = sheet.cell(depth + 1, depth + 1)
    _widen(sheet, depth)


def _write_weights(sheet: Any, each: NetworkMatrices, called: Mapping[str, str], words: Words) -> None:
    columns = ("cluster", "element", "local", "used", "ahp", "damped", "limit weights")
    for column, key in enumerate(columns, start=1):
        _head(sheet, 1, column, words[key])
    weighing, model = each.weighing, each.study.model
    row = 2
    for name in (*model.cluster_ids, *model.indicator_ids):
        owner = model.cluster_of.get(name) or next((c.parent for c in model.clusters if c.id == name), GOAL)
        put(sheet, row, 1, called[owner])
        put(sheet, row, 2, called[name])
        numbers = [weighing.local.get(name)]
        if name in model.cluster_of:
            methods = [weighing.weights, *(weighing.by_method[key] for key in ("ahp", "damped", "limit"))]
            numbers += [dict(zip(w.elements, w.values.tolist(), strict=True))[name] for w in methods]
        else:
            numbers.append(weighing.branch.get(name))
        _numbers(sheet, row, 3, numbers)
        row += 1
    if weighing.alternatives is not None:
        found = weighing.alternatives
        for name, value in zip(found.elements, found.values.tolist(), strict=True):
            put(sheet, row, 1, words["alternatives"])
            put(sheet, row, 2, called[name])
            _numbers(sheet, row, 4, [value])
            row += 1
    sheet.freeze_panes = "C2"
    _widen(sheet, 2)


def _write_comparisons(
    sheet: Any, each: NetworkMatrices, called: Mapping[str, str], words: Words, language: str
) -> None:
    """Every answer as a matrix, one below the other, with its own priorities and consistency ratio."""
    people = {PANEL: words["panel"], **{one.id: one.label.in_language(language) for one in each.study.experts}}
    own = {(one.expert, one.set): one for one in each.weighing.experts}
    row = 1
    for name, asked in each.study.comparison_sets.items():
        for ballot in each.study.ballots_of(name):
            judgments = ballot.judgments
            _head(sheet, row, 1, f"{words['target']}: {called[asked.target]}")
            _head(sheet, row, 2, f"{words['set']}: {name}")
            _head(sheet, row, 3, f"{words['expert']}: {people[ballot.expert]}")
            elements, result = judgments.elements, own.get((ballot.expert, name))
            at = {element: k for k, element in enumerate(asked.elements)}
            for k, element in enumerate(elements):
                put(sheet, row + 1, 2 + k, called[element]).font = Font(bold=True)
                put(sheet, row + 2 + k, 1, called[element]).font = Font(bold=True)
                if result is not None:
                    _numbers(sheet, row + 2 + k, len(elements) + 3, [float(result.weights[at[element]])])
            if result is not None:
                _head(sheet, row + 1, len(elements) + 3, words["group"])
                _head(sheet, row + 1, len(elements) + 4, words["ratio"])
                _numbers(sheet, row + 2, len(elements) + 4, [result.ratio])
            _write_answer(sheet, row, judgments, words)
            row += len(elements) + 3
    _widen(sheet, 1)


def _write_answer(sheet: Any, row: int, judgments: Any, words: Words) -> None:
    if isinstance(judgments, DirectRatings):
        put(sheet, row + 1, 2, words["points"])
        for k, value in enumerate(judgments.points):
            sheet.cell(row + 1, 3 + k).value = None
            _numbers(sheet, row + 2 + k, 2, [value])
        return
    for i, values in enumerate(judgments.matrix().tolist()):
        _numbers(sheet, row + 2 + i, 2, [value or None for value in values])  # an open pair stays empty


def _numbers(sheet: Any, row: int, column: int, values: Sequence[float | None]) -> None:
    for k, value in enumerate(values):
        if value is not None:
            put(sheet, row, column + k, value).number_format = _DIGITS


def _head(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = put(sheet, row, column, text)
    cell.font, cell.fill = Font(bold=True), _HEAD
    return cell


def _widen(sheet: Any, columns: int) -> None:
    for letter in "ABC"[:columns]:
        sheet.column_dimensions[letter].width = 26
    sheet.sheet_format.defaultColWidth = 14
