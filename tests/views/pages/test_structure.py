"""The page of the structural model: the answer, its views, as published, and the structure edited."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from exchange.survey_files import tally_file
from mcdm.draws import Draws
from satisfaction.respondent_sample import RespondentSample
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from tests.views.one_page import fresh, kept, said, visit
from views import cached_structure
from views.components import waiting

DEMO = load_example("power-supply")


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> SurveySummary:
    path = example_survey("power-supply")
    assert path is not None
    table = pq.read_table(path)
    part = tmp_path_factory.mktemp("survey") / "part.parquet"
    pq.write_table(table.slice(table.num_rows - 1000, 800), part)
    return tally_file(part, DEMO.questionnaire, DEMO.scale, DEMO.population).survey


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survey: SurveySummary):
    monkeypatch.setattr(cached_structure, "DEFAULT_DRAWS", Draws(count=60))
    repository = fresh(tmp_path, monkeypatch)

    def open_it(study=DEMO, *, loaded: SurveySummary | None = survey, language: str = "en") -> AppTest:
        study_id = kept(repository, study)
        if loaded is not None:
            survey_id = repository.add_survey(study_id, "sample", loaded, DEMO.questionnaire)
            repository.set_setting(f"survey/{study_id}", survey_id)
        return settled(visit("structure", study=study_id, language=language))

    return open_it


def settled(app: AppTest) -> AppTest:
    for _ in range(60):
        if not any("cancel-" in str(button.key) for button in app.button):
            break
        app.run()
    assert not app.exception
    return app


def shown(app: AppTest, value: str, switch: str = "view") -> AppTest:
    control = next(each for each in app.button_group if f"-{switch}-" in str(each.key))
    return settled(control.set_value(value).run())


def test_the_answer_with_its_certainty(opened) -> None:
    text = said(opened())
    assert "satisfaction most" in text
    assert "of 100, from" in text
    assert "60 resamples" in text
    assert "What acts on what" in text
    assert "ACSI score" in text


def test_chinese(opened) -> None:
    text = said(opened(language="zh"))
    assert "对满意的驱动最大" in text
    assert "什么影响什么" in text


def test_effects_and_measurement(opened) -> None:
    app = shown(opened(), "effects")
    assert "Total effects on Satisfaction" in said(app)
    assert {"From", "To", "VIF"} <= set(app.dataframe[1].value.columns)
    app = shown(app, "measurement")
    assert "Are the constructs measured well?" in said(app)
    verdicts = app.dataframe[0].value
    assert len(verdicts) == 10
    assert "Composite reliability" in verdicts.columns
    app = shown(app, "centroid", "scheme")
    assert "Centroid" in said(app)


def test_as_published_warns_and_passes_a_change_along(opened) -> None:
    app = shown(opened(), "published", "mode")
    text = said(app).replace("\\", "")
    assert text.startswith("As published, Image weighs most in satisfaction (.80)")
    assert "used for no forecast" in text
    assert "at most .075" in text
    assert "+.40" in text
    app.slider(key="published-change").set_value(1.0).run()
    assert "+.80" in said(app)


def test_without_a_survey_the_published_model_and_the_way_to_load_one(opened) -> None:
    app = opened(loaded=None)
    assert said(app).startswith("As published")
    assert "Load a survey" in [button.label for button in app.button]


def test_the_structure_made_ones_own_and_changed(opened) -> None:
    app = shown(opened(), "edit")
    assert "This study uses the usual structure" in said(app)
    app = settled(next(b for b in app.button if b.label == "Make it our own").click().run())
    assert "The structure has 10 constructs and 10 paths" in said(app)
    app = settled(app.button(key="remove-path-image-loyalty").click().run())
    assert "10 constructs and 9 paths" in said(app)
    app = settled(app.button(key="remove-construct-C3").click().run())
    assert "9 constructs and 8 paths" in said(app)
    app = settled(next(b for b in app.button if b.label == "Back to the usual structure").click().run())
    assert "This study uses the usual structure" in said(app)


def test_what_cannot_be_estimated_says_why(opened, survey: SurveySummary) -> None:
    app = opened(loaded=replace(survey, as_asked=None))
    assert "The structural model cannot be estimated" in said(app)
    assert "none of the questions that show satisfaction" in said(app)
    assert not app.error
    assert not app.get("vega_lite_chart")


def test_what_cannot_be_estimated_is_drawn(opened, survey: SurveySummary) -> None:
    """Too few respondents: the model as it is meant, and where to change it; no view stands empty."""
    read = survey.as_asked
    assert read is not None
    few = replace(survey, as_asked=replace(read, sample=kept_of(read.sample, 8)), sample=kept_of(survey.sample, 8))
    app = opened(loaded=few)
    text = said(app)
    assert "it takes at least 10" in text
    assert "What may act on what" in text
    assert not app.error
    assert len(app.get("vega_lite_chart")) == 1
    control = next(each for each in app.button_group if "-view-" in str(each.key))
    assert list(control.options) == ["Paths", "Edit"]


def kept_of(sample: RespondentSample, count: int) -> RespondentSample:
    """A sample of the first few of another."""
    return replace(sample, hashes=sample.hashes[:count], cells=sample.cells[:count], grades=sample.grades[:count])


def test_while_it_is_estimated_a_headline_stands_over_the_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survey: SurveySummary
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    begun, estimate = threading.Event(), cached_structure.estimate_structure

    def slow(*given: object) -> object:
        begun.wait(30)
        return estimate(*given)

    monkeypatch.setattr(cached_structure, "estimate_structure", slow)
    repository = fresh(tmp_path, monkeypatch)
    unlike = replace(DEMO, choices=replace(DEMO.choices, target=0.7))  # nothing of it was kept before
    study_id = kept(repository, unlike)
    repository.set_setting(f"survey/{study_id}", repository.add_survey(study_id, "sample", survey, DEMO.questionnaire))
    try:
        app = visit("structure", study=study_id, language="en")
        text = said(app)
        assert "What drives satisfaction, and what follows from it" in text
        assert any("cancel-" in str(button.key) for button in app.button)
    finally:
        begun.set()
