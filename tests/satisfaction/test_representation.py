"""How respondents are weighted: a limit below the median would trim everybody."""

import pytest

from mcdm.errors import DecisionError
from satisfaction.representation import Representation


@pytest.mark.parametrize("trim", [1.0, -2.0, float("inf")])
def test_a_limit_that_trims_everybody_is_refused(trim: float) -> None:
    with pytest.raises(DecisionError, match="choice-out-of-range"):
        Representation(trim=trim)
