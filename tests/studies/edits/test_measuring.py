"""Figures, shares, population, questionnaire."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from satisfaction.funnel_steps import FunnelStep
from satisfaction.respondents import Population
from store.examples import load_example
from studies import edits
from studies.document import from_document, to_document
from tests.studies.parts import SHARES, small_study

STUDY = small_study()


def test_figures_and_shares() -> None:
    figure = replace(STUDY.figures[0], today=5.0)
    study = edits.set_baseline(edits.set_figure(STUDY, figure), "N3", SHARES)
    assert study.figures[0].today == 5.0
    assert [shares.indicator for shares in study.baseline] == ["N1", "N2", "N3"]
    assert edits.remove_baseline(study, "N3").baseline == STUDY.baseline
    bare = edits.remove_figure(STUDY, "N3")
    assert (bare.interactions, bare.levers[1].effects) == ((), ())
    assert edits.set_population(STUDY, Population()).population == Population()
    assert edits.set_questionnaire(STUDY, None).questionnaire is None


def test_who_stays_in_the_funnel_is_one_choice() -> None:
    demo = load_example("power-supply")
    steps = (FunnelStep("tier", ("VIP", "large")), FunnelStep("tier", ("VIP",)))
    study = edits.set_funnel(demo, steps)
    assert from_document(to_document(study)).choices.funnel == steps
    assert "funnel" not in to_document(demo)["choices"]
    assert edits.set_funnel(study, ()) == demo
    for wrong in (FunnelStep("tiers", ("VIP",)), FunnelStep("tier", ("VIPs",))):
        with pytest.raises(DecisionError, match="id-unknown"):
            edits.set_funnel(demo, (wrong,))


@pytest.mark.parametrize("today", [-1.0, 130.0])
def test_a_figure_that_cannot_be_is_refused(today: float) -> None:
    """Voltage qualification is a part in percent: neither below 0 nor above 100."""
    study = load_example("power-supply")
    part = next(figure for figure in study.figures if figure.indicator == "N13")
    with pytest.raises(DecisionError) as refused:
        edits.set_figure(study, replace(part, today=today))
    assert refused.value.code == "figure-impossible"
    assert edits.set_figure(study, replace(part, today=97.5)).figures
