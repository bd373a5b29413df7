"""What matters in words: as sure as the numbers are, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.findings import Finding
from reports.sentences import importance as say
from satisfaction.questionnaire_quality import questionnaire_quality
from studies.importance import Importance
from tests.satisfaction.asked_surveys import asked_survey
from tests.studies.surveyed import surveyed, what_matters

EN, ZH = translator("en"), translator("zh")


def names(language: str = "en") -> dict[str, str]:
    return {name: label.in_language(language) or name for name, label in surveyed()[0].labels.items()}


def read(found: Importance | None = None, language: str = "en", target: float = 0.8) -> say.ImportanceRead:
    return say.ImportanceRead(found or what_matters(), names(language), "overall satisfaction", target)


def test_the_answer_says_what_to_fix_first() -> None:
    assert say.answer(read(), EN) == "Fix “Restoration time” first: it matters most and is judged below target"
    assert say.answer(read(language="zh"), ZH) == "先改进“复电时间”：它最重要，评价却低于目标"
    assert say.answer(read(target=0.3), EN).endswith("judged weaker than most")


def test_an_unsure_answer_says_so() -> None:
    derived = what_matters().derived
    assert derived is not None
    unsure = replace(what_matters(), derived=replace(derived, intervals=None))
    assert say.answer(read(unsure), EN).startswith("“Restoration time” is the first to fix, as far as can be told")


def test_the_lead_has_the_numbers_with_intervals() -> None:
    told = say.lead(read(), EN)
    assert told.startswith("28 indicators explain 78% (95% interval 7")
    assert "(target .800), and the panel gives it 5.7% of the weight" in told
    assert "28 项指标解释了" in say.lead(read(language="zh"), ZH)


def test_without_an_outcome_the_question_to_ask_is_said() -> None:
    bare = replace(what_matters(), derived=None, outcome="", outcomes=())
    assert say.answer(read(bare), EN) == "What drives satisfaction was not asked"
    assert "Ask one question" in say.lead(read(bare), EN)


def test_why_nothing_was_derived_is_said() -> None:
    few = Finding.of("drivers-too-few", "overall", count=9, drivers=28, fewest=56)
    bare = replace(what_matters(), derived=None, why_not=few)
    assert say.answer(read(bare), EN) == "What drives satisfaction cannot be told"
    assert say.lead(read(bare), EN).startswith("9 answers to overall satisfaction cannot tell")
    assert "至少需要 56 份" in say.lead(read(bare, "zh"), ZH)


def test_nothing_weak_is_said_too() -> None:
    strong = {item: replace(each, value=0.9, low=0.89, high=0.91) for item, each in what_matters().performance.items()}
    found = replace(what_matters(), performance=strong)
    assert say.answer(read(found), EN) == "Nothing that matters much is judged weak; “Restoration time” matters most"


@pytest.mark.parametrize(
    ("reading", "first", "words"),
    [("panel", "N22", "too little"), ("customers", "N21", "places too high")],
)
def test_disagreements_largest_first(reading: str, first: str, words: str) -> None:
    gaps = what_matters().gaps(reading)  # type: ignore[arg-type]
    found = say.disagreements(gaps, reading)  # type: ignore[arg-type]
    assert found[0].item == first
    assert all(gap.verdict != "agree" for gap in found)
    for t, language in ((EN, "en"), (ZH, "zh")):
        sentences = [say.gap_sentence(gap, reading, names(language), t) for gap in found]  # type: ignore[arg-type]
        assert len(set(sentences)) == len(found)
    assert words in say.gap_sentence(found[0], reading, names(), EN)  # type: ignore[arg-type]
    assert say.gaps_title((), reading, EN).endswith("as far as can be told")  # type: ignore[arg-type]
    assert any(character.isdigit() for character in say.gaps_title(gaps, reading, EN))  # type: ignore[arg-type]


def test_what_cannot_be_told_from_the_first_comes_with_it() -> None:
    derived = what_matters().derived
    assert derived is not None
    assert derived.intervals is not None
    wide = replace(derived.intervals, low=np.zeros(len(derived.items)), high=np.full(len(derived.items), 0.9))
    found = replace(what_matters(), derived=replace(derived, intervals=wide))
    level = say.tied(read(found), "N22", derived.items)
    assert len(level) == len(derived.items) - 1
    assert say.tied(read(), "N22", ["N22", derived.items[int(derived.shares.argmin())]]) == []
    strong = {item: replace(each, value=0.9, low=0.89, high=0.91) for item, each in found.performance.items()}
    told = say.answer(read(replace(found, performance=strong)), EN)
    assert told.endswith("matter most, and which of them most cannot be told")


def test_the_badge_says_what_it_counts() -> None:
    found = what_matters()
    assert found.derived is not None
    fewer = replace(found, respondents=2378, derived=replace(found.derived, answers=2297))
    assert say.respondents(fewer, EN) == "2,297 of 2,378 answered all that is needed"
    assert say.respondents(replace(fewer, derived=None), EN) == "2,378 answers"


def test_the_map_in_words() -> None:
    told = say.map_reading(what_matters().map("derived"), names(), EN)
    assert told.startswith("Important and weak for sure: “Restoration time”.")
    assert "undecided: an interval crosses a line" in told


def test_the_questions_in_words() -> None:
    rng = np.random.default_rng(1)
    mood = rng.normal(size=200)
    answers = {f"Q{k}": np.clip(np.rint(3 + mood + 0.4 * rng.normal(size=200)), 1, 5) for k in range(4)}
    good = questionnaire_quality(asked_survey(answers), tuple(answers), {"G": ("Q0", "Q1")})
    assert say.quality_title(good, EN).startswith("The questions measure one thing well: alpha .9")
    loose = replace(good, groups=(replace(good.groups[0], value=0.5),))
    assert say.quality_title(loose, EN).endswith("1 cluster alone is not")
    none = replace(good, overall=replace(good.overall, value=None, low=None, high=None))
    assert say.quality_title(none, EN) == "The questions do not hang together"
    assert [say.kmo_word(value, EN) for value in (None, 0.95, 0.85, 0.75, 0.65, 0.55, 0.4)] == [
        "undefined", "marvellous", "meritorious", "middling", "mediocre", "miserable", "unacceptable",
    ]  # fmt: skip


def test_the_question_has_a_name() -> None:
    study, _ = surveyed()
    assert say.outcome_name(study, "overall", ZH) == "总体满意度"
    assert say.outcome_name(replace(study, questionnaire=None), "overall", EN) == "overall satisfaction"
    assert say.outcome_name(study, "unheard-of", EN) == "unheard-of"
