"""The library: measures that read as levers, kinds that find their figures, nothing forced on a study."""

from __future__ import annotations

import re

import pytest

from mcdm.errors import DecisionError
from store.examples import load_example
from store.lever_library import is_taken, kinds_of_figures, lever_library, suggested, taken_over
from studies import edits

DEMO, HALL = load_example("power-supply"), load_example("town-hall")
LIBRARY = lever_library()


def test_there_is_enough_to_choose_from() -> None:
    assert len(LIBRARY.measures) >= 30
    assert {each.field for each in LIBRARY.measures} == {"power", "service"}
    ids = [each.id for each in LIBRARY.measures]
    assert len(set(ids)) == len(ids)


def test_every_measure_is_told_in_both_languages_and_acts_on_known_kinds() -> None:
    kinds = {kind.id for kind in LIBRARY.kinds}
    for measure in LIBRARY.measures:
        lever = measure.lever
        assert all((lever.label.en, lever.label.zh, lever.unit.en, lever.unit.zh, lever.source.en, lever.source.zh))
        assert {effect.indicator for effect in lever.effects} <= kinds
        assert lever.effects
        assert lever.cost.fixed + lever.cost.capital + lever.cost.operating > 0
    assert kinds == {effect.indicator for each in LIBRARY.measures for effect in each.lever.effects}


def test_what_is_not_sourced_says_assumption() -> None:
    for measure in LIBRARY.measures:
        if measure.lever.assumed:
            assert re.search("assum", measure.lever.source.en, re.IGNORECASE), measure.id
            assert "假设" in measure.lever.source.zh, measure.id
        else:
            assert re.search(r"20\d\d|article", measure.lever.source.en), measure.id


def test_the_demo_s_own_levers_are_among_them() -> None:
    kinds = kinds_of_figures(DEMO)
    for lever in DEMO.levers:
        measure = next(each for each in LIBRARY.measures if each.lever.label == lever.label)
        mapped = {kinds[e.indicator]: (e.low, e.likely, e.high) for e in lever.effects}
        assert mapped == {e.indicator: (e.low, e.likely, e.high) for e in measure.lever.effects}
        assert is_taken(DEMO, measure)
        found = taken_over(DEMO, measure, suggested(DEMO, measure))
        assert {e.indicator for e in found.effects} == {e.indicator for e in lever.effects}


def test_figures_find_their_kind() -> None:
    kinds = kinds_of_figures(DEMO)
    assert set(kinds) == {figure.indicator for figure in DEMO.figures}
    assert len(set(kinds.values())) == len(kinds)
    assert (kinds["N22"], kinds["N52"], kinds["N35"]) == ("restoration", "restoration-accuracy", "tariff-knowledge")
    assert kinds_of_figures(HALL) == {"N1": "waiting", "N4": "first-contact", "N6": "online-service"}


def test_taking_over_asks_and_forces_nothing() -> None:
    measure = LIBRARY.measure("tree-trimming")
    assert suggested(DEMO, measure) == {"saifi": ("N12",), "saidi": ("N11",), "hazards": ("N15",)}
    lever = taken_over(DEMO, measure, {"saidi": ["N11"], "saifi": []})
    assert [effect.indicator for effect in lever.effects] == ["N11"]
    assert lever.id not in {each.id for each in DEMO.levers}
    assert edits.add_lever(DEMO, lever).levers[-1].source.en == "Assumption"
    both = taken_over(DEMO, measure, {"saifi": ["N11"], "saidi": ["N11"]})
    assert [effect.likely for effect in both.effects] == [0.15]
    bare = taken_over(HALL, measure, suggested(HALL, measure))
    assert bare.effects == ()


def test_what_is_not_there() -> None:
    with pytest.raises(DecisionError) as raised:
        LIBRARY.measure("tree-triming")
    assert (raised.value.code, raised.value.facts["suggestion"]) == ("measure-unknown", "tree-trimming")
    with pytest.raises(DecisionError) as raised:
        taken_over(DEMO, LIBRARY.measure("tree-trimming"), {"saidi": ["N99"]})
    assert raised.value.code == "id-unknown"
