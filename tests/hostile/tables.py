"""Tables that nobody means well with: answers of experts, levers, surveys, lists; as text, workbook and Parquet."""

from __future__ import annotations

import csv
import io
import random
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from exchange.customer_list import read_customer_list
from exchange.figure_table import read_figure_table
from exchange.lever_rows import read_lever_table
from exchange.lever_tables import levers_csv, levers_workbook
from exchange.outage_list import read_outages
from exchange.questionnaires.excel_writer import write_questionnaire
from exchange.questionnaires.expert_template import expert_csv, expert_workbook
from exchange.questionnaires.files import import_answers
from exchange.super_decisions.to_study import import_model
from exchange.supermatrix_text import read_supermatrix, supermatrix_texts
from exchange.survey_files import open_survey, tally_file
from exchange.ticket_list import read_tickets
from satisfaction.questionnaire import Item, Questionnaire
from store.examples import load_example
from studies.evaluate import evaluate
from tests.exchange.answers import workbook
from tests.exchange.super_decisions.small_models import FEEDBACK, as_bytes, merits_as_bytes
from tests.hostile import letters, workbooks
from tests.studies.parts import small_study
from views.survey_intake import Intake

STUDY = small_study()
DEMO = load_example("power-supply")
ASKED = Questionnaire((Item("q1", "N1", "numeric-1-5"), Item("q2", "N2", "numeric-1-5")))

SURVEY = [["q1", "q2", "district", "when"], *([str(k % 5 + 1), str(k % 4 + 1), "D1", "2026-09-01"] for k in range(30))]
OUTAGES = [
    ["start", "end", "customers", "district", "cause"],
    *([f"2026-09-{k + 1:02} 08:00", f"2026-09-{k + 1:02} 09:30", str(40 + k), "D1", "storm"] for k in range(20)),
]
TICKETS = [
    ["received", "closed", "category", "district"],
    *(["2026-09-01", "2026-09-03", "bill", "D1"] for _ in range(20)),
]
CUSTOMERS = [["customer id", "kWh 1", "kWh 2", "revenue"], *([f"K{k}", str(k * 9), str(k), "12.5"] for k in range(30))]
FIGURES = [["figure", "period", "district", "value"], *(["SAIDI", f"2026-0{k + 1}", "D1", "3.5"] for k in range(9))]


def attempt_answers(chance: random.Random) -> object:
    """Answers of experts."""
    given = chance.choice(ANSWERS)
    if given.startswith(b"PK"):
        return import_answers([("answers.xlsx", workbooks.changed(given, chance))], STUDY, same_name="both")
    return import_answers([("answers.csv", changed_text(given.decode("utf-8-sig"), chance))], STUDY, same_name="both")


def attempt_levers(chance: random.Random) -> object:
    """A table of levers, and the study that comes of it computed."""
    if chance.random() < 0.3:
        read = read_lever_table(workbooks.changed(LEVERS[1], chance), DEMO, name="levers.xlsx")
    else:
        read = read_lever_table(changed_text(LEVERS[0].decode("utf-8-sig"), chance), DEMO, name="levers.csv")
    return evaluate(read.study)


def attempt_model(chance: random.Random) -> object:
    """A model of Super Decisions, or a supermatrix."""
    if chance.random() < 0.25:
        return read_supermatrix(changed_text(MATRIX.decode(), chance, "\t"), "some.limit.txt")
    return import_model(letters.changed_bytes(chance.choice(MODELS), chance), "some.sdmod")


def attempt_survey(chance: random.Random) -> object:
    """A survey, looked into as an upload is, then counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "received"
        path.write_bytes(table_of(SURVEY, chance))
        file = open_survey(path, name="survey")
        intake = Intake.look_into(path, STUDY, name="survey")
        intake.looks(STUDY)
        if not {"q1", "q2"} <= {*file.columns}:
            return file
        return tally_file(path, ASKED, STUDY.scale, STUDY.population, name="survey")


def attempt_list(chance: random.Random) -> object:
    """A list of outages, tickets, customers or figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "received"
        kind = chance.randrange(4)
        path.write_bytes(table_of((OUTAGES, TICKETS, CUSTOMERS, FIGURES)[kind], chance))
        if kind == 0:
            return read_outages(path, DEMO.population, name="list")
        if kind == 1:
            return read_tickets(path, DEMO.population, name="list")
        if kind == 2:
            return read_customer_list(path, name="list")
        return read_figure_table(path, DEMO, name="list")


