"""Upper envelopes: a curve of one variable as few straight pieces that never lie below it.

A linear program can only be told lines. Where the curve bends down, lines that touch it suffice; where it bends up, it
is cut into chords, and a binary variable says on which one a plan lies. Points that a solution visited become exact.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray

SAMPLES = 400
"""Points at which the shape of a curve is looked at, besides its kinks."""

NEAR = 1e-9
"""Points closer than this part of the range are one point."""

BENT = 1e-7
"""A slope that rises by less than this part of the steepest one does not bend up: it is rounding."""

LINES = 40
"""At most so many lines are laid on a piece that bends down, so many chords on one that bends up."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A stretch of the envelope: below each of its lines ``slopes * z + intercepts`` on [start, end]."""

    start: float
    end: float
    slopes: FloatArray
    intercepts: FloatArray


class Envelope:
    """The envelope of one curve over [low, high]; :meth:`visit` makes it exact at further points.

    Parameters
    ----------
    curve
        Values (k,) -> (k,).
    low, high
        The range; its ends may coincide.
    kinks
        Where the curve bends sharply.
    error
        How far the envelope may lie above the curve at points that nobody visited.
    """

    def __init__(
        self, curve: Callable[[FloatArray], FloatArray], low: float, high: float, kinks: FloatArray, error: float
    ) -> None:
        self.curve, self.error = curve, error
        inside = kinks[(kinks > low) & (kinks < high)]
        points = np.sort(np.concatenate([np.linspace(low, high, SAMPLES), inside]))
        self.points = points[np.insert(np.diff(points) > NEAR * max(high - low, NEAR), 0, True)]
        self.values = curve(self.points)
        self.visited = np.zeros(len(self.points), bool)

    @property
    def is_constant(self) -> bool:
        """Whether the range is a single point."""
        return len(self.points) == 1

    def visit(self, at: float) -> None:
        """Make the envelope equal to the curve at a point."""
        nearest = int(np.abs(self.points - at).argmin())
        value = self.curve(np.array([at]))
        if abs(self.points[nearest] - at) <= NEAR * max(float(np.ptp(self.points)), NEAR):
            self.points[nearest], self.values[nearest] = at, value[0]
        else:
            nearest = int(np.searchsorted(self.points, at))
            self.points = np.insert(self.points, nearest, at)
            self.values = np.insert(self.values, nearest, value)
            self.visited = np.insert(self.visited, nearest, False)
        self.visited[nearest] = True

    def pieces(self) -> tuple[Piece, ...]:
        """The envelope from left to right: as few pieces as its shape allows."""
        slopes = np.diff(self.values) / np.diff(self.points)
        bend = np.diff(slopes) > BENT * float(np.abs(slopes).max(initial=1e-300))
        found: list[tuple[int, int, list[int]]] = []  # first and last point, and the steps whose lines are laid
        start = 0
        while start < len(slopes):
            end = start + 1
            is_convex = start < len(bend) and bool(bend[start])
            while end < len(slopes) and bool(bend[end - 1]) == is_convex:
                end += 1
            if is_convex:
                knots = self._knots(start, end)
                found += [(a, b, [-1]) for a, b in itertools.pairwise(knots)]
            else:
                found.append((start, end, self._touching(start, end, slopes)))
            start = end
        return self._joined([self._piece(*each, slopes) for each in found])

    def _knots(self, start: int, end: int) -> list[int]:
        """Points between which chords over a stretch that bends up are close enough; those visited among them."""
        z, v = self.points, self.values
        knots = sorted({start, end, *(start + np.flatnonzero(self.visited[start : end + 1])).tolist()})
        while len(knots) <= LINES:
            above = np.interp(z[start : end + 1], z[knots], v[knots]) - v[start : end + 1]
            worst = int(above.argmax())
            if above[worst] <= self.error or start + worst in knots:
                break
            knots = sorted([*knots, start + worst])
        return knots

    def _touching(self, start: int, end: int, slopes: FloatArray) -> list[int]:
        """Steps whose lines, laid on over a stretch that bends down, are close enough."""
        z, v = self.points[start : end + 1], self.values[start : end + 1]
        visited = (start + np.flatnonzero(self.visited[start : end + 1])).tolist()
        steps = {start, end - 1, *(min(max(k, start), end - 1) for k in visited)}
        while len(steps) <= LINES + len(visited):
            laid = np.array(sorted(steps))
            above = (slopes[laid, None] * (z - self.points[laid, None]) + self.values[laid, None]).min(0) - v
            worst = start + int(above.argmax())
            step = min(worst, end - 1)
            if above[worst - start] <= self.error or step in steps:
                break
            steps.add(step)
        return sorted(steps)

    def _piece(self, start: int, end: int, steps: list[int], slopes: FloatArray) -> Piece:
        z, v = self.points, self.values
        if steps == [-1]:
            chosen = np.array([(v[end] - v[start]) / (z[end] - z[start])])
            at = np.array([start])
        else:
            at = np.array(steps)
            chosen = slopes[at]
        return Piece(float(z[start]), float(z[end]), chosen, v[at] - chosen * z[at])

    def _joined(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """Neighbours become one where the lines of each lie above the curve also over the other."""
        joined = [pieces[0]]
        for piece in pieces[1:]:
            before = joined[-1]
            both = Piece(
                before.start,
                piece.end,
                np.concatenate([before.slopes, piece.slopes]),
                np.concatenate([before.intercepts, piece.intercepts]),
            )
            z, v = self.points, self.values
            inside = (z >= both.start) & (z <= both.end)
            lowest = (both.slopes[:, None] * z[inside] + both.intercepts[:, None]).min(0)
            slack = 1e-12 * max(1.0, float(np.abs(v).max()))
            if (lowest >= v[inside] - slack).all():
                joined[-1] = both
            else:
                joined.append(piece)
        return tuple(joined)
