"""Counting on a Dask cluster: equal to the bit to one process, also when a worker dies on the way."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exchange.cluster_tally import tally_on_cluster
from exchange.survey_files import tally_file
from mcdm.errors import DecisionError
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.survey import SurveySummary
from store.examples import FOLDER, load_example

STUDY = load_example("power-supply")
assert STUDY.questionnaire is not None
ASKED = STUDY.questionnaire


@pytest.fixture(scope="module")
def survey_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's survey in many small row groups."""
    path = tmp_path_factory.mktemp("cluster") / "survey.parquet"
    pq.write_table(pq.read_table(FOLDER / "power-supply-survey.parquet"), path, row_group_size=300)
    return path


@pytest.fixture(scope="module")
def alone(survey_file: Path) -> SurveySummary:
    return tally_file(survey_file, ASKED, STUDY.scale, STUDY.population).survey


@pytest.mark.slow
def test_two_workers_count_the_same_to_the_bit(survey_file: Path, alone: SurveySummary) -> None:
    seen: list[float] = []
    found = tally_on_cluster(
        survey_file,
        ASKED,
        STUDY.scale,
        STUDY.population,
        workers=2,
        part_rows=500,
        progress=lambda rows, share: seen.append(share),
    )
    assert found.survey.equal(alone)
    assert found.findings == alone.findings()
    assert len(seen) > 5
    assert seen[-1] == 1


@pytest.mark.slow
def test_a_worker_killed_on_the_way_changes_nothing(survey_file: Path, alone: SurveySummary) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster:
        victims = [cluster.workers[0].pid]

        def kill(rows: int, share: float) -> None:
            while victims:
                os.kill(victims.pop(), signal.SIGKILL)

        found = tally_on_cluster(
            survey_file,
            ASKED,
            STUDY.scale,
            STUDY.population,
            scheduler=cluster.scheduler_address,
            part_rows=300,
            progress=kill,
        )
    assert not victims
    assert found.survey.equal(alone)


def test_what_the_columns_lack_is_said_before_any_worker_starts(survey_file: Path) -> None:
    missing = Questionnaire((Item("N99", "N99", "numeric-1-5"),))
    with pytest.raises(DecisionError, match="survey-column-missing"):
        tally_on_cluster(survey_file, missing, STUDY.scale, STUDY.population)


def test_other_formats_cannot_be_cut_into_parts() -> None:
    path = FOLDER / "town-hall-survey.csv"
    with pytest.raises(DecisionError, match="survey-not-parquet"):
        tally_on_cluster(path, ASKED, STUDY.scale, STUDY.population)


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_named(survey_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.cluster_tally.WAITING_SECONDS", 1)
    with pytest.raises(DecisionError, match="cluster-unreachable"):
        tally_on_cluster(survey_file, ASKED, STUDY.scale, STUDY.population, scheduler="tcp://127.0.0.1:9")
