"""The minutes of a workshop as data: a workbook, the same tables as CSV, and JSON for programs.

What people typed stays text: a cell that begins like a formula is none, in a workbook by its type, in CSV by an
apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from i18n.translate import Translator
from reports.minutes import MinutesReader, article
from studies.cells import guarded, put
from studies.group_outcome import GroupOutcome
from studies.minutes import Minutes, PairStand
from studies.workshop import Pair

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its heads and its rows; `times` are the columns that hold moments."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    times: frozenset[int] = frozenset()


def sheets(minutes: Minutes, t: Translator) -> tuple[Sheet, ...]:
    """Every table of the minutes, in the language of the reader."""
    by = MinutesReader(minutes, t)
    pair = (t("Judged"), t("First"), t("Second"))
    return (
        Sheet(
            t("Participants"),
            (t("Participant"), t("Weight"), t("Answered"), t("Left open"), t("Pairs"), t("Left out"),
             *(t("CR of {topic}", topic=by.judged(name)) for name in minutes.workshop.sets)),
            tuple(
                (by.person(each), each.weight, each.answered, each.skipped, each.pairs,
                 t("yes") if each.left else t("no"), *(ratio for _, ratio in each.consistency))
                for each in minutes.participants
            ),
        ),
        Sheet(
            t("Rounds"),
            (t("Round"), t("Opened"), t("Closed"), t("Answered anew"), t("Judgments"), t("Judged"), t("Consensus"),
             t("Weights moved"), t("Answers revised"), t("Stayed with")),
            tuple(
                (each.number, each.opened, each.closed, each.took_part, each.end.answers,
                 by.judged(moved.set) if moved.set else t("The whole"), moved.consensus, moved.change, moved.revised,
                 None if moved.set else each.stayed)
                for each in minutes.rounds
                for moved in (*each.end.sets, each.end.whole)
            ),
            frozenset({1, 2}),
        ),
        Sheet(
            t("Group judgments"),
            (t("Round"), *pair, t("Answered"), t("Group"), t("Lowest"), t("Lower quartile"), t("Median"),
             t("Upper quartile"), t("Highest")),
            tuple(
                (turn, *_pair(each.pair, by), *_stand(stand))
                for each in minutes.pairs
                for turn, stand in enumerate(each.rounds, 1)
            ),
        ),
        Sheet(
            t("All answers"),
            (t("Round"), t("Participant"), *pair, t("Ratio")),
            tuple(
                (each.round, by.participant(each.participant), *_pair(each.pair, by), each.ratio)
                for each in minutes.answers
            ),
        ),
        Sheet(
            t("Votes"),
            (t("At"), *pair, t("Group before"), t("Group after"), t("Answered before"), t("Answered after")),
            tuple(
                (each.called, *_pair(each.pair, by), each.before.group, each.after.group, each.before.answered,
                 each.after.answered)
                for each in minutes.votes
            ),
            frozenset({0}),
        ),
        Sheet(
            t("Remarks"),
            (t("At"), t("Kind"), t("Participant"), *pair, t("Text")),
            tuple(
                (each.at, t("comment") if each.kind == "comment" else t("left open"),
                 by.participant(each.participant), *_pair(each.pair, by), each.text)
                for each in minutes.remarks
            ),
            frozenset({0}),
        ),
        Sheet(
            t("Changed on advice"),
            (t("Participant"), *pair, t("Before"), t("After"), t("Why")),
            tuple(
                (by.participant(each.participant), *_pair(each.pair, by), each.old, each.new, each.reason)
                for each in minutes.repairs
            ),
        ),
        Sheet(
            t("Weights"),
            (t("Indicator"), t("Before"), t("After")),
            tuple(
                (by.name(name), float(before), float(after))
                for name, before, after in zip(
                    minutes.after.elements, minutes.before.weights, minutes.after.weights, strict=True
                )
            ),
        ),
        Sheet(t("Decisions"), (t("At"), t("Text")), tuple((each.at, each.text) for each in minutes.decisions),
              frozenset({0})),
    )  # fmt: skip


def _pair(pair: Pair, by: MinutesReader) -> tuple[str, str, str]:
    return by.judged(pair.set), by.name(pair.first), by.name(pair.second)


def _stand(stand: PairStand) -> tuple[Value, ...]:
    return stand.answered, stand.group, stand.low, stand.lower, stand.median, stand.upper, stand.high


# ---------------------------------------------------------------------- files


HEAD, RULE = PatternFill("solid", fgColor="F4F2EC"), Border(bottom=Side("thin", color="1B252A"))
NARROW, WIDE = 9, 56


def as_workbook(minutes: Minutes, t: Translator, zone: str = "") -> bytes:
    """A workbook (XLSX): what it comes to, and a sheet for each table that has rows; times by the clock of a zone."""
    book, clock = Workbook(), ZoneInfo(zone or "UTC")
    _summary(book.active, minutes, t, zone)
    for each in sheets(minutes, t):
        if each.rows:
            _sheet(book.create_sheet(each.name), each, clock)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _summary(sheet: Any, minutes: Minutes, t: Translator, zone: str) -> None:
    """The first thing that is seen: title, study and versions, and the answer in a sentence."""
    told = article(minutes, t, zone)
    sheet.title = t("Summary")
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 110
    clock = t("Times are those of {zone}.", zone=ZoneInfo(zone or "UTC").key)
    for row, (text, font) in enumerate(
        ((told.title, Font(bold=True, size=18)), (told.subtitle, Font(color="5F686D")), (told.lead, Font(size=12)),
         (clock, Font(color="5F686D"))), 1
    ):  # fmt: skip
        cell = put(sheet, row, 1, text)
        cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 30 if row == 1 else 18 * (1 + _width(text) // 100)


def _sheet(sheet: Any, table: Sheet, clock: ZoneInfo) -> None:
    """A table as it is read and printed: the head stays, columns fit, numbers have three digits."""
    sheet.freeze_panes = "A2"
    for column, head in enumerate(table.heads, 1):
        cell = put(sheet, 1, column, head)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, RULE
        numeric = any(isinstance(row[column - 1], int | float) for row in table.rows)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal="right" if numeric else "left")
    for row, values in enumerate(table.rows, 2):
        for column, value in enumerate(values, 1):
            _cell(sheet, row, column, value, clock if column - 1 in table.times else None)
    for column, head in enumerate(table.heads, 1):
        texts = [_width(row[column - 1]) for row in table.rows if isinstance(row[column - 1], str)]
        widest = 17 if column - 1 in table.times else max(texts, default=0)
        words = max(_width(word) for word in head.split()) if " " in head else _width(head)
        letter = sheet.cell(1, column).column_letter
        sheet.column_dimensions[letter].width = min(WIDE, max(NARROW, widest, min(words, 20)) + 2)
    sheet.row_dimensions[1].height = 15 * max(
        -(-_width(head) // max(int(sheet.column_dimensions[sheet.cell(1, k).column_letter].width) - 2, 1))
        for k, head in enumerate(table.heads, 1)
    )  # fmt: skip
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _cell(sheet: Any, row: int, column: int, value: Value, clock: ZoneInfo | None) -> None:
    """One value: moments are moments, with which a spreadsheet can count."""
    if clock is not None and value:
        moment = datetime.fromisoformat(str(value))
        local = moment.astimezone(clock).replace(tzinfo=None) if moment.tzinfo else moment
        put(sheet, row, column, local.replace(microsecond=0)).number_format = "yyyy-mm-dd hh:mm"
        return
    cell = put(sheet, row, column, value or None if isinstance(value, str) else value)
    cell.alignment = Alignment(wrap_text=_width(value) > WIDE, vertical="top")
    if isinstance(value, float):
        cell.number_format = "0.000"


def _width(value: Value) -> int:
    """How many digits wide a text is: Chinese letters are two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in str(value or ""))


