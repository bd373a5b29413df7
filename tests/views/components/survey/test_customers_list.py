"""A list of customers on the page of surveys: handed in, read back, taken over, undone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.examples import load_example
from store.repository import DatabaseRepository
from studies.study import Study
from tests.views.one_page import fresh, kept, said, switched, visit
from views import cached_customers
from views.customers_intake import CustomersIntake

LIST = b"id,kind,kwh,revenue,branch\n1,mill,2000000,900000,Urban core\n2,home,200,100,Mars\n3,clinic,90,70,D5\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


def opened(repository: DatabaseRepository, content: bytes = LIST, language: str = "en") -> AppTest:
    """The page with a list handed in where the upload field would put it."""
    app = visit("survey", study=kept(repository, load_example("power-supply")), language=language)
    app = switched(app, "survey-view", "customers")
    app.button(key="open-customers").click().run()
    working = app.session_state.working
    cached_customers.intakes()[working.id] = CustomersIntake.receive("customers.csv", BytesIO(content))
    return app.run()


def text(app: AppTest) -> str:
    assert not app.exception
    return said(app).replace("\\", "")


def population(app: AppTest) -> dict[str, list[int | None]]:
    study: Study = app.session_state.working.study
    return {each.id: [segment.customers for segment in each.segments] for each in study.population.dimensions}


def test_read_back_corrected_and_taken_over_as_one_step(repository: DatabaseRepository) -> None:
    app = opened(repository)
    assert "How the list of customers is read" in text(app)
    app.button(key="read-customers").click().run()
    told = text(app)
    assert "|VIP customers|60|1 (−59)|90|" in told
    assert "|Urban core|180,000|1 (−179,999)|90|" in told
    assert "1 customer belongs to no district of this study: Mars." in told
    next(each for each in app.multiselect if each.label.startswith("VIP")).set_value(["clinic"]).run()
    assert "|VIP customers|60|2 (−58)|" in text(app)
    app.toggle[0].set_value(True).run()
    assert "|Mars|–|1|0.01|" in text(app)
    app.checkbox[1].set_value(False).run()
    before = population(app)["value"]
    app.button(key="take-customers").click().run()
    assert population(app) | {"value": before} == population(app)
    assert population(app)["tier"] == [2, 0, 1]
    assert population(app)["district"] == [1, 0, 0, 0, 1, 1]
    assert len(app.session_state.working.past) == 1


def test_a_list_that_says_nothing_stops_before_it_is_read(repository: DatabaseRepository) -> None:
    app = opened(repository, b"name,phone\na,1\n", "zh")
    assert app.button(key="read-customers").disabled
    assert app.error
    app.button(key="discard-customers").click().run()
    assert "500,000" in app.title[0].value
