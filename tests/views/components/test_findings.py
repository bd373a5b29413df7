"""Findings on screen: what in bold, then what to do; more on demand; typed names stay text; a way to put it right."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from store.examples import load_example
from studies import edits
from tests.views.one_page import fresh, said


def show_some() -> None:
    from mcdm.findings import Finding
    from views import cached, session
    from views.components import findings

    session.begin(cached.database())
    sets = enumerate(("goal", "C1", "C2", "C3"), start=3)
    lonely = [Finding.of("comparisons-unanswered", name, asked=asked, elements=asked) for asked, name in sets]
    findings.show([*lonely, lonely[0]], limit=2, key="here")


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    repository = fresh(tmp_path, monkeypatch)
    study = edits.rename_node(load_example("town-hall"), "N1", Label("x"))
    study = edits.rename_cluster(study, "C1", Label("Counter [new] *fast*"))
    app = AppTest.from_function(show_some)
    app.query_params["study"] = repository.create(study)
    return app.run()


def test_equal_findings_stand_once_and_the_rest_unfolds(page: AppTest) -> None:
    assert len(page.markdown) == 2
    unfolded = page.button(key="unfold-here").click().run()
    assert len(unfolded.markdown) == 4
    assert unfolded.button(key="unfold-here").label == "Show fewer"


def test_what_people_typed_is_no_markdown(page: AppTest) -> None:
    assert r"Counter \[new\] \*fast\*" in said(page)
    assert page.markdown[0].value.startswith(":orange[:material/flag:] **")


def test_a_finding_leads_to_where_it_is_put_right(page: AppTest) -> None:
    assert page.button(key="do-here-0").label == "Answer"


def show_a_fact_and_a_doubt() -> None:
    from mcdm.findings import Finding
    from views import cached, session
    from views.components import findings

    session.begin(cached.database())
    findings.show([
        Finding.of("other-roles-left-out", count=150),
        Finding.of("survey-few-respondents", count=5, minimum=30),
    ], limit=1, key="here")  # fmt: skip


def test_a_routine_fact_stands_last_in_grey_and_takes_no_doubts_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = fresh(tmp_path, monkeypatch)
    app = AppTest.from_function(show_a_fact_and_a_doubt)
    app.query_params["study"] = repository.create(load_example("town-hall"))
    app.run()
    assert [each.value.split(" **")[0] for each in app.markdown] == [":orange[:material/flag:]"]
    assert "150 answers of experts and staff" in app.caption[0].value
    assert not app.button
