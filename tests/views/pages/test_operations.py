"""The page of figures, outages and complaints: what it says, how lists come in, what is taken over."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from satisfaction.respondents import Population
from store.examples import load_example
from store.repository import DatabaseRepository
from studies.study import Study
from tests.studies.operating import operating
from tests.views.one_page import fresh, kept, said, switched, visit
from views import cached_operations
from views.operations_intake import ListIntake, ListKind

DEMO = load_example("power-supply")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


@pytest.fixture
def opened(repository: DatabaseRepository):
    def open_it(study: Study = DEMO, view: str = "figures", language: str = "en") -> AppTest:
        app = visit("operations", study=kept(repository, study), language=language)
        return app if view == "figures" else switched(app, "operations-view", view)

    return open_it


def text(app: AppTest) -> str:
    assert not app.exception
    return said(app).replace("\\", "")


def settled(app: AppTest) -> AppTest:
    """The page once a list is read: a visitor's browser asks again by itself."""
    for _ in range(50):
        app.run()
        if not any("cancel-" in str(button.key) for button in app.button):
            break
    return app


def of_app(app: AppTest) -> Study:
    return app.session_state.working.study


def test_a_study_without_readings_says_so(opened) -> None:
    told = text(opened())
    assert told.startswith("8 of 28 figures are at levels that dissatisfy")
    assert "All values are as they were entered" in told
    assert "28 of 28 operating figures have a value of today and no readings" in told
    assert "项处于令客户不满意的水平" in text(opened(language="zh"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_example_outage_list_in_one_click(opened, language: str) -> None:
    app = opened(view="outages", language=language)
    app = settled(app.button(key="example-outages").click().run())
    told = text(app)
    assert {"en": "without supply for", "zh": "平均每户每年停电"}[language] in told
    assert {"en": "synthetic example", "zh": "合成示例"}[language] in told
    assert {"en": "drawn from a stated model", "zh": "由给定模型随机生成"}[language] in told
    assert of_app(app).outages
    everyday = app.toggle[0].set_value(True).run()
    assert text(everyday) != told


def test_an_example_speaks_the_language_of_its_reader_and_an_uploaded_list_its_own(
    repository: DatabaseRepository,
) -> None:
    study = kept(repository, DEMO)

    def causes(language: str) -> str:
        return text(switched(visit("operations", study=study, language=language), "operations-view", "outages"))

    app = switched(visit("operations", study=study), "operations-view", "outages")
    settled(app.button(key="example-outages").click().run())
    assert "Planned works" in causes("en")
    assert "计划检修、雷击大风" in causes("zh")
    assert "Planned works" not in causes("zh")
    app = switched(visit("operations", study=study), "operations-view", "outages")
    hand_in(app, "outages", "start,end,customers,cause\n2025-03-01 08:00,2025-03-01 10:00,100,Planned works\n")
    app = settled(app.button(key="read-outages").click().run())
    assert "synthetic example" not in text(app)
    assert "Planned works" in causes("zh")


def test_an_example_ticket_list_in_one_click(opened) -> None:
    app = opened(view="complaints")
    told = text(settled(app.button(key="example-tickets").click().run()))
    assert "complaints per 10,000 customers a year" in told
    assert "the level must not be compared" in told
    assert "tickets are no complaints" in told


def test_measured_values_become_those_of_today_and_undo_takes_them_back(opened) -> None:
    app = opened(operating())
    assert "5 of 28 measured" in text(app)
    app.button(key="take-over").click().run()
    assert {figure.indicator: figure.today for figure in of_app(app).figures}["N21"] == 45.0
    assert not any(button.key == "take-over" for button in app.button)
    assert len(app.session_state.working.past) == 1


def test_one_figure_over_time_and_by_district(opened) -> None:
    app = opened(operating())
    app.selectbox[0].set_value("N13").run()
    told = text(app)
    assert "98.2%: Neutral, better than 97.2% in Nov 2025" in told
    assert "from readings" in told
    app.button(key="forget-N13").click().run()
    assert all(each.indicator != "N13" for each in of_app(app).readings)


def test_outages_and_complaints_of_a_study(opened) -> None:
    outages = text(opened(operating(), "outages"))
    assert "|Hills|4.9 h|2.90|101.4 min|99.944%|4,000|" in outages
    assert "fell on major event days" in outages
    complaints = text(opened(operating(), "complaints"))
    assert "Above its control limit: Hills" in complaints


def test_lists_without_customers_lead_to_the_customers(opened) -> None:
    app = opened(replace(operating(), population=Population()), "outages")
    assert "Nobody knows how many customers there are" in text(app)


OUTAGES = "begin,back,customers,where,why\n2025-03-01 08:00,2025-03-01 10:00,100,Harbour,storm\n,x,1,Harbour,storm\n"


def hand_in(app: AppTest, kind: ListKind, content: str) -> ListIntake:
    """Put a file where the upload field would."""
    working = app.session_state.working
    intake = ListIntake.receive(kind, "list.csv", BytesIO(content.encode()), working.study)
    cached_operations.intakes()[working.id, kind] = intake
    app.run()
    return intake


def test_a_list_is_mapped_corrected_and_read(opened) -> None:
    app = opened(view="outages")
    intake = hand_in(app, "outages", OUTAGES)
    told = text(app)
    assert "How the outage list is read" in told
    assert app.button(key="read-outages").disabled, "no column says when supply was back"
    next(each for each in app.selectbox if each.label == "Restored").set_value("back").run()
    next(each for each in app.selectbox if each.label == "District").set_value("where").run()
    assert intake.mapping.column("end") == "back"
    assert "Harbour is no district of this study yet" in text(app)
    app.button(key="places-outages").click().run()
    assert of_app(app).population.dimension("district").segments[-1].id == "Harbour"
    app = settled(app.button(key="read-outages").click().run())
    assert [each.segment for each in of_app(app).outages] == ["Harbour"]
    told = text(app)
    assert "The beginning of 1 outage is no date (row 3)." in told
    assert "Give the customers" in [button.label for button in app.button]


def test_a_list_that_cannot_be_read_changes_nothing(opened) -> None:
    app = opened(view="complaints")
    hand_in(app, "tickets", "date,type\nsoon,billing\nlater,billing\n")
    next(each for each in app.selectbox if each.label == "Date").set_value("date").run()
    app = settled(app.button(key="read-tickets").click().run())
    assert of_app(app).complaints == ()
    assert "Not one of the 2 rows" in app.session_state.problem
    app.button(key="discard-tickets").click().run()
    assert "Load a ticket list" in text(app)


def test_a_table_of_figures(opened) -> None:
    app = opened()
    app.button(key="open-readings").click().run()
    assert "Load a table of figures" in text(app)
    hand_in(app, "readings", "month,D1,D2\n2025-01,98.5,97\n2025-02,98.7,97.5\n")
    next(each for each in app.selectbox if each.label.startswith("The figure")).set_value("N13").run()
    app = settled(app.button(key="read-readings").click().run())
    assert len(of_app(app).readings) == 4
    assert "1 of 28 measured" in text(app)


def test_lists_are_added_or_take_the_place(opened) -> None:
    app = opened(operating(), "complaints")
    before = sum(each.count for each in of_app(app).complaints)
    hand_in(app, "tickets", "date,category,district\n2025-12-05,billing,D1\n")
    switched(app, "add-", "add")
    app = settled(app.button(key="read-tickets").click().run())
    assert sum(each.count for each in of_app(app).complaints) == before + 1
