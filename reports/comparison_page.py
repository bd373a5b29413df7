"""Scenarios compared on one page, for a board: the answer, its certainty and cost, why, and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from i18n.errors import finding_sentence
from i18n.numbers import money, probability, share, written_in
from i18n.translate import Translator
from mcdm.findings import Finding
from reports.charts import compare as comparing
from reports.charts import waterfall as levers
from reports.charts.look import BAD, GOOD, PAPER_SCENARIOS, Figure
from reports.charts.places import who_gains
from reports.charts.scales import IndexDisplay
from reports.charts.scenarios import path_of
from reports.charts.sources import variance_bars
from reports.comparison_brief import Brief
from reports.paper import Pages, runs, typeset
from reports.sentences import compare as words
from reports.sentences import places as where
from reports.sentences import track as decided
from reports.sentences import varying
from reports.sentences.amounts import amount
from reports.sentences.reader import Reader
from reports.sentences.scenarios import called, listed, span, told
from scenarios.projection import Projection

MOST_DOUBTS = 4
"""So many findings are printed; of more, the number is said."""


MOST_PLANS = 2
"""So many scenarios at the top are drawn segment by segment."""


WHOLE = 920
"""Width of a figure that is drawn across the page; others take a column."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure of the page: its title, one line saying what to see, the figure itself, and its size in points."""

    title: str
    reading: str
    figure: Figure
    height: int = 230
    width: int = 400


def write(brief: Brief, t: Translator, *, pages: Pages = "pdf") -> bytes:
    """The page as a PDF, or as a picture.

    Raises
    ------
    DecisionError
        ``font-missing``: a Chinese page on a machine without a Chinese font.
    """
    with written_in(t.language):
        data, pictures = _set(brief, t)
    return typeset("comparison", data, pictures, pages=pages)


