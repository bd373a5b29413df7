"""networkx 3.6.1: personalised PageRank with next to no return is the nearest it has to a limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks import inputs


def limit_sparse(options: dict[str, Any]) -> Callable[[], object]:
    import networkx

    rows, columns, values = inputs.sparse_links(options["nodes"], options["links"])
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(options["nodes"]))
    graph.add_weighted_edges_from(zip(columns.tolist(), rows.tolist(), values.tolist(), strict=True))
    return lambda: networkx.pagerank(graph, alpha=0.999999, tol=1e-12, max_iter=1000)
