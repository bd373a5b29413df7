"""Lists on their way: what they hold, what keeps them from being read, where their file lies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest

from mcdm.errors import DecisionError
from satisfaction.synthetic_operations import OperationsModel, draw_outages
from store.examples import load_example
from views.operations_intake import SAMPLE, ListIntake, taken_in

DEMO = load_example("power-supply")
LIST = b"start,end,customers,district\n2025-01-05 08:00,2025-01-05 09:00,10,D1\n2025-02-05,2025-02-06,10,Harbour\n"


def test_a_list_is_read_beside_the_pages_and_taken_in() -> None:
    intake = ListIntake.receive("outages", "list.csv", BytesIO(LIST), DEMO)
    assert intake.check() is None
    assert intake.unknown_places(DEMO) == ("Harbour",)
    with ThreadPoolExecutor(1) as workers:
        intake.start(DEMO, workers)
    assert intake.job is not None
    assert not intake.reading
    study = taken_in(DEMO, intake.job.result(), add=False)
    assert [each.segment for each in study.outages] == ["D1", ""]
    assert taken_in(study, intake.job.result(), add=True).outages[0].customers == 20


def test_what_keeps_a_list_from_being_read() -> None:
    intake = ListIntake.receive("outages", "list.csv", BytesIO(LIST), DEMO)
    intake.mapping = intake.mapping.with_column("end", None)
    error = intake.check()
    assert error is not None
    assert error.facts["what"] == "the end or the duration"
    intake.mapping = intake.mapping.with_column("start", None)
    assert intake.check().facts["what"] == "the beginning"  # type: ignore[union-attr]


def test_a_broken_file_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(DecisionError, match="survey-empty"):
        ListIntake.receive("tickets", "list.csv", BytesIO(b""), DEMO)
    assert not list(tmp_path.iterdir())


def test_a_drawn_list_says_so() -> None:
    model = OperationsModel.around(DEMO.population.dimension("district"))
    intake = ListIntake.of_table("outages", "Example list", draw_outages(model, seed=1), DEMO)
    assert intake.notes == (SAMPLE,)
    assert intake.unknown_places(DEMO) == ()
    folder = intake.file.path.parent
    del intake
    assert not folder.exists()


def test_tables_and_tickets_are_read_in_their_own_way() -> None:
    with ThreadPoolExecutor(1) as workers:
        table = ListIntake.receive("readings", "t.csv", BytesIO(b"period,SAIDI\n2025,9\n2026,8\n"), DEMO)
        table.start(DEMO, workers)
        tickets = ListIntake.receive("tickets", "t.csv", BytesIO(b"date,category\n2025-01-01,bill\n"), DEMO)
        tickets.start(DEMO, workers)
    assert table.job is not None
    assert tickets.job is not None
    assert len(taken_in(DEMO, table.job.result(), add=False).readings) == 2
    assert taken_in(DEMO, tickets.job.result(), add=False).complaints[0].category == "bill"
