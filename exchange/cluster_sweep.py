"""Sweeps on a Dask cluster: every worker computes blocks of draws, and they are put side by side in their order.

Needs ``requirements-cluster.txt``. A worker that dies is made up for; the result is the same to the bit as
``scenarios.sweep.run`` in one process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from exchange.cluster_tally import RETRIES, finished, open_cluster
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.sweep import Sweep


def run_on_cluster(
    sweep: Sweep,
    *,
    scheduler: str = "",
    workers: int = 2,
    progress: Callable[[float], None] | None = None,
) -> FloatArray:
    """The index (p, d) of every plan in every draw.

    Parameters
    ----------
    scheduler
        Address of a Dask scheduler, ``tcp://host:8786``; processes of this machine where empty.
    workers
        How many processes, without a scheduler.

    Raises
    ------
    DecisionError
        ``cluster-not-installed``, ``cluster-unreachable``, ``sweep-failed``, and those of the simulation.
    """
    with open_cluster(scheduler, workers) as client:
        blocks = [client.submit(_values, sweep.of_block(some), retries=RETRIES, pure=False) for some in sweep.blocks]
        for done, _ in enumerate(finished(client, blocks), 1):
            if progress is not None:
                progress(done / len(blocks))
        return np.concatenate([_result(block) for block in blocks], axis=1)


def _values(block: Sweep) -> FloatArray | DecisionError:
    """A block on a worker. What a plan got wrong comes back as it is: no other worker would do better."""
    try:
        return block.values()
    except DecisionError as error:
        return error


def _result(block: Any) -> FloatArray:
    try:
        found = block.result()
    except Exception as error:  # whatever a worker or the network throws
        raise DecisionError("sweep-failed", cause=type(error).__name__, reason=str(error)[:200]) from error
    if isinstance(found, DecisionError):
        raise found
    return np.asarray(found, np.float64)