def _set(brief: Brief, t: Translator) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Everything on the page as words and numbers, and its figures."""
    drawings = _drawings(brief, t)
    pictures = {
        f"figure{k}.pdf": each.figure.pdf(width=each.width, height=each.height) for k, each in enumerate(drawings)
    }
    data = {
        "language": t.language,
        "title": brief.study.label.in_language(t.language),
        "study": _study(brief, t),
        "record": _record(brief, t),
        "headline": clauses(words.answer(brief.decision, display=brief.display, t=t), t.language),
        "lead": runs(_lead(brief, t)),
        **_table(brief, t),
        "why": t("Why"),
        "paragraph": runs(told([brief.paragraph, _bought(brief, t)], t)),
        "figures": [
            {
                "title": each.title,
                "reading": each.reading,
                "alt": each.figure.takeaway,
                "file": name,
                "whole": each.width == WHOLE,
            }
            for each, name in zip(drawings, pictures, strict=True)
        ],
        "futures": _futures(brief, t),
        "cash": _cash(brief, t),
        "risks": t("What to keep in mind"),
        "doubts": _doubts(brief, t),
        "footer": _footer(brief, t),
    }
    return data, pictures


def _lead(brief: Brief, t: Translator) -> str:
    first = brief.decision.comparison.projection(brief.decision.leaders[0])
    said = words.evidence(brief.decision, brief.today, display=brief.display, t=t)
    return told([said, words.meaning(first, brief.study.scale, t)], t)


def clauses(headline: str, language: str) -> list[str]:
    """Where a headline may break: in Chinese after punctuation only, else between words."""
    if language != "zh":
        return [f"{word} " for word in headline.split()]
    return re.findall(r"[^，；：。]+[，；：。]?", headline)


def _study(brief: Brief, t: Translator) -> str:
    name = brief.study.label.in_language(t.language)
    return t("{study} · version {version}", study=name, version=brief.version) if brief.version else name


def _record(brief: Brief, t: Translator) -> str:
    """The decision on record, if there is one, and whether its plan is still the one that is compared."""
    if brief.record is None:
        return ""
    names = {name: called(brief.palette.name(name), t) for name in brief.palette.ids}
    changed = brief.study.scenario(brief.record.scenario.id).plan != brief.record.scenario.plan
    return decided.on_record(brief.record, names, display=brief.display, t=t, changed=changed)


def _footer(brief: Brief, t: Translator) -> str:
    assumed = sum(lever.assumed for lever in brief.study.levers)
    said = [
        t("Ranges hold nine of ten of {count} draws, seed {seed}.", count=brief.draws.count, seed=brief.draws.seed),
        t("Cost is net present; what assets are still worth at the end is not deducted from it."),
        t.n("{count} lever rests on assumptions.", "{count} levers rest on assumptions.", assumed) if assumed else "",
    ]
    return ("" if t.language == "zh" else " ").join(filter(None, said))


def _bought(brief: Brief, t: Translator) -> str:
    """What the first leader buys, the dearest first: without it a board cannot see what it decides on."""
    first = brief.decision.leaders[0]
    plan, levers = brief.study.scenario(first).plan, {lever.id: lever for lever in brief.study.levers}
    costs = dict(brief.decision.comparison.projection(first).cost.by_lever)
    things = [
        t(
            "{lever} ({amount}, {money})",
            lever=levers[planned.lever].label.in_language(t.language) or planned.lever,
            amount=amount(planned.peak, levers[planned.lever].unit.in_language(t.language), t),
            money=money(costs.get(planned.lever, 0.0), t.language, costs.values()),
        )
        for planned in sorted(plan, key=lambda each: -costs.get(each.lever, 0.0))
        if planned.peak > 0
    ]
    return t("{name} buys {things}.", name=brief.decision.names[first], things=listed(things, t)) if things else ""


# ---------------------------------------------------------------------- the table


def _table(brief: Brief, t: Translator) -> dict[str, Any]:
    shown = brief.decision.comparison.ranking
    paid = [p.cost.npv for p in brief.decision.comparison.projections]
    time = span(brief.decision.quarters, t)
    columns: list[tuple[str, Mapping[str, str]]] = [
        (t("Scenario"), {name: brief.palette.name(name) for name in shown}),
        (t("Without surprises, {time}", time=time), _each(brief, lambda p: brief.display.text(float(p.index[-1])))),
        (t("Expected"), _each(brief, lambda p: brief.display.text(float(p.expected[-1])))),
        (t("90% range"), _each(brief, lambda p: _range(p, brief.display))),
        (t("Against today"), _each(brief, lambda p: brief.display.change(p.gain))),
        (t("Cost"), _each(brief, lambda p: money(p.cost.npv, t.language, paid))),
        (t("Cost of each .01"), _each(brief, lambda p: money(p.cost_per_point, t.language, paid))),
        (t("Still worth"), _each(brief, lambda p: money(p.cost.residual, t.language, paid))),
        (t("Better than doing nothing"), _chances(brief)),
        (t("Largest regret"), _regrets(brief)),
    ]
    kept = [(head, cells) for head, cells in columns if any(text not in ("", "–") for text in cells.values())]
    leaders = brief.decision.leaders
    rows = [
        {
            "colour": _colour(brief, name),
            "cells": [{"text": cells[name], "strong": name in leaders and k < 2} for k, (_, cells) in enumerate(kept)],
        }
        for name in shown
    ]
    return {"heads": [head for head, _ in kept], "rows": rows}


def _each(brief: Brief, write: Callable[[Projection], str]) -> dict[str, str]:
    return {p.scenario: write(p) for p in brief.decision.comparison.projections}


def _range(projection: Projection, display: IndexDisplay) -> str:
    low, high = display.text(float(projection.low[-1])), display.text(float(projection.high[-1]))
    return f"{low}–{high}" if low != high else "–"


def _chances(brief: Brief) -> dict[str, str]:
    comparison, idle = brief.decision.comparison, brief.decision.status_quo
    uncertain = words.varies(comparison)
    return {
        name: "–" if not idle or name == idle or not uncertain else probability(comparison.probability(name, idle))
        for name in comparison.scenarios
    }


def _regrets(brief: Brief) -> dict[str, str]:
    found = {name: brief.decision.regret(name) for name in brief.decision.comparison.scenarios}
    return {
        name: "" if regret is None else brief.display.change(regret, fine=True).lstrip("+")
        for name, regret in found.items()
    }


# ---------------------------------------------------------------------- the figures


def _drawings(brief: Brief, t: Translator) -> list[Drawing]:
    """Three at most: paths, levers, and who gains or, where nobody can tell, what the ranges are made of."""
    return [_paths(brief, t), *_waterfall(brief, t), *(_places(brief, t) or _sources(brief, t))]


def _paths(brief: Brief, t: Translator) -> Drawing:
    decision = brief.decision
    first = brief.palette.name(decision.leaders[0])
    reading = t("Line and first number: without surprises. Dot and second number: expected. Band ({name}) and dotted "
                "edges: nine of ten draws.", name=first)  # fmt: skip
    paths = [path_of(p) for p in decision.comparison.projections]
    figure = comparing.trajectories(
        paths, leaders=decision.leaders, palette=brief.palette, display=brief.display, t=t, height=250
    )
    return Drawing(t("{time}, quarter by quarter", time=span(decision.quarters, t)), reading, figure, 250)


def _waterfall(brief: Brief, t: Translator) -> list[Drawing]:
    found, labels = brief.attribution, brief.study.labels
    if found is None or not found.levers:
        return []
    first = brief.decision.leaders[0]
    projection = brief.decision.comparison.projection(first)
    assumed = frozenset(lever.id for lever in brief.study.levers if lever.assumed)
    names = {lever: labels[lever].in_language(t.language) or lever for lever in found.levers}
    figure = levers.waterfall(
        levers.steps_of(found, names, assumed, t),
        start=float(projection.index[0]),
        display=brief.display,
        t=t,
        last_quarter=brief.decision.quarters,
    )
    title = t("What makes the difference in {name}", name=brief.palette.name(first))
    reading = t("At the end: each lever's fair share of the change (Shapley); the shares add up. Dashed: assumed.")
    return [Drawing(title, reading, figure, 270, 470)]


def _futures(brief: Brief, t: Translator) -> dict[str, Any] | None:
    """The table of scenarios by futures, set as text: a drawing of it would be too small to read."""
    table = brief.decision.table
    if table is None:
        return None
    names = {future.id: future.label.in_language(t.language) or future.id for future in brief.study.futures}
    ranking = brief.decision.comparison.ranking
    rows = [table.scenarios.index(name) for name in ranking]
    columns = [
        comparing.Future(names[future], float(chance), tuple(table.values[rows, k].tolist()))
        for k, (future, chance) in enumerate(zip(table.futures, table.probabilities, strict=True))
    ]
    found = comparing.faced(columns, brief.display)
    heads = [
        *((f.name, share(f.probability)) for f in columns),
        (t("expected over the futures"), ""),
        (t("largest regret"), ""),
    ]
    return {
        "title": t("If the future turns out differently"),
        "reading": t("Fuller red: further behind the best scenario of that future. Green: best."),
        "first": t("Scenario"),
        "heads": [{"name": name, "share": chance} for name, chance in heads],
        "rows": [
            {
                "name": brief.palette.name(name),
                "colour": _colour(brief, name),
                "cells": [
                    {
                        "text": text,
                        "strong": bool(found.best[row, k]),
                        "fill": _on_paper(GOOD, comparing.WON)
                        if found.best[row, k]
                        else _on_paper(BAD, float(found.fullness[row, k])),
                    }
                    for k, text in enumerate(found.texts[row])
                ],
            }
            for row, name in enumerate(ranking)
        ],
    }


def _cash(brief: Brief, t: Translator) -> dict[str, Any] | None:
    """What every scenario pays in each year, in money of the day; None where nothing is paid."""
    ranking = brief.decision.comparison.ranking
    paid = {name: by_year(brief.decision.comparison.projection(name)) for name in ranking}
    among = [each for years in paid.values() for each in years]
    if not any(among):
        return None
    count = len(paid[ranking[0]])
    return {
        "title": t("Cash by year"),
        "reading": t("Payments as they fall due, not discounted."),
        "first": t("Scenario"),
        "heads": [*(t("Year {year}", year=str(year)) for year in range(1, count + 1)), t("In all")],
        "rows": [
            {
                "name": brief.palette.name(name),
                "colour": _colour(brief, name),
                "cells": [money(each, t.language, among) for each in (*years, sum(years))],
            }
            for name, years in paid.items()
        ],
    }


def by_year(projection: Projection) -> tuple[float, ...]:
    """Payments of a scenario in years 1, 2, ...; those of time 0 belong to year 1."""
    cash = projection.cost.cash
    years = np.maximum(np.arange(len(cash)) - 1, 0) // 4
    return tuple(float(cash[years == year].sum()) for year in range(int(years[-1]) + 1))


def _on_paper(colour: str, fullness: float) -> str:
    """A colour as it looks on white where it covers only so much."""
    parts = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * fullness):02X}" for part in parts)


def _colour(brief: Brief, name: str) -> str:
    return PAPER_SCENARIOS[brief.palette.domain.index(name) % len(PAPER_SCENARIOS)]


def _places(brief: Brief, t: Translator) -> list[Drawing]:
    if brief.places is None:
        return []
    plans, segments = brief.places.plans[:MOST_PLANS], brief.places.segments
    figure = who_gains(plans, segments, palette=brief.palette, display=brief.display, t=t)
    time = span(brief.decision.quarters, t)
    end = float(brief.decision.comparison.projection(plans[0].scenario).index[-1])
    reading = where.reading(plans, brief.palette.name(plans[0].scenario), end, time, display=brief.display, t=t)
    height = int(figure.chart.to_dict()["height"])
    return [Drawing(where.headline(plans, segments, t), reading, figure, height, WHOLE)]


def _sources(brief: Brief, t: Translator) -> list[Drawing]:
    if brief.shares is None:
        return []
    first, by = brief.decision.comparison.ranking[:2], Reader(brief.study, brief.display, t)
    names = {name: brief.palette.name(name) for name in first}
    spreads = varying.spreads(brief.shares, first, names, by)
    if not spreads:
        return []
    figure = variance_bars(spreads, t=t)
    title = varying.headline(brief.shares, first[0], t)
    return [Drawing(title, t("Share of the variance"), figure, int(figure.chart.to_dict()["height"]) + 20, WHOLE)]


def _leading_first(brief: Brief) -> list[Finding]:
    """Findings about the plan that leads before those about all of them, and those about other plans last."""
    own = set(brief.decision.comparison.projection(brief.decision.leaders[0]).findings)
    others = {each for p in brief.decision.comparison.projections for each in p.findings} - own
    return sorted(brief.findings, key=lambda each: 0 if each in own else 2 if each in others else 1)


def _doubts(brief: Brief, t: Translator) -> list[dict[str, str]]:
    said = [
        {"what": where.losers(plan, brief.places.segments, brief.decision.names[plan.scenario], t), "do": ""}
        for plan in (brief.places.plans if brief.places is not None else ())
        if brief.places is not None and plan.falling and plan.scenario == brief.decision.leaders[0]
    ]
    what, do = brief.left_over
    said += [{"what": what, "do": do}] if what else []
    ordered = _leading_first(brief)
    sentences = [finding_sentence(each, t.language, brief.study.labels) for each in ordered[: MOST_DOUBTS - bool(what)]]
    said += [{"what": each.what, "do": each.do} for each in sentences]
    more = brief.doubts - MOST_DOUBTS
    if more > 0:
        said.append({"what": "", "do": t.n("and {count} more finding.", "and {count} more findings.", more)})
    return said
