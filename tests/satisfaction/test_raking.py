"""Raking: margins reached, odds ratios kept, weights cut, impossible margins refused."""

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.raking import ITERATIONS, Margin, rake


def margins(shape: tuple[int, int], rows: list[float], columns: list[float]) -> list[Margin]:
    down, across = np.indices(shape)
    return [
        Margin("row", tuple("abc"[: shape[0]]), down.ravel(), np.array(rows, float)),
        Margin("column", tuple("xyz"[: shape[1]]), across.ravel(), np.array(columns, float)),
    ]


def test_margins_are_reached_and_the_odds_ratio_stays() -> None:
    start = np.array([40.0, 60, 80, 20])
    raked = rake(start, margins((2, 2), [120, 80], [90, 110]))
    table = raked.totals.reshape(2, 2)
    assert table.sum(1) == pytest.approx([120, 80], abs=1e-5)
    assert table.sum(0) == pytest.approx([90, 110], abs=1e-5)
    assert table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0]) == pytest.approx(40 * 20 / (60 * 80))
    assert table[0] == pytest.approx([33.8365, 86.1635], abs=1e-3)
    assert raked.converged
    assert not raked.cut.any()


def test_margins_of_another_total_are_shares_of_the_first() -> None:
    start = np.array([40.0, 60, 80, 20])
    raked = rake(start, margins((2, 2), [120, 80], [0.45, 0.55]))
    assert raked.totals == pytest.approx(rake(start, margins((2, 2), [120, 80], [90, 110])).totals)


def test_a_margin_that_nobody_can_reach_is_refused() -> None:
    with pytest.raises(DecisionError, match="raking-margin-impossible") as caught:
        rake(np.array([10.0, 20, 0, 0]), margins((2, 2), [50, 50], [40, 60]))
    assert caught.value.facts == {"segment": "b", "dimension": "row"}


def test_a_segment_that_counts_nothing_gets_nothing() -> None:
    raked = rake(np.array([10.0, 20, 5, 5]), margins((2, 2), [100, 0], [40, 60]))
    assert raked.totals == pytest.approx([40, 60, 0, 0])


def test_margins_that_contradict_the_empty_cells_are_reported() -> None:
    raked = rake(np.array([10.0, 0, 0, 10]), margins((2, 2), [60, 40], [30, 70]))
    assert not raked.converged
    assert raked.iterations == ITERATIONS
    assert raked.error > 0.1


def test_a_weight_above_the_cap_is_cut_and_raked_again() -> None:
    # One respondent in (a, x), where the margins ask for much: the others of row and column can take over.
    start = np.array([1.0, 99, 50, 850])
    given = margins((2, 2), [300, 700], [200, 800])
    free, cut = rake(start, given), rake(start, given, trim=3.0)
    weight = [found.totals[0] / start[0] for found in (free, cut)]
    assert cut.cut[0]
    assert weight[1] < weight[0]
    assert cut.totals.reshape(2, 2).sum(1) == pytest.approx([300, 700], abs=1e-4)
    assert cut.totals.reshape(2, 2).sum(0) == pytest.approx([200, 800], abs=1e-4)


def test_what_the_margins_ask_for_stays_above_the_cap() -> None:
    only = [Margin("tier", ("VIP", "ordinary"), np.array([0, 1]), np.array([0.5, 0.5]))]
    raked = rake(np.array([10.0, 990]), only, trim=2.0)
    assert raked.totals == pytest.approx([0.5, 0.5])
    assert raked.above.tolist() == [True, False]
    assert raked.converged


@pytest.mark.parametrize("trim", [1.2, 5.0, np.inf])
def test_margins_that_contradict_each_other_empty_a_cell_and_nothing_overflows(trim: float) -> None:
    """The second district answered as VIP only and should be most of the whole, of which VIP are an eighth."""
    people = np.array([2.0, 1.0, 1.0])
    district = Margin("district", ("D1", "D2"), np.array([0, 1, 0]), np.array([0.16, 0.84]))
    tier = Margin("tier", ("VIP", "ordinary"), np.array([0, 0, 1]), np.array([0.12, 0.88]))
    found = rake(people, [district, tier], people, trim)
    assert not found.converged
    assert np.isfinite(found.totals).all()
    assert found.totals.sum() == pytest.approx(1.0)
