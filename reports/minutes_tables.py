"""The minutes of a workshop as data: a workbook, the same tables as CSV, and JSON for programs.

What people typed stays text: a cell that begins like a formula is none, in a workbook by its type, in CSV by an
apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from i18n.translate import Translator
from reports.minutes import MinutesReader
from studies.cells import guarded, put
from studies.group_outcome import GroupOutcome
from studies.minutes import Minutes, PairStand
from studies.workshop import Pair

Value = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its heads and its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


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
        ),
        Sheet(
            t("Remarks"),
            (t("At"), t("Kind"), t("Participant"), *pair, t("Text")),
            tuple(
                (each.at, t("comment") if each.kind == "comment" else t("left open"),
                 by.participant(each.participant), *_pair(each.pair, by), each.text)
                for each in minutes.remarks
            ),
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
        Sheet(t("Decisions"), (t("At"), t("Text")), tuple((each.at, each.text) for each in minutes.decisions)),
    )  # fmt: skip


def _pair(pair: Pair, by: MinutesReader) -> tuple[str, str, str]:
    return by.judged(pair.set), by.name(pair.first), by.name(pair.second)


def _stand(stand: PairStand) -> tuple[Value, ...]:
    return stand.answered, stand.group, stand.low, stand.lower, stand.median, stand.upper, stand.high


# ---------------------------------------------------------------------- files


def as_workbook(minutes: Minutes, t: Translator) -> bytes:
    """A workbook (XLSX), a sheet for each table."""
    book = Workbook()
    book.remove(book.active)
    for each in sheets(minutes, t):
        sheet = book.create_sheet(each.name)
        sheet.freeze_panes = "A2"
        for row, values in enumerate((each.heads, *each.rows), 1):
            for column, value in enumerate(values, 1):
                put(sheet, row, column, value)
        for column, head in enumerate(each.heads, 1):
            sheet.cell(1, column).font = Font(bold=True)
            longest = max([len(head), *(len(str(row[column - 1] or "")) for row in each.rows)])
            sheet.column_dimensions[sheet.cell(1, column).column_letter].width = min(48, max(10, longest + 2))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


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
