"""Envelopes never lie below their curve, and touch it where somebody looked."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.budgets.envelopes import Envelope

CURVES = {
    "down": (lambda z: 1 - np.exp(-z), ()),
    "up": (lambda z: z**2, ()),
    "both": (lambda z: 1 / (1 + np.exp(-4 * (z - 1))), ()),
    "kinked": (lambda z: np.interp(z, [0, 0.5, 1, 2], [0, 0.1, 0.6, 0.7]), (0.5, 1.0)),
    "level": (lambda z: 0 * z + 3.0, ()),
}


def height(envelope: Envelope, at: np.ndarray) -> np.ndarray:
    found = np.full(at.shape, -np.inf)
    for piece in envelope.pieces():
        inside = (at >= piece.start - 1e-12) & (at <= piece.end + 1e-12)
        lines = (piece.slopes[:, None] * at + piece.intercepts[:, None]).min(0)
        found = np.where(inside, np.maximum(found, lines), found)
    return found


@pytest.mark.parametrize("name", CURVES)
def test_never_below_and_nowhere_far_above(name) -> None:
    curve, kinks = CURVES[name]
    envelope = Envelope(curve, 0.0, 2.0, np.array(kinks), 1e-3)
    at = np.linspace(0, 2, 977)
    above = height(envelope, at) - curve(at)
    assert above.min() >= -2e-5
    assert above.max() <= 1.1e-3


@pytest.mark.parametrize("name", CURVES)
def test_exact_where_visited(name) -> None:
    curve, kinks = CURVES[name]
    envelope = Envelope(curve, 0.0, 2.0, np.array(kinks), 1e-2)
    for at in (0.3331, 1.2345, 0.3331 + 1e-12):
        envelope.visit(at)
        assert height(envelope, np.array([at]))[0] == pytest.approx(float(curve(np.array([at]))[0]), abs=1e-7)


def test_pieces_only_where_it_bends_up() -> None:
    assert len(Envelope(CURVES["down"][0], 0.0, 2.0, np.zeros(0), 1e-4).pieces()) == 1
    assert len(Envelope(*_kinked(), 1e-4).pieces()) == 2
    assert Envelope(CURVES["down"][0], 0.5, 0.5, np.zeros(0), 1e-4).is_constant


def _kinked():
    curve, kinks = CURVES["kinked"]
    return curve, 0.0, 2.0, np.array(kinks)
