"""The mathematics in the browser says the same as mcdm: run with node, which a clone may lack."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm.scales import SAATY_VALUES
from tests.conftest import ROOT

NODE = shutil.which("node")
ASSETS = ROOT / "assets" / "components"
SOURCES = [ASSETS / "pairwise_mathematics.js", ASSETS / "judgment_sheet.js"]
ASK = """
import { readFileSync } from "node:fs";
import * as mathematics from "./mathematics.mjs";
for (const [name, ...given] of JSON.parse(readFileSync(0, "utf8")))
  console.log(JSON.stringify(mathematics[name](...given)));
"""

pytestmark = pytest.mark.skipif(NODE is None, reason="NOT RUN: there is no node on this machine")


@pytest.fixture
def browser(tmp_path: Path) -> Any:
    """Ask the browser's module: calls as (function, argument ...), their results."""
    module = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES)  # as the page serves them
    (tmp_path / "mathematics.mjs").write_text(module, encoding="utf-8")
    (tmp_path / "ask.mjs").write_text(ASK, encoding="utf-8")

    def ask(*calls: tuple[Any, ...]) -> list[Any]:
        done = subprocess.run(
            [str(NODE), "ask.mjs"], cwd=tmp_path, input=json.dumps(calls), capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask


def test_a_zero_stands_before_a_point_where_the_language_asks(browser: Any) -> None:
    """Chinese writes 0.447, English .447; ratios of the scale have no point."""
    found = browser(("format", 0.4472), ("format", 0.4472, "0"), ("format", 2.236, "0"), ("format", 1 / 3, "0"))
    assert found == [".447", "0.447", "2.24", "1/3"]
    brief = browser(("brief", {"value": 0.4472}, "0"), ("brief", {"value": 0.4472, "low": 0.41, "high": 0.62}, "0"))
    assert brief == ["0.447", "0.410–0.620"]


def answers(matrix: np.ndarray) -> dict[str, float]:
    n = len(matrix)
    return {f"{i},{j}": float(matrix[i, j]) for i in range(n) for j in range(i + 1, n) if matrix[i, j] > 0}


def random_matrix(seed: int, n: int, missing: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    matrix = np.eye(n)
    for i in range(n):
        for j in range(i + 1, n):
            if rng.random() >= missing or j == i + 1:  # the chain keeps all elements linked
                matrix[i, j] = rng.choice(SAATY_VALUES)
                matrix[j, i] = 1 / matrix[i, j]
    return matrix


def test_a_complete_matrix_has_the_eigenvector_and_its_consistency(browser: Any) -> None:
    matrices = [random_matrix(seed, n) for seed, n in enumerate((4, 5, 6, 9))]
    found = browser(*(("assess", answers(m), len(m), 1.12) for m in matrices))
    for matrix, said in zip(matrices, found, strict=True):
        values, vectors = np.linalg.eig(matrix)
        lead = int(values.real.argmax())
        weights = np.abs(vectors[:, lead].real) / np.abs(vectors[:, lead].real).sum()
        n = len(matrix)
        assert said["complete"]
        np.testing.assert_allclose(said["weights"], weights, atol=1e-9)
        assert said["consistency"] == pytest.approx((values.real.max() - n) / (n - 1) / 1.12, abs=1e-9)
        error = np.triu(np.abs(np.log(matrix * weights / weights[:, None])), 1)
        assert said["worst"] == list(np.unravel_index(error.argmax(), error.shape))


def test_an_incomplete_matrix_has_log_least_squares_weights_and_no_ratio(browser: Any) -> None:
    for seed in range(4):
        matrix = random_matrix(seed, 6, missing=0.5)
        (said,) = browser(("assess", answers(matrix), 6, 1.24))
        rows = [(i, j) for i in range(6) for j in range(i + 1, 6) if matrix[i, j] > 0]
        design = np.array([[(k == i) - (k == j) for k in range(6)] for i, j in rows], float)
        logs, *_ = np.linalg.lstsq(design, np.log([matrix[pair] for pair in rows]), rcond=None)
        np.testing.assert_allclose(said["weights"], np.exp(logs) / np.exp(logs).sum(), atol=1e-9)
        assert said["answered"] == len(rows)
        assert said["consistency"] is None


def test_unlinked_elements_have_no_weights(browser: Any) -> None:
    empty, parted = browser(("assess", {}, 3, 0.58), ("assess", {"0,1": 2, "2,3": 3}, 4, 0.9))
    assert empty["weights"] is None
    assert empty["answered"] == 0
    assert parted["weights"] is None
    assert parted["worst"] is None


def test_beyond_the_table_there_is_no_ratio_and_two_elements_never_contradict(browser: Any) -> None:
    beyond, two = browser(("assess", answers(random_matrix(1, 5)), 5, None), ("assess", {"0,1": 9}, 2, None))
    assert beyond["complete"]
    assert beyond["consistency"] is None
    assert two["consistency"] == 0


ENTRIES = {("3", None): 3, ("1/3", None): 1 / 3, ("/3", 5): 1 / 3, ("3/", None): 1 / 3, ("1/", 4): 1}
TURNED = {("/", 5): 1 / 5, ("/", 1 / 5): 5}
REFUSED = dict.fromkeys([("12", 4), ("0", 4), ("0.5", 4), ("1/12", 4), ("10", 4), ("3/3/", 4), ("", 4), ("/", None)])


@pytest.mark.parametrize(("entry", "value"), (ENTRIES | TURNED | REFUSED).items())
def test_typing(browser: Any, entry: tuple[str, float | None], value: float | None) -> None:
    (said,) = browser(("parse", *entry))
    assert said is None if value is None else said == pytest.approx(value)


def test_judgments_read_as_people_write_them(browser: Any) -> None:
    values = (3, 1 / 3, 1, 1 / 7, 2.5, 0.4, None)
    said = browser(*(("format", value) for value in values))
    assert said == ["3", "1/3", "1", "1/7", "2.50", ".400", ""]


# ---------------------------------------------------------------------- one pair against all others


def test_every_value_of_the_scale_has_its_position(browser: Any) -> None:
    descending = sorted(SAATY_VALUES, reverse=True)
    assert browser(*(("valueAt", k) for k in range(17))) == pytest.approx(descending)
    assert browser(*(("positionOf", value) for value in descending)) == list(range(17))
    assert browser(("positionOf", 4.16), ("positionOf", 100), ("positionOf", 0.72)) == [5, 0, 8]


def test_what_the_other_answers_imply_is_their_least_squares_fit(browser: Any) -> None:
    for seed in range(4):
        matrix = random_matrix(seed, 6, missing=0.4)
        pair = (1, 2)
        (said,) = browser(("implied", answers(matrix), 6, *pair))
        rows = [(i, j) for i in range(6) for j in range(i + 1, 6) if matrix[i, j] > 0 and (i, j) != pair]
        design = np.array([[(k == i) - (k == j) for k in range(6)] for i, j in rows], float)
        logs, *_ = np.linalg.lstsq(design, np.log([matrix[row] for row in rows]), rcond=None)
        assert said == pytest.approx(np.exp(logs[1] - logs[2]), abs=1e-9)


def test_a_pair_that_nothing_else_links_has_no_implied_value(browser: Any) -> None:
    parted = {"0,1": 2, "2,3": 3, "1,2": 5}
    alone, linked = browser(("implied", parted, 4, 1, 2), ("implied", parted | {"0,2": 10}, 4, 2, 1))
    assert alone is None
    assert linked == pytest.approx(1 / 5)


TRIANGLE = {"0,1": 2.0, "1,2": 2.0}
"""Implies 4 for the first against the third."""


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (4, 4, "fits"),
        (8, 8, "fits"),
        (2, 2, "fits"),
        (9, 9, "apart"),
        (1, 1, "apart"),
        (1 / 2, 1 / 2, "contradicts"),
        (1 / 9, 1 / 9, "contradicts"),
        (1 / 3, 3, "fits"),
        (1 / 5, 1 / 3, "contradicts"),
    ],
)
def test_an_answer_fits_lies_apart_or_contradicts(browser: Any, low: float, high: float, verdict: str) -> None:
    ours, turned = browser(
        ("fit", TRIANGLE | {"0,2": low}, 3, 0, 2, low, high), ("fit", TRIANGLE, 3, 2, 0, 1 / high, 1 / low)
    )
    assert ours["verdict"] == turned["verdict"] == verdict
    assert ours["implied"] == pytest.approx(4)
    (alone,) = browser(("fit", {"0,1": 2.0}, 3, 0, 2, low, high))
    assert alone["verdict"] == "alone"
