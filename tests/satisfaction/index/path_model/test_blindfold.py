"""Q squared: whether hidden answers are foretold."""

from __future__ import annotations

import numpy as np

from satisfaction.index.path_model.blindfold import q_squared
from satisfaction.index.path_model.prepared import prepare
from tests.satisfaction.index.path_models import drawn, estimated, structure


def test_predictive_relevance_is_above_zero_where_something_is_explained() -> None:
    found = estimated()
    assert np.isnan(found.q_squared[:3]).all()
    assert (found.q_squared[3:] > 0.1).all()
    assert (found.q_squared[3:] < found.estimates.r_squared[3:]).all()


def test_each_answer_is_hidden_once_whatever_the_number_of_respondents() -> None:
    for people in (70, 77, 99):  # 7, and 7 and 11, divide it: another distance is taken
        asked = drawn(people)
        values = q_squared(asked.values, asked.weights, prepare(asked, structure()).arrangement)
        assert np.isfinite(values[3:]).all()
        assert (values[3:] < 1).all()
