"""Small models that anybody may run: written by our own writer, with everything a file can hold."""

from __future__ import annotations

from exchange.super_decisions.model_file import (
    Cluster,
    Comparisons,
    DirectData,
    Network,
    Node,
    Ratings,
    RatingScale,
    SuperDecisionsFile,
)
from exchange.super_decisions.writer import write_model_file

ALTERNATIVES = Cluster("Alternatives", (Node("Lines"), Node("Crews"), Node("Notices")), "what may be done", 600, 40)

PLAIN = Network(
    -1,
    "",
    (
        ALTERNATIVES,
        Cluster("Criteria", (Node("Cost", "per year", 0, 10.5), Node("Effect {now}")), x=300, y=40),
        Cluster("Goal", (Node("Better supply"),), x=20, y=40),
    ),
    (
        Comparisons("Cost", "Alternatives", ("Notices", "Lines", "Crews"), (6.0, 3.0, 0.5)),
        Comparisons("Effect {now}", "Alternatives", ("Lines", "Crews", "Notices"), (2.0, 5.0, 0.0)),
        Comparisons("Better supply", "Criteria", ("Effect {now}", "Cost"), (3.0,)),
    ),
    (Comparisons("Criteria", "", ("Alternatives",)), Comparisons("Goal", "", ("Criteria",))),
    (DirectData("Cost", "Alternatives", -10.0),),
    compare_mode="matrix",
)
"""A hierarchy: cost by direct values 1, 6, 3 (less is better), one open pair under the effect."""

FEEDBACK = Network(
    -1,
    "",
    (ALTERNATIVES, Cluster("Values", (Node("Cheap"), Node("Fast")))),
    (
        *(Comparisons(name, "Values", ("Cheap", "Fast"), (ratio,)) for name, ratio in (("Lines", 2.0), ("Crews", 1.0))),
        Comparisons("Notices", "Values", ("Cheap", "Fast"), (4.0,)),
        Comparisons("Cheap", "Alternatives", ("Lines", "Crews", "Notices"), (0.5, 0.25, 0.5)),
        Comparisons("Fast", "Alternatives", ("Lines", "Crews", "Notices"), (3.0, 6.0, 2.0)),
        Comparisons("Fast", "Values", ("Cheap", "Fast"), (1.0,)),
    ),
    (Comparisons("Alternatives", "", ("Values",)), Comparisons("Values", "", ("Alternatives", "Values"), (3.0,))),
)
"""A network with a loop, inner dependence, and a node that is compared with itself."""


def merits() -> SuperDecisionsFile:
    """Benefits and costs, each a network inside a node; their weights come from ratings; a formula joins them."""
    scale = RatingScale("Urgent", ("High", "Low"), (4.0,))
    top = Network(
        -1,
        "",
        (
            Cluster("Aim", (Node("Aim"),)),
            Cluster("Strategy", (Node("Urgent"), Node("Lasting"))),
            Cluster("Merits", (Node("Benefits"), Node("Costs"))),
        ),
        (Comparisons("Aim", "Strategy", ("Urgent", "Lasting"), (3.0,)),),
        ratings=Ratings(
            ("Benefits", "Costs"), (scale, RatingScale("Lasting", ("High", "Low"), (4.0,))), ((0, 1), (1, 1))
        ),
        formula="NormalRat(Benefits)*$SmartAlt(Benefits) + NormalRat(Costs)*[invert $SmartAlt(Costs)]",
    )
    benefits = Network(0, "Benefits", *_inner((2.0, 4.0, 2.0)))
    costs = Network(0, "Costs", *_inner((0.5, 0.25, 0.5)))
    return SuperDecisionsFile((top, benefits, costs), "3.2.0 made on Monday")


def _inner(triangle: tuple[float, ...]) -> tuple[tuple[Cluster, ...], tuple[Comparisons, ...]]:
    asked = Comparisons("View", "Alternatives", ("Lines", "Crews", "Notices"), triangle)
    return (Cluster("View", (Node("View"),)), ALTERNATIVES), (asked,)


def as_bytes(*networks: Network) -> bytes:
    """The file of one network, or of several."""
    return write_model_file(SuperDecisionsFile(networks or (PLAIN,), "3.2.0 made on Monday")).encode()


def merits_as_bytes() -> bytes:
    return write_model_file(merits()).encode()
