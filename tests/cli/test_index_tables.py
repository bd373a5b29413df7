"""What an index is made of as a table: what is missing is a dash, what has no parts has no table."""

from __future__ import annotations

import pytest

from cli.index_tables import made_of
from i18n.translate import translator
from mcdm.scales import FIVE_GRADES
from mcdm.weights import Weights
from reports.sentences.indices import Names
from satisfaction.kano import kano_features
from studies.index_readings import IndexReading
from studies.respondent_indices import by_servqual
from tests.satisfaction.respondents_by_hand import answers_of

NAMES = Names({"a": "Outages"})


@pytest.mark.parametrize(("language", "heading"), [("en", "zone of tolerance"), ("zh", "容忍区")])
def test_gaps_without_a_ratio_or_a_zone_have_a_dash(language: str, heading: str) -> None:
    found = by_servqual(answers_of({"a": [2, 3, 2], "a/expectation": [1, 1, 1]}), Weights(("a",), [1.0]))
    name, heads, _, row, *_ = made_of(found, FIVE_GRADES, NAMES, translator(language)).splitlines()
    assert name == "SERVQUAL"
    assert heading in heads
    assert row.split() == ["Outages", "33.3", "0.0", "+33.3", "±", "35.9", "–", "–", "3"]


def test_a_feature_that_all_contradict_has_no_coefficients() -> None:
    features = kano_features(answers_of({"a/functional": [5] * 3, "a/dysfunctional": [5] * 3}))
    told = made_of(IndexReading("kano", detail=features), FIVE_GRADES, NAMES, translator("en"))
    assert told.splitlines()[3].split()[-4:] == ["–", "–", "100%", "3"]


def test_an_index_that_is_one_number_has_no_table() -> None:
    assert made_of(IndexReading("weighted-average"), FIVE_GRADES, NAMES, translator("en")) == ""
