"""What the columns of a list mean: headings in two languages, values that decide, places of the study."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from exchange.list_columns import (
    ListMapping,
    SegmentReader,
    durations,
    guess_mapping,
    is_nothing,
    numbers,
    places_of,
    texts_of,
)
from exchange.outage_list import ROLES as OUTAGE
from exchange.ticket_list import ROLES as TICKET
from mcdm.errors import DecisionError
from satisfaction.respondents import Population
from store.examples import load_example

POPULATION = load_example("power-supply").population


def test_chinese_headings_of_an_outage_list() -> None:
    columns = ["序号", "停电开始时间", "恢复时间", "停电户数", "台区/供电所", "停电原因", "停电类型", "线路名称"]
    row = ("1", "2026年7月3日 8:05", "2026年7月3日 9:05", "1,204", "城区", "雷击", "故障", "10kV一线")
    mapping, findings = guess_mapping(columns, [row], OUTAGE, POPULATION)
    assert dict(mapping.columns) == {
        "start": "停电开始时间", "end": "恢复时间", "customers": "停电户数", "segment": "台区/供电所",
        "cause": "停电原因", "planned": "停电类型", "place": "线路名称",
    }  # fmt: skip
    assert mapping.dimension == "district"
    assert not findings


def test_english_headings_of_another_program() -> None:
    columns = ("Outage_Start", "Duration (hours)", "Customers Affected", "Where", "Reason", "Feeder")
    row = ("13/07/2026 08:05", "1.5", "120", "Suburb", "Tree", "F1")
    mapping, _ = guess_mapping(columns, [row], OUTAGE, POPULATION)
    assert dict(mapping.columns) == {
        "start": "Outage_Start", "minutes": "Duration (hours)", "customers": "Customers Affected", "segment": "Where",
        "cause": "Reason", "place": "Feeder",
    }  # fmt: skip
    assert (mapping.order, mapping.hours) == ("day", True)


def test_a_column_that_cannot_be_read_so_is_not_taken() -> None:
    columns = ("start", "started", "customers")
    mapping, _ = guess_mapping(columns, [("yes", "2026-01-01", "many")], OUTAGE, Population())
    assert mapping.column("start") is None
    assert mapping.column("customers") is None
    with pytest.raises(DecisionError) as error:
        mapping.check(OUTAGE, columns, "list.csv")
    assert error.value.facts["what"] == "the beginning"


def test_ambiguous_dates_are_said() -> None:
    _, (finding,) = guess_mapping(("date",), [("3/7/2026",)], TICKET, Population())
    assert finding.code == "list-dates-ambiguous"
    assert not guess_mapping(("date",), [("3/17/2026",)], TICKET, Population())[1]


def test_a_column_plays_one_role() -> None:
    mapping = ListMapping((("start", "a"), ("end", "b"))).with_column("end", "a")
    assert dict(mapping.columns) == {"end": "a"}
    assert mapping.with_column("end", None).columns == ()
    with pytest.raises(DecisionError, match="survey-column-missing"):
        mapping.check((), ["b"], "list.csv")


def test_numbers_as_people_write_them() -> None:
    found = numbers(
        pa.array(["1,204", "120户", "98.5%", " 7 ", "1.2万户", "98,5", "1，234，567", "", "many", None, "-4", "1e3"])
    )
    expected = [1204, 120, 98.5, 7, 12_000, 98.5, 1_234_567, np.nan, np.nan, np.nan, -4, 1000]
    assert np.allclose(found, expected, equal_nan=True)
    assert np.isnan(numbers(None, 3)).all()


def test_durations_as_people_write_them() -> None:
    texts = ["95", "1:35", "1：35:30", "1小时35分", "1.5小时", "90 min", "2天3时", "01:35:00", "", "soon", None, "1:75"]
    expected = [95, 95, 95.5, 95, 90, 90, 3060, 95, np.nan, np.nan, np.nan, np.nan]
    assert np.allclose(durations(pa.array(texts)), expected, equal_nan=True)
    assert durations(pa.array(["1.5", "1:30", "90分钟"]), minutes=60).tolist() == [90, 90, 90]
    assert np.isnan(durations(None, 2)).all()


def test_texts_of_dictionaries_and_nothing() -> None:
    assert texts_of(pa.array([" a  b ", None, "c"]).dictionary_encode(), 3) == ["a b", "", "c"]
    assert texts_of(None, 2) == ["", ""]
    assert is_nothing(" 匿名 ")
    assert not is_nothing("17")


def test_a_place_named_after_its_office_is_read_unless_two_would_be_called_so() -> None:
    place_of = places_of({"城区": "D1", "urban core": "D1", "山区营业厅": "D5", "山区供电所": "D6"})
    assert [place_of(text) for text in ("城区供电所", "Urban core branch", "城区", "山区供电所")] == [
        "D1",
        "D1",
        "D1",
        "D6",
    ]
    assert [place_of(text) for text in ("山区", "山区分公司", "所")] == [None, None, None]


def test_places_are_read_by_id_and_name_and_others_are_counted() -> None:
    reader = SegmentReader.of(ListMapping((), "district"), POPULATION)
    assert reader.read(["D1", "山区", "mountain  AREA", "Mars", "Mars", "-"]) == ["D1", "D5", "D5", "", "", ""]
    (finding,) = reader.findings()
    assert finding.details == {"count": 1, "rows": 2, "examples": "Mars"}
