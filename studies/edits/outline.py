"""The criteria tree as text that people paste: an indented outline, or lines such as ``Reliability > Outages``.

A line may carry an id in brackets in front and the name in both languages: ``[C1] Reliability | 供电可靠``. Without an
id an element keeps the one that a same-named element has today, so its judgments and figures stay with it; else it gets
the next free one. What has something below it is a cluster, everything else an indicator. A single line on top with
everything below it names the goal. An arrow is part of a name where lines are indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Node
from scenarios.scenario import Scenario
from studies.edits.model import with_model
from studies.study import Study

_ARROW = re.compile(r"\s*(?:>|\N{FULLWIDTH GREATER-THAN SIGN}|→)\s*")
_ENTRY = re.compile(r"^(?:[-*•·]\s+)?(?:\[(?P<id>[^\[\]]+)\]\s*)?(?P<name>.*)$")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(eq=False)
class _Entry:
    """One element of the outline: where it stands, what it is called, what is below it."""

    line: int
    id: str
    label: Label
    inside: list[_Entry] = field(default_factory=list)


def outline(model: CriteriaModel) -> str:
    """The tree as an indented outline with ids and both names; :func:`set_outline` reads it back unchanged."""
    return "\n".join([_written(GOAL, model.goal), *_below(model, GOAL, 1)]) + "\n"


def _below(model: CriteriaModel, owner: str, depth: int) -> Iterator[str]:
    for name in model.members[owner]:
        yield "  " * depth + _written(name, model.labels[name])
        if name in model.members:
            yield from _below(model, name, depth + 1)


def _written(name: str, label: Label) -> str:
    alone = label.en or label.zh
    return f"[{name}] {alone if _label(alone) == label else f'{label.en} | {label.zh}'}"


def label_from(text: str) -> Label:
    """A typed name: ``Reliability | 供电可靠`` in both languages, else in the one it is written in."""
    return _label(text.strip())


def new_study(label: Label, goal: Label, text: str) -> Study:
    """A study with the criteria tree of an outline and the status quo to compare with; raises as `set_outline`."""
    placeholder = CriteriaModel(goal, (Node("_", Label()),))
    return set_outline(Study(label, placeholder, scenarios=(Scenario("S0", Label("Status quo", "维持现状")),)), text)


def set_outline(study: Study, text: str) -> Study:
    """`study` with the criteria tree of an outline; links between elements that remain stay.

    Raises
    ------
    DecisionError
        ``outline-empty``, ``outline-indentation``, ``outline-name-missing``, ``outline-id-repeated``,
        ``outline-two-parents`` (each with the line), ``model-cycle``.
    """
    lines = [(k, line.expandtabs(4).rstrip()) for k, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise DecisionError("outline-empty")
    indented = any(_indent(line) for _, line in lines)
    arrows = not indented and any(_ARROW.search(line) for _, line in lines)
    top = _from_arrows(lines) if arrows else _from_indentation(lines)
    goal = study.model.goal
    if len(top) == 1 and top[0].inside:
        goal = completed(top[0].label, goal)
        top = top[0].inside
    return with_model(study, _model(study.model, goal, top))


# ---------------------------------------------------------------------- from text to a tree of entries


def _entry(line: int, text: str) -> _Entry:
    found = _ENTRY.match(text.strip())
    name = found["name"].strip() if found else ""
    if not found or not name.strip("| "):
        raise DecisionError("outline-name-missing", line=line)
    return _Entry(line, (found["id"] or "").strip(), _label(name))


def _label(text: str) -> Label:
    first, both, second = (part.strip() for part in text.partition("|"))
    if both:
        return Label(first, second)
    return Label(zh=first) if _HAN.search(first) else Label(en=first)


def _from_indentation(lines: list[tuple[int, str]]) -> list[_Entry]:
    top: list[_Entry] = []
    open_entries: list[tuple[int, list[_Entry]]] = [(_indent(lines[0][1]), top)]
    for number, line in lines:
        indent, entry = _indent(line), _entry(number, line)
        if indent > open_entries[-1][0]:
            open_entries.append((indent, open_entries[-1][1][-1].inside))
        while indent < open_entries[-1][0] and len(open_entries) > 1:
            open_entries.pop()
        if indent != open_entries[-1][0]:
            raise DecisionError("outline-indentation", line=number, text=line.strip())
        open_entries[-1][1].append(entry)
    return top


def _indent(line: str) -> int:
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank) + blank.count("\u3000")


def _from_arrows(lines: list[tuple[int, str]]) -> list[_Entry]:
    """Each line is a path from above to below; the same name is the same element on every line."""
    entries: dict[str, _Entry] = {}
    parents: dict[str, str] = {}
    for number, line in lines:
        names = []
        for part in _ARROW.split(line.strip()):
            entry = _entry(number, part)
            name = entry.id or f"{entry.label.en}|{entry.label.zh}"
            entries.setdefault(name, entry)
            names.append(name)
        for above, below in pairwise(names):
            if parents.setdefault(below, above) != above:
                facts = {"first": entries[parents[below]], "second": entries[above], "name": entries[below]}
                shown = {key: _shown(each) for key, each in facts.items()}
                raise DecisionError("outline-two-parents", line=number, **shown)
    for below, above in parents.items():
        walk = [below]
        while above in parents and above not in walk:
            walk.append(above)
            above = parents[above]
        if above in walk:
            circle = [above, *reversed(walk[walk.index(above) :])]
            raise DecisionError("model-cycle", path=" > ".join(_shown(entries[name]) for name in circle))
        entries[parents[below]].inside.append(entries[below])
    return [entry for name, entry in entries.items() if name not in parents]


def _shown(entry: _Entry) -> str:
    return entry.label.en or entry.label.zh


# ---------------------------------------------------------------------- from the tree to a model


def _model(model: CriteriaModel, goal: Label, top: list[_Entry]) -> CriteriaModel:
    placed = list(_placed(top, None))
    _name(model, [entry for entry, _ in placed])
    clusters = [
        Cluster(entry.id, completed(entry.label, model.labels.get(entry.id)), owner.id if owner else GOAL)
        for entry, owner in placed
        if entry.inside
    ]
    nodes = [
        Node(entry.id, completed(entry.label, model.labels.get(entry.id)), owner.id if owner else GOAL)
        for entry, owner in placed
        if not entry.inside
    ]
    kept = {node.id for node in nodes}
    links = tuple(link for link in model.links if link.source in kept and link.target in kept)
    ranked = model.alternatives if any(cluster.id == model.alternatives for cluster in clusters) else ""
    return replace(model, goal=goal, clusters=tuple(clusters), nodes=tuple(nodes), links=links, alternatives=ranked)


def _placed(entries: list[_Entry], owner: _Entry | None) -> Iterator[tuple[_Entry, _Entry | None]]:
    for entry in entries:
        yield entry, owner
        yield from _placed(entry.inside, entry)


def _name(model: CriteriaModel, entries: list[_Entry]) -> None:
    """Give every entry an id: its own, else that of the same-named element of its kind, else the next free one."""
    taken = {GOAL}
    for entry in entries:
        if entry.id and entry.id in taken:
            raise DecisionError("outline-id-repeated", line=entry.line, name=entry.id)
        taken.add(entry.id or GOAL)
    for entry in entries:
        if not entry.id:
            kind = model.cluster_ids if entry.inside else model.node_ids
            same = (name for name in kind if name not in taken and same_name(model.labels[name], entry.label))
            entry.id = next(same, "")
            taken.add(entry.id or GOAL)
    for entry in entries:
        if not entry.id:
            prefix, number = ("C" if entry.inside else "N"), 1
            while f"{prefix}{number}" in taken or f"{prefix}{number}" in model.labels:
                number += 1
            entry.id = f"{prefix}{number}"
            taken.add(entry.id)


def same_name(one: Label, other: Label) -> bool:
    """Whether two labels agree in a language that both have."""
    return any(a and a.casefold() == b.casefold() for a, b in ((one.en, other.en), (one.zh, other.zh)))


def completed(label: Label, known: Label | None) -> Label:
    """A pasted name, with the other language of the element it is the name of."""
    if known is None or not same_name(label, known):
        return label
    return Label(label.en or known.en, label.zh or known.zh)
