"""Supermatrices as the tab-separated text of Super Decisions, and as text or a sheet back into a network.

Two heading rows (cluster, node) and two heading columns; ``[to][from]``, so a column sums to one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from exchange.network_matrices import NetworkMatrices, network_matrices
from exchange.questionnaires.gathered import Spot
from exchange.questionnaires.names import shown_names
from exchange.questionnaires.tables import Cells, Table, read_table
from exchange.questionnaires.values import is_blank
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, FloatArray
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from studies.study import PANEL, Ballot, Study

KINDS = ("cluster", "unweighted", "weighted", "limit")
"""The four files of a network."""


def supermatrix_texts(study: Study, name: str, *, language: str = "en") -> dict[str, str]:
    """File name -> text: four for each network, ``<name>.limit.txt`` ..., of a network inside ``<name>.<its id>.``."""
    found = {}
    for each in network_matrices(study):
        stem = f"{name}.{each.network}" if each.network else name
        called = shown_names(each.study.model.labels, language)
        for kind in KINDS:
            found[f"{stem}.{kind}.txt"] = _text(each, kind, called)
    return found


def _text(each: NetworkMatrices, kind: str, called: Mapping[str, str]) -> str:
    if kind == "cluster":
        heads, matrix = [[name] for name in each.clusters], each.cluster_weights
    else:
        heads = [list(pair) for pair in zip(each.cluster_of, each.nodes, strict=True)]
        matrix = {"unweighted": each.unweighted, "weighted": each.weighted, "limit": each.limit}[kind]
    named = [[_cell(called[name]) for name in head] for head in heads]
    depth = len(named[0])
    lines = [[""] * depth + [head[k] for head in named] for k in range(depth)]
    lines += [[*head, *(f"{value:.9f}" for value in row)] for head, row in zip(named, matrix.tolist(), strict=True)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _cell(name: str) -> str:
    return " ".join(name.split())


# ---------------------------------------------------------------------- back into a network


def read_supermatrix(content: bytes, file: str) -> Study:
    """A network from a supermatrix: its clusters and nodes, a link for every entry, the entries as direct ratings.

    Text with tabs, or the first sheet of a workbook. A heading left empty repeats the one before.

    Raises
    ------
    DecisionError
        ``supermatrix-file-headings`` (the two heading rows and columns do not name the same nodes),
        ``supermatrix-file-value`` (an entry that is no number of zero or more), ``network-without-links``, and those
        of :func:`exchange.questionnaires.tables.read_table`.
    """
    table = read_table(content, file)
    columns = _heads(table.rows[0][2:], table.rows[1][2:]) if len(table.rows) > 2 else []
    rows = _heads([_at(cells, 0) for cells in table.rows[2:]], [_at(cells, 1) for cells in table.rows[2:]])
    if not rows or rows != columns or len(set(rows)) < len(rows):
        raise DecisionError("supermatrix-file-headings", file=file)
    matrix = np.array([[_number(table, i, j) for j in range(len(rows))] for i in range(len(rows))])
    return _study(file.rpartition(".")[0] or file, rows, matrix)


def _study(name: str, heads: list[tuple[str, str]], matrix: FloatArray) -> Study:
    groups = list(dict.fromkeys(cluster for cluster, _ in heads))
    ids = {group: f"C{k}" for k, group in enumerate(groups, start=1)}
    nodes = tuple(Node(f"N{k}", Label(node), ids[group]) for k, (group, node) in enumerate(heads, start=1))
    links = tuple(Link(nodes[i].id, nodes[j].id) for i, j in np.argwhere(matrix > 0) if i != j)
    clusters = tuple(Cluster(ids[group], Label(group)) for group in groups)
    model = CriteriaModel(Label(name), nodes, clusters, links, divided=False)
    at = {node.id: k for k, node in enumerate(nodes)}
    ballots = tuple(
        Ballot(
            PANEL, each.id, DirectRatings(each.elements, tuple(matrix[at[n], at[each.target]] for n in each.elements))
        )
        for each in model.comparison_sets()
        if each.kind != "cluster-influence"
    )
    return Study(Label(name), model, ballots=ballots)


def _heads(clusters: Cells | list[object], nodes: Cells | list[object]) -> list[tuple[str, str]]:
    """(cluster, node) of every row or column, down to the last named node."""
    found, cluster = [], ""
    for group, node in zip(clusters, nodes, strict=False):
        cluster = cluster if is_blank(group) else str(group)
        if not is_blank(node):
            found.append((cluster, str(node)))
    return found


def _at(cells: Cells, column: int) -> object:
    return cells[column] if column < len(cells) else None


def _number(table: Table, row: int, column: int) -> float:
    raw = _at(table.rows[row + 2], column + 2)
    try:
        value = 0.0 if raw is None or raw == "" else float(str(raw))
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        cell = Spot(row + 3, column + 3).cell
        raise DecisionError("supermatrix-file-value", file=table.file, cell=cell, value=str(raw))
    return value
