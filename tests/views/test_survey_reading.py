"""How a file will be read: what needs a look, what an answer means, what of a saved reading fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from mcdm.findings import Finding
from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.answer_scales import MISSING, built_in_scales
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.questionnaire_guess import ColumnGuess
from satisfaction.respondents import Population
from store.examples import load_example
from views.survey_reading import corrected, fitted, likely_scale, looks, scale_for, steps_of, understood

DEMO = load_example("power-supply")
SCALES = built_in_scales(DEMO.scale)
ASKED = ColumnUse("停电", "indicator", "N11", "numeric-1-10")
PLACE = ColumnUse("区域", "segment", "district")
DRAFT = QuestionnaireDraft((ASKED, PLACE, ColumnUse("lights")), fixed=(("wave", "2026-Q3"),))


def kinds(draft=DRAFT, guesses=(), doubts=(), trial=None, answers=None) -> list[str]:
    return [look.kind for look in looks(draft, guesses, doubts, trial, DEMO, answers or {})]


def test_what_is_clear_needs_no_look() -> None:
    assert kinds() == []
    assert kinds(replace(DRAFT, fixed=())) == ["period"]


def test_thin_guesses_are_put_forward_until_they_are_corrected() -> None:
    thin = (ColumnGuess(ASKED, 0.6, "words", ()), ColumnGuess(PLACE, 0.85, "heading", ()))
    assert kinds(guesses=thin) == ["guess"]
    assert kinds(DRAFT.using(replace(ASKED, target="N12")), guesses=thin) == []
    assert kinds(DRAFT.using(ColumnUse("停电")), guesses=thin) == []


def test_the_better_end_of_numbers_is_asked_unless_a_heading_tells() -> None:
    doubt = Finding.of("survey-direction-assumed", "停电", best=10)
    assert kinds(doubts=(doubt,)) == ["direction"]
    told = replace(ASKED, column="停电（10分表示非常满意）")
    draft = replace(DRAFT, uses=(told, PLACE))
    assert kinds(draft, doubts=(Finding.of("survey-direction-assumed", told.column, best=10),)) == []


def test_what_the_first_rows_do_not_understand_is_asked() -> None:
    quality = AnswerQuality(rows=9, unknown=(UnknownTexts("停电", 2, ("满分",)), UnknownTexts("区域", 1, ("其他",))))
    assert kinds(trial=quality) == ["answers", "texts"]
    misfit = Finding.of("survey-scale-misfit", "停电", examples="满分")
    assert kinds(doubts=(misfit,), trial=quality) == ["scale", "texts"]


def test_a_column_that_looks_like_a_question_is_asked_about() -> None:
    assert kinds(answers={"lights": Counter({"满意": 5, "不满意": 4, "": 3})}) == ["questions"]
    assert likely_scale(Counter({"yes please": 9, "well": 4}), DEMO.scale) == ""
    assert likely_scale(Counter({"5": 2}), DEMO.scale) == "", "too few answers to say"


def test_a_column_that_could_divide_is_offered() -> None:
    nothing = DRAFT.using(ColumnUse(PLACE.column))
    kinds_of_customer = {
        "行业": Counter({"农业": 30, "大工业": 9}),
        "意见": Counter({f"第{k}条": 1 for k in range(40)}),
    }
    whole = (*nothing.uses, ColumnUse("行业"), ColumnUse("意见"))
    assert kinds(replace(nothing, uses=whole), answers=kinds_of_customer) == ["divides"]
    beside = replace(DRAFT, uses=(*DRAFT.uses, *whole[-2:]))
    assert kinds(beside, answers=kinds_of_customer) == ["divides"], "though another column divides them already"
    own = replace(nothing, uses=(*whole, ColumnUse("来源", "segment", "来源")))
    assert kinds(own, answers=kinds_of_customer) == ["divides"], "one more may be added"
    assert kinds(replace(nothing, uses=whole), answers={"行业": Counter({"310": 30, "320": 9})}) == []


def test_a_heading_that_names_a_dimension_is_put_forward_though_its_values_are_strange() -> None:
    strange = {"所在区县": Counter({"东城": 30, "高新区": 9}), "用电类别": Counter({"居民": 30, "大工业": 9})}
    aside = replace(DRAFT, uses=(ASKED, ColumnUse("所在区县"), ColumnUse("用电类别")))
    found = looks(aside, (), (), None, DEMO, strange)
    assert [(look.kind, look.columns) for look in found] == [("names", ("所在区县",)), ("names", ("用电类别",))]
    told = replace(aside, uses=(*aside.uses, ColumnUse("kwh", "segment", "tier")))
    found = looks(told, (), (), None, DEMO, strange)
    assert [(look.kind, look.columns) for look in found] == [("names", ("所在区县",)), ("divides", ("用电类别",))]
    about = replace(DRAFT, uses=(ASKED, ColumnUse("供电所服务")))
    assert kinds(about, answers={"供电所服务": Counter({"满意": 9, "不满意": 9})}) == ["questions"]


def test_weights_of_the_file_are_put_forward_while_they_are_left_aside() -> None:
    doubt, wide = Finding.of("survey-weights-left-out", "wt"), replace(DRAFT, uses=(*DRAFT.uses, ColumnUse("wt")))
    assert kinds(wide, doubts=(doubt,)) == ["weights"]
    assert kinds(replace(DRAFT, uses=(*DRAFT.uses, ColumnUse("wt", "respondent"))), doubts=(doubt,)) == []


def test_the_scale_of_a_column_is_one_in_use_where_that_fits() -> None:
    answers = {"3": 4, "4": 5, "5": 1}
    assert scale_for(answers, DEMO.scale, ["numeric-1-10"]) == "numeric-1-10"
    assert scale_for({"很满意": 4, "一般": 5}, DEMO.scale, ["numeric-1-10"]) == "labels"


def test_steps_are_named_in_the_language_of_the_reader() -> None:
    assert list(steps_of(SCALES["labels"], DEMO.scale, "zh").values())[:2] == ["很满意", "满意"]
    draft = understood(DRAFT, "停电", "满分", 0, DEMO.scale)
    (own,) = draft.scales
    assert steps_of(own, DEMO.scale, "zh")[0] == "10"
    assert steps_of(SCALES["agreement"], DEMO.scale, "zh")[0] == "非常同意"
    assert steps_of(SCALES["agreement"], DEMO.scale, "en")[0] == "strongly agree"


def test_an_answer_is_understood_on_its_scale_and_a_text_as_a_segment() -> None:
    draft = understood(DRAFT, "停电", "满分", 0, DEMO.scale)
    assert draft.scales[0].reading["满分"] == 0
    draft = understood(draft, "停电", "99", MISSING, DEMO.scale)
    assert (draft.scales[0].reading["99"], draft.scales[0].reading["满分"]) == (MISSING, 0)
    draft = understood(draft, "区域", "其他", "D3", DEMO.scale)
    assert draft.uses[1].values == (("其他", "D3"),)


def test_a_questionnaire_is_corrected_in_the_same_way() -> None:
    asked = Questionnaire((Item("停电", "N11", "numeric-1-5"),), (SegmentColumn("区域", "district"),))
    assert corrected(asked, "停电", "top", 0, DEMO.scale).scales[0].reading["top"] == 0
    assert corrected(asked, "区域", "其他", "D3", DEMO.scale).segments[0].values == (("其他", "D3"),)


def test_a_saved_reading_is_taken_as_far_as_the_study_goes() -> None:
    asked = Questionnaire(
        (Item("a", "N11"), Item("b", "of another study")), (SegmentColumn("c", "region"),), fixed=(("source", "web"),)
    )
    draft = fitted(asked, ("a", "b", "c"), DEMO)
    assert draft is not None
    assert [use.role for use in draft.uses] == ["indicator", "unused", "unused"]
    assert draft.fixed == ()
    assert fitted(Questionnaire((Item("b", "of another study"),)), ("b",), DEMO) is None
    assert fitted(asked, ("a",), replace(DEMO, population=Population())) is not None
