"""What of a model the answers can show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from satisfaction.index.path_model import path_model
from tests.satisfaction.index.path_models import PATHS, codes, drawn, structure, with_column


def test_an_item_in_which_all_agree_is_left_out() -> None:
    found = path_model(with_column(drawn(), "S2", 7.0), structure(), draws=None)
    assert "path-model-item-constant" in codes(found)
    assert "S2" not in found.arrangement.items


def test_an_item_that_nobody_answered_is_left_out() -> None:
    found = path_model(with_column(drawn(), "S2", answered=False), structure(), draws=None)
    assert codes(found)[0] == "path-model-item-unanswered"
    assert "S2" not in found.arrangement.items


def test_a_construct_without_items_goes_with_its_paths() -> None:
    asked = drawn().over([item for item in drawn().items if not item.startswith("P")])
    found = path_model(asked, structure(), draws=None)
    assert codes(found)[:3] == ["path-model-item-unasked", "path-model-item-unasked", "path-model-construct-empty"]
    assert found.arrangement.constructs == ("supply", "service", "satisfaction", "loyalty")


def test_a_construct_alone_is_left_out() -> None:
    found = path_model(drawn(), structure(paths=PATHS[:2]), draws=None)
    assert [(f.code, f.place) for f in found.findings][:2] == [
        ("path-model-construct-alone", "price"),
        ("path-model-construct-alone", "loyalty"),
    ]


def test_nothing_left_is_an_error() -> None:
    with pytest.raises(DecisionError, match="structure-without-paths"):
        path_model(drawn().over(["S1", "S2"]), structure(), draws=None)


def test_nothing_left_because_all_agree_is_said() -> None:
    asked = drawn()
    alike = replace(asked, values=np.where(asked.answered, 7.0, 0.0))
    with pytest.raises(DecisionError, match="path-model-alike") as refused:
        path_model(alike, structure(), draws=None)
    assert refused.value.facts["count"] == len(asked.items)
    assert str(refused.value.facts["questions"]).endswith("...")


@pytest.mark.parametrize("people", [0, 1, 5, 9])
def test_fewer_than_ten_respondents_are_too_few(people: int) -> None:
    with pytest.raises(DecisionError, match="path-model-too-few"):
        path_model(drawn(40).among(np.arange(people)), structure(), draws=None)


def test_few_respondents_for_the_arrows_are_said() -> None:
    assert "path-model-small-sample" in codes(path_model(drawn(25), structure(), draws=None))


def test_few_gaps_leave_complete_respondents_many_gaps_pairs() -> None:
    asked, random = drawn(400), np.random.default_rng(5)
    few = replace(asked, answered=random.random(asked.values.shape) > 0.005)
    many = replace(asked, answered=random.random(asked.values.shape) > 0.08)
    whole = path_model(asked, structure(), draws=None)
    by_case, by_pair = (path_model(each, structure(), draws=Draws(count=30)) for each in (few, many))
    assert "path-model-complete-only" in codes(by_case)
    assert "path-model-pairwise" in codes(by_pair)
    assert by_case.respondents < 400
    assert by_pair.estimates.paths == pytest.approx(whole.estimates.paths, abs=0.12)
    assert by_pair.scores == pytest.approx(whole.scores, abs=1.5)


def test_a_sample_says_so() -> None:
    asked = replace(drawn(), sampled=True, respondents=90_000)
    assert codes(path_model(asked, structure(), draws=None))[-1] == "path-model-sampled"
