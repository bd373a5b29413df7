"""The built-in examples: as the demo model says, sound, and reproducible."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from i18n.punctuation import full_width
from mcdm.errors import DecisionError
from satisfaction.tally import tally
from scenarios.responses import response
from store.database import connect
from store.examples import DEMO, FOLDER, ensure_demo, example_survey, examples, load_example, sample_survey
from store.repository import DatabaseRepository
from studies import document
from studies.study import PANEL
from tests.store.demo_conversion import demo_generator, demo_study


def test_the_demo_is_the_demo_model(shared: Path) -> None:
    demo = json.loads((shared / "demo" / "demo_model.json").read_text("utf-8"))
    assert load_example(DEMO) == demo_study(demo)
    assert (FOLDER / f"{DEMO}-survey.json").read_text("utf-8") == demo_generator(demo).written()


def test_the_demo_is_complete() -> None:
    study = load_example(DEMO)
    judged = sum(len(b.judgments.judgments) for b in study.ballots if b.expert != PANEL)
    assert (len(study.model.clusters), len(study.model.nodes), len(study.model.links)) == (6, 28, 50)
    assert (len(study.experts), judged) == (9, 601)
    panel = {ballot.set for ballot in study.ballots if ballot.expert == PANEL}
    assert panel == {each.id for each in study.model.comparison_sets() if each.kind != "decomposition"}
    assert (len(study.levers), len(study.interactions), len(study.scenarios), len(study.futures)) == (10, 3, 5, 4)
    assert [dimension.customers for dimension in study.population.weighting] == [500_000, 500_000]
    assert {lever.id for lever in study.levers if not lever.assumed} == {"L2", "L3", "L9"}
    for lever in study.levers:
        assert 0 < float(response(lever.response)(np.array(lever.maximum))) <= 1


@pytest.mark.parametrize("name", examples())
def test_examples_stand_as_they_would_be_written(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text("utf-8") == document.write(load_example(name))


@pytest.mark.parametrize("name", examples())
def test_examples_speak_both_languages(name: str) -> None:
    study = load_example(name)
    labels = [*study.labels.values(), study.label, study.note]
    labels += [label for figure in study.figures for label in (figure.label, figure.unit)]
    labels += [label for lever in study.levers for label in (lever.unit, lever.source)]
    labels += [expert.role for expert in study.experts] + [each.reason for each in study.interactions]
    assert [label for label in labels if not (label.en and label.zh)] == []
    assert [label.zh for label in labels if full_width(label.zh) != label.zh] == []


def test_the_sample_survey_can_be_drawn_again() -> None:
    drawn, shipped = sample_survey(DEMO), pq.read_table(FOLDER / f"{DEMO}-survey.parquet")
    assert shipped.num_rows == 5049
    assert drawn.schema.equals(shipped.schema)
    assert drawn.equals(shipped)


def test_the_sample_survey_is_read_by_the_questionnaire() -> None:
    study, path = load_example(DEMO), example_survey(DEMO)
    assert path is not None
    assert study.questionnaire is not None
    survey = tally(pq.read_table(path).to_batches(), study.questionnaire, study.scale, study.population)
    assert survey.dimensions == ("district", "tier", "channel", "wave", "role", "value")
    now = survey.select("wave", "2026-Q3").select("role", "customer")
    baseline = np.array([stated.shares for stated in study.baseline])
    assert np.abs(now.shares()[0] - baseline).max() < 0.08, "the same customers, but for sampling and non-response"


def test_the_baseline_of_the_town_hall_is_its_ten_answers() -> None:
    study, path = load_example("town-hall"), example_survey("town-hall")
    assert path is not None
    assert study.questionnaire is not None
    survey = tally(pc.read_csv(path).to_batches(), study.questionnaire, study.scale, study.population)
    assert (survey.total, survey.quality.unknown) == (10, ())
    np.testing.assert_allclose(survey.shares()[0], [stated.shares for stated in study.baseline], atol=1e-12)


def test_an_unknown_example_is_said_with_a_suggestion() -> None:
    with pytest.raises(DecisionError) as caught:
        load_example("power-suply")
    assert (caught.value.code, caught.value.facts["suggestion"]) == ("example-unknown", DEMO)
    assert example_survey("nothing") is None


def test_a_new_installation_starts_with_the_demo_once(tmp_path: Path) -> None:
    repository = DatabaseRepository(connect(tmp_path / "test.db"))
    study = ensure_demo(repository)
    assert study is not None
    assert repository.open(study).study == load_example(DEMO)
    assert repository.surveys(study) == ()
    assert ensure_demo(repository) is None
    repository.delete(study)
    assert ensure_demo(repository) is None
