"""The fidelity report of a model file: what it holds, as sentences with numbers, and what was left alone and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exchange.super_decisions.model_file import Comparisons, DirectData, Network, SuperDecisionsFile
from mcdm.findings import Finding

_SHOWN = 12
"""Names and values that one sentence lists."""


def what_was_read(file: SuperDecisionsFile) -> tuple[Finding, ...]:
    """Structure, judgments, direct values, ratings and formulas of the file."""
    return tuple(_read(file))


def _read(file: SuperDecisionsFile) -> Iterator[Finding]:
    networks = file.networks
    yield Finding.of(
        "model-read-structure",
        networks=len(networks),
        clusters=sum(len(network.clusters) for network in networks),
        nodes=sum(len(network.cluster_of) for network in networks),
        links=sum(network.link_count for network in networks),
        version=file.saved_with.partition(" made on")[0],
    )
    for network in networks[1:]:
        yield Finding.of(
            "model-read-network",
            network.node,
            node=network.node,
            parent=networks[network.parent].node,
            nodes=len(network.cluster_of),
            judgments=network.judgment_count,
        )
    yield _judgments(file)
    for network in networks:
        comparisons = {(each.target, each.source): each for each in network.comparisons}
        for direct in network.direct:
            asked = comparisons.get((direct.target, direct.source))
            if asked is not None:
                yield _direct_values(direct, asked)
        if network.ratings is not None:
            table = network.ratings
            yield Finding.of(
                "model-read-ratings",
                network.node,
                alternatives=len(table.alternatives),
                criteria=len(table.scales),
                names=_listed(table.alternatives),
            )
    if file.encoding != "UTF-8":
        yield Finding.of("model-read-encoding", encoding=file.encoding)


def _judgments(file: SuperDecisionsFile) -> Finding:
    questions = [
        each
        for network in file.networks
        for each in (*network.comparisons, *network.cluster_comparisons)
        if len(each.elements) > 1
    ]
    return Finding.of(
        "model-read-judgments",
        judgments=sum(each.answered for each in questions),
        sets=len(questions),
        clusters=sum(len(each.elements) > 1 for network in file.networks for each in network.cluster_comparisons),
        open=sum(len(each.triangle) - each.answered for each in questions),
        empty=sum(not each.answered for each in questions),
    )


def _direct_values(direct: DirectData, asked: Comparisons) -> Finding:
    values = ", ".join(f"{name} {value:g}" for name, value in direct_values(direct, asked)[:_SHOWN])
    if direct.total < 0:
        return Finding.of("model-read-direct-inverted", target=direct.target, source=direct.source, values=values)
    return Finding.of("model-read-direct", target=direct.target, source=direct.source, values=values)


def direct_values(direct: DirectData, asked: Comparisons) -> tuple[tuple[str, float], ...]:
    """The values behind judgments that are their ratios: (element, value), as far as the first row tells."""
    first, *rest = asked.elements
    row = dict(zip(rest, asked.triangle, strict=False))
    if not all(row.values()):
        return ()
    sign = 1 if direct.total < 0 else -1  # the row says how many times the first one dominates
    shares = {first: 1.0, **{name: value**sign for name, value in row.items()}}
    scale = abs(direct.total) / sum(shares.values())
    return tuple((name, float(f"{share * scale:.5g}")) for name, share in shares.items())


def what_was_left(file: SuperDecisionsFile) -> tuple[Finding, ...]:
    """Attachments, commands, descriptions and looks: what a study of ours has no place for."""
    return tuple(_left(file))


def _left(file: SuperDecisionsFile) -> Iterator[Finding]:
    for network in file.networks:
        unplaced = sum(each is None for row in network.ratings.rows for each in row) if network.ratings else 0
        if unplaced:
            yield Finding.of("model-left-numbers-in-ratings", network.node, count=unplaced)
    if file.attachments:
        names = _listed(name for name in file.attachments if name)
        yield Finding.of("model-left-attachments", count=len(file.attachments), names=names)
    if file.unread:
        names = _listed(f"{each.command} ({each.line})" for each in file.unread)
        yield Finding.of("model-left-commands", count=sum(each.count for each in file.unread), names=names)
    described = sum(_described(network) for network in file.networks)
    if described:
        yield Finding.of("model-left-descriptions", count=described)
    yield Finding.of("model-left-looks")


def _described(network: Network) -> int:
    texts = [(each.name, each.description) for each in network.clusters]
    texts += [(node.name, node.description) for each in network.clusters for node in each.nodes]
    return sum(description not in ("", "description", name) for name, description in texts)


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    return "; ".join(every[:_SHOWN]) + (" \u2026" if len(every) > _SHOWN else "")
