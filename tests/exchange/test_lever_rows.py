"""Levers as a table: written and read back, changed by part, bad rows named, never a traceback."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from exchange.lever_rows import CURVES, LeverTable, number, read_lever_table
from exchange.lever_tables import levers_csv, levers_workbook
from i18n.errors import error_sentence
from mcdm.catalogue import methods
from mcdm.errors import DecisionError
from scenarios.levers import Cost, Lever
from store.examples import load_example
from studies import edits
from studies.study import Study

DEMO = load_example("power-supply")
BARE = replace(DEMO, levers=(), interactions=(), scenarios=(), futures=())


def read(text: str, study: Study = DEMO) -> LeverTable:
    return read_lever_table(text.encode(), study, name="levers.csv")


def of(study: Study, name: str) -> Lever:
    return next(each for each in study.levers if each.id == name)


RICH = replace(
    DEMO,
    levers=(
        replace(
            DEMO.levers[0], whole=True, department="网络部", group="grid", avoided_emissions=0.25,
            cost=Cost(1, 2, 3.5, 25, (0.9, 1.0, 1.3)),
        ),
        *DEMO.levers[1:],
    ),
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_written_and_read_back_unchanged(language: str, kind: str) -> None:
    content = (
        levers_csv(RICH.levers, language=language).encode()
        if kind == "csv"
        else levers_workbook(RICH.levers, language=language)
    )
    again = read_lever_table(content, RICH, name=f"levers.{kind}")
    assert again.study == RICH
    assert (again.added, again.changed, again.refused, again.findings) == ((), (), (), ())
    anew = read_lever_table(content, BARE, name=f"levers.{kind}")
    assert anew.study.levers == RICH.levers
    assert anew.added == tuple(lever.id for lever in RICH.levers)


def test_what_a_table_does_not_say_stays() -> None:
    table = read("name,largest amount\nStaff training,90\nLive-line work teams,\n")
    assert of(table.study, "L4").maximum == 90
    assert of(table.study, "L4") == replace(of(DEMO, "L4"), maximum=90.0)
    assert table.changed == ("L4",)
    assert table.study.levers[1:3] == DEMO.levers[1:3]


def test_a_new_lever_by_name_in_chinese() -> None:
    table = read(
        "名称;单位;最大数量;曲线;效应\n树障清理;公里/年;3,000;边际递减;SAIFI：8%/15%/25%；停电时长: 0.05/0.12/0.2\n"
    )
    lever = of(table.study, table.added[0])
    assert (lever.id, lever.label.zh, lever.maximum, lever.response.method) == ("L11", "树障清理", 3000, "exponential")
    assert [(e.indicator, e.low, e.likely, e.high) for e in lever.effects] == [
        ("N12", 0.08, 0.15, 0.25),
        ("N11", 0.05, 0.12, 0.2),
    ]
    assert lever.assumed


def test_two_new_rows_have_two_ids() -> None:
    table = read("name,maximum,curve\nA,1,hill\nB,2,linear\n")
    assert table.added == ("L11", "L12")


def test_opinions_and_answers_survive_what_does_not_touch_them() -> None:
    study = edits.give_opinion(edits.answer_curve(DEMO, "L4", "E1", [(20, 0.4)]), "L4", "N61", "E1", (0.2, 0.3, 0.4))
    same = read_lever_table(levers_csv(study.levers).encode(), study, name="levers.csv")
    assert same.study == study
    other = read("id,effects,curve\nL4,N61: 0.2/0.3/0.5,linear\n", study)
    assert of(other.study, "L4").effects[0].opinions == ()
    assert of(other.study, "L4").answers == ()


def test_a_dash_takes_away() -> None:
    table = read("id,effects,life,department\nL1,-,-,-\n", RICH)
    assert (of(table.study, "L1").effects, of(table.study, "L1").cost.life) == ((), None)
    assert of(table.study, "L1").department == ""


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("L4,Staff training,many,,", "many, in the column largest amount, is no number"),
        ("L4,Staff training,-3,,", "must be above zero"),
        ("L4,Staff training,30,,", "its maximum is 30"),
        ("L4,Staff training,,wavy,", "wavy is no response curve"),
        ("L4,Staff training,,,N61", "N61 is no effect"),
        ("L4,Staff training,,,N61: 0.2/0.3", "is no effect"),
        ("L4,Staff training,,,N61: 0.2/x/0.4", "is no effect"),
        ("L4,Staff training,,,N61: 0.5/0.3/0.4", "They must rise"),
        ("L4,Staff training,,,SAIDO: 0.2/0.3/0.4", "Did you mean saidi?"),
        (",New,5,,", "A new lever needs a response curve"),
        (",New,,hill,", "A new lever needs a largest amount"),
        ("L99,,5,hill,", "needs a name"),
        ("L2,Again,5,,", "Another row before it"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, says: str) -> None:
    table = read(f"id,name,maximum,curve,effects\nL2,Crews,9,,\n{row}\n")
    assert of(table.study, "L2").label.en == "Crews"
    assert of(table.study, "L4") == of(DEMO, "L4")
    assert len(table.refused) == 1
    said = error_sentence(table.refused[0], "en", DEMO.labels)
    assert said.startswith("Row 3")
    assert says in said


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "answers-file-empty"),
        (b"cost,unit\n1,2\n", "lever-table-without-names"),
        (b"name,maximum,curve\nA,x,hill\n", "lever-table-unread"),
        (b"PK\x03\x04 broken", "answers-file-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "answers-file-old"),
    ],
)
def test_files_that_are_no_table(content: bytes, code: str) -> None:
    with pytest.raises(DecisionError) as raised:
        read_lever_table(content, DEMO, name="levers.csv")
    assert raised.value.code == code


def test_columns_nobody_knows_are_told() -> None:
    table = read("name,maximum,colour\nStaff training,80,red\n")
    assert [(each.code, each.details["names"]) for each in table.findings] == [("lever-columns-aside", "colour")]


def test_any_bytes_give_an_error_with_a_code_or_a_study() -> None:
    generator = np.random.default_rng(11)
    whole = levers_csv(DEMO.levers).encode()
    book = levers_workbook(DEMO.levers)
    for _ in range(60):
        for content in (whole, book):
            broken = bytearray(content)
            for at in generator.integers(0, len(broken), 5):
                broken[at] = generator.integers(0, 256)
            with suppress(DecisionError):
                read_lever_table(bytes(broken[: generator.integers(1, len(broken))]), DEMO, name="levers")


def test_a_workbook_with_percent_and_blank_cells() -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "maximum", "curve", "parameters", "whole", None])
    book.active.append(["New", "12", "Hill", "half=4; exponent=1.3", True, None])
    book.active.append([None] * 6)
    out = io.BytesIO()
    book.save(out)
    lever = of(read_lever_table(out.getvalue(), DEMO, name="a.xlsx").study, "L11")
    assert (lever.response.arguments, lever.whole) == ({"half": 4.0, "exponent": 1.3}, True)


def test_numbers_as_people_write_them() -> None:
    assert [number(text, "c") for text in ("1,200", "45%", "\N{FULLWIDTH DIGIT ONE}2", " 3.5 ", "1e3")] == [
        1200,
        0.45,
        12,
        3.5,
        1000,
    ]


def test_every_curve_has_other_names() -> None:
    assert set(CURVES) == set(methods("response"))
