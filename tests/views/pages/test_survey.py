"""The page of surveys: load, map, count, correct, choose, remove; a file that cannot be read changes nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.labels import Label
from satisfaction.respondents import Dimension, Population, Segment
from store.examples import load_example
from studies import edits
from tests.odd_survey import SLIP, odd_survey
from tests.views.one_page import fresh, kept, said, switched, visit
from views import cached
from views.survey_intake import Intake
from views.survey_population import invited_in

DEMO = load_example("power-supply")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    repository = fresh(tmp_path, monkeypatch)
    cached.intakes().clear()

    def open_page(study=DEMO, language: str = "en") -> AppTest:
        app = visit("survey", study=kept(repository, study), language=language)
        assert not app.exception
        return app

    open_page.repository = repository  # type: ignore[attr-defined]
    yield open_page
    cached.intakes().clear()


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return counted(app)


def counted(app: AppTest) -> AppTest:
    """The page once the count beside it has ended."""
    for intake in [*cached.intakes().values()]:
        if intake.job is not None:
            intake.job.wait(20)
            app.run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\xa0", " ")


def give(app: AppTest, name: str, content: bytes) -> AppTest:
    """Put a file on its way, as the upload field does."""
    working = app.session_state.working
    cached.intakes()[working.id] = Intake.receive(name, io.BytesIO(content), working.study, cached.database())
    app.run()
    assert not app.exception
    return app


def intake(app: AppTest) -> Intake:
    return cached.intakes()[app.session_state.working.id]


def button(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return counted(app)


def choose(app: AppTest, label: str, option: str) -> AppTest:
    box = next(each for each in app.selectbox if each.label.replace("\\", "") == label)
    box.set_value(next(value for value in box.options if value == option)).run()
    assert not app.exception
    return counted(app)


# ---------------------------------------------------------------------- what the index reads


def test_without_a_survey_the_page_says_what_the_index_rests_on(opened) -> None:
    app = opened()
    assert "No survey yet: the index rests on what the study states" in text(app)
    assert ".687, without an interval" in text(app)


def test_the_sample_is_loaded_in_one_click_and_used(opened) -> None:
    app = click(opened(), "load-sample")
    assert text(app).startswith("2,378 respondents put the index at .680, .007 below the stated baseline")
    assert "lies outside: chance alone does not explain the difference" in text(app)
    assert "planted non-response" in text(app)
    assert "Nothing is filled in" in text(app)
    assert app.session_state.working.study.population == DEMO.population
    assert not opened.repository.mappings(), "a sample is no reading to keep"


def test_chinese_says_the_same(opened) -> None:
    app = click(opened(language="zh"), "load-sample")
    assert text(app).startswith("2,378 位受访者给出的指数为 0.680，比设定基线低 0.007")
    assert "不作任何填补" in text(app)


def test_the_stated_baseline_can_be_chosen_again_and_the_survey_removed(opened) -> None:
    app = switched(click(opened(), "load-sample"), "survey-view", "surveys")
    (survey,) = opened.repository.surveys(app.session_state.working.id)
    app.radio[0].set_value("").run()
    assert app.session_state.working.survey is None
    assert app.title[0].value == "The index reads the stated baseline, not a survey"
    app.radio[0].set_value(survey.id).run()
    app = click(app, "remove-survey-now")
    assert not opened.repository.surveys(app.session_state.working.id)
    assert app.session_state.working.survey is None


def test_two_waves_are_read_as_one_survey_and_what_does_not_fit_says_why(opened) -> None:
    app = opened()
    for name, content in (
        ("first.csv", b"N11,N12\n4,5\n3,2\n"),
        ("second.csv", b"N12,N11\n1,1\n"),
        ("other.csv", b"N11,N13\n4,5\n"),
    ):
        app = click(give(app, name, content), "count-survey")
    app = switched(app, "survey-view", "surveys")
    app.radio[0].set_value("several").run()
    other, second, first = (entry.id for entry in opened.repository.surveys(app.session_state.working.id))
    pills = next(each for each in app.button_group if str(each.key).startswith("w/") and "together" in str(each.key))
    pills.set_value([second, first]).run()
    assert app.session_state.working.survey.total == 3
    assert app.session_state.working.survey_id == f"{second}+{first}"
    pills = next(each for each in app.button_group if "together" in str(each.key))
    pills.set_value([other, second, first]).run()
    assert app.session_state.working.survey.total == 3
    assert "ask about different indicators" in app.session_state.problem
    again = visit("survey", study=app.session_state.working.id)
    assert again.session_state.working.survey.total == 3, "what was chosen is remembered"


def test_how_many_were_asked_belongs_to_the_survey_they_were_asked_for(opened) -> None:
    app = click(give(opened(), "own.csv", b"N11,N12,tier\n4,5,large\n3,2,VIP\n5,4,ordinary\n"), "count-survey")
    assert "6,660 customers were asked, but for another survey" in text(app)
    study = app.session_state.working.study
    assert not invited_in(study)
    assert study.population.dimension("tier").is_counted, "only who was asked is taken out"
    assert [len(app.session_state.working.past)] == [1], "one step to undo"
    asked = edits.set_invited(study, {("tier", "VIP"): 3, ("tier", "large"): 4, ("tier", "ordinary"): 9})
    app.session_state.working.study = asked
    app = click(give(app, "own.csv", b"N11,N12,tier\n4,5,large\n3,2,VIP\n"), "count-survey")
    assert app.session_state.working.study.population == asked.population, "the same file, read anew"
    app = click(switched(app, "survey-view", "surveys"), "load-sample")
    assert app.session_state.working.study.population == DEMO.population, "the sample brings its own numbers"


def test_a_survey_of_two_indicators_is_held_against_the_baseline_of_the_same_two(opened) -> None:
    app = click(give(opened(), "two.csv", b"N11,N12\n4,5\n3,2\n5,4\n4,4\n"), "count-survey")
    assert "on 2 of 28 indicators" in app.title[0].value.replace("\\", "")
    assert "The stated baseline is taken over the same indicators." in text(app)
    assert "(.687)" not in text(app), "that is the baseline of all 28"


DISTRICTS = "所在区县,停电时间长短,抢修速度\n" + "东城,非常满意,一般\n高新区,一般,满意\n城区,满意,不满意\n" * 4


def test_districts_that_the_study_does_not_know_are_put_forward_and_added_in_one_step(opened) -> None:
    app = give(opened(), "districts.csv", DISTRICTS.replace("城区", "北山").encode())
    assert "所在区县” seems to say the respondents' District" in text(app)
    app = button(app, "Add as new segments")
    assert "seems to say the respondents'" not in text(app)
    assert app.session_state.working.study.population == DEMO.population, "nothing before it is counted"
    app = click(app, "count-survey")
    segments = app.session_state.working.study.population.dimension("district").segments
    assert [each.id for each in segments] == ["D1", "D2", "D3", "D4", "D5", "东城", "北山", "高新区"]
    assert "district" in app.session_state.working.survey.dimensions


def test_a_finding_leads_back_to_the_columns_of_a_counted_survey(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    app = button(give(opened(), "districts.csv", DISTRICTS.encode()), "Leave aside")
    app = click(app, "count-survey")
    assert "district" not in app.session_state.working.survey.dimensions
    (survey,) = opened.repository.surveys(app.session_state.working.id)
    index = visit("index", study=app.session_state.working.id, language="en")
    assert "The survey does not say the respondents' District" in text(index)
    monkeypatch.setattr("views.session.go", lambda page: None)  # one page stands alone here
    button(index, "Map the column")
    app.run()
    assert "所在区县” seems to say the respondents' District" in text(app)
    app = click(button(app, "Add as new segments"), "count-survey")
    assert "district" in app.session_state.working.survey.dimensions
    assert [each.id for each in opened.repository.surveys(app.session_state.working.id)] == [survey.id], "in its place"


def test_districts_can_be_matched_one_by_one(opened) -> None:
    app = button(give(opened(), "districts.csv", DISTRICTS.encode()), "Match them")
    assert "8 of the first 12 texts stand for no segment" in text(app)
    app = choose(app, "“东城” means", "Urban core")
    app = choose(app, "“高新区” means", "a new segment")
    app = click(app, "count-survey")
    margin = app.session_state.working.survey.collapse(("district",))
    assert dict(zip(margin.cells, margin.respondents.tolist(), strict=True)) == {("D1",): 8, ("高新区",): 4}


# ---------------------------------------------------------------------- the assistant


def test_a_reload_finds_a_file_on_its_way(opened) -> None:
    app = opened()
    study_id = app.session_state.working.id
    give(app, "some.csv", b"N11,N12\n4,5\n3,2\n")
    again = visit("survey", study=study_id)
    assert "some.csv" in text(again)
    assert "2 of 28 indicators have a column" in text(again)


def test_a_file_is_mapped_counted_and_makes_the_questionnaire(opened) -> None:
    app = give(opened(), "some.csv", b"who;district;N11;N12\nA;D1;4;5\nB;D2;3;2\nC;nowhere;5;5\n")
    assert "“district”: 1 of the first 3 texts stand for no segment." in text(app)
    app = click(app, "count-survey")
    asked = app.session_state.working.study.questionnaire
    assert asked.indicators == ("N11", "N12")
    assert app.session_state.working.survey.total == 3
    assert not cached.intakes()
    assert "“district”: 1 answer names no segment of this study." in text(app)


def test_what_was_guessed_is_put_forward_and_settled(opened) -> None:
    app = give(opened(), "问卷.csv", odd_survey())
    read = {use.column: (use.role, use.target) for use in intake(app).draft.uses}
    assert len([use for use in intake(app).draft.uses if use.role == "indicator"]) == 11
    assert read["9、总体来说，您对我们的供电服务满意吗？"] == ("construct", "overall")
    assert "columns were taken for what their headings resemble" in text(app)
    app = button(app, "All of them are right")
    assert "columns were taken for what their headings resemble" not in text(app)
    app = choose(app, f"“{SLIP}” means", "10")
    app = choose(app, "“其他” means", "Suburb")
    app = button(app, "Leave aside")
    app = button(app, "Go on without")
    assert "All 23 columns are clear: ready to count" in text(app)
    app = click(app, "count-survey")
    survey = app.session_state.working.survey
    assert survey.quality.unknown == ()
    assert survey.select("wave", "2026-Q3").total == survey.total
    assert survey.select("tier", "large").total > 0


def test_a_file_with_the_same_headings_is_read_in_the_same_way(opened) -> None:
    app = give(opened(), "七月.csv", odd_survey())
    app = click(choose(app, "“其他” means", "Suburb"), "count-survey")
    app = opened()  # another study
    app = give(app, "八月.csv", odd_survey(seed=8))
    assert "Read as **七月** was" in text(app)
    assert "headings resemble" not in text(app)
    assert "“其他” means" not in text(app)
    app = button(app, "Guess anew")
    assert "headings resemble" in text(app)
    app = button(app, "As 七月 was")
    assert "headings resemble" not in text(app)
    app = switched(click(app, "discard-survey"), "survey-view", "surveys")
    drop = next(each for each in app.button if str(each.key).startswith("drop-mapping"))
    drop.click().run()
    assert not opened.repository.mappings()


def test_answers_can_be_declared_none_and_rows_left_out(opened) -> None:
    app = give(opened(), "some.csv", b"N11,N12,N13\n" + b"4,5,4\n3,2,1\n5,1,3\n" * 4 + b"99,4,\n")
    app = switched(app, "survey-map", "rules")
    app.text_input[0].set_value("99").run()
    assert "Of the first 13 rows 12 count (92%); the others are left out." in text(app)
    app.slider[0].set_value(100).run()
    assert "All of the first 13 rows count." in text(app)
    app = click(app, "count-survey")
    assert app.session_state.working.survey.quality.unknown == ()
    assert app.session_state.working.survey.answered.sum(0).tolist() == [12, 13, 12]


def test_a_mapping_that_contradicts_itself_cannot_be_counted(opened) -> None:
    app = give(opened(), "some.csv", b"first;second\n4;5\n")
    assert app.button(key="count-survey").disabled
    assert app.title[0].value == "Say which column answers which indicator"
    app = click(app, "discard-survey")
    assert not cached.intakes()


def test_tiers_follow_from_bounds_with_exceptions(opened) -> None:
    rows = "N11,kWh,kind\n" + "5,49999,a\n4,50000,a\n3,1000000,a\n2,10,hospital\n1,-5,a\n"
    app = switched(give(opened(), "some.csv", rows.encode()), "survey-map", "people")
    assert "A number on a bound belongs upward: 1,000,000 is VIP customers." in text(app)
    app = choose(app, "Unless another column says otherwise", "kind")
    use = next(use for use in intake(app).draft.uses if use.target == "tier")
    intake(app).edit(intake(app).draft.using(replace(use, exceptions=(("hospital", "VIP"),))))
    app = click(app.run(), "count-survey")
    survey = app.session_state.working.survey
    found = {name: survey.select("tier", name).total for name in ("ordinary", "large", "VIP", "")}
    assert found == {"ordinary": 1, "large": 1, "VIP": 2, "": 1}
    assert "1 number lies below the lowest bound" in text(app)


# ---------------------------------------------------------------------- correcting what was counted


def test_what_an_answer_means_is_said_and_the_survey_is_counted_again(opened) -> None:
    content = "N11,N12\n" + "4,5\n3,2\n5,1\n" * 5 + "top,3\n"
    app = click(give(opened(), "some.csv", content.encode()), "count-survey")
    assert app.session_state.working.survey.answered.sum(0).tolist() == [15, 16]
    app = choose(app, "“top” means", "5")
    survey = app.session_state.working.survey
    assert survey.answered.sum(0).tolist() == [16, 16]
    assert survey.grade_counts.sum(0)[0][0] == 6
    assert "“top” was said to mean: 5." in text(app)
    app = button(app, "Take back")
    assert app.session_state.working.survey.answered.sum(0).tolist() == [15, 16]


# ---------------------------------------------------------------------- customers


def test_customers_are_counted_and_named_on_screen(opened) -> None:
    app = switched(opened(), "survey-view", "customers")
    assert app.title[0].value == "500,000 customers, counted by district and customer tier"
    assert "0.4% of them (VIP customers and Large customers) bring 77% of the revenue." in text(app)
    app = switched(app, "survey-customers", "tier")
    menu = next(each for each in app.text_area if each.value.startswith("Dedicated manager, day and night"))
    menu.set_value("Dedicated manager, day and night\nOwn substation").run()
    assert not app.exception
    services = app.session_state.working.study.entitlements[0].services
    assert services == (Label("Dedicated manager, day and night", "专属客户经理全天候服务"), Label("Own substation"))
    assert len(app.session_state.working.past) == 1, "one step to undo"


def test_customers_who_do_not_add_up_are_doubted(opened) -> None:
    tiers = Dimension("tier", Label("Tier"), (Segment("VIP", Label("VIP"), 10), Segment("all", Label("All"), 80)))
    districts = Dimension("district", Label("District"), (Segment("D1", Label("One"), 100),))
    app = switched(opened(replace(DEMO, population=Population((districts, tiers)))), "survey-view", "customers")
    assert "do not add up to the same number: 100 by district and 90 by tier" in text(app)


def test_a_study_without_customers_invites_to_divide_them(opened) -> None:
    app = switched(opened(replace(DEMO, population=Population(), questionnaire=None)), "survey-view", "customers")
    assert app.title[0].value == "Nobody has said yet who the customers are"
    assert "Districts, customer tiers, channels" in text(app)


def test_a_study_with_nothing_stated_asks_for_a_survey(opened) -> None:
    app = opened(replace(DEMO, baseline=()))
    assert app.title[0].value == "Load a survey to measure satisfaction"
