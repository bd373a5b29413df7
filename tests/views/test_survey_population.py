"""What a file says about customers that the study does not know yet."""

from __future__ import annotations

from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.respondents import Population
from store.examples import load_example
from studies.edits import set_invited
from views.survey_population import asked_for_another, periods_in, told, wave_label, with_questionnaire

DEMO = load_example("power-supply")
ASKED = Questionnaire((Item("q", "N11"),))


def test_dates_tell_their_periods() -> None:
    assert periods_in(["2026/9/3 14:22", "2026年10月1日", "tomorrow", ""], "quarter") == ("2026-Q3", "2026-Q4")
    assert periods_in(["tomorrow"], "month") == ()


def test_a_new_wave_and_a_new_dimension_come_with_the_questionnaire() -> None:
    draft = QuestionnaireDraft(
        (
            ColumnUse("when", "segment", "wave", dates="quarter"),
            ColumnUse("how", "segment", "source", values=(("微信", "web"), ("电话", "phone"))),
        ),
        fixed=(("role", "customer"),),
    )
    found = told(draft, {"when": ["2026-11-03"], "how": ["微信"]})
    assert found == {"wave": ("2026-Q4",), "source": ("web", "phone"), "role": ("customer",)}
    study = with_questionnaire(DEMO, ASKED, found)
    assert study.questionnaire == ASKED
    waves = study.population.dimension("wave").segments
    assert [each.id for each in waves] == ["2026-Q2", "2026-Q3", "2026-Q4"]
    source = study.population.dimension("source")
    assert (source.label.zh, [each.label.zh for each in source.segments]) == ("调查来源", ["网络", "电话"])
    assert study.population.dimension("role") == DEMO.population.dimension("role"), "what is known stays as it is"


def test_an_earlier_wave_comes_before_the_others_and_is_named_as_they_are() -> None:
    study = with_questionnaire(DEMO, ASKED, {"wave": ("2026-Q1", "2026-Q3")})
    waves = study.population.dimension("wave").segments
    assert [each.id for each in waves] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert [each.label.zh for each in waves] == ["2026 年第一季度", "2026 年第二季度", "2026 年第三季度"]
    assert waves[0].label.en == "First quarter 2026"
    assert waves[1:] == DEMO.population.dimension("wave").segments


def test_waves_of_every_length_have_names() -> None:
    assert wave_label("2026-09").en == "September 2026"
    assert wave_label("2026-09").zh == "2026 年 9 月"
    assert (wave_label("2026").en, wave_label("2026").zh) == ("2026", "2026 年")
    assert wave_label("pilot").zh == "pilot"


def test_numbers_asked_for_one_survey_are_not_those_of_another() -> None:
    own = set_invited(DEMO, {("tier", "VIP"): 5})
    assert asked_for_another(DEMO, "own.csv", (), [DEMO]), "they came with the example"
    assert not asked_for_another(own, "own.csv", (), [DEMO]), "they were given for the first file"
    assert asked_for_another(own, "next.csv", ("own.csv",), [DEMO])
    assert not asked_for_another(own, "own.csv", ("own.csv",), [DEMO]), "the same file, read anew"
    assert not asked_for_another(set_invited(DEMO, {}), "own.csv", ("other.csv",), [DEMO])


def test_nothing_new_leaves_the_population_alone() -> None:
    study = with_questionnaire(DEMO, ASKED, {"tier": ("VIP", "large")})
    assert study.population == DEMO.population
    bare = with_questionnaire(DEMO, ASKED, {})
    assert bare.population != Population()
