"""Lohmöller's algorithm as the textbooks tell it: scores of respondents move back and forth, in plain loops.

Another way to the same numbers: nothing here reads a correlation matrix of items or calls our methods.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Column = list[float]


def mean(x: Column) -> float:
    return math.fsum(x) / len(x)


def standardised(x: Column) -> Column:
    centre = mean(x)
    spread = math.sqrt(math.fsum((v - centre) ** 2 for v in x) / len(x))
    return [(v - centre) / spread for v in x]


def correlation(x: Column, y: Column) -> float:
    return math.fsum(a * b for a, b in zip(standardised(x), standardised(y), strict=True)) / len(x)


def regression(y: Column, xs: Sequence[Column]) -> list[float]:
    """Coefficients of standardised columns, by Gauss-Jordan on the normal equations."""
    q = len(xs)
    rows = [[correlation(a, b) for b in xs] + [correlation(a, y)] for a in xs]
    for k in range(q):
        pivot = max(range(k, q), key=lambda r: abs(rows[r][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for r in range(q):
            if r != k:
                rows[r] = [v - rows[r][k] * w for v, w in zip(rows[r], rows[k], strict=True)]
    return [row[-1] for row in rows]


def combined(columns: Sequence[Column], weights: Sequence[float]) -> Column:
    return [math.fsum(w * c[i] for w, c in zip(weights, columns, strict=True)) for i in range(len(columns[0]))]


def path_model(
    data: Mapping[str, Column],
    blocks: Mapping[str, Sequence[str]],
    paths: Sequence[tuple[str, str]],
    scheme: str,
    formative: Sequence[str] = (),
) -> tuple[dict[str, float], dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """Outer weights, path coefficients, total effects."""
    z = {item: standardised(list(data[item])) for items in blocks.values() for item in items}
    weights = {name: [1.0] * len(items) for name, items in blocks.items()}
    for _ in range(1000):
        scores = {n: standardised(combined([z[i] for i in blocks[n]], weights[n])) for n in blocks}
        new = {}
        for name, items in blocks.items():
            inner = inner_estimate(name, scores, paths, scheme)
            if name in formative:
                raw = regression(inner, [z[i] for i in items])
            else:
                raw = [math.fsum(a * b for a, b in zip(z[i], inner, strict=True)) / len(inner) for i in items]
            made = combined([z[i] for i in items], raw)
            spread = math.sqrt(math.fsum(v * v for v in made) / len(made))
            new[name] = [w / spread for w in raw]
        change = max(abs(a - b) for n in blocks for a, b in zip(new[n], weights[n], strict=True))
        weights = new
        if change < 1e-12:
            break
    scores = {n: combined([z[i] for i in blocks[n]], weights[n]) for n in blocks}
    direct = {}
    for target in blocks:
        sources = [a for a, b in paths if b == target]
        if sources:
            found = regression(scores[target], [scores[s] for s in sources])
            direct |= {(s, target): b for s, b in zip(sources, found, strict=True)}
    outer = {i: w for n, items in blocks.items() for i, w in zip(items, weights[n], strict=True)}
    return outer, direct, effects(direct, blocks)


def inner_estimate(name: str, scores: Mapping[str, Column], paths: Sequence[tuple[str, str]], scheme: str) -> Column:
    before, after = [a for a, b in paths if b == name], [b for a, b in paths if a == name]
    seen = {other: correlation(scores[name], scores[other]) for other in (*before, *after)}
    if scheme == "centroid":
        seen = {other: math.copysign(1.0, r) for other, r in seen.items()}
    if scheme == "path" and before:
        seen |= dict(zip(before, regression(scores[name], [scores[b] for b in before]), strict=True))
    return combined([scores[other] for other in seen], list(seen.values()))


def effects(direct: Mapping[tuple[str, str], float], names: Mapping[str, object]) -> dict[tuple[str, str], float]:
    """Sums over all ways, walked one by one."""

    def ways(at: str, goal: str) -> float:
        return math.fsum(b * (1.0 if to == goal else ways(to, goal)) for (of, to), b in direct.items() if of == at)

    return {(a, b): total for a in names for b in names if (total := ways(a, b)) != 0.0}
