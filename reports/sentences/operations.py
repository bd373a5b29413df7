"""What operating figures, outages and complaints say, in words: the answer first, then how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.numbers import count, p_value, percent, plain, share
from i18n.translate import N_, Translator
from reports.sentences.weights import together
from satisfaction.complaints import Pareto, Rate, RateRatio, Share
from satisfaction.list_rows import OTHER
from satisfaction.periods import unit_of
from satisfaction.reliability import Reliability
from studies.complaint_report import ComplaintReport
from studies.figure_standings import FigureStanding
from studies.outage_report import OutageReport
from studies.served_customers import Window

MONTHS = (
    *(N_("Jan {year}"), N_("Feb {year}"), N_("Mar {year}"), N_("Apr {year}"), N_("May {year}"), N_("Jun {year}")),
    *(N_("Jul {year}"), N_("Aug {year}"), N_("Sep {year}"), N_("Oct {year}"), N_("Nov {year}"), N_("Dec {year}")),
)

NATIONAL = N_(
    "For context only: the national line 12398 took 10,123 complaints and reports in 2023, 18.95% fewer than the year "
    "before. It counts what was escalated to the regulator, so the level must not be compared with this one."
)
"""Source: National Energy Administration, hotline 12398, 2023."""

ORIGINS = {
    "stated": N_("entered, not measured"),
    "readings": N_("from readings"),
    "outages": N_("from the outage list"),
    "complaints": N_("from the ticket list"),
}

SUPPLY = (N_("Faults"), N_("Announced"), N_("Major event days"))
"""The parts of SAIDI."""


# ---------------------------------------------------------------------- periods and durations


def period(text: str, t: Translator) -> str:
    """A period, or a span of two, as it is read: ``Jul 2025``, ``third quarter 2026``, ``Jul 2025 to Jun 2026``."""
    if "/" in text:
        first, last = text.split("/")
        return t("{first} to {last}", first=period(first, t), last=period(last, t))
    unit = unit_of(text)
    if unit == "month":
        return t(MONTHS[int(text[5:]) - 1], year=text[:4])
    if unit == "quarter":
        return t("quarter {quarter} of {year}", quarter=text[6], year=text[:4])
    return t("year {year}", year=text) if unit == "year" else text


def window(months: Window, t: Translator) -> str:
    """The months of a window."""
    return period(f"{months.months[0]}/{months.months[-1]}" if len(months.months) > 1 else months.months[0], t)


def lasting(minutes: float | None, t: Translator) -> str:
    """A duration: minutes up to two hours, then hours; one decimal, so that those of a figure stand alike."""
    if minutes is None:
        return plain(None)
    if minutes < 120:
        return t("{value} min", value=percent(minutes, 1 if minutes else 0))
    return t("{value} h", value=percent(minutes / 60))


def supplied(asai: float) -> str:
    """Share of the time with supply, with as many digits as tell it from all of the time."""
    if asai == 1:
        return share(asai)
    least = 3 if asai > 0.99 else 2
    return next((text for digits in range(least, 9) if (text := share(asai, digits)) != share(1, digits)), share(asai))


def about(category: str, t: Translator) -> str:
    """A cause or category of a list as it is read."""
    return t("not said") if not category else t("several small ones") if category == OTHER else category


# ---------------------------------------------------------------------- figures


@dataclass(frozen=True)
class FigureRead:
    """Name, value with unit, and grade (0-based) of a figure; how good it is, 1 to 0; whether it improved."""

    name: str
    value: str
    grade: int
    utility: float
    improved: bool | None = None
    measured: bool = True


def figures_answer(figures: Sequence[FigureRead], grades: Sequence[str], t: Translator) -> str:
    """The headline: how many figures are what customers call dissatisfying, and which is furthest from good."""
    if not figures:
        return t("No operating figure yet")
    bad = len(grades) // 2 + 1
    weak = sorted((each for each in figures if each.grade >= bad), key=lambda each: each.utility)
    if not weak:
        worst = min(figures, key=lambda each: each.utility)
        return t("No figure is at a level that dissatisfies; {name} ({value}) comes closest", name=worst.name,
                 value=worst.value)  # fmt: skip
    if len(weak) == 1:
        return t("One of {total} figures is at a level that dissatisfies: {name} ({value})", total=len(figures),
                 name=weak[0].name, value=weak[0].value)  # fmt: skip
    return t(
        "{count} of {total} figures are at levels that dissatisfy; furthest from good: {name} ({value})",
        count=len(weak), total=len(figures), name=weak[0].name, value=weak[0].value,
    )  # fmt: skip


def figures_lead(figures: Sequence[FigureRead], t: Translator) -> str:
    """How many are measured, and how many moved which way."""
    measured = sum(each.measured for each in figures)
    better, worse = (sum(each.improved is which for each in figures) for which in (True, False))
    if not figures:
        return t("Give an indicator an operating figure on the page of the model, and its grade is shown here.")
    if not measured:
        return t("All values are as they were entered: no readings, outages or tickets are loaded yet.")
    told = t("{measured} of {total} are measured; the others are as they were entered.", measured=measured,
             total=len(figures)) if measured < len(figures) else t("All of them are measured.")  # fmt: skip
    moved = t("{better} got better and {worse} worse.", better=better, worse=worse) if better + worse else ""
    return together(t, told, moved)


def standing(figure: FigureStanding, grade: str, unit: str, t: Translator) -> str:
    """One figure in a sentence: value, grade, since when."""
    value = with_unit(figure.value, unit)
    if figure.before is None:
        return t("{value}: {grade}", value=value, grade=grade)
    then = {"value": value, "grade": grade, "before": with_unit(figure.before, unit),
            "when": period(figure.before_period, t)}  # fmt: skip
    if not figure.distinguishable:
        return t("{value}: {grade}, not distinguishable from {before} in {when}", **then)
    if figure.improved is None:
        return t("{value}: {grade}, about the same as in {when} ({before})", **then)
    if figure.improved:
        return t("{value}: {grade}, better than {before} in {when}", **then)
    return t("{value}: {grade}, worse than {before} in {when}", **then)


def with_unit(value: float, unit: str) -> str:
    """``52 min``, ``98.5%``."""
    return f"{plain(value)}{unit}" if unit == "%" else f"{plain(value)} {unit}".strip()


# ---------------------------------------------------------------------- outages


def outages_answer(report: OutageReport, names: Mapping[str, str], t: Translator) -> str:
    """The headline: how long an average customer was without, and where it was worst."""
    whole = lasting(report.whole.saidi, t)
    worst = max(report.places, key=lambda name: report.places[name].saidi, default="")
    if len(report.places) < 2 or not report.places[worst].saidi:
        return t("An average customer was without supply for {whole} a year", whole=whole)
    return t(
        "An average customer was without supply for {whole} a year, in {worst} for {most}",
        whole=whole, worst=names.get(worst, worst), most=lasting(report.places[worst].saidi, t),
    )  # fmt: skip


def outages_lead(report: OutageReport, t: Translator) -> str:
    """How often and how long, the share of the time with supply, and the year before."""
    whole = report.whole
    whole_year = len(report.window.months) == 12
    sentence = (
        N_("From {when}: {saifi} interruptions a customer, {caidi} each; supply was there {asai} of the time.")
        if whole_year
        else N_("At the pace of {when}: {saifi} interruptions a customer a year, {caidi} each; supply was there {asai} "
                "of the time.")
    )  # fmt: skip
    told = t(
        sentence,
        when=window(report.window, t), saifi=times(whole.saifi), caidi=lasting(whole.caidi, t),
        asai=supplied(whole.asai),
    )  # fmt: skip
    return together(t, told, _since(report, t))


def _since(report: OutageReport, t: Translator) -> str:
    before = report.whole_before
    if before is None or not before.saidi:
        return ""
    part = report.whole.saidi / before.saidi - 1
    facts = {"part": share(abs(part)), "before": lasting(before.saidi, t)}
    if abs(part) < 0.005:
        return t("The year before it was as long.")
    if part < 0:
        return t("That is {part} less than the year before ({before}).", **facts)
    return t("That is {part} more than the year before ({before}).", **facts)


def cause_names(report: OutageReport, t: Translator) -> list[str]:
    """The causes as they are read; one that was both announced and a fault says which it is."""
    kinds = Counter(each.cause for each in report.causes)
    return [
        t("{cause}, announced", cause=about(each.cause, t)) if each.planned and kinds[each.cause] > 1
        else about(each.cause, t)
        for each in report.causes
    ]  # fmt: skip


def drivers(report: OutageReport, t: Translator) -> str:
    """What drives SAIDI: the fewest causes that make half of it, and what was announced."""
    shown, total = [], 0.0
    for cause, name in zip(report.causes, cause_names(report, t), strict=True):
        shown.append(name if cause.cause else t("outages whose cause is not said"))
        total += cause.share
        if total >= 0.5:
            break
    told = t("{share} of the time without supply comes from {names}.", names=t(", ").join(shown), share=share(total))
    announced = t("{share} of it was announced.", share=share(report.planned_share))
    return together(t, told, announced, _major(report, t))


def _major(report: OutageReport, t: Translator) -> str:
    if not report.major_share:
        return ""
    return t(
        "{share} fell on major event days; without them it would be {everyday}.",
        share=share(report.major_share), everyday=lasting(report.without_major.saidi, t),
    )  # fmt: skip


def times(interruptions: float | None) -> str:
    """Interruptions a year, two decimals: ``0.66``, ``2.31``."""
    return percent(interruptions, 2)


def equation(found: Reliability, t: Translator) -> str:
    """SAIDI as the product it is: ``22.0 h = 7.1 × 3.1 h``."""
    if found.caidi is None:
        return lasting(0.0, t)
    return f"{lasting(found.saidi, t)} = {times(found.saifi)} × {lasting(found.caidi, t)}"


# ---------------------------------------------------------------------- complaints


def rate(found: Rate) -> str:
    """A rate with its interval: ``8.1 (7.3–8.9)``."""
    return f"{percent(found.value)} ({percent(found.low)}–{percent(found.high)})"


def complaints_answer(report: ComplaintReport, t: Translator) -> str:
    """The headline: the rate, and whether it changed."""
    facts = {"rate": percent(report.rate.value)}
    if report.ratio is None:
        return t("{rate} complaints per 10,000 customers a year", **facts)
    if not report.ratio.distinguishable:
        return t("{rate} complaints per 10,000 customers a year, not distinguishable from the year before", **facts)
    if report.ratio.value is not None and report.ratio.value < 1:
        return t("{rate} complaints per 10,000 customers a year, fewer than the year before", **facts)
    return t("{rate} complaints per 10,000 customers a year, more than the year before", **facts)


def complaints_lead(report: ComplaintReport, names: Mapping[str, str], t: Translator) -> str:
    """The interval, the year before, where it stands out, and repeats."""
    found = report.rate
    told = t(
        "{count} complaints from {when}; 95% interval {low}–{high}.",
        count=count(found.count), when=window(report.window, t), low=percent(found.low), high=percent(found.high),
    )  # fmt: skip
    return together(t, told, _ratio(report.ratio, report.rate_before, t), _where(report, names, t),
                    repeats(report.repeats, t))  # fmt: skip


def _ratio(ratio: RateRatio | None, before: Rate | None, t: Translator) -> str:
    if ratio is None or before is None:
        return ""
    facts = {"before": percent(before.value), "p": p_value(ratio.p)}
    if ratio.value is None or ratio.low is None or ratio.high is None:
        return t("The year before it was {before} (p = {p}).", **facts)
    return t("The year before it was {before}; the rate is now {low} to {high} of that (p = {p}).",
             low=share(ratio.low), high=share(ratio.high), **facts)  # fmt: skip


def _where(report: ComplaintReport, names: Mapping[str, str], t: Translator) -> str:
    chart = report.by_place
    if chart is None:
        return ""
    above = [names.get(place, place) for k, place in enumerate(report.places)
             if chart.beyond[k] and chart.values[k] > chart.centre]  # fmt: skip
    if not above:
        return t("No district lies above its control limit.")
    return t("Above its control limit: {names}.", names=t(", ").join(above))


def repeats(found: Share, t: Translator) -> str:
    """The share of complaints that were made before."""
    if found.value is None or found.low is None or found.high is None:
        return ""
    if not found.count:
        return t("No complaint was made a second time.")
    return t("{share} repeat an earlier complaint ({low}–{high}).", share=share(found.value), low=share(found.low),
             high=share(found.high))  # fmt: skip


def vital_few(found: Pareto, t: Translator) -> str:
    """Which categories make four fifths."""
    names = t(", ").join(about(name, t) for name in found.categories[: found.vital])
    total = found.cumulative[found.vital - 1] if found.vital else None
    return t("{count} of {all} categories make {share}: {names}.", count=found.vital, all=len(found.categories),
             share=share(total), names=names)  # fmt: skip


def control(report: ComplaintReport, t: Translator) -> str:
    """Whether the months show more than chance."""
    chart = report.by_month
    if chart is None:
        return ""
    if chart.in_control:
        return t("Only chance shows: no month lies beyond its limits, and there is no run of eight.")
    beyond = [period(report.months[k], t) for k in chart.beyond.nonzero()[0].tolist()]
    told = t("Beyond their limits: {names}.", names=t(", ").join(beyond[:4])) if beyond else ""
    run = t("{count} months lie in runs of eight or more on one side.", count=int(chart.in_run.sum()))
    return together(t, told, run if chart.in_run.any() else "")
