"""What matters in words: as sure as the numbers are, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.findings import Finding
from reports.sentences import importance as say
from satisfaction.critical_to_satisfaction import Attribute, FunnelGroup
from satisfaction.funnel_steps import FunnelStep
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


def attribute(item: str, share: float, low: float, high: float, verdict: str = "critical") -> Attribute:
    return Attribute(item, share, low, high, 0.6, 0.55, 0.65, verdict, 0.5)  # type: ignore[arg-type]


def group(*attributes: Attribute, segments: tuple[str, ...] = (), customers: int | None = 1234, counted: bool = True):
    derived = what_matters().derived
    return FunnelGroup(
        FunnelStep("value" if segments else "", segments), customers, counted, 40, derived, attributes, ()
    )


def test_groups_in_words() -> None:
    whole = group(attribute("N22", 0.2, 0.15, 0.25), attribute("N11", 0.1, 0.01, 0.2, "perhaps"))
    assert say.group_sentence(whole, names(), EN) == "Critical: “Restoration time”. Perhaps: “Outage duration”."
    assert say.group_size(whole, EN) == "1,234 customers, 40 answered"
    guessed = group(segments=("A",), counted=False)
    assert say.group_number(guessed) == "≈ 1,200"
    assert "from the answers" in say.group_size(guessed, EN)
    assert "not counted" in say.group_size(group(customers=None), EN)
    assert say.group_sentence(group(), names(), EN) == "Nothing that matters to them is below the target."
    assert "Too few" in say.group_sentence(replace(whole, drivers=None), names(), EN)
    assert say.step_name(FunnelStep("tier", ("VIP", "large")), names("zh"), ZH) == "VIP 高端客户、大客户"


def test_the_funnel_claims_no_difference_that_is_not_there() -> None:
    first = group(attribute("N22", 0.2, 0.15, 0.25))
    apart = group(attribute("N61", 0.3, 0.25, 0.35), attribute("N22", 0.1, 0.05, 0.2), segments=("A",))
    near = group(attribute("N61", 0.3, 0.15, 0.35), attribute("N22", 0.2, 0.1, 0.3), segments=("A",))
    assert "“Staff skills” for the most valuable" in say.funnel_title((first, apart), names(), EN)
    assert "perhaps “Staff skills”" in say.funnel_title((first, near), names(), EN)
    assert "for all and for the most valuable" in say.funnel_title((first, first), names(), EN)
    assert say.funnel_title((first,), names(), EN) == "“Restoration time” is the most critical"
    assert say.funnel_title((group(),), names(), EN) == "Nothing that matters is below the target"


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
