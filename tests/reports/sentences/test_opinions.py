"""A panel in words: agreement, groups, who stands apart and who decides, in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.panel.clusters import opinion_clusters
from mcdm.panel.consensus import agreement, outlier
from reports.sentences import opinions as say
from store.examples import load_example
from studies.opinions import Leaving, Opinions, opinions

EN, ZH = translator("en"), translator("zh")


@pytest.fixture(scope="module")
def demo() -> Opinions:
    found = opinions(load_example("power-supply"))
    assert found is not None
    return found


def read(found: Opinions, *, tied: bool = False, t=EN) -> say.PanelRead:
    study = load_example("power-supply")
    names = {name: label.in_language(t.language) for name, label in study.labels.items()}
    topics = {name: say.topic(asked, study.labels, t) for name, asked in study.comparison_sets.items()}
    return say.PanelRead(found, names, topics, lambda first, second: tied)


def deciding(found: Opinions, *winners: str) -> Opinions:
    """The panel where S3 leads, and these lead when E1, E2 ... are left out."""
    empty = np.zeros(2)
    leaving = tuple(
        Leaving(f"E{k}", found.weights[0], 0.1, "N61", -0.005, empty, winner) for k, winner in enumerate(winners, 1)
    )
    values = np.array([[0.7, 0.6]] * len(found.experts))
    return replace(found, leaving=leaving, options=("S3", "S4"), together=np.array([0.7, 0.6]), values=values)


@pytest.mark.parametrize(
    ("consensus", "said"),
    [(0.3, "does not agree"), (0.6, "agrees little"), (0.7, "moderately"), (0.8, "agrees well"), (0.9, "very well")],
)
def test_every_word_of_the_scale_has_a_headline(demo: Opinions, consensus: float, said: str) -> None:
    found = replace(demo, consensus=consensus, word=agreement(consensus))
    assert said in say.answer(read(found), EN)
    assert f".{consensus * 100:.0f}" in say.answer(read(found, t=ZH), ZH)


def test_one_set_is_not_where_a_panel_differs_most(demo: Opinions) -> None:
    assert say.answer(read(replace(demo, sets=demo.sets[:1])), EN) == "The panel agrees very well on the whole (.90)"


def test_what_a_set_is_about() -> None:
    study = load_example("power-supply")
    sets = study.comparison_sets
    assert say.topic(sets["goal"], study.labels, EN) == "what matters for “Customer satisfaction”"
    influence = next(each for each in sets.values() if each.kind == "influence")
    clusters = next(each for each in sets.values() if each.kind == "cluster-influence")
    assert say.topic(influence, study.labels, EN).startswith("what in “")
    assert say.topic(clusters, study.labels, EN).startswith("which clusters influence “")


def test_camps_are_named_only_where_they_are_clear(demo: Opinions) -> None:
    assert "no camps" in say.groups(read(demo), EN)
    apart = opinion_clusters([[0.8, 0.2]] * 5 + [[0.2, 0.8]] * 4)
    said = say.groups(read(replace(demo, clusters=apart)), EN)
    assert said.startswith("2 groups are clearly apart: VP power supply service, Marketing director")
    assert "; Industrial customer" in said
    assert say.groups(read(replace(demo, clusters=None)), EN) == ""


def test_who_stands_apart(demo: Opinions) -> None:
    assert say.apart(read(demo), EN).startswith("Nobody stands apart. Township station head is furthest")
    weights = np.full((9, 28), 1 / 28)
    weights[2, 0] *= 5
    found = replace(demo, outlier=outlier(weights))
    assert say.apart(read(found), EN).startswith("Operations director stands apart; above all, Outage duration weighs")
    assert say.apart(read(found, t=ZH), ZH).startswith("运维检修部主任明显偏离")
    assert say.apart(read(replace(demo, outlier=None)), EN) == ""


def test_who_decides(demo: Opinions) -> None:
    nobody = deciding(demo, "S3", "S3")
    assert say.decides(read(nobody), EN) == "Channel expansion leads whoever is left out."
    assert "leads whoever is left out" in say.deciding(read(nobody), EN)
    one = deciding(demo, "S4", "S3")
    assert say.decides(read(one), EN) == (
        "Without VP power supply service, Balanced would lead in place of Channel expansion."
    )
    assert say.deciding(read(one), EN).startswith("VP power supply service decides")
    two = deciding(demo, "S4", "S4")
    assert "Without VP power supply service or Marketing director, Balanced" in say.decides(read(two), EN)
    assert say.deciding(read(two), EN) == "2 experts each decide whether Channel expansion leads"
    assert say.decides(read(two, t=ZH), ZH).startswith("去掉供电服务副总经理或市场营销部主任，领先的将是“均衡方案”")


def test_a_tie_is_said(demo: Opinions) -> None:
    close = read(deciding(demo, "S4", "S3"), tied=True)
    assert "cannot be told apart anyway" in say.decides(close, EN)
    assert "cannot be told apart" in say.deciding(close, EN)


def test_without_options_nothing_is_decided(demo: Opinions) -> None:
    assert say.decides(read(demo), EN) == ""
    assert say.alone(read(demo), EN) == ""


def test_alone(demo: Opinions) -> None:
    agreed = deciding(demo, "S3")
    assert say.alone(read(agreed), EN) == "Each of the experts alone would put Channel expansion first."
    values = agreed.values.copy()
    values[:3] = 0.5, 0.6
    some = replace(agreed, values=values)
    assert say.alone(read(some), EN) == "Alone, 6 of 9 experts would put Channel expansion first."
    assert say.alone(read(some, tied=True), EN).endswith("what cannot be told apart from it.")
    assert say.alone(read(replace(some, values=values[:3])), EN) == (
        "Alone, no expert would put Channel expansion first."
    )


def test_weights_of_experts(demo: Opinions) -> None:
    panel = read(demo)
    assert say.counting({"E1": 1.0, "E2": 1.0}, panel, EN)[0] == "All experts count the same"
    answer, lead = say.counting({"E1": 3.0, "E2": 1.0, "E3": 0.0}, panel, EN)
    assert answer == "VP power supply service counts most (75%)"
    assert "weight 0: Operations director" in lead
    assert say.counting({"E1": 2.0, "E2": 2.0, "E3": 1.0}, panel, EN)[0] == "2 experts count most (40% each)"
    assert say.counting({"E1": 0.0, "E2": 0.0}, panel, EN)[0] == "All experts count the same"


def test_the_other_way_to_join(demo: Opinions) -> None:
    assert "same weights" in say.joined_otherwise("Join weights", 1e-4, "Staff", 1e-5, EN)
    assert say.joined_otherwise("Join weights", 0.021, "Staff", -0.012, EN) == (
        "“Join weights” would move 2.1% of all weight, most at Staff (−.012)."
    )