# ---------------------------------------------------------------------- making them


def table_of(rows: list[list[str]], chance: random.Random) -> bytes:
    """A table in one of its formats, with something done to it."""
    kind = chance.random()
    if kind < 0.2:
        return workbooks.changed(workbook(*[list(row) for row in rows]), chance)
    if kind < 0.35:
        return parquet(rows, chance)
    return changed_rows(rows, chance)


def changed_text(text: str, chance: random.Random, delimiter: str = ",") -> bytes:
    """A table of text with something done to it."""
    return changed_rows([*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)], chance, delimiter)


def changed_rows(rows: list[list[str]], chance: random.Random, delimiter: str = "") -> bytes:
    """Rows as text: cells changed, rows ragged, encodings mixed, now and then a cell of a megabyte."""
    found = [list(row) for row in rows]
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        row = chance.choice(found)
        at = chance.randrange(len(row) + 1)
        kind = chance.random()
        if kind < 0.7 and row:
            row[at % len(row)] = _cell(chance)
        elif kind < 0.8:
            row.insert(at, _cell(chance))
        elif kind < 0.9 and row:
            del row[at % len(row)]
        else:
            found.insert(chance.randrange(len(found) + 1), [_cell(chance)[:300]] * chance.choice((0, 1, 3, 2_000)))
            if not found[-1]:
                break
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter or chance.choice(",;\t|"), lineterminator=chance.choice(("\n", "\r\n"))
    )
    writer.writerows(row or [""] for row in found)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
    content = out.getvalue().encode(encoding, "replace" if encoding == "gb18030" else "surrogatepass")
    return letters.changed_bytes(content, chance) if chance.random() < 0.3 else content


def _cell(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.4:
        return letters.text(chance).replace("\x00", "" if chance.random() < 0.8 else "\x00")
    if kind < 0.7:
        number = chance.choice(letters.ODD_NUMBERS)
        return str(number) if not isinstance(number, int) or abs(number) < 10**300 else "9" * 5_000
    return chance.choice(
        (
            "",
            " ",
            "1/3",
            "=1/3",
            "3/7/2026",
            "2026-13-45",
            "99999-01-01",
            "0000-00-00",
            "24:61",
            "1e400",
            "50%",
            "'",
            '"',
            "N1",
        )
    )


def parquet(rows: list[list[str]], chance: random.Random) -> bytes:
    """A Parquet file with columns of types that no survey has, or with bytes changed."""
    columns: dict[str, pa.Array] = {}
    count = len(rows) - 1
    for k, heading in enumerate(rows[0]):
        texts = [row[k] for row in rows[1:]]
        columns[heading] = chance.choice(
            (
                lambda texts=texts: pa.array(texts),
                lambda texts=texts: pa.array(texts).dictionary_encode(),
                lambda: pa.array([chance.choice(letters.HOSTILE_TEXTS) for _ in range(count)]),
                lambda: pa.array([[1, 2]] * count),
                lambda: pa.array([{"a": 1}] * count),
                lambda: pa.array([b"\xff\x00"] * count),
                lambda: pa.array([None] * count),
                lambda: pa.array([float("nan"), float("inf")] * count)[:count],
                lambda: pa.array([2**63 - 1] * count),
                lambda: pa.array([True, None] * count)[:count],
                lambda: pa.array([-(2**62)] * count, pa.timestamp("us")),
                lambda: pa.array([10**9] * count, pa.duration("ns")),
                lambda: pa.array(["1.5"] * count).cast(pa.decimal128(30, 10)),
            )
        )()
    written = io.BytesIO()
    pq.write_table(pa.table(columns), written)
    content = written.getvalue()
    return letters.changed_bytes(content, chance) if chance.random() < 0.4 else content


ANSWERS = (
    expert_csv(STUDY).encode(),
    expert_workbook(STUDY),
    write_questionnaire(STUDY, "E1"),
    write_questionnaire(STUDY, language="zh"),
)
LEVERS = (levers_csv(DEMO.levers).encode(), levers_workbook(DEMO.levers))
MODELS = (as_bytes(), as_bytes(FEEDBACK), merits_as_bytes())
MATRIX = supermatrix_texts(STUDY, "some")["some.limit.txt"].encode()
