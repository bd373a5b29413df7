"""The four futures that most studies begin with: all of them assumptions, to be corrected there."""

from __future__ import annotations

from mcdm.labels import Label
from scenarios.futures import Future
from store.lever_library import kinds_of_figures
from studies.study import Study

WEATHER = {"saidi": 1.4, "saifi": 1.3, "repeat-outages": 1.3, "restoration": 1.2, "arrival": 1.2}
"""Kind of figure -> how much wider its gap is in a year of extreme weather. Assumed."""

DRIFT = 0.06
"""How fast expectations rise where they do, in logits a year. Assumed."""

LESS = 0.75
"""What levers achieve of their effect where they disappoint. Assumed."""


def common_futures(study: Study) -> tuple[Future, ...]:
    """The world as it is, extreme weather, rising expectations, disappointing levers; each with its own id.

    Those that would be as today in this study, because it has no figure or lever they act on, are left out.
    """
    gaps = tuple((indicator, WEATHER[kind]) for indicator, kind in kinds_of_figures(study).items() if kind in WEATHER)
    less = tuple((lever.id, LESS) for lever in study.levers)
    offered = [
        (Label("The world as it is", "维持现状的世界"), 0.4, (), (), 0.0),
        (Label("Extreme weather", "极端天气"), 0.2, gaps, (), 0.0),
        (Label("Rising expectations", "客户期望上升"), 0.2, (), (), DRIFT),
        (Label("Levers achieve less", "改进措施效果打折"), 0.2, (), less, 0.0),
    ]
    kept = [each for k, each in enumerate(offered) if not k or any(each[2:])]
    taken, total = set(study.labels), sum(each[1] for each in kept)
    free = (name for name in (f"F{k}" for k in range(1000)) if name not in taken)
    return tuple(
        Future(next(free), label, chance / total, gap, effect, drift) for label, chance, gap, effect, drift in kept
    )
