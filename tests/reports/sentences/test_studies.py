"""Words of cards and histories, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from mcdm.labels import Label
from reports.charts.scales import IndexDisplay
from reports.sentences import studies as say
from store.examples import load_example
from studies import edits
from studies.glance import glance
from studies.measure import SatisfactionIndex

EN, ZH = translator("en"), translator("zh")
SMALL = load_example("town-hall")


def test_what_a_study_holds_leaves_out_what_it_has_none_of() -> None:
    seen = glance(replace(SMALL, experts=(), ballots=(), scenarios=()))
    assert say.holds(seen, EN) == "3 clusters · 6 indicators"
    assert say.holds(seen, ZH) == "3 个元素组 · 6 个指标"
    assert say.progress(seen, EN) == "0 of 4 questions answered"


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        (SatisfactionIndex(0.7, 62.5, 0.69, 0.71, 1200, "survey"), "± .010 (95%), 1,200 answers"),
        (SatisfactionIndex(0.7, 62.5, None, None, 0, "stated"), "stated shares, no survey"),
        (SatisfactionIndex(0.7, 62.5, None, None, 0, "figures"), "from operating figures alone"),
    ],
)
def test_how_sure_an_index_is(index: SatisfactionIndex, sentence: str) -> None:
    assert say.certainty(index, IndexDisplay(), EN) == sentence


def test_the_half_width_follows_the_display() -> None:
    index = SatisfactionIndex(0.7, 62.5, 0.69, 0.71, 50, "survey")
    assert say.certainty(index, IndexDisplay("percent"), ZH) == "± 1.3（95%），50 份答卷"


@pytest.mark.parametrize(
    ("timezone", "text"),
    [("Asia/Shanghai", "2026-11-22 05:33"), (None, "2026-11-21 21:33 UTC"), ("Nowhere/At all", "2026-11-21 21:33 UTC")],
)
def test_times_are_on_the_clock_of_the_reader(timezone: str | None, text: str) -> None:
    assert say.when("2026-11-21T21:33:01.000000+00:00", timezone) == text


def test_what_two_versions_differ_in() -> None:
    changed = replace(edits.rename_goal(SMALL, Label("Other")), experts=SMALL.experts[:1], ballots=())
    assert say.difference(SMALL, changed, EN) == "Differs from now in: criteria and influences, experts, judgments."
    assert say.difference(SMALL, changed, ZH) == "与现状的差别：准则与影响关系、专家、判断。"
    assert say.difference(SMALL, SMALL, EN) == "It says the same as the study does now."
