"""The funnel: who is left, and what is critical for them."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.critical_to_satisfaction import FunnelGroup, critical_to_satisfaction, performance
from satisfaction.funnel_steps import FunnelStep
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from tests.satisfaction.asked_surveys import asked_survey
from tests.satisfaction.small_surveys import population

PEOPLE = population(tier={"VIP": 10, "large": 990}, value={"A": None, "B": None})
SCORES = np.array([0.2, 0.4, 0.6, 0.8, 1.0])


def answers(count: int = 600) -> RespondentAnswers:
    """Of three attributes, B drives the large customers and A the VIP; C is judged well by all."""
    rng = np.random.default_rng(2)
    tier = np.where(np.arange(count) % 3 == 0, "VIP", "large")
    latent = rng.normal(size=(count, 3))
    lead = np.where(tier == "VIP", latent[:, 0], latent[:, 1])
    given = {
        "A": np.clip(np.rint(2.5 + latent[:, 0]), 1, 5),
        "B": np.clip(np.rint(2.5 + latent[:, 1]), 1, 5),
        "C": np.clip(np.rint(4.5 + latent[:, 2]), 1, 5),
        "overall": np.clip(np.rint(5 + 2 * lead + latent[:, 2] + 0.5 * rng.normal(size=count)), 1, 10),
    }
    cells = [(str(each), "A" if k % 2 else "B") for k, each in enumerate(tier)]
    survey = asked_survey(given, {"overall": (1, 10)}, cells, ("tier", "value"))
    return respondent_answers(survey, PEOPLE)


def funnel(*steps: FunnelStep, of: RespondentAnswers | None = None, **kept: object) -> tuple[FunnelGroup, ...]:
    items = ("A", "B", "C")
    return critical_to_satisfaction(
        of or answers(), PEOPLE, steps, "overall", items, dict.fromkeys(items, SCORES), 0.8, **kept
    )


def test_each_step_counts_who_is_left() -> None:
    groups = funnel(FunnelStep("tier", ("VIP",)), FunnelStep("value", ("A",)))
    assert [group.customers for group in groups] == [1000, 10, 5]
    assert [group.counted for group in groups] == [True, True, False]
    assert [group.respondents for group in groups] == [600, 200, 100]


def test_what_is_critical_differs_between_groups() -> None:
    everybody, most_valuable = funnel(FunnelStep("tier", ("VIP",)), resamples=100)
    assert everybody.critical[0].item == "B"
    assert most_valuable.critical[0].item == "A"
    assert most_valuable.critical[0].verdict == "critical"
    assert "C" not in {each.item for each in most_valuable.critical}
    assert sum(each.budget for each in most_valuable.attributes) == pytest.approx(1)


def test_without_intervals_nothing_is_critical_for_sure() -> None:
    assert {each.verdict for each in funnel()[0].attributes} == {"perhaps", "not critical"}


def test_a_later_step_of_a_dimension_replaces_the_first() -> None:
    groups = funnel(FunnelStep("tier", ("VIP", "large")), FunnelStep("tier", ("large",)))
    assert [group.respondents for group in groups] == [600, 600, 400]


def test_a_group_of_few_or_of_one_mind_says_so() -> None:
    whole = answers()
    few = whole.among(np.arange(len(whole)) < 4)
    (small,) = funnel(of=few)[0].findings
    assert (small.code, small.details["count"], small.details["minimum"]) == ("funnel-group-too-small", 4, 13)
    (nobody,) = funnel(FunnelStep("tier", ("ordinary",)))[1].findings
    assert nobody.code == "funnel-group-too-small"
    agreed = whole.over(("A", "B", "C", "overall"))
    values = agreed.values.copy()
    values[:, 3] = 7
    alike = RespondentAnswers(
        agreed.items, values, agreed.answered, agreed.weights, agreed.cell_of, agreed.cells, agreed.dimensions,
        agreed.spans, agreed.respondents,
    )  # fmt: skip
    assert [f.code for f in funnel(of=alike)[0].findings] == ["funnel-group-alike"]


def test_an_unknown_dimension_is_named() -> None:
    with pytest.raises(DecisionError, match="id-unknown"):
        funnel(FunnelStep("district", ("D1",)))


def test_performance_is_a_weighted_mean_with_an_interval() -> None:
    whole = answers()
    mean, low, high = performance(whole, "A", SCORES)
    given = SCORES[whole.values[:, whole.position("A")].astype(int) - 1]
    assert mean == pytest.approx(float(whole.weights @ given))
    assert low < mean < high
    one = whole.among(np.arange(len(whole)) == 0)
    assert performance(one, "A", SCORES)[1:] == (0.2, 1.0)


def test_performance_of_answers_all_alike_is_not_sure() -> None:
    """Five who all say the same: somebody else may think otherwise; the interval is no point."""
    alike = asked_survey({"A": np.full(5, 4.0), "overall": np.full(5, 3.0)})
    mean, low, high = performance(respondent_answers(alike, population()), "A", SCORES)
    assert (mean, high) == (pytest.approx(0.8), 1.0)
    assert low == pytest.approx(0.8 - 0.6 * (1 - 0.05 ** (1 / 5)))


def test_progress_reaches_the_end() -> None:
    seen: list[float] = []
    funnel(FunnelStep("tier", ("VIP",)), resamples=20, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1)
