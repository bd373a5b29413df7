"""How files are read, kept by name for a set of headings; and a survey that is read again otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from satisfaction.answer_scales import built_in_scales
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.tally import tally
from store.repository import DatabaseRepository
from tests.store.parts import refused
from tests.studies.parts import small_study

STUDY = small_study()
COLUMNS = ("who", "q1", "区域")
ASKED = Questionnaire(
    (Item("q1", "N1", "numeric-1-10", reversed=True),),
    (SegmentColumn("区域", "district", (("城区", "D1"),)),),
    fixed=(("wave", "2026-Q1"),),
    hygiene=Hygiene(0.5, straight_liners=True),
)


def test_a_mapping_is_found_by_its_headings_in_any_order(repository: DatabaseRepository) -> None:
    kept = repository.keep_mapping("wave 1", COLUMNS, ASKED)
    repository.keep_mapping("other", ("q1",), ASKED)
    (found,) = repository.mappings(COLUMNS[::-1])
    assert (found.id, found.name, found.columns) == (kept, "wave 1", COLUMNS)
    assert repository.mapping(kept) == ASKED
    assert len(repository.mappings()) == 2
    assert repository.mappings(("q1", "who")) == ()


def test_the_newest_comes_first_and_a_name_is_kept_once(repository: DatabaseRepository) -> None:
    repository.keep_mapping("wave 1", COLUMNS, ASKED)
    repository.keep_mapping("wave 2", COLUMNS, ASKED)
    again = repository.keep_mapping("wave 1", COLUMNS, replace(ASKED, fixed=()))
    assert [entry.name for entry in repository.mappings(COLUMNS)] == ["wave 1", "wave 2"]
    assert repository.mapping(again).fixed == ()
    repository.remove_mapping(again)
    assert [entry.name for entry in repository.mappings()] == ["wave 2"]
    with refused("mapping-unknown"):
        repository.mapping(again)


def test_a_survey_is_read_again_from_its_answers(repository: DatabaseRepository, tmp_path: Path) -> None:
    table = pa.table({"q1": ["5", "4", "five", "3"]})
    asked = Questionnaire((Item("q1", "N1", "numeric-1-5"),))
    study = repository.create(STUDY)
    first = tally(table.to_batches(), asked, STUDY.scale, STUDY.population, key="a")
    survey = repository.add_survey(study, "2026", first, asked, table.to_batches())
    bare = repository.add_survey(study, "2025", first, asked)
    answers = repository.survey_answers(survey)
    assert answers is not None
    assert pq.read_table(answers).equals(table)
    assert repository.survey_answers(bare) is None

    scale = built_in_scales(STUDY.scale)["numeric-1-5"]
    better = replace(asked, scales=(replace(scale, answers=(*scale.answers, ("five", 0))),))
    second = tally(table.to_batches(), better, STUDY.scale, STUDY.population, key="a")
    repository.recount_survey(survey, second, better)
    assert repository.survey(survey).equal(second)
    assert repository.survey_questionnaire(survey) == better
    assert [entry.respondents for entry in repository.surveys(study)] == [3, 4]
    assert repository.audit(study)[0].action == "survey recounted"
