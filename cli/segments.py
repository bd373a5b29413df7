"""``segments``: any indicator in any segment in any wave, with intervals and changes."""

from __future__ import annotations

import argparse

from cli.arguments import add_json, add_study, print_json, read_study, read_survey
from cli.table import table
from cli.words import finding_as_json, print_findings
from exchange.segment_tables import segments_csv
from i18n import numbers
from i18n.translate import N_, Translator, translator
from reports.sentences import segments as say
from satisfaction.trend import Change
from studies.segments import INDEX, MARGIN, SegmentRow, SegmentTable, StandsFor, latest, segment_table, stands_for
from studies.study import Study
from studies.weigh import weigh

NAME = "segments"
HELP = "satisfaction by segment and wave, with intervals, sample sizes and changes"

VERDICTS = {
    "risen": N_("risen"),
    "fallen": N_("fallen"),
    "not-distinguishable": N_("not distinguishable"),
    "unknown": N_("unknown"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --by, --wave, --indicator, --json, --csv."""
    from pathlib import Path

    add_study(parser)
    parser.add_argument("--survey", metavar="FILE", type=Path, required=True, help="a survey (CSV, XLSX, Parquet)")
    parser.add_argument("--by", metavar="DIMENSION", action="append", default=[], help="district, tier ...; repeatable")
    parser.add_argument("--wave", metavar="WAVE", action="append", default=[], help="only this wave; repeatable")
    parser.add_argument(
        "--indicator", metavar="ID", action="append", default=[],
        help='only this indicator ("index" for the index); repeatable (default: the index)',
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="the index and every indicator")
    form = parser.add_mutually_exclusive_group()
    add_json(form)  # type: ignore[arg-type]
    form.add_argument("--csv", action="store_true", help="print CSV instead of a table")


def run(arguments: argparse.Namespace) -> int:
    """Print the table of the segments, and whom the answers stand for."""
    study = read_study(arguments.study)
    survey, doubts = read_survey(arguments.survey, study)
    assert survey is not None  # the argument is required
    weights = weigh(study).weights
    asked = [INDEX if name == "index" else name for name in arguments.indicator] or [INDEX]
    found = segment_table(
        study, weights, survey, arguments.by, waves=arguments.wave, indicators=None if arguments.all else asked
    )
    if arguments.csv:
        print(segments_csv(study, found, language=arguments.language), end="")
        return 0
    whom = stands_for(study, weights, survey)
    findings = latest((*doubts, *found.findings, *whom.findings))
    if arguments.json:
        print_json(
            {
                **as_json(found),
                "published": published_as_json(whom),
                "findings": [finding_as_json(each, study, arguments.language) for each in findings],
            }
        )
    else:
        print(_shown(study, found, arguments.language))
        print(f"\n{_published(whom, translator(arguments.language))}\n")
        print(_missing(study, whom, translator(arguments.language)))
        print_findings(findings, study, arguments.language)
    return 0


def as_json(found: SegmentTable) -> dict[str, object]:
    """The rows with the names that other programs rely on; `indicator` is null for the index."""
    return {
        "by": list(found.dimensions),
        "waves": [wave for wave in found.waves if wave],
        "rows": [_row_as_json(found, row) for row in found.rows],
    }


def published_as_json(whom: StandsFor) -> dict[str, object]:
    """The three published indices and the response; null where what is to be counted is not known."""
    return {
        "indices": {
            each.counting: None
            if each.index is None
            else {
                "score": each.index.value,
                "low": each.index.low,
                "high": each.index.high,
                "effective": each.index.effective,
                "design_effect": each.design_effect,
            }
            for each in whom.published
        },
        "respondents": whom.respondents,
        "effective": whom.effective,
        "response_rate": whom.response.rate if whom.response else None,
        "missing_answers": {
            "/".join(part for part in place if part) or "all": int(needed.answers)
            for place, needed in whom.missing.items()
        },
    }


def _row_as_json(found: SegmentTable, row: SegmentRow) -> dict[str, object]:
    estimate = row.estimate
    return {
        "indicator": row.indicator or None,
        "segment": dict(zip(found.dimensions, row.segment, strict=True)),
        "wave": row.wave or None,
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "answers": estimate.answers,
        "effective": estimate.effective,
        "customers": row.customers,
        "thin": row.thin,
        "change": None if row.change is None else _change_as_json(row.change),
    }


def _change_as_json(change: Change) -> dict[str, object]:
    return {
        "value": change.value,
        "low": change.low,
        "high": change.high,
        "p": change.p_value,
        "verdict": change.verdict,
        "stands": change.stands,
        "paired": change.paired,
    }


def _shown(study: Study, found: SegmentTable, language: str) -> str:
    t, names = translator(language), study.labels

    def called(name: str) -> str:
        return (names[name].in_language(language) or name) if name in names else name

    heads = (t("indicator"), *map(called, found.dimensions), t("wave"), t("score"), t("95% interval"), "n", t("n eff."),
             t("change"), t("since the wave before"))  # fmt: skip
    rows = [
        (
            called(row.indicator) if row.indicator else t("index"),
            *map(called, row.segment),
            row.wave,
            numbers.score(row.estimate.value),
            f"{numbers.score(row.estimate.low)}–{numbers.score(row.estimate.high)}",
            numbers.count(row.estimate.answers) + ("*" if row.thin else ""),
            numbers.count(row.estimate.effective),
            numbers.signed(row.change.value) if row.change else "",
            _verdict(row.change, t),
        )
        for row in found.rows
    ]
    text = table(heads, rows)
    thin = any(row.thin for row in found.rows)
    return text + ("\n" + t("* too few answers to be ranked") if thin else "")


def _verdict(change: Change | None, t: Translator) -> str:
    if change is None:
        return ""
    said = t(VERDICTS[change.verdict])
    if change.verdict in ("risen", "fallen") and change.stands is False:
        return t("{verdict}, but not among so many comparisons", verdict=said)
    return said


COUNTED = {
    "customers": N_("every customer counts alike"),
    "revenue": N_("every yuan of revenue counts alike"),
    "tiers": N_("every tier counts alike"),
}


def _missing(study: Study, whom: StandsFor, t: Translator) -> str:
    """How many answers are still missing for an index as narrow as usual, of all customers and by segment."""
    names, margin = study.labels, numbers.score(MARGIN, 2)
    whole = whom.missing.get(("", ""))
    rows = [
        (
            *(names[part].in_language(t.language) if part in names else part for part in place),
            numbers.count(int(needed.answers)),
            numbers.count(needed.invitations),
        )
        for place, needed in whom.missing.items()
        if place[0]
    ]
    told = "" if whole is None else f"{say.needed(int(whole.answers), whole.invitations, margin, t)}\n"
    heads = (t("dimension"), t("segment"), t("answers missing for ±{margin}", margin=margin), t("invitations"))
    return f"{told}{table(heads, rows)}\n" if rows else told


def _published(whom: StandsFor, t: Translator) -> str:
    rows = [
        (
            t(COUNTED[each.counting]),
            numbers.score(each.index.value) if each.index else t("not known"),
            f"{numbers.score(each.index.low)}–{numbers.score(each.index.high)}" if each.index else "",
            numbers.count(each.index.effective) if each.index else "",
        )
        for each in whom.published
    ]
    return table((t("index where"), t("score"), t("95% interval"), t("n eff.")), rows)
