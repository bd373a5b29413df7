"""Boxes and sources in words, in both languages."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from mcdm.draws import Draws
from reports.charts.scales import IndexDisplay
from reports.sentences.futures import condition, discovery, dominates, source, worth_knowing
from reports.sentences.reader import Reader
from scenarios.boxes import Restriction
from scenarios.exploration import FutureRange
from store.examples import load_example
from studies.evaluate import evaluate
from studies.plan_futures import explore_futures, when_below, when_worse
from studies.plan_uncertainty import plan_uncertainty

STUDY = load_example("power-supply")
EVALUATION = evaluate(STUDY)
EXPLORED = explore_futures(STUDY, EVALUATION)
EN, ZH = (Reader(STUDY, IndexDisplay("score"), translator(language)) for language in ("en", "zh"))


def limits(low: float | None, high: float | None) -> Restriction:
    return Restriction(0, low, high, None, None)


@pytest.mark.parametrize(
    ("over", "low", "high", "told"),
    [
        (FutureRange("drift", "", 0, 1), 0.04, None, "expectations rise by more than .040 a year"),
        (FutureRange("effect", "L5", 0, 1), None, 0.62, "Digital channels achieves less than 62% of its effect"),
        (FutureRange("growth", "N12", 0, 1), 0.03, 0.05, "the gap of SAIFI grows by 3.0% to 5.0% a year"),
        (
            FutureRange("gap", "N12", 0, 2),
            1.2,
            None,
            "the gap of SAIFI is more than 120% of today's (2.84 times a year)",
        ),
        (FutureRange("visibility", "", 0, 2), None, 0.8, "customers notice changes less than 80% as much as assumed"),
    ],
)
def test_conditions(over: FutureRange, low: float | None, high: float | None, told: str) -> None:
    assert condition(over, limits(low, high), EN) == told
    assert condition(over, limits(low, high), ZH) not in ("", told)


def test_a_plan_that_fails_in_words() -> None:
    found = when_below(EXPLORED, "S3", 0.71)
    told = discovery(found, EXPLORED.ranges, EN)
    assert told.startswith(
        "Channel expansion falls below .710 in 43% of the futures, each counted alike, mostly when expectations rise by"
    )
    assert "of these lie there" in told
    assert discovery(found, EXPLORED.ranges, ZH).startswith(
        "“渠道拓展优先”在 43% 的未来情形中（每种同等计数）低于 0.710"
    )
    assert discovery(when_below(EXPLORED, "S3", 0.1), EXPLORED.ranges, EN) == ""
    assert "ends below" in discovery(when_worse(EXPLORED, "S4", "S3"), EXPLORED.ranges, EN)


def test_sources_and_what_is_worth_knowing() -> None:
    assert source("futures", EN) == "how the world turns out"
    assert source("L4", EN).startswith("what ")
    assert "N61" not in source("L4:N61", EN)
    found = plan_uncertainty(STUDY, EVALUATION)
    shares = found.shares(STUDY.scenarios)
    assert "how the world turns out" in dominates(shares, shares.position("index", "S3"), EN)
    assert dominates(shares, shares.position("gain", "S0"), EN) != ""
    known = found.information(STUDY.scenarios)
    assert "worth finding out most" in worth_knowing(known, EN)
    assert "yuan" in worth_knowing(known, EN, 1e-5)
    assert "万元" in worth_knowing(known, ZH, 1e-5)
    two = plan_uncertainty(STUDY, EVALUATION, Draws(count=256)).information([STUDY.scenarios[0], STUDY.scenarios[3]])
    assert (
        worth_knowing(two, EN)
        == "Nothing needs to be found out before choosing: Channel expansion stays the choice whatever turns out. "
        "What is promised of the index may still change."
    )
