"""A model file of Super Decisions, written: the least it needs to draw the model and hold its judgments."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from exchange.super_decisions.model_file import Cluster, Comparisons, Network, Node, RatingScale, SuperDecisionsFile

_CLUSTER = """\
set x {x}
set y {y}
set desc {{{description}}}
set name {{{name}}}
set color gainsboro
set iconUU {{}}
set iconFont "myDefaultFontCluster"
set winFont "myDefaultFontCluster"
set width 170
set height 180
set clusterName {{{name}}}
set clusterCompareWord {{}}
makeCluster $net $x $y $name $desc
clusterChangeColor $net $name $color
setClusterIconUU $net $name $iconUU
setClusterIconFont $net $name $iconFont
setClusterTitleFont $net $name $winFont
setClusterWinSize $net $name $width $height
setClusterCompareWord $net $name $clusterCompareWord
deIconizeCluster $net $name"""

_NODE = """\
set name {{{name}}}
set desc {{{description}}}
set x {x}
set y {y}
set color {{#F0F8FF}}
set iconUU {{}}
set font {{myDefaultFontNode}}
makeNode $net $clusterName $name $desc $x $y
setNodeIconUU $net $name $iconUU
setNodeColor $net $name $color
setNodeFont $net $name $font"""

_INTO = """\
set subNumb [makeNodeHaveSub $net $name hideIt]
set subnet_name [netName $subNumb]
networkBusy $top_net "Reading $subnet_name" .1 500
set _subnet_name [netName $subNumb]
lappend bkupnet $net
set net $subNumb"""

_OUT = """\
networkNotBusy $top_net
set net [lindex $bkupnet end]
set bkupnet [lreplace $bkupnet end end]
set name {{{node}}}
hideSub $net $name
set clusterName {{{cluster}}}"""

_DEFAULTS = """\
setNetCompareWord $net {important}
setNetClusterColor $net {gainsboro}
setNetNodeColor $net {#F0F8FF}
setNetClusterWinFont $net {myDefaultFontCluster}
setNetClusterIconFont $net {myDefaultFontCluster}
setNetNodeFont $net {myDefaultFontNode}
setFormulaType $net 0"""


def write_model_file(file: SuperDecisionsFile) -> str:
    """The text of a model file: ``read_model_file(write_model_file(file).encode(), ...)`` gives the same networks.

    Names are taken as they are: see :func:`exchange.super_decisions.from_study.safe_names` for those that Tcl could not
    hold.
    """
    return "\n".join(("set top_net [getTopNet $net]", *_network(file, 0), "set FORMAT 1", _END, ""))


_END = "recreateNetInsideFrameOnly $net"


def _network(file: SuperDecisionsFile, number: int) -> Iterator[str]:
    network = file.networks[number]
    inside = {file.networks[k].node: k for k in file.inside(number)}
    yield f"set SAVED_WITH_VERSION {{{file.saved_with}}}"
    if network.formula:
        yield "makeNetFormulaic $net"
        yield f"setNetFormula $net {{{{{network.formula}}} {{}}}}"
    yield f"setDefaultCompareMode $net switch_to_{network.compare_mode or 'matrix'}"
    for cluster in network.clusters:
        yield _drawn(_CLUSTER, cluster)
        for node in cluster.nodes:
            yield _drawn(_NODE, node)
            if node.name in inside:
                yield _INTO
                yield from _network(file, inside[node.name])
                yield _OUT.format(node=node.name, cluster=cluster.name)
    yield from _connections(network)
    yield from (
        f"setNodeCompareDirectMult $net {{{each.target}}} {{{each.source}}} {_number(each.total)}"
        for each in network.direct
    )
    yield _DEFAULTS
    yield "c-network readAllCompares -network $net -source {"
    yield from _comparison_block(network)
    yield "}"
    if network.ratings is not None:
        yield "ratings new -network $net -src {"
        yield from _ratings_block(network)
        yield "}"


def _drawn(template: str, element: Cluster | Node) -> str:
    place = {"x": _number(element.x), "y": _number(element.y)}
    return template.format(name=element.name, description=element.description, **place)


def _connections(network: Network) -> Iterator[str]:
    for source, target in sorted(_connected(network)):
        yield f"set init {{{source}}}\nset final {{{target}}}\nconnectClusters $net $init $final"


def _connected(network: Network) -> set[tuple[str, str]]:
    """(cluster of the node that is asked about, cluster whose nodes are compared)."""
    return {(network.cluster_of[each.target], each.source) for each in network.comparisons}


# ---------------------------------------------------------------------- data blocks


def _comparison_block(network: Network) -> Iterator[str]:
    names = [cluster.name for cluster in network.clusters]
    yield str(len(names))
    for cluster in network.clusters:
        yield from (cluster.name, str(len(cluster.nodes)), *(node.name for node in cluster.nodes))
    yield ""
    connected = _connected(network)
    linked = [name for name in names if any(name in pair for pair in connected)]
    yield _order(linked, names)
    for to in linked:
        yield " ".join("1" if (of, to) in connected else "0" for of in linked)
    asked = {each.target: each for each in network.cluster_comparisons}
    for k, name in enumerate(names):
        yield str(k)
        yield from _comparisons(asked.get(name, Comparisons(name, "", ())), names)
    between = {(each.target, each.source): each for each in network.comparisons}
    for (c, cluster), (t, source) in itertools.product(enumerate(network.clusters), repeat=2):
        if (cluster.name, source.name) not in connected:
            continue
        for k, node in enumerate(cluster.nodes):
            yield f"{c},{k},{t}"
            place = (node.name, source.name)
            yield from _comparisons(between.get(place, Comparisons(*place, ())), [node.name for node in source.nodes])


def _comparisons(each: Comparisons, names: Sequence[str]) -> Iterator[str]:
    yield _order(each.elements, names)
    yield from _triangle(each.triangle, len(each.elements) - 1)
    yield ""


def _order(elements: Sequence[str], names: Sequence[str]) -> str:
    at = {name: k for k, name in enumerate(names)}
    return " ".join((str(len(elements)), *(f"{at[name]},{position}" for position, name in enumerate(elements))))


def _triangle(values: Sequence[float], longest: int, end: str = "") -> Iterator[str]:
    start = 0
    for length in range(longest, 0, -1):
        yield " ".join(_number(value) for value in values[start : start + length]) + end
        start += length


def _ratings_block(network: Network) -> Iterator[str]:
    ratings = network.ratings
    assert ratings is not None
    criteria, alternatives = [scale.criterion for scale in ratings.scales], ratings.alternatives
    yield from (str(len(criteria)), *criteria, "0", str(len(alternatives)), *alternatives)
    size = f"{len(alternatives)} {len(criteria)}"
    yield size
    yield from (" ".join("0" if each is None else str(each) for each in row) for row in ratings.rows)
    yield size
    yield from (" ".join("0" if each is None else "1" for each in row) for row in ratings.rows)
    for scale in ratings.scales:
        yield from _scale(scale)


def _scale(scale: RatingScale) -> Iterator[str]:
    yield from ("1", "!DEFAULT_GROUPING!__!_!!______++++_", str(len(scale.categories)), *scale.categories, "0")
    yield from _triangle(scale.triangle, len(scale.categories) - 1, " 0")
    yield from ("0", "0", "0")


def _number(value: float) -> str:
    """Every digit that is needed to read the same number again."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
