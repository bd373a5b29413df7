"""PRIM against the EMA Workbench 2.5.3, which runs in the environment of the peers (``benchmarks.workers.PEERS``).

The benchmarks install it there (``benchmarks/requirements-peers.txt``); without it these tests are skipped.
"""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest

from benchmarks.workers import PEERS
from scenarios.boxes import LEAST_MASS, _quasi_p, peeling

PYTHON = PEERS / "bin" / "python"
SCRIPT = """
import json, logging, sys, warnings
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
import numpy as np, pandas as pd
from ema_workbench.analysis.prim import Prim
given = json.load(sys.stdin)
x = pd.DataFrame(given["points"], columns=[f"x{k}" for k in range(len(given["points"][0]))], dtype=float)
y = np.array(given["failed"], dtype=int)
box = Prim(x, y, threshold=0.5, peel_alpha=0.05, paste_alpha=0.05, mass_min=given["least"]).find_box()
print(json.dumps({
    "limits": [each.values.T.tolist() for each in box.box_lims],
    "coverage": box.peeling_trajectory["coverage"].tolist(),
    "density": box.peeling_trajectory["density"].tolist(),
    "quasi_p": box.qp[-1],
}))
"""


def workbench(points: np.ndarray, failed: np.ndarray) -> dict:
    if not PYTHON.exists():
        pytest.skip("no environment of the peers: the EMA Workbench is not compared")
    given = json.dumps({"points": points.tolist(), "failed": failed.tolist(), "least": LEAST_MASS})
    run = subprocess.run([str(PYTHON), "-c", SCRIPT], input=given, capture_output=True, text=True, check=False)
    if "No module named 'ema_workbench'" in run.stderr:
        pytest.skip("the EMA Workbench is not installed in the environment of the peers")
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_every_box_on_the_way_is_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.random((400, 4))
    failed = (points[:, 0] + 0.6 * points[:, 2] > 1.0) & (points[:, 1] < 0.8) & (rng.random(400) < 0.9)
    found, told = peeling(points, failed, LEAST_MASS * 400), workbench(points, failed)
    assert len(found) == len(told["limits"])
    for ours, theirs in zip(found, told["limits"], strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)
    last = found[-1]
    inside = ((points >= last[:, 0]) & (points <= last[:, 1])).all(-1)
    assert told["coverage"][-1] == pytest.approx(failed[inside].sum() / failed.sum())
    assert told["density"][-1] == pytest.approx(failed[inside].mean())
    around = np.column_stack([points.min(0), points.max(0)])
    sure = _quasi_p(points, failed, np.where(last == around, [-np.inf, np.inf], last))
    theirs = {
        (int(name[1:]), side): p for name, both in told["quasi_p"].items() for side, p in enumerate(both) if p >= 0
    }
    assert sure == pytest.approx(theirs, rel=1e-9)
