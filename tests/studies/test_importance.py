"""What matters in the demo: planted by its generator, found again; and what is said where nothing was asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cli.arguments import read_survey
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.funnel_steps import FunnelStep
from satisfaction.survey import SurveySummary
from store.examples import load_example
from studies import edits
from studies.importance import clusters_of, funnel, importance, outcomes_of, quality, usual_steps
from studies.weigh import weigh
from tests.satisfaction.asked_surveys import asked_survey
from tests.studies.surveyed import surveyed, what_matters


def test_restoration_time_matters_most_and_is_weak() -> None:
    found = what_matters()
    derived = found.derived
    assert derived is not None
    assert found.outcome == "overall"
    assert derived.items[int(derived.shares.argmax())] == "N22"
    drawn = found.map("derived")
    assert drawn.among("concentrate")[0] == "N22"
    assert drawn.is_settled("N22")
    assert drawn.lines[0] == pytest.approx(1 / 28)


def test_the_panel_is_held_against_it() -> None:
    study, _ = surveyed()
    found = what_matters()
    gaps = {gap.item: gap for gap in found.gaps("panel")}
    assert gaps["N22"].verdict == "hidden driver"
    assert gaps["N21"].verdict == "said but not acting"
    assert gaps["N22"].high < 0 < gaps["N21"].low
    assert sum(gap.stated for gap in gaps.values()) == pytest.approx(1)
    weights = weigh(study).weights
    np.testing.assert_allclose(found.panel.values, weights.values)
    assert (found.panel.low <= found.panel.values).all()
    assert (found.panel.values <= found.panel.high).all()


def test_customers_are_compared_by_places() -> None:
    """They put restoration time among the first, as it acts: on their scale everything is important."""
    gaps = {gap.item: gap for gap in what_matters().gaps("customers")}
    assert abs(gaps["N22"].rank_gap) < 5
    assert gaps["N22"].difference < -0.1
    assert gaps["N35"].verdict == "hidden driver"
    assert what_matters().readings == ("derived", "panel", "customers")
    assert what_matters().gaps("derived") == ()


def test_only_customers_of_the_current_wave_count() -> None:
    found = what_matters()
    _, survey = surveyed()
    assert found.respondents < survey.total / 2
    assert {"other-waves-left-out", "other-roles-left-out"} <= {finding.code for finding in found.findings}


def test_clusters_are_taken_as_one() -> None:
    study, _ = surveyed()
    derived = what_matters().derived
    assert derived is not None
    assert derived.groups == tuple(clusters_of(study))
    assert derived.group_shares.sum() == pytest.approx(1)


def test_another_question_can_be_explained() -> None:
    study, survey = surveyed()
    found = importance(study, survey, outcome="stay", resamples=0)
    assert found.outcome == "stay"
    assert found.derived is not None
    assert found.derived.intervals is None
    assert not found.map("derived").settled.any()
    assert found.gaps("panel") == ()
    with pytest.raises(DecisionError, match="id-unknown"):
        importance(study, survey, outcome="overal", resamples=0)


def test_without_a_question_about_the_whole_the_map_shows_what_is_stated() -> None:
    study, survey = surveyed()
    found = importance(study, replace(survey, as_asked=None), resamples=0)
    assert found.derived is None
    assert found.outcomes == ()
    assert found.readings == ("panel",)
    assert "outcome-not-asked" in {finding.code for finding in found.findings}
    assert found.map("panel").attributes == tuple(found.performance)
    assert found.gaps("panel") == ()
    with pytest.raises(DecisionError, match="importance-reading-missing"):
        found.map("derived")


def test_outcomes_are_found_without_a_questionnaire() -> None:
    study, survey = surveyed()
    assert outcomes_of(study, survey)[0] == "overall"
    bare = replace(study, questionnaire=None)
    assert set(outcomes_of(study, survey)) == set(outcomes_of(bare, survey))


def test_the_funnel_narrows_by_value() -> None:
    study, survey = surveyed()
    assert usual_steps(study, survey) == (FunnelStep("value", ("A", "B", "C")), FunnelStep("value", ("A",)))
    groups = funnel(study, survey, "overall", resamples=40)
    assert groups[0].customers == 500_000
    respondents = [group.respondents for group in groups]
    assert respondents == sorted(respondents, reverse=True)
    assert groups[0].critical[0].item == "N22"
    assert "drivers-few-answers" in {finding.code for finding in groups[-1].findings}
    assert groups[-1].drivers is not None


def test_the_usual_funnel_without_value_classes_goes_by_tier() -> None:
    study, survey = surveyed()
    other = replace(survey.collapse(("district", "tier")), as_asked=None)
    assert usual_steps(study, other) == (FunnelStep("tier", ("VIP", "large")), FunnelStep("tier", ("VIP",)))
    assert usual_steps(study, other.collapse(("district",))) == ()


def test_chosen_steps_come_first() -> None:
    study, survey = surveyed()
    groups = funnel(study, survey, "overall", steps=(FunnelStep("tier", ("VIP",)),))
    assert [group.customers for group in groups] == [500_000, 60]
    assert groups[1].counted


def test_steps_of_the_study_come_before_the_usual_ones() -> None:
    study, survey = surveyed()
    chosen = edits.set_funnel(study, (FunnelStep("tier", ("VIP",)),))
    assert [group.customers for group in funnel(chosen, survey, "overall")] == [500_000, 60]
    unasked = replace(survey, as_asked=survey.as_asked.collapse(("district", "wave", "role"))).collapse(
        ("district", "wave", "role")
    )
    groups = funnel(chosen, unasked, "overall")
    assert len(groups) == 1
    assert groups[0].findings[0] == Finding.of("funnel-step-unasked", "tier")


def test_the_questions_hang_together_as_a_whole() -> None:
    found, findings = quality(*surveyed())
    assert found is not None
    assert found.overall.value is not None
    assert found.overall.value > 0.85
    assert len(found.groups) == 6
    assert "alphas-low" in {finding.code for finding in findings}


def alike(*questions: str, count: int = 60) -> SurveySummary:
    """Answers to the indicators N11 and N22 and the whole, all the same to some of them."""
    rng = np.random.default_rng(3)
    given = {key: rng.integers(1, 6, count).astype(float) for key in ("N11", "N22", "N33", "overall")}
    return asked_survey(given | {key: np.full(count, 4.0) for key in questions})


def test_an_outcome_that_all_answered_alike_leaves_what_is_stated() -> None:
    study = replace(load_example("power-supply"), questionnaire=None)
    found = importance(study, alike("overall").over(("N11", "N22", "N33")), resamples=20)
    assert found.derived is None
    assert found.why_not is not None
    assert (found.why_not.code, found.why_not.place) == ("outcome-constant", "overall")
    assert found.findings[0] == found.why_not
    assert found.map("panel").attributes == ("N11", "N22", "N33")


def test_answers_all_alike_are_not_sure_of_their_place() -> None:
    study = replace(load_example("power-supply"), questionnaire=None)
    survey = alike("N11", "N22", "N33", "overall", count=2).over(("N11", "N22", "N33"))
    found = importance(study, survey, resamples=20)
    assert not found.map("panel").settled.any()
    assert {"drivers-too-few", "answers-all-alike"} <= {finding.code for finding in found.findings}
    assert [finding.code for finding in quality(study, survey)[1]] == ["quality-without-items"]
    for each in found.performance.values():
        assert each.low < each.value < each.high


def test_a_file_read_by_another_questionnaire_keeps_its_outcome(tmp_path: Path) -> None:
    path = tmp_path / "asked-otherwise.csv"
    rows = [f"{1 + k % 5},{1 + k * 3 % 5},{1 + k % 10}" for k in range(60)]
    path.write_text("\n".join(["Waiting time,Forms,overall satisfaction", *rows]), "utf-8")
    study = load_example("town-hall")
    survey, _ = read_survey(path, study)
    assert survey is not None
    assert outcomes_of(study, survey) == ("overall",)
