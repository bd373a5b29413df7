"""The two data blocks of a network, line by line: all comparisons, and the ratings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from exchange.super_decisions.model_file import Comparisons, Ratings, RatingScale
from mcdm.errors import DecisionError
from mcdm.scales import LARGEST_RATIO

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_COUNT = re.compile(r"\d{1,7}", re.ASCII)


@dataclass(frozen=True)
class ComparisonBlock:
    """What ``readAllCompares`` holds: clusters with their nodes, and the comparisons.

    ``clusters`` are (name, node names) in the order of the file.
    """

    clusters: tuple[tuple[str, tuple[str, ...]], ...]
    comparisons: tuple[Comparisons, ...]
    cluster_comparisons: tuple[Comparisons, ...]


class BlockLines:
    """The lines of a block that are not empty, read one after the other."""

    def __init__(self, text: str, first_line: int) -> None:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._lines = [(first_line + k, line.strip()) for k, line in enumerate(lines) if line.strip()]
        self._last = first_line + len(lines) - 1
        self._next = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._next >= len(self._lines)

    @property
    def line(self) -> int:
        """Number of the line that comes next, or of the last one."""
        return self._last if self.ended else self._lines[self._next][0]

    def name(self, what: str) -> str:
        """The next line as it stands."""
        if self.ended:
            self.refuse(what, "")
        self._next += 1
        return self._lines[self._next - 1][1]

    def names(self, count: int, what: str) -> tuple[str, ...]:
        """As many lines, all different."""
        found: dict[str, None] = {}
        for _ in range(count):
            line, name = self.line, self.name(what)
            if name in found:
                raise DecisionError("model-file-name-repeated", line=line, name=name)
            found[name] = None
        return tuple(found)

    def count(self, what: str) -> int:
        """A line with one whole number."""
        return self.counts(1, what)[0]

    def counts(self, how_many: int, what: str) -> tuple[int, ...]:
        """A line with as many whole numbers."""
        line, text = self.line, self.name(what)
        parts = text.split()
        if len(parts) != how_many or not all(_COUNT.fullmatch(part) for part in parts):
            self.refuse(what, text, line)
        return tuple(int(part) for part in parts)

    def numbers(self, how_many: int, what: str) -> tuple[float, ...]:
        """A line with as many numbers."""
        line, text = self.line, self.name(what)
        parts = text.split()
        if len(parts) != how_many or not all(NUMBER.fullmatch(part) and math.isfinite(float(part)) for part in parts):
            self.refuse(what, text, line)
        return tuple(float(part) for part in parts)

    def triangle(self, k: int, what: str) -> tuple[float, ...]:
        """The rows right of the diagonal of k elements, as judgments: positive, or 0 where open."""
        found: list[float] = []
        for row in range(k - 1):
            line = self.line
            values = self.numbers(k - 1 - row, what)
            if not all(value == 0 or 1 / LARGEST_RATIO <= value <= LARGEST_RATIO for value in values):
                self.refuse(what, " ".join(f"{value:g}" for value in values), line)
            found += values
        return tuple(found)

    def order(self, known: Sequence[str]) -> tuple[str, ...]:
        """An order list ``k index,position ...``: the names by position."""
        line, text = self.line, self.name("an order list")
        head, *pairs = text.split()
        if not _COUNT.fullmatch(head) or len(pairs) != int(head):
            self.refuse("an order list", text, line)
        found: dict[int, int] = {}
        for pair in pairs:
            index, comma, position = pair.partition(",")
            if not (comma and _COUNT.fullmatch(index) and _COUNT.fullmatch(position)):
                self.refuse("an order list", text, line)
            found[int(position)] = int(index)
        indices = [found.get(position, -1) for position in range(len(pairs))]
        if len(set(indices)) < len(pairs) or not all(0 <= index < len(known) for index in indices):
            self.refuse("an order list", text, line)
        return tuple(known[index] for index in indices)

    def refuse(self, what: str, given: str, line: int | None = None) -> NoReturn:
        """Say what was needed and what stood there instead."""
        given = given if len(given) <= 60 else given[:59] + "\u2026"
        raise DecisionError("model-file-block-wrong", line=self.line if line is None else line, what=what, given=given)


def read_comparisons(text: str, first_line: int) -> ComparisonBlock:
    """The block of ``readAllCompares``.

    Raises
    ------
    DecisionError
        ``model-file-block-wrong``, ``model-file-name-repeated``.
    """
    lines = BlockLines(text, first_line)
    clusters: dict[str, tuple[str, ...]] = {}
    for _ in range(lines.count("the number of clusters")):
        line, name = lines.line, lines.name("the name of a cluster")
        if name in clusters:
            raise DecisionError("model-file-name-repeated", line=line, name=name)
        clusters[name] = lines.names(lines.count("the number of nodes"), "the name of a node")
    names = tuple(clusters)
    linked = lines.order(names)
    for _ in linked:
        lines.numbers(len(linked), "a row of the cluster matrix")
    between_clusters = []
    for number, target in enumerate(names):
        line, given = lines.line, lines.name("the number of a cluster")
        if given != str(number):
            lines.refuse("the number of a cluster", given, line)
        elements = lines.order(names)
        between_clusters.append(Comparisons(target, "", elements, lines.triangle(len(elements), "a row of judgments")))
    between_nodes = _node_comparisons(lines, names, tuple(clusters.values()))
    return ComparisonBlock(
        tuple(clusters.items()), between_nodes, tuple(each for each in between_clusters if each.elements)
    )


def _node_comparisons(
    lines: BlockLines, clusters: tuple[str, ...], nodes: tuple[tuple[str, ...], ...]
) -> tuple[Comparisons, ...]:
    found: dict[tuple[str, str], Comparisons] = {}
    while not lines.ended:
        line, text = lines.line, lines.name("cluster,node,cluster")
        parts = text.split(",")
        if len(parts) != 3 or not all(_COUNT.fullmatch(part) for part in parts):
            lines.refuse("cluster,node,cluster", text, line)
        own, node, source = map(int, parts)
        if own >= len(clusters) or source >= len(clusters) or node >= len(nodes[own]):
            lines.refuse("cluster,node,cluster", text, line)
        place = (nodes[own][node], clusters[source])
        if place in found:
            lines.refuse("cluster,node,cluster", text, line)
        elements = lines.order(nodes[source])
        found[place] = Comparisons(*place, elements, lines.triangle(len(elements), "a row of judgments"))
    return tuple(each for each in found.values() if each.elements)


def read_ratings(text: str, first_line: int) -> Ratings | None:
    """The block of ``ratings new``; None where nothing is rated.

    Raises
    ------
    DecisionError
        ``model-file-block-wrong``, ``model-file-name-repeated``.
    """
    lines = BlockLines(text, first_line)
    criteria = lines.names(lines.count("the number of rated criteria"), "the name of a criterion")
    lines.count("0 after the rated criteria")
    alternatives = lines.names(lines.count("the number of rated alternatives"), "the name of an alternative")
    rated = _table(lines, len(alternatives), len(criteria))
    as_category = _table(lines, len(alternatives), len(criteria))
    scales = tuple(_scale(lines, criterion) for criterion in criteria)
    if not lines.ended:
        lines.refuse("the end of the ratings", lines.name(""))
    if not criteria or not alternatives:
        return None
    rows = tuple(
        tuple(
            _category(rating, scale) if flag == 1 else None
            for rating, flag, scale in zip(ratings, flags, scales, strict=True)
        )
        for ratings, flags in zip(rated, as_category, strict=True)
    )
    return Ratings(alternatives, scales, rows)


def _table(lines: BlockLines, alternatives: int, criteria: int) -> list[tuple[float, ...]]:
    line, size = lines.line, lines.counts(2, "the size of the table of ratings")
    if size != (alternatives, criteria):
        lines.refuse("the size of the table of ratings", f"{size[0]} {size[1]}", line)
    return [lines.numbers(criteria, "a row of ratings") for _ in range(alternatives if criteria else 0)]


def _scale(lines: BlockLines, criterion: str) -> RatingScale:
    line, groups = lines.line, lines.count("the number of rating scales of a criterion")
    if groups != 1:
        lines.refuse("the number of rating scales of a criterion", str(groups), line)
    lines.name("the name of a rating scale")
    categories = lines.names(lines.count("the number of categories"), "the name of a category")
    lines.numbers(1, "the mark of a rating scale")
    triangle: list[float] = []
    for row in range(len(categories)):  # a zero stands on the diagonal's far side of every row
        values = lines.numbers(len(categories) - row, "a row of judgments between categories")[:-1]
        if not all(value == 0 or 1 / LARGEST_RATIO <= value <= LARGEST_RATIO for value in values):
            lines.refuse("a row of judgments between categories", " ".join(f"{value:g}" for value in values))
        triangle += values
    lines.count("0 after a rating scale")
    lines.count("0 after a rating scale")
    return RatingScale(criterion, categories, tuple(triangle))


def _category(rating: float, scale: RatingScale) -> int | None:
    whole = int(rating) if rating.is_integer() else -1
    return whole if 0 <= whole < len(scale.categories) else None
