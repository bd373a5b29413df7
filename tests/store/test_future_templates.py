"""The futures that a study may begin with fit that study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.examples import load_example
from store.future_templates import common_futures

STUDY = replace(load_example("power-supply"), futures=())


def test_the_four_fit_the_demo() -> None:
    found = common_futures(STUDY)
    assert [future.id for future in found] == ["F0", "F1", "F2", "F3"]
    assert sum(future.probability for future in found) == pytest.approx(1)
    assert {"N11", "N12"} <= set(dict(found[1].gap_factors))
    assert found[2].expectation_drift > 0
    assert {lever for lever, _ in found[3].effect_factors} == {lever.id for lever in STUDY.levers}
    assert replace(STUDY, futures=found).futures == found


def test_what_would_change_nothing_is_not_offered() -> None:
    bare = replace(STUDY, levers=(), figures=(), scenarios=(), interactions=())
    found = common_futures(bare)
    assert [future.label.en for future in found] == ["The world as it is", "Rising expectations"]
    assert sum(future.probability for future in found) == pytest.approx(1)
