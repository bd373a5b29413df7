"""Figures, shares, population, questionnaire."""

from __future__ import annotations

from dataclasses import replace

from satisfaction.respondents import Population
from studies import edits
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
