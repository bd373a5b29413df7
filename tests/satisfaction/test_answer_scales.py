"""Answers as grades: what texts, numbers and signs mean on every built-in scale, and on one's own."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES, Grade, GradeScale
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales, grades_of_steps, number_in, plain


def graded(*labels: str | tuple[str, str]) -> GradeScale:
    """A comment set with these labels, best first."""
    pairs = [(label, "") if isinstance(label, str) else label for label in labels]
    return GradeScale(tuple(Grade(Label(*pair), 1 - k / 20) for k, pair in enumerate(pairs)))


@pytest.mark.parametrize(
    ("scale", "answer", "grade"),
    [
        ("labels", "Very satisfied", 0),
        ("labels", "  very   SATISFIED ", 0),
        ("labels", "比较满意", 1),
        ("labels", "很不满意", 4),
        ("labels", "不清楚", MISSING),
        ("labels", "Don’t know", MISSING),
        ("labels", None, MISSING),
        ("labels", "4", None),
        ("numeric-1-5", 5, 0),
        ("numeric-1-5", "5.0", 0),
        ("numeric-1-5", "\uff15", 0),
        ("numeric-1-5", 9, None),
        ("numeric-5-1", 1, 0),
        ("numeric-1-10", 10, 0),
        ("numeric-1-10", 9, 0),
        ("numeric-1-10", 8, 1),
        ("numeric-1-10", 1, 4),
        ("letters-A-E", "e", 4),
        ("agreement", "非常同意", 0),
        ("quality", "poor", 3),
    ],
)  # fmt: skip
def test_what_an_answer_means(scale: str, answer: object, grade: int | None) -> None:
    assert built_in_scales(FIVE_GRADES)[scale].grade_of(answer, FIVE_GRADES) == grade


def test_every_scale_reaches_the_best_and_the_worst_grade_and_as_many_as_it_can() -> None:
    for count in range(2, 12):
        grades = graded(*(f"grade {k}" for k in range(count)))
        for scale in built_in_scales(grades).values():
            reached = scale.grades(grades)
            assert (reached[0], reached[-1]) == (0, count - 1)
            assert len(set(reached)) == min(count, scale.length(grades)), (scale.id, count)


def test_a_code_is_missing_only_where_declared() -> None:
    scale = built_in_scales(FIVE_GRADES)["numeric-1-10"]
    assert scale.step_of(9) == 1
    assert scale.declaring("9", "99").step_of(9) == MISSING
    assert scale.declaring("9", "99").step_of("99") == MISSING


def test_a_scale_with_fewer_steps_than_grades_is_spread_over_them() -> None:
    scales = built_in_scales(FIVE_GRADES)
    assert scales["numeric-1-3"].grades(FIVE_GRADES) == (0, 2, 4)
    assert scales["numeric-1-4"].grades(FIVE_GRADES) == (0, 1, 3, 4)
    assert scales["yes-no"].grades(FIVE_GRADES) == (0, 4)


@pytest.mark.parametrize(
    ("scale", "answer", "number"),
    [
        ("numeric-1-10", 10, 10), ("numeric-0-10", "0", 0), ("numeric-5-1", 1, 5), ("numeric-0-100", "85", 85),
        ("labels", "满意", 4), ("yes-no", "没有", 0), ("yes-no", "Yes", 1), ("likelihood", "可能会", 4),
        ("importance", "Very important", 5), ("importance-extreme", "Very important", 4), ("importance", "不重要", 2),
        ("kano", "理应如此", 4), ("kano", "I can live with it", 2), ("kano", "b", 4), ("kano", 1, 5), ("kano", 5, 1),
        ("kano-5-1", 5, 5), ("kano-5-1", "不喜欢", 1), ("numeric-1-4", "4,0", 4),
    ],
)  # fmt: skip
def test_an_answer_has_a_number_that_rises_with_satisfaction(scale: str, answer: object, number: float) -> None:
    answers = built_in_scales(FIVE_GRADES)[scale]
    step = answers.step_of(answer)
    assert step is not None
    assert answers.numbers(FIVE_GRADES)[1] - step == number


def test_every_scale_numbers_its_steps_one_by_one() -> None:
    for scale in built_in_scales(FIVE_GRADES).values():
        worst, best = scale.numbers(FIVE_GRADES)
        assert best - worst == scale.length(FIVE_GRADES) - 1
        assert {step for _, step in scale.answers} == set(range(scale.length(FIVE_GRADES)))


def test_a_number_may_lie_beyond_a_scale() -> None:
    ten, words = (built_in_scales(FIVE_GRADES)[name] for name in ("numeric-1-10", "labels"))
    assert [ten.is_beyond(answer) for answer in (12, "0", "-3", "11.5", 10, "4.5", "x", "")] == [True] * 4 + [False] * 4
    assert not words.is_beyond(12)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.5", 1234.5), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1234,5", 1234.5), ("50,000", 50_000),
        ("1 234", 1234), ("123 kWh", 123), ("2e6", 2e6), (" -3 ", -3), (7, 7), ("\uff17", 7), ("1,234,567", 1_234_567),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: object, number: float) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", None, "many", "5-7", "2026-01-05", "nan", "D1"])
def test_what_is_no_number(text: object) -> None:
    assert math.isnan(number_in(text))


@pytest.mark.parametrize(
    ("steps", "span", "code"),
    [
        (1, (), "answer-steps-wrong"),
        (2, (), "answer-steps-wrong"),
        (102, (), "answer-steps-wrong"),
        (3, (0.0, 3.0), "answer-span-wrong"),
        (3, (2.0, 0.0), "answer-span-wrong"),
        (0, (0.0, 2.0), "answer-span-wrong"),
    ],
)
def test_steps_and_their_numbers_must_fit_the_answers(steps: int, span: tuple[float, ...], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        AnswerScale("s", Label(), (("best", 0), ("worst", 2)), (), steps, span)


def test_both_directions_of_a_scale_mirror_each_other() -> None:
    scales = built_in_scales(FIVE_GRADES)
    for last in (5, 7):
        up, down = scales[f"numeric-1-{last}"], scales[f"numeric-{last}-1"]
        assert all(up.step_of(k) == down.step_of(last + 1 - k) for k in range(1, last + 1))


@pytest.mark.parametrize("grades", range(2, 10))
@pytest.mark.parametrize("steps", [*range(2, 12), 101])
def test_answers_turned_round_give_grades_turned_round(steps: int, grades: int) -> None:
    cut = np.array(grades_of_steps(steps, grades))
    assert (cut[0], cut[-1]) == (0, grades - 1)
    assert (np.diff(cut) >= 0).all()
    turned = grades - 1 - cut[::-1]
    middle = np.arange(steps) * 2 == steps - 1
    assert (cut == turned)[~middle | (grades % 2 == 1)].all()
    if steps >= grades:
        assert np.ptp(np.bincount(cut)) <= 1 + (grades % 2 == 0) * (steps % 2)


@pytest.mark.parametrize("scale", [name for name in built_in_scales(FIVE_GRADES) if name != "labels"])
def test_better_answers_never_give_worse_grades(scale: str) -> None:
    grades = built_in_scales(FIVE_GRADES)[scale].grades(FIVE_GRADES)
    assert list(grades) == sorted(grades)


def test_the_labels_of_the_study_come_before_the_usual_words() -> None:
    """A study may call its second grade "very satisfied"; then that is what the text means."""
    scale = built_in_scales(graded(("delighted", "惊喜"), ("very satisfied", "很满意"), ("rest", "其他")))["labels"]
    assert [scale.step_of(text) for text in ("Delighted", "惊喜", "很满意", "very satisfied")] == [0, 0, 1, 1]
    assert scale.step_of("不满意") == 2
    assert scale.step_of("不满意") == scale.step_of("dissatisfied")


def test_a_grade_may_be_called_what_elsewhere_means_no_answer() -> None:
    scale = built_in_scales(graded("good", "none"))["labels"]
    assert scale.step_of("None") == 1
    assert scale.step_of("n/a") == MISSING


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (5, "5"), ("5.0", "5"), ("-3.00", "-3"), ("5.", "5"), (4.5, "4.5"), ("10.50", "10.50"), ("1.0.0", "1.0.0"),
        ("\uff21", "a"), ("  Very\u3000 Good\n", "very good"), ("Don\u2019t know", "don't know"), (True, "true"),
    ],
)  # fmt: skip
def test_what_does_not_matter_about_an_answer_is_dropped(written: object, read: str) -> None:
    assert plain(written) == read


def test_an_answer_cannot_mean_two_grades() -> None:
    with pytest.raises(DecisionError) as error:
        AnswerScale("s", Label(), (("yes", 0), (" YES ", 1)))
    assert (error.value.code, error.value.facts) == ("answer-ambiguous", {"scale": "s", "answer": " YES "})
    assert AnswerScale("s", Label(), (("yes", 0), (" YES ", 0))).step_of("Yes") == 0


def test_an_answer_cannot_be_a_grade_and_none() -> None:
    with pytest.raises(DecisionError, match="answer-ambiguous"):
        AnswerScale("s", Label(), (("8", 0), ("9", 1)), missing=("9.0",))


def test_a_grade_counts_from_the_best() -> None:
    with pytest.raises(DecisionError) as error:
        AnswerScale("s", Label(), (("yes", -1),))
    assert (error.value.code, error.value.facts["grade"]) == ("answer-grade-unknown", -1)


def test_a_scale_reaches_no_further_than_the_comment_set() -> None:
    scale = AnswerScale("s", Label(), (("best", 0), ("worst", 4)))
    scale.check(FIVE_GRADES)
    with pytest.raises(DecisionError) as error:
        scale.check(graded("good", "bad"))
    assert (error.value.code, error.value.facts["grade"], error.value.facts["count"]) == ("answer-grade-unknown", 5, 2)


def test_declaring_leaves_the_scale_itself_as_it_is() -> None:
    scale = built_in_scales(FIVE_GRADES)["numeric-1-5"]
    declared = scale.declaring("5.0")
    assert (scale.step_of(5), declared.step_of(5), declared.step_of(4)) == (0, MISSING, 1)
    assert declared.id == scale.id
