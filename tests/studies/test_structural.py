"""The structural model of a study: which structure, what drives satisfaction, what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
import pytest

from exchange.survey_files import tally_file
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from satisfaction.survey import SurveySummary
from store.examples import example_survey, load_example
from studies import edits
from studies.structural import (
    ACSI_QUESTIONS,
    EstimatedStructure,
    answered_items,
    estimate_structure,
    names_in,
    published_structure,
    satisfaction_in,
    usual_structure,
)

DEMO = load_example("power-supply")
INDICATORS = DEMO.model.indicator_ids
FEW = Draws(count=120)


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SurveySummary]:
    """The last 1,200 rows of the demo survey."""
    path = example_survey("power-supply")
    assert path is not None
    table = pq.read_table(path)
    part = tmp_path_factory.mktemp("survey") / "part.parquet"
    pq.write_table(table.slice(table.num_rows - 1400, 1200), part)
    return tally_file(part, DEMO.questionnaire, DEMO.scale, DEMO.population).survey


@pytest.fixture(scope="module")
def found(survey: SurveySummary) -> EstimatedStructure:
    return estimate_structure(DEMO, survey, draws=FEW)


def test_the_usual_structure_has_every_cluster_and_what_follows(found: EstimatedStructure) -> None:
    names = found.model.arrangement.constructs
    assert names == (*DEMO.model.cluster_ids, "image", "satisfaction", "complaints", "loyalty")
    assert not found.own
    assert found.satisfaction == "satisfaction"
    assert found.model.model.constructs[7].items == ACSI_QUESTIONS


def test_planted_pulls_are_found(found: EstimatedStructure) -> None:
    """The demo's answers rest on fault repair, supply and staff; image was planted to follow the mood alone."""
    assert {each.construct for each in found.drivers[:3]} == {"C2", "C1", "C6"}
    image = next(each for each in found.drivers if each.construct == "image")
    assert image.effect.distinguishable is False
    assert sum(each.leads or 0 for each in found.drivers) == pytest.approx(1)
    assert found.drivers[0].behind is None
    assert all(0 <= (each.behind or 0) <= 1 for each in found.drivers[1:])
    assert found.level[0] is found.drivers[0]


def test_scores_agree_with_the_answers(found: EstimatedStructure) -> None:
    assert found.acsi is not None
    assert found.acsi.low is not None
    assert found.acsi.low < found.acsi.value < (found.acsi.high or 0)
    assert found.index.value == pytest.approx(found.acsi.value, abs=1.5)


def test_satisfaction_that_all_answered_alike_has_no_drivers(survey: SurveySummary) -> None:
    """What acts on loyalty is not put in its place."""
    read = survey.as_asked
    assert read is not None
    at = [read.indicators.index(question) for question in ACSI_QUESTIONS]
    grades = read.sample.grades.copy()
    grades[:, at] = 3
    alike = replace(survey, as_asked=replace(read, sample=replace(read.sample, grades=grades)))
    with pytest.raises(DecisionError, match="path-model-alike") as refused:
        estimate_structure(DEMO, alike, draws=None)
    assert refused.value.facts["questions"] == ", ".join(ACSI_QUESTIONS)
    grades = np.where(np.isin(np.arange(grades.shape[1]), at), -1, read.sample.grades).astype(np.int8)
    grades[:2, at[0]] = [1, 2]
    silent = replace(survey, as_asked=replace(read, sample=replace(read.sample, grades=grades)))
    with pytest.raises(DecisionError, match="structure-satisfaction-silent"):
        estimate_structure(DEMO, silent, draws=None)


def test_a_structure_of_ones_own(survey: SurveySummary) -> None:
    own = StructuralModel(
        (
            Construct("supply", Label("Supply"), ("N11", "N12")),
            Construct("trust", Label("Trust"), ("image-trust",)),
            Construct("pleased", Label("Pleased"), ("overall",)),
        ),
        (StructuralPath("supply", "pleased"), StructuralPath("trust", "pleased")),
    )
    found = estimate_structure(edits.set_structure(DEMO, own), survey, draws=None)
    assert found.own
    assert found.satisfaction == "pleased"
    assert found.drivers[0].leads is None
    assert found.level == found.drivers[:1]


def test_without_questions_about_satisfaction_it_says_which() -> None:
    with pytest.raises(DecisionError, match="structure-unknown-satisfaction") as caught:
        usual_structure(DEMO, INDICATORS)
    assert "against-ideal" in str(caught.value.facts["questions"])
    with pytest.raises(DecisionError, match="structure-no-drivers"):
        usual_structure(DEMO, ["overall"])


def test_missing_questions_are_named() -> None:
    structure, (missing,) = usual_structure(DEMO, [*INDICATORS, "overall", "recommend"])
    assert missing.details["questions"] == "against-expectations, against-ideal, complained, stay"
    assert [each.id for each in structure.constructs][-2:] == ["satisfaction", "loyalty"]


def test_a_cluster_may_have_the_name_of_a_usual_construct() -> None:
    renamed = replace(DEMO.model.clusters[0], id="value")
    nodes = tuple(replace(n, cluster="value") if n.cluster == "C1" else n for n in DEMO.model.nodes)
    model = replace(DEMO.model, clusters=(renamed, *DEMO.model.clusters[1:]), nodes=nodes, links=())
    study = replace(DEMO, model=model, ballots=(), overrides=())
    structure, _ = usual_structure(study, [*INDICATORS, "overall", "value-money"])
    assert [each.id for each in structure.constructs if each.id.startswith("value")] == ["value", "value-asked"]


def test_published_coefficients_are_the_study_s_or_the_usual_ones() -> None:
    structure, given = published_structure(DEMO)
    assert given.effect("image", "loyalty") == pytest.approx(0.696)
    assert structure.source
    paths = (replace(structure.paths[0], coefficient=0.2), *structure.paths[1:])
    own = replace(DEMO, structure=replace(structure, paths=paths, source=""))
    given = published_structure(own)[1]
    assert given.effect("image", "loyalty") == pytest.approx(0.174)
    assert given.findings[-1].code == "published-paths-without-source"


def test_which_construct_is_satisfaction() -> None:
    def model(*paths: tuple[str, str], items: dict[str, tuple[str, ...]] | None = None) -> StructuralModel:
        ids = dict.fromkeys(name for path in paths for name in path)
        shown = items or {}
        return StructuralModel(
            tuple(Construct(name, Label(), shown.get(name, ())) for name in ids),
            tuple(StructuralPath(*path) for path in paths),
        )

    assert satisfaction_in(model(("a", "b"), ("c", "b"), ("b", "d"))) == "b"
    assert satisfaction_in(model(("a", "satisfaction"), ("a", "b"), ("c", "b"))) == "satisfaction"
    assert satisfaction_in(model(("a", "b"), ("c", "b"), items={"a": ("overall",)})) == "a"
    with pytest.raises(DecisionError, match="structure-without-paths"):
        satisfaction_in(StructuralModel())


def test_names_of_constructs_and_questions(found: EstimatedStructure) -> None:
    names = names_in(DEMO, found.model.model)
    assert names["satisfaction"].zh == "客户满意"
    assert names["C1"] == DEMO.model.labels["C1"]
    assert names["overall"].en


def test_items_nobody_answered_are_not_asked(survey: SurveySummary) -> None:
    from satisfaction.respondent_answers import respondent_answers

    answers = respondent_answers(survey, DEMO.population)
    silent = np.array(answers.answered)
    silent[:, 0] = False
    assert answers.items[0] not in answered_items(replace(answers, answered=silent))
