"""A list of customers on its way: guessed, read, counted with exceptions and places, taken over as one edit."""

from __future__ import annotations

from io import BytesIO

import pytest

from mcdm.errors import DecisionError
from store.examples import load_example
from studies.study import Study
from views.customers_intake import CustomersIntake
from views.jobs import Job

DEMO = load_example("power-supply")
LIST = """户号,用户类别,供电单位,月均用电量,年电费（万元）
a,工业,城区供电所,"1,200,000",90
b,医院,山区供电所,300,5
c,居民,火星,60000,4
c,居民,火星,60000,4
d,居民,山区,-5,1
"""


def received(text: str = LIST, study: Study = DEMO) -> CustomersIntake:
    intake = CustomersIntake.receive("客户.csv", BytesIO(text.encode("gb18030")))
    intake.take(intake.read(Job()), study)
    return intake


def counts(intake: CustomersIntake, dimension: str, study: Study = DEMO) -> dict[str, int]:
    return {each.name: each.customers for each in intake.counted(study).classes[dimension]}


def test_a_list_is_guessed_read_and_counted() -> None:
    intake = received()
    assert (intake.columns.consumption, intake.columns.district) == (("月均用电量",), "供电单位")
    assert intake.money == 1, "the list counts in 10,000 yuan as the study does"
    assert counts(intake, "tier") == {"VIP": 1, "large": 1, "ordinary": 1}
    assert counts(intake, "district") == {"D1": 1, "D5": 2}
    assert {each.code for each in intake.counted(DEMO).findings} == {
        "customers-named-twice", "customer-numbers-negative", "customers-without-tier", "customers-without-district"
    }  # fmt: skip


def test_exceptions_and_places_change_the_count() -> None:
    intake = received()
    assert set(intake.kinds) == {"居民", "工业", "医院"}
    intake.exceptions = {"医院": "VIP"}
    intake.take_in = True
    assert counts(intake, "tier") == {"VIP": 2, "large": 1, "ordinary": 0}
    assert counts(intake, "district") == {"D1": 1, "D5": 2, "火星": 1}
    assert "customers-without-district" not in {each.code for each in intake.counted(DEMO).findings}


def test_what_is_taken_over_is_one_study_without_what_was_left_aside() -> None:
    intake = received()
    intake.left_aside = {"value"}
    changed = intake.taken_over(DEMO).population
    assert [(s.id, s.customers, s.revenue) for s in changed.dimension("tier").segments] == [
        ("VIP", 1, 90.0), ("large", 1, 4.0), ("ordinary", 1, 5.0)
    ]  # fmt: skip
    assert changed.dimension("value") == DEMO.population.dimension("value")


def test_a_file_without_customers_is_refused() -> None:
    with pytest.raises(DecisionError, match="list-empty") as error:
        CustomersIntake.receive("none.csv", BytesIO(b"id,kwh\n"))
    assert error.value.facts["what"] == "customers"
