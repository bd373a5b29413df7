"""How many answers: the textbook numbers, small populations, and what a segment still lacks."""

import math

import pytest

from mcdm.errors import DecisionError
from satisfaction.precision import Estimate
from satisfaction.sample_size import answers_for_mean, answers_for_share, more_answers


def test_the_numbers_of_the_textbooks() -> None:
    assert answers_for_share(0.03).rounded == 1067
    assert answers_for_share(0.03, customers=600).rounded == 384
    assert answers_for_share(0.03, design_effect=1.5).rounded == 1601
    assert answers_for_mean(0.01, 0.22).rounded == 1859
    assert answers_for_share(0.03, response_rate=0.5).invitations == pytest.approx(2 * 1067.07, abs=0.1)


def test_never_more_answers_than_customers() -> None:
    assert answers_for_share(0.001, customers=60, design_effect=3).answers == 60
    assert answers_for_mean(0.01, 0.0).answers == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda: answers_for_share(0.0),
        lambda: answers_for_share(0.03, share=1.0),
        lambda: answers_for_share(0.03, response_rate=1.2),
        lambda: answers_for_mean(0.01, math.nan),
        lambda: answers_for_mean(0.01, 0.2, design_effect=0.0),
        lambda: answers_for_mean(math.nan, 0.2),
    ],
)
def test_what_no_sample_can_have_is_refused(call) -> None:
    with pytest.raises(DecisionError, match="sample-size-out-of-range"):
        call()


def estimate(error: float | None, answers: int) -> Estimate:
    return Estimate(0.7, None, None, error, 0.95, answers)


def test_a_segment_lacks_what_its_standard_error_says() -> None:
    # 100 answers with a standard error of .02 spread by .2: 1,537 are needed for .01.
    needed = more_answers(estimate(0.02, 100), 0.01, response_rate=0.4)
    assert needed.answers == 1437
    assert needed.invitations == pytest.approx(1437 / 0.4)
    assert more_answers(estimate(0.001, 100), 0.01).answers == 0


def test_few_customers_need_few_answers() -> None:
    half = more_answers(estimate(0.02 * math.sqrt(0.5), 100), 0.01, customers=200)
    assert half.answers == math.ceil(1536.58 / (1 + 1535.58 / 200)) - 100
    assert more_answers(estimate(0.0, 200), 0.01, customers=200).answers == 0


def test_without_an_interval_nobody_knows() -> None:
    assert more_answers(estimate(None, 100), 0.01) is None
    assert more_answers(estimate(0.1, 0), 0.01) is None
