"""Sentences of robustness: how firmly one leads, and the smallest change, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from reports.charts.scales import IndexDisplay
from reports.sentences import robustness as say
from studies.judged_set import JudgmentSpread
from studies.judgment_uncertainty import stability
from studies.outcome import of_alternatives
from studies.plan_robustness import AnswerFlip, CostFlip
from studies.robustness import Flip, Robustness, robustness
from studies.weigh import weigh
from tests.studies.choosing import cars, demo, evaluated, scenarios_of

EN, ZH = (say.Reader(demo(), IndexDisplay(), translator(language)) for language in ("en", "zh"))
FOUND = robustness(demo(), evaluated(demo()).weighing, scenarios_of(demo()))


def firm(**changes: object) -> Robustness:
    return replace(FOUND, **changes)


def test_the_demo_turns_on_one_judgment_by_one_expert() -> None:
    assert say.answer(FOUND, EN) == "Channel expansion leads Balanced by .0003: one judgment by one expert changes it"
    assert say.answer(FOUND, ZH) == "“渠道拓展优先”领先“均衡方案” 0.0003：一位专家的一个判断就能改变结论"
    assert say.judgment(*say.easiest(FOUND.judgments), EN) == (
        "If E2 (Marketing director) said that Supply reliability & quality matters 3.5 times as much as Service "
        "channels instead of just as much, Balanced would lead."
    )
    assert "“供电可靠与质量”的重要性是“服务渠道”的 3.5 倍" in say.judgment(*say.easiest(FOUND.judgments), ZH)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (firm(lead=0.0), "are level: the smallest change decides"),
        (firm(judgments=tuple(replace(f, alone=()) for f in FOUND.judgments)), "a judgment of the whole panel"),
        (firm(judgments=(), tried=(0, 34)), "one weight changes it"),
        (firm(judgments=()), "no judgment changes it, but a weight does"),
        (firm(judgments=(), weights=(), lead=0.05), "by .050: no single judgment or weight changes it"),
    ],
)
def test_how_firmly_it_leads(found: Robustness, words: str) -> None:
    assert words in say.answer(found, EN)
    assert say.answer(found, ZH) != say.answer(found, EN)


def test_a_lead_is_said_in_the_display_of_the_reader() -> None:
    percent = say.Reader(demo(), IndexDisplay("percent"), translator("en"))
    assert "by .03:" in say.answer(FOUND, percent) or "by 0.03:" in say.answer(FOUND, percent)


def test_a_weight_today_and_a_cost() -> None:
    assert say.weight(FOUND.weights[0], EN) == "If Service channels weighed .103 instead of .108, Balanced would lead."
    inside = next(flip for flip in FOUND.weights if flip.set == "C5")
    assert "within Information & communication" in say.weight(inside, EN)
    near = Flip("weight", "goal", "C4", "", 0.10012, 0.10009, "S3", "S4", 3e-5)
    assert "weighed .1001 instead of .1001" in say.weight(near, EN)
    flip = AnswerFlip("N61", 0.696, 0.648, -0.37, "S3", "S4")
    assert say.today(flip, EN) == "If customers rated Staff skills .648 today instead of .696, Balanced would lead."
    assert "由" not in say.today(flip, ZH)
    dearer, cheaper = CostFlip("S3", 100, 101, "S3", "S4"), CostFlip("S4", 100, 80, "S3", "S4")
    assert "If Channel expansion cost 1.0% more than" in say.cost(dearer, EN)
    assert "If Balanced cost 20% less than" in say.cost(cheaper, EN)


@pytest.mark.parametrize(
    ("alone", "words"),
    [
        (("E1", 1.0, 3.0), "matters 3 times as much as B instead of just as much"),
        (("E1", 2.0, 5.0), "matters 5 times as much as B instead of 2 times"),
        (("E1", 2.0, 1 / 4), "said that B matters 4 times as much as A instead of 1/2"),
        (("E1", 1 / 3, 1.001), "put A and B level instead of 1/3"),
    ],
)
def test_a_judgment_is_read_the_way_round_that_is_needed(alone: say.Alone, words: str) -> None:
    study = demo()
    told = replace(
        EN, plain=lambda name: {"Supply reliability & quality": "A", "Service channels": "B"}.get(name, name)
    )
    flip = Flip("judgment", "goal", "C1", "C4", 1.0, 2.0, "S3", "S4", 0.1)
    assert study.comparison_sets["goal"].kind == "decomposition"
    assert words in say.judgment(flip, alone, told)


def test_alternatives_and_influences_have_their_own_words() -> None:
    outcome = of_alternatives(cars())
    assert outcome is not None
    found = robustness(cars(), weigh(cars()), outcome)
    told = say.Reader(cars(), IndexDisplay(), translator("en"))
    flip = next(each for each in found.judgments if each.set == "price<-cars")
    assert "times as good as" in say.judgment(flip, ("E1", 2.0, 4.0), told)
    influence = next(each for each in demo().comparison_sets.values() if each.kind == "influence")
    first, second = influence.elements[:2]
    turned = Flip("judgment", influence.id, first, second, 1.0, 2.0, "S3", "S4", 0.7)
    assert "influences" in say.judgment(turned, say.together(turned), EN)
    assert say.judgment(turned, say.together(turned), EN).startswith("If the whole panel said")


@pytest.mark.parametrize(
    ("names", "words"),
    [((), "only all together"), (("E1",), "E1 alone"), (("E1", "E2", "E3"), "E1, E2 or E3 alone"),
     (("E1", "E2", "E3", "E4"), "any of 4 experts alone")],
)  # fmt: skip
def test_who_could_do_it_alone(names: tuple[str, ...], words: str) -> None:
    flip = replace(FOUND.judgments[0], alone=tuple((name, 1.0, 2.0) for name in names))
    assert say.alone(flip, EN) == words
    assert say.alone(flip, ZH) != words


@pytest.mark.parametrize("level", ["judgments", "weights", "answers"])
def test_titles_state_what_was_found(level: str) -> None:
    for told in (EN, ZH):
        assert "3" in say.title(level, 3, 67, told.t)
        assert "67" in say.title(level, 3, 67, told.t)
        assert "67" not in say.title(level, 0, 67, told.t)
        assert "67" in say.unchanged(level, 67, told.t)
        assert "0" not in say.title(level, 0, 0, told.t)


def test_how_sure_it_is() -> None:
    sure = stability(demo(), scenarios_of(demo()), Draws(count=400))
    assert sure.ranks is not None
    assert "Channel expansion is first in **7" in say.evidence(FOUND, sure, EN)
    assert "of 400 draws" in say.evidence(FOUND, sure, EN)
    assert "Also first at times: Balanced (" in say.beats(sure, FOUND, EN)
    certain = stability(demo(), scenarios_of(demo()), Draws(count=4), JudgmentSpread(0))
    assert say.beats(certain, FOUND, EN).endswith("in 100% of the draws. Nothing else is ever first.")
    assert "Nobody's judgments" in say.evidence(FOUND, certain, EN)
    assert "of 4 draws" not in say.evidence(FOUND, certain, EN)
    assert say.beats(stability(demo(), None, Draws(count=4)), FOUND, EN) == ""


def test_a_spread_in_words() -> None:
    assert say.spread_in_words(0.25, EN.t) == "A judgment of 3 is between 2 and 4.5 in nine of ten draws."
    assert say.spread_in_words(0.0, EN.t) == "Judgments are taken as they were given."


def test_comparison_sets_are_named_not_numbered() -> None:
    names = [say.question(each, EN) for each in demo().comparison_sets.values()]
    assert len(set(names)) == len(names)
    assert not any("<-" in name for name in names)
