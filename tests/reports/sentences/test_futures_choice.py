"""The robust choice in words: rules with ties, the headline in every case, boxes and futures, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from i18n.translate import translator
from reports.charts.scales import IndexDisplay
from reports.sentences import futures_choice as say
from reports.sentences.reader import Reader
from scenarios.robust import FutureTable
from store.examples import load_example
from studies.evaluate import evaluate, face_futures
from studies.plan_futures import explore_futures, when_below, when_worse

STUDY = load_example("power-supply")
EVALUATION = evaluate(STUDY)
TABLE = face_futures(STUDY, EVALUATION)
EXPLORED = explore_futures(STUDY, EVALUATION)
EN, ZH = (Reader(STUDY, IndexDisplay("score"), translator(language)) for language in ("en", "zh"))


def table(*rows: tuple[float, ...]) -> FutureTable:
    names = tuple(scenario.id for scenario in STUDY.scenarios)[: len(rows)]
    columns = len(rows[0])
    return FutureTable(names, tuple(f"F{k}" for k in range(columns)), np.array(rows), np.full(columns, 1 / columns))


def test_rules_pick_with_ties() -> None:
    found = {pick.rule: pick.scenarios for pick in say.picks(TABLE, 0.5, 0.72)}
    assert found["minimax_regret"] == ("S4",)
    assert found["expected"] == ("S4", "S3")
    assert found["maximin"] == ("S3", "S4")
    assert found["satisficing"] == ("S3", "S4")
    assert "satisficing" not in {pick.rule for pick in say.picks(TABLE)}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((0.7, 0.6),), "Status quo is the only scenario: nothing to choose between yet"),
        (((0.7,), (0.8,)), "Reliability first is best in the one future named; name others to see whether it stays so"),
        (((0.7, 0.6), (0.7, 0.6)), "Status quo and Reliability first tie as the robust choice over 3 years"),
        (((0.7, 0.6), (0.8, 0.7)), "Reliability first is the robust choice over 3 years, whichever rule one follows"),
        (
            ((0.9, 0.3), (0.61, 0.6), (0.8, 0.5)),
            "Over 3 years People & training first is the choice of least regret; other rules prefer Reliability first",
        ),
    ],
)
def test_the_headline_in_every_case(rows: tuple[tuple[float, ...], ...], told: str) -> None:
    assert say.answer(table(*rows), EN) == told
    assert say.answer(table(*rows), ZH) not in ("", told)


def test_the_evidence_names_regret_certainty_and_the_weak_spot() -> None:
    rival = say.rival("S4", EXPLORED)
    assert rival == "S3"
    told = say.evidence(TABLE, EXPLORED, when_worse(EXPLORED, "S4", rival), EN)
    assert told.startswith("Over the 4 futures named, each without surprises, Balanced never ends more than **.0003** ")
    assert "it is best in **96%** and never more than .0014 behind" in told
    assert "It ends below Channel expansion in 2% of them, but in 21% of those where the gap of SAIFI" in told
    strict = say.evidence(TABLE, EXPLORED, None, EN, 0.73)
    assert "Better than the others is not good enough yet: in **" in strict
    assert "It reaches .500 in all of them." in say.evidence(TABLE, EXPLORED, None, EN, 0.5)
    alone = say.evidence(TABLE, None, None, EN)
    assert "explored" not in alone


def test_no_rival_where_nothing_is_ever_better() -> None:
    best = explore_futures(STUDY, EVALUATION, [STUDY.scenario("S0"), STUDY.scenario("S4")], count=50)
    assert say.rival("S4", best) == ""
    assert "It is best in all 50 futures" in say.evidence(TABLE, best, None, EN)


def test_boxes_say_how_much_they_hold() -> None:
    found = when_below(EXPLORED, "S3", 0.71)
    told = say.of_box(found, 0, EN)
    assert "of the futures where it falls short lie there; it falls short in about 9 of 10 futures in there" in told
    holds = when_below(EXPLORED, "S3", 0.72)
    assert "of the futures where it holds lie there" in say.of_box(holds, 0, EN)
    assert "达标" in say.of_box(holds, 0, ZH)
    assert say.failing(when_below(EXPLORED, "S3", 0.1), EXPLORED, EN).startswith("Channel expansion: It fails in none")


def test_values_read_as_their_rule_means_them() -> None:
    assert say.value_text("expected", 0.7272, EN) == ".727"
    assert say.value_text("minimax_regret", 0.0003, EN) == ".0003"
    assert say.value_text("satisficing", 0.8, EN) == "80%"
