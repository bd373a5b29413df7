"""``figures``: operating figures with their grades, reliability from an outage list, complaints from a ticket list."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cli.arguments import add_json, add_study, print_json, read_study
from cli.progress import progress
from cli.table import table
from cli.words import finding_as_json, print_findings
from exchange.figure_table import read_figure_table
from exchange.outage_list import read_outages
from exchange.study_files import write_text_file
from exchange.ticket_list import read_tickets
from i18n.numbers import count, plain
from i18n.translate import Translator, translator
from mcdm.findings import Finding
from reports.sentences import operations as say
from satisfaction.complaints import Rate
from satisfaction.reliability import MOMENTARY, Reliability
from studies import edits
from studies.complaint_report import ComplaintReport
from studies.document import write
from studies.figure_standings import FigureStanding
from studies.operations import Operations, operations
from studies.outage_report import OutageReport, outage_report
from studies.study import Study

NAME = "figures"
HELP = "operating figures, reliability indices of an outage list, complaints of a ticket list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --outages, --tickets, --readings, --indicator, --momentary, --everyday, --take-over, --out, --json."""
    add_study(parser)
    parser.add_argument("--outages", metavar="FILE", type=Path, help="an outage list (CSV, XLSX, Parquet)")
    parser.add_argument("--tickets", metavar="FILE", type=Path, help="a ticket list (CSV, XLSX, Parquet)")
    parser.add_argument(
        "--readings", metavar="FILE", type=Path,
        help="a table of figures (CSV, XLSX, Parquet); a row with an empty district is the whole company's",
    )  # fmt: skip
    parser.add_argument("--indicator", metavar="ID", default="", help="whose figure a table is about that does not say")
    parser.add_argument("--momentary", action="store_true", help="tell outages of up to five minutes apart (MAIFI)")
    parser.add_argument("--everyday", action="store_true", help="leave major event days out (2.5 beta method)")
    parser.add_argument("--take-over", action="store_true", help="make what was measured the values of today")
    parser.add_argument("--out", metavar="STUDY.json", type=Path, help="write the study with what was loaded here")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print where every figure stands, the reliability indices and the complaints; keep them where asked.

    Exit 1 where a part of a list could not be taken.
    """
    study, doubts, left_out = _loaded(read_study(arguments.study), arguments)
    found = operations(study)
    if arguments.take_over:
        study = edits.take_over(study, found.to_take_over)
        found = operations(study)
    if arguments.everyday:
        found = replace(found, outages=outage_report(study, major=False))
    if arguments.out is not None:
        write_text_file(write(study), arguments.out)
    findings = (*doubts, *found.findings)
    if arguments.json:
        document = as_json(found)
        document["findings"] = [finding_as_json(each, study, arguments.language) for each in findings]
        print_json(document)
    else:
        _print(study, found, arguments.language)
        print_findings(findings, study, arguments.language)
    return 1 if left_out else 0


def _loaded(study: Study, arguments: argparse.Namespace) -> tuple[Study, tuple[Finding, ...], int]:
    """The study with the lists that were named, what is doubtful about them, and how much of them was left out."""
    doubts: tuple[Finding, ...] = ()
    left_out = 0
    if arguments.outages is not None:
        momentary = MOMENTARY if arguments.momentary else None
        with progress("outages") as show:
            outages = read_outages(arguments.outages, study.population, momentary=momentary, progress=show)
        study, doubts = edits.set_outages(study, outages.totals.counts), outages.findings
        left_out += outages.totals.left_out
    if arguments.tickets is not None:
        with progress("tickets") as show:
            tickets = read_tickets(arguments.tickets, study.population, progress=show)
        study, doubts = edits.set_complaints(study, tickets.totals.counts), (*doubts, *tickets.findings)
        left_out += tickets.totals.left_out
    if arguments.readings is not None:
        readings = read_figure_table(arguments.readings, study, indicator=arguments.indicator)
        study, doubts = edits.add_readings(study, readings.readings), (*doubts, *readings.findings)
        left_out += readings.left_out
    return study, doubts, left_out


# ---------------------------------------------------------------------- JSON


def as_json(found: Operations) -> dict[str, object]:
    """Figures, reliability and complaints; null where nothing is known."""
    return {
        "figures": {each.figure.indicator: _standing(each) for each in found.figures},
        "reliability": _reliability(found.outages) if found.outages else None,
        "complaints": _complaints(found.complaints) if found.complaints else None,
    }


def _standing(each: FigureStanding) -> dict[str, object]:
    return {
        "value": each.value,
        "unit": each.figure.unit.en,
        "today": each.figure.today,
        "origin": each.origin,
        "period": each.period,
        "grade": each.grade,
        "membership": each.membership.tolist(),
        "before": each.before,
        "before_period": each.before_period,
        "segments": {
            name: {"value": own.value, "membership": own.membership.tolist()}
            for name, own in (each.segments or {}).items()
        },
        "trend": dict(each.trend),
    }


def _indices(found: Reliability) -> dict[str, float | None]:
    return {"SAIFI": found.saifi, "SAIDI": found.saidi, "CAIDI": found.caidi, "ASAI": found.asai, "MAIFI": found.maifi}


def _reliability(report: OutageReport) -> dict[str, object]:
    """SAIDI and CAIDI in minutes; of the company and of segments a year's, by month each month's own."""
    return {
        "months": list(report.window.months),
        "per": {"company": "year", "segments": "year", "by_month": "month"},
        "company": _indices(report.whole),
        "year_before": _indices(report.whole_before) if report.whole_before else None,
        "segments": {name: _indices(own) for name, own in report.places.items()},
        "by_month": {month: _indices(own) for month, own in report.months.items()},
        "causes": [
            {"cause": each.cause, "planned": each.planned, "SAIDI": each.saidi, "share": each.share}
            for each in report.causes
        ],
        "planned_share": report.planned_share,
        "major_share": report.major_share,
        "SAIDI_without_major_event_days": report.without_major.saidi,
    }


def _rate(rate: Rate) -> dict[str, float]:
    return {"count": rate.count, "rate": rate.value, "low": rate.low, "high": rate.high}


def _complaints(report: ComplaintReport) -> dict[str, object]:
    """Rates per 10,000 customers and year."""
    return {
        "months": list(report.window.months),
        "company": _rate(report.rate),
        "year_before": _rate(report.rate_before) if report.rate_before else None,
        "ratio": None
        if report.ratio is None
        else {"value": report.ratio.value, "low": report.ratio.low, "high": report.ratio.high, "p": report.ratio.p},
        "segments": {name: _rate(rate) for name, rate in report.places.items()},
        "above_limit": _beyond(list(report.places), report),
        "categories": dict(zip(report.about.categories, report.about.counts, strict=True)),
        "vital_few": report.about.vital,
        "repeat_share": report.repeats.value,
    }


def _beyond(places: list[str], report: ComplaintReport) -> list[str]:
    chart = report.by_place
    if chart is None:
        return []
    return [places[k] for k in range(len(places)) if chart.beyond[k] and chart.values[k] > chart.centre]


# ---------------------------------------------------------------------- for people


def _print(study: Study, found: Operations, language: str) -> None:
    t, grades = translator(language), [grade.label.in_language(language) for grade in study.scale.grades]
    print(_figures(found, grades, t))
    names = {s.id: s.label.in_language(language) or s.id for d in study.population.dimensions for s in d.segments}
    stop = "\u3002" if language == "zh" else "."
    if found.outages is not None:
        print(f"\n{say.outages_answer(found.outages, names, t)}{stop}\n{say.outages_lead(found.outages, t)}\n")
        print(_supply(found.outages, names, t))
    if found.complaints is not None:
        print(
            f"\n{say.complaints_answer(found.complaints, t)}{stop}\n{say.complaints_lead(found.complaints, names, t)}"
        )
        print(say.vital_few(found.complaints.about, t))
    print()


def _figures(found: Operations, grades: list[str], t: Translator) -> str:
    rows = [
        (
            each.figure.indicator,
            each.figure.label.in_language(t.language),
            say.with_unit(each.value, each.figure.unit.in_language(t.language)),
            grades[each.grade],
            t(say.ORIGINS[each.origin]),
            plain(each.before),
        )
        for each in found.figures
    ]
    return table((t("id"), t("figure"), t("value"), t("grade"), t("origin"), t("before")), rows)


def _supply(report: OutageReport, names: Mapping[str, str], t: Translator) -> str:
    rows = [_row(t("All customers"), report.whole, t)]
    rows += [_row(names.get(name, name), own, t) for name, own in report.places.items()]
    return table((t("Where"), t("Customers"), "SAIDI", "SAIFI", "CAIDI", "ASAI"), rows)


def _row(name: str, own: Reliability, t: Translator) -> tuple[str, ...]:
    lasts = (say.lasting(own.saidi, t), say.times(own.saifi), say.lasting(own.caidi, t))
    return (name, count(own.customers), *lasts, say.supplied(own.asai))
