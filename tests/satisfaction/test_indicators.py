"""What an operating figure must be."""

import math
from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure

SAIDI = OperatingFigure("N11", Label("SAIDI"), Label("h a year"), 8.94, 0.5, (1, 4, 8.76, 17.5, 30), 3.0)


def test_anchors_may_run_either_way():
    assert replace(SAIDI, anchors=SAIDI.anchors[::-1]).anchors[0] == 30


@pytest.mark.parametrize("anchors", [(), (1,), (1, 1), (1, 3, 2), (1, math.nan), (1, math.inf)])
def test_anchors_that_do_not_run_one_way_are_refused(anchors):
    with pytest.raises(DecisionError, match="anchors-not-monotone") as caught:
        replace(SAIDI, anchors=anchors)
    assert caught.value.facts["indicator"] == "N11"


@pytest.mark.parametrize("change", [{"today": math.nan}, {"attainable": -math.inf}])
def test_values_that_are_none_are_refused(change):
    with pytest.raises(DecisionError, match="figure-not-a-number"):
        replace(SAIDI, **change)


@pytest.mark.parametrize("visibility", [-0.1, math.nan, math.inf])
def test_a_visibility_is_not_negative(visibility):
    with pytest.raises(DecisionError, match="visibility-negative"):
        replace(SAIDI, visibility=visibility)
