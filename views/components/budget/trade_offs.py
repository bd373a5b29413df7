"""Several aims at once: index, money and emissions; the plans that none beats in everything, the knee, a ranking."""

from __future__ import annotations

import numpy as np
import streamlit as st

from i18n.numbers import money, plain
from i18n.translate import N_
from mcdm.ranking.ranking import RankArray
from reports.charts import frontier as charts
from reports.charts.frontier import Balanced
from reports.charts.look import Figure
from reports.sentences import budget as words
from studies.spend import TradeOffs
from views import cached, cached_budget, session
from views.cached_budget import Wanted
from views.components import figures, layout
from views.components.budget import controls as budget_controls
from views.components.budget.figures import Looked
from views.components.view_switch import view_switch

WEIGHTS = {
    "alike": (N_("all aims alike"), (1.0, 1.0, 1.0)),
    "index": (N_("the index twice as important"), (2.0, 1.0, 1.0)),
    "cost": (N_("money twice as important"), (1.0, 2.0, 1.0)),
    "avoided": (N_("emissions twice as important"), (1.0, 1.0, 2.0)),
}
"""What counts how much -> what it is called, and the weights of index, cost and emissions."""

SHOWN = 5
"""Plans of the ranking that are shown."""


def show(looked: Looked) -> None:
    """The Pareto set; without emissions it says what is missing, and still weighs index against money."""
    found = cached_budget.trade_offs_of(looked.wanted)
    if found is None:
        return
    _shown(looked, found)
    if "avoided" not in found.criteria:
        _no_emissions()


def _no_emissions() -> None:
    t = session.translate()
    explanation = t("No lever says how much CO₂ it avoids, so only the index and the money are weighed here.")
    with layout.empty(t("Emissions as a third aim"), explanation):
        st.button(t("Say what levers avoid"), key="trade-emissions", icon=":material/eco:", on_click=session.remember,
                  args=(budget_controls.place("view"), "rules"))  # fmt: skip


def _shown(looked: Looked, found: TradeOffs) -> None:
    t = session.translate()
    green = "avoided" in found.criteria
    names = {key: t(text) for key, (text, _) in WEIGHTS.items() if green or key != "avoided"}
    counted = view_switch(budget_controls.place("weights"), names, label=t("What counts"))
    ranked = found.ranking(np.array(WEIGHTS[counted][1][: len(found.criteria)]))
    if ranked is None:
        return
    ranks = ranked.ranks
    best = int(ranks.argmin())
    index, cost = found.values[:, 0].tolist(), found.values[:, 1].tolist()
    sentence = words.trade(
        (cost[found.knee], index[found.knee]), (cost[best], index[best]), names[counted], len(found.plans), looked.said
    )
    st.markdown(sentence)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _map(looked.wanted, found, best)
    with right:
        _ranking(looked, found, ranks)


def _map(wanted: Wanted, found: TradeOffs, best: int) -> None:
    t, display = session.translate(), figures.display()
    green = "avoided" in found.criteria
    plans = [Balanced(f"budget/{row[1]!r}", row[1], row[0], row[2] if green else None) for row in found.values.tolist()]
    reading = t("Larger discs avoid more CO₂. Click a plan to look at its budget.") if green else t(
        "Every disc is a plan. Click one to look at its budget.")  # fmt: skip
    with layout.figure(t("What is gained for what"), reading, "trade"):

        def draw() -> Figure:
            return charts.trade_offs(plans, knee=found.knee, best=best, display=display, t=t)

        key = f"{cached_budget.key_of(wanted)}|{figures.key_of(found.values)}|{best}"
        spec, spoken = cached.figure(f"trade|{key}", draw, height=None)
        st.vega_lite_chart(
            spec=spec, width="stretch", alt=spoken, theme="streamlit", key="chart-trade",
            on_select=lambda: _pick(session.value_of("chart-trade")), selection_mode=charts.PICKED,
        )  # fmt: skip


def _pick(state: object) -> None:
    chosen = (state or {}).get("selection", {}).get(charts.PICKED, []) if isinstance(state, dict) else []
    kind, _, amount = str(chosen[0].get("key", "") if chosen else "").partition("/")
    if kind == "budget":
        budget_controls.look_at(float(amount))
        session.remember(budget_controls.place("view"), "plan")


def _ranking(looked: Looked, found: TradeOffs, ranks: RankArray) -> None:
    t, display = session.translate(), figures.display()
    heads = [t("Rank"), t("Cost"), t("Index"), *([t("CO₂ avoided")] if "avoided" in found.criteria else []),
             t("Most money to")]  # fmt: skip
    lines = [" | ".join(heads), "|".join([":--", *["--:"] * (len(heads) - 2), ":--"])]
    asked, paid = cached_budget.spending(looked.wanted), found.values[:, 1].tolist()
    for k in np.argsort(ranks, kind="stable")[:SHOWN].tolist():
        row = found.values[k].tolist()
        knee = f" · {t('knee')}" if k == found.knee else ""
        avoided = [t("{tonnes} t", tonnes=plain(row[2]))] if len(row) > 2 else []
        cells = [f"{ranks[k]}{knee}", layout.plain(money(row[1], t.language, paid)), display.text(row[0]), *avoided,
                 _first(looked, dict(cached_budget.costs_of(asked, found.plans[k])))]  # fmt: skip
        lines.append(" | ".join(cells))
    with layout.figure(t("Ranked"), t("By TOPSIS: near the best and far from the worst of every aim."), "trade-ranks"):
        st.markdown("\n".join(f"| {line} |" for line in lines))


def _first(looked: Looked, costs: dict[str, float]) -> str:
    return looked.said.name(max(costs, key=lambda lever: costs[lever])) if costs else "–"
