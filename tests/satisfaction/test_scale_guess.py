"""The scale a column was asked on, from its answers."""

from __future__ import annotations

from collections import Counter

import pytest

from mcdm.scales import FIVE_GRADES
from satisfaction.answer_scales import built_in_scales, plain
from satisfaction.questionnaire import Item, ItemRole
from satisfaction.scale_guess import fits_kano, guess_scales, missing_codes, scale_in, share_known


def guessed(*answers: object, role: ItemRole = "performance", indicator: str = "A") -> str | None:
    values = {"Q": Counter(map(plain, answers))}
    return guess_scales([Item("Q", indicator, role=role)], values, FIVE_GRADES)["Q"]


@pytest.mark.parametrize(
    ("answers", "role", "scale"),
    [
        (["满意", "很满意"], "performance", "labels"),
        (["Agree", "Disagree"], "performance", "agreement"),
        (["优", "差"], "performance", "quality"),
        (["A", "b"], "performance", "letters-A-E"),
        (["Important", "Unimportant"], "importance", "importance"),
        (["Extremely important", "Slightly important"], "importance", "importance-extreme"),
        (["Neutral", "Important"], "importance", "importance"),
        (["like", "dislike"], "functional", "kano"),
        ([1, 5], "dysfunctional", "kano"),
        (["Yes", "No"], "construct", "yes-no"),
        ([0, 1], "construct", "yes-no"),
        ([0, 85, 100], "performance", "numeric-0-100"),
        (["meh", "wow"], "performance", None),
        ([""], "performance", None),
    ],
)
def test_the_scale_is_told_from_the_answers(answers: list[object], role: ItemRole, scale: str | None) -> None:
    assert guessed(*answers, role=role) == scale


def test_questions_of_one_kind_are_judged_together_and_others_apart() -> None:
    items = [Item("a", "A"), Item("b", "B"), Item("w", "A", role="importance"), Item("n", "nps", role="construct")]
    values = {
        "a": Counter({"3": 9, "5": 9}),
        "b": Counter({"9": 5, "10": 9}),
        "w": Counter({"1": 9, "5": 3}),
        "n": Counter({"0": 3, "10": 9}),
    }
    found = guess_scales(items, values, FIVE_GRADES)
    assert found == {"a": "numeric-1-10", "b": "numeric-1-10", "w": "numeric-1-5", "n": "numeric-0-10"}


def test_a_code_counts_as_missing_only_where_it_comes_up_again() -> None:
    values = {"a": Counter({"3": 9, "99": 3}), "b": Counter({"4": 9, "77": 1})}
    assert missing_codes({"a": "numeric-1-5", "b": "numeric-1-5"}, values, FIVE_GRADES) == ("99",)
    assert missing_codes({"a": "labels", "b": None}, values, FIVE_GRADES) == ()


def test_missing_answers_and_codes_do_not_count_against_a_scale() -> None:
    five = built_in_scales(FIVE_GRADES)["numeric-1-5"]
    assert share_known(Counter({"3": 1, "": 5, "n/a": 2, "99": 4}), five) == 1
    assert share_known(Counter({"3": 1, "x": 3}), five) == 0.25
    assert share_known(Counter({"": 3}), five) == 0


def test_kano_answers_are_known_in_words_letters_and_numbers() -> None:
    assert fits_kano(Counter({"喜欢": 3, "无所谓": 2}), FIVE_GRADES)
    assert fits_kano(Counter({"a": 3, "e": 2}), FIVE_GRADES)
    assert not fits_kano(Counter({"10": 3, "9": 2}), FIVE_GRADES)


def test_the_best_grade_of_a_scale_may_be_rare() -> None:
    seldom = Counter({"10": 3, "9": 40, "8": 80, "7": 80, "5": 60, "2": 20})
    item = Item("overall", "overall", role="construct")
    assert guess_scales([item], {"overall": seldom}, FIVE_GRADES) == {"overall": "numeric-1-10"}
    slipped = Counter({"10": 1, "9": 200, "8": 200, "5": 200, "2": 100})
    assert guess_scales([item], {"overall": slipped}, FIVE_GRADES) == {"overall": "numeric-1-9"}


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("10、您愿意推荐我们吗？（0-10）", "numeric-0-10"),
        ("请打分（1~7分，7分为非常满意）", "numeric-1-7"),
        ("Rate on a scale from 1 to 10", "numeric-1-10"),
        ("整体满意度（5分制）", "numeric-1-5"),
        ("Service, 7-point", "numeric-1-7"),
        ("满分100的评分", "numeric-0-100"),
        ("Q1-5 Staff attitude", None),
        ("N1-10", None),
        ("停电（2-9）", None),
    ],
)
def test_a_heading_may_name_its_numbers(heading: str, scale: str | None) -> None:
    assert scale_in(heading) == scale


def test_a_heading_that_names_its_numbers_decides_where_they_fit() -> None:
    items = [Item("推荐（0-10）", "nps", role="construct"), Item("a (1-5)", "A"), Item("b", "B")]
    values = {
        "推荐（0-10）": Counter({"7": 40, "9": 50}),
        "a (1-5)": Counter({"7": 40, "9": 50}),
        "b": Counter({"1": 40, "10": 50}),
    }
    found = guess_scales(items, values, FIVE_GRADES)
    assert found == {"推荐（0-10）": "numeric-0-10", "a (1-5)": "numeric-1-10", "b": "numeric-1-10"}


def test_one_answer_throughout_is_read_on_the_scale_beside_it() -> None:
    items = [Item("a", "A"), Item("b", "B"), Item("(0-10)", "nps", role="construct"), Item("c", "C", role="importance")]
    values = {
        "a": Counter({"3": 300}),
        "b": Counter({"3": 100, "9": 100, "10": 100}),
        "(0-10)": Counter({"3": 300}),
        "c": Counter({"一般": 300}),
    }
    found = guess_scales(items, values, FIVE_GRADES)
    assert found == {"a": "numeric-1-10", "b": "numeric-1-10", "(0-10)": "numeric-0-10", "c": "importance"}


def test_one_answer_throughout_makes_no_scale_that_ends_there() -> None:
    everywhere_three = {name: Counter({"3": 300}) for name in "ab"}
    found = guess_scales([Item("a", "A"), Item("b", "B")], everywhere_three, FIVE_GRADES)
    assert found == {"a": "numeric-1-5", "b": "numeric-1-5"}
    agreeing = {"a": Counter({"一般": 300, "": 9}), "b": Counter({"同意": 200, "不同意": 100})}
    found = guess_scales([Item("a", "A"), Item("b", "B")], agreeing, FIVE_GRADES)
    assert found == {"a": "agreement", "b": "agreement"}


def test_a_complaint_nobody_made_is_still_yes_or_no() -> None:
    items = [Item("complained", "complained", role="construct"), Item("a", "A")]
    values = {"complained": Counter({"0": 300}), "a": Counter({"0": 5, "10": 5, "7": 90})}
    assert guess_scales(items, values, FIVE_GRADES)["complained"] == "yes-no"
