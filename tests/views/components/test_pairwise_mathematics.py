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
SOURCE = ROOT / "assets" / "components" / "pairwise_mathematics.js"
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
    (tmp_path / "mathematics.mjs").write_text(SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "ask.mjs").write_text(ASK, encoding="utf-8")

    def ask(*calls: tuple[Any, ...]) -> list[Any]:
        done = subprocess.run(
            [str(NODE), "ask.mjs"], cwd=tmp_path, input=json.dumps(calls), capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    return ask


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