def as_csv(minutes: Minutes, t: Translator) -> dict[str, bytes]:
    """The tables as CSV files in UTF-8 with its mark, by name."""
    return {f"{each.name}.csv": _csv(each) for each in sheets(minutes, t)}


def _csv(sheet: Sheet) -> bytes:
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    cells = ([guarded(value) if isinstance(value, str) else value for value in row] for row in sheet.rows)
    rows.writerows([[guarded(head) for head in sheet.heads], *cells])
    return written.getvalue().encode("utf-8-sig")


def as_json(minutes: Minutes) -> bytes:
    """The minutes for programs: ids instead of names, times as they were noted, in no language."""
    text = json.dumps(_document(minutes), ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode()


def _document(minutes: Minutes) -> dict[str, Any]:
    workshop = minutes.workshop
    return {
        "workshop": {
            "label": {"en": workshop.label.en, "zh": workshop.label.zh},
            "sets": list(workshop.sets),
            "rounds": workshop.rounds,
            "names_hidden": workshop.names_hidden,
            "delphi": workshop.delphi,
            "consensus": workshop.consensus,
            "change": workshop.change,
        },
        "versions": list(minutes.versions),
        "participants": [
            {
                "number": each.number,
                "expert": each.expert or None,
                "weight": each.weight,
                "left": each.left,
                "answered": each.answered,
                "skipped": each.skipped,
                "pairs": each.pairs,
                "consistency": dict(each.consistency),
            }
            for each in minutes.participants
        ],
        "rounds": list(_rounds(minutes)),
        "pairs": [{**_named(each.pair), "rounds": [_stood(stand) for stand in each.rounds]} for each in minutes.pairs],
        "votes": [
            {**_named(each.pair), "called": each.called, "before": _stood(each.before), "after": _stood(each.after)}
            for each in minutes.votes
        ],
        "remarks": [
            {"kind": each.kind, "participant": each.participant, **_named(each.pair), "text": each.text, "at": each.at}
            for each in minutes.remarks
        ],
        "repairs": [
            {"participant": each.participant, **_named(each.pair), "old": each.old, "new": each.new, "why": each.reason}
            for each in minutes.repairs
        ],
        "answers": [
            {"round": each.round, "participant": each.participant, **_named(each.pair), "ratio": each.ratio}
            for each in minutes.answers
        ],
        "decisions": [{"text": each.text, "at": each.at, "author": each.author} for each in minutes.decisions],
        "verdict": {
            "stop": minutes.verdict.stop,
            "reason": minutes.verdict.reason,
            "set": minutes.verdict.set or None,
            "value": minutes.verdict.value,
            "limit": minutes.verdict.limit,
        },
        "before": _outcome(minutes.before),
        "after": _outcome(minutes.after),
    }


def _rounds(minutes: Minutes) -> Iterator[dict[str, Any]]:
    for each in minutes.rounds:
        moved = [
            {"set": part.set or None, "consensus": part.consensus, "change": part.change, "revised": part.revised}
            for part in (*each.end.sets, each.end.whole)
        ]
        yield {
            "number": each.number,
            "opened": each.opened,
            "closed": each.closed,
            "took_part": each.took_part,
            "stayed": each.stayed,
            "answers": each.end.answers,
            "convergence": moved,
        }


def _named(pair: Pair) -> dict[str, str]:
    return {"set": pair.set, "first": pair.first, "second": pair.second}


def _stood(stand: PairStand) -> dict[str, Value]:
    names = ("answered", "group", "low", "lower", "median", "upper", "high")
    return dict(zip(names, _stand(stand), strict=True))


def _outcome(outcome: GroupOutcome) -> dict[str, Any]:
    return {
        "weights": dict(zip(outcome.elements, outcome.weights.tolist(), strict=True)),
        "index": outcome.index,
        "values": dict(zip(outcome.options, outcome.values.tolist(), strict=True)),
    }
