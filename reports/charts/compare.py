"""Scenarios side by side: paths over time, where they may end, who beats whom, what the futures do to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
from numpy.typing import NDArray

from i18n.numbers import probability, share
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import (
    BAD,
    GOOD,
    NEUTRAL,
    Figure,
    Palette,
    Row,
    across,
    draw,
    heads,
    lanes,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import IndexDisplay, span, spread, wrap
from reports.charts.scenarios import Path, quarters

DOTS = 20
"""Equally likely results drawn for each scenario: one dot is one chance in twenty."""

MOST_HEADS = 5
"""So many names have room above the columns of a square table."""

TIE_MARGIN = 0.1
"""Probabilities of being better from this to one less this call two scenarios a tie, both ends included."""


def trajectories(
    paths: Sequence[Path],
    *,
    leaders: Sequence[str],
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
    height: int = 360,
) -> Figure:
    """Index over the quarters: the leader's band filled, the others' edges dotted, names at the line ends.

    The thin line is the run without surprises, the solid dot at its end what is expected with everything unsure.

    Parameters
    ----------
    paths
        One for each scenario shown.
    leaders
        Ids of the best scenario and of those tied with it: drawn heavier; the first one's band is filled.
    """
    last = max(len(p.index) for p in paths) - 1
    rows: list[Row] = [
        {
            "scenario": p.scenario,
            "name": palette.name(p.scenario),
            "quarter": q,
            "index": display.at(p.index[q]),
            "text": display.text(p.index[q], fine=True),
            "low": display.at(p.low[q]) if p.low else None,
            "high": display.at(p.high[q]) if p.high else None,
        }
        for p in paths
        for q in range(len(p.index))
    ]
    ends = span([display.at(v) for p in paths for v in (*p.index, *p.low, *p.high)])
    x = quarters(last, t)
    y, low, high = (upward(field, ends.scale, ends.axis()) for field in ("index", "low", "high"))
    colour, first = palette.colour(), leaders[0] if leaders else ""
    banded = [row for row in rows if row["low"] is not None]
    others = [row for row in banded if row["scenario"] not in (first, palette.status_quo)]
    tips = [tip("name", t("Scenario")), tip("quarter", t("Quarter")), tip("text", t("Index"))]
    finals = [display.at(p.index[-1]) for p in paths]
    labels = [
        {
            "scenario": p.scenario,
            "quarter": last,
            "index": at,
            "text": f"{palette.name(p.scenario)}  {_both(p, display)}",
        }
        for p, at in zip(paths, spread(finals, ends.pixels(17, height - 30), ends.low, ends.high), strict=True)
    ]
    lead, rest = ([row for row in rows if (row["scenario"] in leaders) is which] for which in (True, False))
    chart = draw(
        sheet([row for row in banded if row["scenario"] == first])
        .mark_area(opacity=0.2)
        .encode(x=x, y=low, y2="high:Q", color=colour),
        *(
            sheet(others).mark_line(strokeWidth=1, strokeDash=[1, 3], opacity=0.9).encode(x=x, y=edge, color=colour)
            for edge in (low, high)
        ),
        sheet(rest).mark_line(strokeWidth=1.3).encode(x=x, y=y, color=colour, strokeDash=palette.dash(), tooltip=tips),
        sheet(lead).mark_line(strokeWidth=1.9).encode(x=x, y=y, color=colour, strokeDash=palette.dash(), tooltip=tips),
        sheet([_dot(p, last, palette, display) for p in paths])
        .mark_circle(size=70, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=[tips[0], tip("text", t("expected"))]),
        sheet(labels)
        .mark_text(style="strong", align="left", dx=9, limit=230)
        .encode(x=x, y=y, text="text:N", color=colour),
        height=height,
    )
    return Figure(chart, _who_leads(paths, leaders, palette, display, t))


def _both(path: Path, display: IndexDisplay) -> str:
    """The end without surprises and the one that is expected, the one number where they read the same."""
    certain, expected = display.text(path.index[-1]), display.text(path.end)
    return certain if certain == expected else f"{certain} / {expected}"


def _dot(path: Path, last: int, palette: Palette, display: IndexDisplay) -> Row:
    name, text = palette.name(path.scenario), display.text(path.end, fine=True)
    return {"scenario": path.scenario, "name": name, "quarter": last, "index": display.at(path.end), "text": text}


def _who_leads(
    paths: Sequence[Path], leaders: Sequence[str], palette: Palette, display: IndexDisplay, t: Translator
) -> str:
    best = max(paths, key=lambda p: p.index[-1])
    worst = min(paths, key=lambda p: p.index[-1])
    last = len(best.index) - 1
    tied = [palette.name(name) for name in leaders]
    facts = {
        "end": display.text(best.index[-1]),
        "quarter": last,
        "worst": palette.name(worst.scenario),
        "worst_end": display.text(worst.index[-1]),
    }
    if len(tied) > 1:
        return t(
            "{names} are indistinguishable at the top: {end} in quarter {quarter}; {worst} is last with {worst_end}.",
            names=t(", ").join(tied),
            **facts,
        )
    return t(
        "{name} leads with {end} in quarter {quarter}; {worst} is last with {worst_end}.",
        name=palette.name(best.scenario),
        **facts,
    )


def quantile_dots(
    results: Mapping[str, Sequence[float]],
    *,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
    height: int = 360,
    certain: Mapping[str, float] | None = None,
) -> Figure:
    """Where each scenario may end: twenty equally likely results as dots, and the expected one beside the name.

    Parameters
    ----------
    results
        Index at the end of every draw, for each scenario shown, in the order of the rows.
    certain
        The end without surprises, a thin tick in each row.
    """
    levels = (np.arange(DOTS) + 0.5) / DOTS
    quantiles = {
        k: np.array([display.at(v) for v in np.quantile(np.asarray(draws, float), levels)])
        for k, draws in results.items()
    }
    everything = np.concatenate(list(quantiles.values()))
    ends = span(everything.tolist(), ticks=7, to_ticks=False, pad=0.06)
    step = ends.length / 42  # dots of one column are counted within this width
    lane = (height - 30) / max(len(quantiles), 1)
    rows: list[Row] = []
    names: list[Row] = []
    tallest: list[int] = []  # of each lane
    for lane_at, (scenario, values) in enumerate(quantiles.items()):
        stacked: dict[int, int] = {}
        for value in values:
            column = round(float(value) / step)
            stacked[column] = stacked.get(column, 0) + 1
            rows.append(
                {
                    "scenario": scenario,
                    "lane": lane_at,
                    "at": column * step,
                    "stack": stacked[column],
                    "value": display.text(_back(float(value), display), fine=True),
                }
            )
        tallest.append(max(stacked.values()))
        mean = display.text(float(np.mean(results[scenario])))
        names.append(
            {"scenario": scenario, "y": (lane_at + 1) * lane - 14, "text": f"{palette.name(scenario)}  {mean}"}
        )
    # A lane whose results are nearly the same stacks them closer; the dots stay as large as most lanes allow.
    pitches = [min(12.0, (lane - 12) / height) for height in tallest]
    pitch = max(float(np.median(pitches)), 4.0)
    for row in rows:
        row["y"] = (row["lane"] + 1) * lane - min(pitch, pitches[row["lane"]]) * (row["stack"] - 0.5) - pitch / 4
    scale_y = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    y = upward("y", scale_y)
    x = across("at", ends.scale, ends.axis())
    floor = [{"y": (k + 1) * lane} for k in range(len(quantiles))]
    ticks = [
        {
            "scenario": name,
            "at": display.at((certain or {})[name]),
            "y": (k + 1) * lane,
            "top": (k + 1) * lane - lane / 2,
        }
        for k, name in enumerate(quantiles)
        if name in (certain or {})
    ]
    tips = [tip("value", t("One chance in twenty"))]
    shape = palette.shape()
    chart = draw(
        sheet(floor).mark_rule().encode(y=y),
        sheet(ticks).mark_rule(strokeWidth=1.5, opacity=0.8).encode(x=x, y=y, y2="top:Q", color=palette.colour()),
        sheet(rows)
        .mark_point(filled=True, size=(pitch - 1.5) ** 2 * 0.86, opacity=0.95)
        .encode(x=x, y=y, color=palette.colour(), shape=shape, tooltip=tips),
        sheet(names)
        .mark_text(style="strong", align="left", dx=8, limit=200)
        .encode(x=alt.value("width"), y=y, text="text:N", color=palette.colour()),
        height=height,
    )
    middle = {k: float(np.median(v)) for k, v in quantiles.items()}
    best = max(middle, key=lambda k: middle[k])
    takeaway = t(
        "{name} has the highest median, {median}; nine of ten results lie between {low} and {high}.",
        name=palette.name(best),
        median=display.text(_back(middle[best], display)),
        low=display.text(float(np.quantile(results[best], 0.05))),
        high=display.text(float(np.quantile(results[best], 0.95))),
    )
    return Figure(chart, takeaway)


def _back(at: float, display: IndexDisplay) -> float:
    return at if display.kind == "score" else display.worst + at * (display.best - display.worst) / 100


def better(
    probabilities: FloatArray, scenarios: Sequence[str], *, palette: Palette, t: Translator, margin: float = TIE_MARGIN
) -> Figure:
    """How often the row beats the column on the same draws; what lies from `margin` to 1 - `margin` is a tie.

    Parameters
    ----------
    probabilities
        Shape (s, s): entry [i, j] is the paired probability that scenario i ends above scenario j.
    """
    names = [palette.name(k) for k in scenarios]
    if len(names) > MOST_HEADS:  # no room for names above the columns: rows and columns are numbered alike
        names = [f"{k} {name}" for k, name in enumerate(names, 1)]
    rows: list[Row] = [
        {
            "row": a,
            "column": b,
            "text": "" if i == j else _chance(float(probabilities[i, j]), margin),
            "kind": "same" if i == j else _verdict(float(probabilities[i, j]), margin),
        }
        for i, a in enumerate(names)
        for j, b in enumerate(names)
    ]
    above = [[str(k)] if len(names) > MOST_HEADS else wrap(name, 14) for k, name in enumerate(names, 1)]
    x = heads("column", names, dict(zip(names, above, strict=True)))
    y = lanes("row", names, limit=180, gap=0.1)
    colour = meaning("kind", {"better": GOOD, "tie": NEUTRAL, "worse": BAD, "same": "transparent"})
    weight = alt.Opacity(
        "kind:O", legend=None, scale=alt.Scale(domain=["better", "tie", "worse", "same"], range=[0.34, 0.14, 0.24, 0])
    )
    chart = draw(
        sheet(rows).mark_rect(cornerRadius=4).encode(x=x, y=y, color=colour, opacity=weight),
        sheet([r for r in rows if r["kind"] != "better"]).mark_text(fontSize=13).encode(x=x, y=y, text="text:N"),
        sheet([r for r in rows if r["kind"] == "better"])
        .mark_text(fontSize=13, fontWeight=600)
        .encode(x=x, y=y, text="text:N"),
        height=36 * len(names) + 50,
    )
    ties = sum(_verdict(float(probabilities[i, j]), margin) == "tie" for i in range(len(names)) for j in range(i))
    pairs = len(names) * (len(names) - 1) // 2
    return Figure(
        chart,
        t("{ties} of {pairs} pairs of scenarios are indistinguishable on the same draws.", ties=ties, pairs=pairs),
    )


def _verdict(chance: float, margin: float) -> str:
    return "better" if chance > 1 - margin else "worse" if chance < margin else "tie"


def _chance(chance: float, margin: float) -> str:
    """A probability, finer where it would read as the other side of the threshold."""
    said = probability(chance)
    ends = probability(margin), probability(1 - margin)
    return f"{100 * chance:.1f}%" if said in ends and _verdict(chance, margin) != "tie" else said


@dataclass(frozen=True)
class Future:
    """A future with its probability, and the index of every scenario shown in it, in the order of the scenarios."""

    name: str
    probability: float
    index: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Faced:
    """Scenarios by futures, then what is expected and the largest regret: k columns in all.

    Parameters
    ----------
    texts
        What stands in each cell.
    behind
        Shape (s, k): how far each falls behind the best of its column.
    best
        Shape (s, k): which are the best.
    safest
        Index of the scenario with the least regret.
    """

    texts: tuple[tuple[str, ...], ...]
    behind: FloatArray
    best: NDArray[np.bool_]
    safest: int

    @property
    def fullness(self) -> FloatArray:
        """How full the red of each cell is drawn, between 0 and 1."""
        return np.asarray(LEAST + (MOST - LEAST) * np.sqrt(self.behind / (self.behind.max(initial=0.0) or 1.0)))


LEAST, MOST, WON = 0.03, 0.6, 0.26
"""How full the red of the least and the most regret is drawn, and the green of the best."""


def faced(columns: Sequence[Future], display: IndexDisplay) -> Faced:
    """What stands in the table of scenarios by futures, and how it is coloured."""
    table = np.array([f.index for f in columns], dtype=float).T
    chances = np.array([f.probability for f in columns])
    regret = table.max(0) - table
    expected, largest = table @ (chances / chances.sum()), regret.max(1)
    behind = np.column_stack([regret, expected.max() - expected, largest])
    best = np.column_stack([regret < 5e-7, expected >= expected.max() - 5e-7, largest <= largest.min() + 5e-7])
    texts = tuple(
        (
            *(display.text(float(v)) for v in row),
            display.text(float(mean), fine=True),
            display.change(float(most), fine=True).lstrip("+"),
        )
        for row, mean, most in zip(table, expected, largest, strict=True)
    )
    return Faced(texts, behind, best, int(largest.argmin()))


def futures(
    scenarios: Sequence[str], columns: Sequence[Future], *, palette: Palette, display: IndexDisplay, t: Translator
) -> Figure:
    """Scenarios by futures: the index, coloured by how far it falls behind the best scenario of that future."""
    found = faced(columns, display)
    texts, behind, best = found.texts, found.behind, found.best
    names = [palette.name(k) for k in scenarios]
    titles = [
        *(f"{f.name} {share(f.probability)}" for f in columns),
        t("expected over the futures"),
        t("largest regret"),
    ]
    rows: list[Row] = [
        {
            "row": names[i],
            "column": titles[j],
            "text": texts[i][j],
            "best": bool(best[i, j]),
            "regret": float(behind[i, j]),
            "behind": display.change(-float(behind[i, j]), fine=True),
        }
        for i in range(len(names))
        for j in range(len(titles))
    ]
    broken = [[*wrap(f.name, 15), share(f.probability)] for f in columns] + [wrap(title, 15) for title in titles[-2:]]
    x = heads("column", titles, dict(zip(titles, broken, strict=True)))
    y = lanes("row", names, limit=180, gap=0.1)
    fullness = alt.Opacity(
        "regret:Q",
        legend=None,
        scale=alt.Scale(domain=[0, float(behind.max(initial=0.0)) or 1.0], range=[LEAST, MOST], type="sqrt"),
    )
    tips = [tip("row", t("Scenario")), tip("column", t("Future")), tip("behind", t("Behind the best"))]
    winners, others = ([row for row in rows if row["best"] is which] for which in (True, False))
    chart = draw(
        sheet(others).mark_rect(color=BAD, cornerRadius=4).encode(x=x, y=y, opacity=fullness, tooltip=tips),
        sheet(winners).mark_rect(color=GOOD, opacity=WON, cornerRadius=4).encode(x=x, y=y, tooltip=tips),
        sheet(others).mark_text(fontSize=13).encode(x=x, y=y, text="text:N"),
        sheet(winners).mark_text(fontSize=13, fontWeight=700).encode(x=x, y=y, text="text:N"),
        height=36 * len(names) + 60,
    )
    safest = found.safest
    takeaway = t(
        "{name} is the robust choice: over {count} futures it never falls behind the best by more than {regret}.",
        name=names[safest],
        count=len(columns),
        regret=texts[safest][-1],
    )
    return Figure(chart, takeaway)
