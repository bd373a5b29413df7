"""Words for one scenario: what it reaches, how sure that is, what it costs; and how spans and lists are said."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.numbers import money, probability
from i18n.translate import Translator
from reports.charts.scales import IndexDisplay
from scenarios.projection import Projection
from scenarios.settings import SimulationSettings


def span(quarters: int, t: Translator) -> str:
    """A length of time: ``3 years``, ``5 quarters``."""
    if quarters % 4 == 0:
        return t.n("{count} year", "{count} years", quarters // 4)
    return t.n("{count} quarter", "{count} quarters", quarters)


def listed(names: Sequence[str], t: Translator) -> str:
    """Names as part of a sentence: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return t("{names} and {last}", names=t(", ").join(names[:-1]), last=names[-1])


def called(name: str, t: Translator) -> str:
    """A name inside a sentence: Chinese sets it in quotation marks, because no space tells it apart."""
    return f"“{name}”" if t.language == "zh" else name


def told(sentences: Sequence[str], t: Translator) -> str:
    """Sentences one after the other; Chinese has no space between them."""
    return ("" if t.language == "zh" else " ").join(sentence for sentence in sentences if sentence)


def answer(name: str, projection: Projection, *, display: IndexDisplay, t: Translator) -> str:
    """The headline of one scenario: where the index goes, in how long, for how much."""
    facts = {
        "name": name,
        "start": display.text(float(projection.index[0])),
        "end": display.text(float(projection.index[-1])),
        "time": span(len(projection.index) - 1, t),
        "cost": money(projection.cost.npv, t.language),
    }
    free, same = not projection.cost.npv, facts["start"] == facts["end"]
    if free and same:
        return t("{name} spends nothing and leaves the index at {end}", **facts)
    if free:
        return t("{name} spends nothing; the index goes from {start} to {end} in {time}", **facts)
    if same:
        return t("{name} costs {cost} and leaves the index at {end}", **facts)
    return t("{name} takes the index from {start} to {end} in {time} for {cost}", **facts)


def certainty(
    projection: Projection,
    beats_status_quo: float | None,
    settings: SimulationSettings,
    *,
    display: IndexDisplay,
    t: Translator,
) -> str:
    """The lead of one scenario: its range, its chance against doing nothing, and the money.

    Parameters
    ----------
    beats_status_quo
        Probability on the same draws; None where the scenario is the status quo or nothing varies.
    """
    said = []
    low, high = display.text(float(projection.low[-1])), display.text(float(projection.high[-1]))
    if projection.is_uncertain and low != high:
        said.append(t("Nine of ten draws end between **{low}** and **{high}**.", low=low, high=high))
    if beats_status_quo is not None:
        if beats_status_quo == 1:
            said.append(t("It ends above the status quo in every draw."))
        else:
            chance = probability(beats_status_quo)
            said.append(t("It ends above the status quo in {chance} of the draws.", chance=chance))
    if projection.cost_per_point and projection.cost.npv:
        cost = money(projection.cost_per_point, t.language)
        point = ".01" if display.kind == "score" else display.text(0.01 + display.worst)
        said.append(t("Each {point} gained costs {cost}.", point=point, cost=cost))
    said.append(against_budget(projection.cost.npv, settings.budget, t))
    return told(said, t)


def against_budget(cost: float, budget: float, t: Translator) -> str:
    """Whether a cost stays within the budget, and by how much; empty where no budget is set."""
    if budget <= 0 or not cost:
        return ""
    facts = {"budget": money(budget, t.language), "difference": money(abs(budget - cost), t.language)}
    if cost > budget:
        return t("It exceeds the budget of {budget} by {difference}.", **facts)
    if facts["difference"] == "–":
        return t("It uses the whole budget of {budget}.", **facts)
    return t("It leaves {difference} of the budget of {budget}.", **facts)
