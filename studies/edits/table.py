"""The criteria model as a table, a row for each element: what spreadsheets hold and people paste.

A row names the element it stands under and the elements it influences, by id or by name in either language. What has a
row under it is a cluster, everything else an indicator. A row without an id keeps the one that a same-named element has
today, so its judgments and figures stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Link, Node
from studies.edits.model import with_model
from studies.edits.outline import completed, label_from, same_name
from studies.study import Study

_APART = re.compile(r"\s*[;,\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC COMMA}]\s*")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "编号"),
    "en": ("name", "english", "name in english", "element", "英文名称", "英文名", "英文", "名称"),
    "zh": ("chinese", "name in chinese", "中文名称", "中文名", "中文"),
    "parent": ("stands under", "under", "parent", "cluster", "上级", "所属", "元素组"),
    "influences": ("influences", "it influences", "影响", "影响对象"),
}
_BY_WIDTH = {1: ("en",), 2: ("en", "parent"), 3: ("en", "zh", "parent"), 4: ("en", "zh", "parent", "influences")}


@dataclass(frozen=True)
class ModelRow:
    """One element: id, names, the element it stands under (empty for the goal), what it influences."""

    id: str = ""
    en: str = ""
    zh: str = ""
    parent: str = ""
    influences: str = ""

    @property
    def label(self) -> Label:
        """Its name; one typed as ``Reliability | 供电可靠`` is in both languages."""
        return Label(self.en.strip(), self.zh.strip()) if self.en and self.zh else label_from(self.en or self.zh)


def model_table(model: CriteriaModel) -> tuple[ModelRow, ...]:
    """Every cluster and node, clusters first; :func:`set_model_table` reads it back unchanged."""
    targets: dict[str, list[str]] = {}
    for link in model.links:
        targets.setdefault(link.source, []).append(link.target)
    owners: list[tuple[Cluster | Node, str]] = [(each, each.parent) for each in model.clusters]
    owners += [(each, each.cluster) for each in model.nodes]
    return tuple(
        ModelRow(
            each.id,
            each.label.en,
            each.label.zh,
            parent="" if owner == GOAL else owner,
            influences="; ".join(targets.get(each.id, ())),
        )
        for each, owner in owners
    )


def read_model_table(text: str) -> tuple[ModelRow, ...]:
    """Rows of pasted text, its cells divided by tabs.

    A first row of headings says which column is which, in either language. Without it, one column is the name, two are
    name and owner, three are both names and owner, four add the influences, five begin with the id.
    """
    cells = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    if not cells:
        raise DecisionError("table-empty")
    titled = _columns(cells[0])
    columns = titled or _BY_WIDTH.get(max(map(len, cells)), tuple(_HEADINGS))
    rows = cells[1:] if titled else cells
    return tuple(ModelRow(**{name: cell for name, cell in zip(columns, row, strict=False) if name}) for row in rows)


def _columns(first: Sequence[str]) -> tuple[str, ...]:
    """What each column holds, "" for one nobody knows; nothing where the first row is no heading."""
    known = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
    found = tuple(known.get(cell.casefold(), "") for cell in first)
    return found if sum(map(bool, found)) > 1 or (len(found) == 1 and found[0]) else ()


def set_model_table(study: Study, rows: Iterable[ModelRow]) -> Study:
    """`study` with the criteria model of a table.

    Raises
    ------
    DecisionError
        ``table-empty``, ``table-name-missing`` (with the row), ``table-id-repeated``, ``table-name-unknown`` (an owner
        or an influenced element that no row is), and what the model itself refuses.
    """
    given = [(number, row) for number, row in enumerate(rows, 1) if any(vars(row).values())]
    if not given:
        raise DecisionError("table-empty")
    for number, row in given:
        if row.label == Label():
            raise DecisionError("table-name-missing", row=number)
    model = study.model
    ids = _ids(model, given)
    owners = {
        ids[number]: _found(row.parent, number, ids, given, model) if row.parent else GOAL for number, row in given
    }
    labels = {ids[number]: completed(row.label, model.labels.get(ids[number])) for number, row in given}
    held = set(owners.values())
    clusters = tuple(Cluster(name, labels[name], owner) for name, owner in owners.items() if name in held)
    nodes = tuple(Node(name, labels[name], owner) for name, owner in owners.items() if name not in held)
    links = tuple(
        Link(ids[number], _found(target, number, ids, given, model))
        for number, row in given
        for target in _APART.split(row.influences.strip())
        if target
    )
    kept = tuple(link for link in model.links if link in links)
    changed = replace(
        model,
        clusters=clusters,
        nodes=nodes,
        links=(*kept, *(link for link in links if link not in kept)),
        alternatives=model.alternatives if model.alternatives in held else "",
    )
    return with_model(study, changed)


def _ids(model: CriteriaModel, given: Sequence[tuple[int, ModelRow]]) -> dict[int, str]:
    """The id of every row: its own, else that of the same-named element, else the next free one."""
    own = {number: row.id.strip() for number, row in given}
    taken = {GOAL}
    for number, name in own.items():
        if name and name in taken:
            raise DecisionError("table-id-repeated", row=number, name=name)
        taken.add(name)
    elements = (*model.cluster_ids, *model.node_ids)
    names = {text.casefold() for _, row in given for text in (row.parent.strip(),) if text}
    for number, row in given:
        if not own[number]:
            same = (name for name in elements if name not in taken and same_name(model.labels[name], row.label))
            holds = any(text.casefold() in names for text in (row.label.en, row.label.zh) if text)
            own[number] = next(same, "") or _next("C" if holds else "N", taken | set(elements))
            taken.add(own[number])
    return own


def _next(prefix: str, taken: set[str]) -> str:
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def _found(
    text: str, number: int, ids: Mapping[int, str], given: Sequence[tuple[int, ModelRow]], model: CriteriaModel
) -> str:
    """The id that a cell means: an id, else a name of a row, else the goal by its name."""
    wanted = text.strip()
    if wanted == GOAL or wanted in ids.values():
        return wanted
    named = [ids[k] for k, row in given if wanted.casefold() in (row.label.en.casefold(), row.label.zh.casefold())]
    if named:
        return named[0]
    if wanted in (model.goal.en, model.goal.zh):
        return GOAL
    known = [name for _, row in given for name in (row.label.en, row.label.zh) if name]
    raise DecisionError("table-name-unknown", row=number, name=wanted, suggestion=closest(wanted, known))
