"""SurveySummary: adding, choosing, collapsing, and what it finds doubtful."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES, Grade, GradeScale
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.survey import SurveySummary, integer_points
from satisfaction.tally import tally

POPULATION = Population(
    (
        Dimension("district", Label("District"), tuple(Segment(s, Label(s)) for s in ("D1", "D2"))),
        Dimension("tier", Label("Tier"), tuple(Segment(s, Label(s)) for s in ("VIP", "large"))),
    )
)
COLUMNS = ("QA", "QB", "district", "tier")
QUESTIONNAIRE = Questionnaire(
    (Item("QA", "A", "numeric-1-5"), Item("QB", "B", "numeric-1-5")),
    (SegmentColumn("district", "district"), SegmentColumn("tier", "tier")),
)


def survey(*rows: tuple[object, ...], key: str = "") -> SurveySummary:
    batch = pa.RecordBatch.from_arrays([pa.array([row[i] for row in rows]) for i in range(4)], list(COLUMNS))
    return tally([batch], QUESTIONNAIRE, FIVE_GRADES, POPULATION, key=key)


SMALL = ((5, 4, "D1", "VIP"), (5, None, "D1", "large"), (1, 2, "D2", "large"), (3, 3, "moon", "VIP"))


@pytest.mark.parametrize(
    ("scores", "points"),
    [
        ((1, 0.8, 0.6, 0.4, 0.2), (5, 4, 3, 2, 1)),
        ((1, 2 / 3, 1 / 3, 0), (4, 3, 2, 1)),
        ((100, 50, 0), (3, 2, 1)),
        ((1, 0.9, 0), (11, 10, 1)),
    ],
)
def test_points_rise_with_the_scores(scores: tuple[float, ...], points: tuple[int, ...]) -> None:
    assert integer_points(GradeScale(tuple(Grade(Label(str(s)), s) for s in scores))) == points


def test_cells_are_sorted_and_unknown_segments_are_nowhere() -> None:
    small = survey(*SMALL)
    assert small.cells == (("", "VIP"), ("D1", "VIP"), ("D1", "large"), ("D2", "large"))
    assert [(u.column, u.examples) for u in small.quality.unknown] == [("district", ("moon",))]
    assert small.missing_shares.tolist() == [0, 0.25]


def test_collapse_select_and_shares() -> None:
    small = survey(*SMALL)
    assert small.collapse().respondents.tolist() == [4]
    assert small.collapse(("tier",)).cells == (("VIP",), ("large",))
    assert small.shares()[0].tolist() == [[0.5, 0, 0.25, 0, 0.25], [0, 1 / 3, 1 / 3, 1 / 3, 0]]
    large = small.select("tier", "large")
    assert (large.total, len(large.sample)) == (2, 2)
    assert {large.cells[c] for c in large.sample.cells} == set(large.cells) == {("D1", "large"), ("D2", "large")}
    assert large.shares()[0, 1].tolist() == [0, 0, 0, 1, 0]
    with pytest.raises(DecisionError, match="id-unknown"):
        small.select("tiers", "large")


def test_over_other_indicators() -> None:
    other = survey(*SMALL).over(("B", "C", "A"))
    assert other.indicators == ("B", "C", "A")
    assert other.answered.sum(axis=0).tolist() == [3, 0, 4]
    assert other.pair_counts.sum(axis=0).tolist() == [[3, 0, 3], [0, 0, 0], [3, 0, 4]]
    assert set(other.sample.grades[:, 1].tolist()) == {-1}
    assert other.over(("A", "B")).equal(survey(*SMALL))


def test_adding_merges_cells_and_finds_a_file_loaded_twice() -> None:
    first, second = survey(*SMALL[:2], key="one"), survey(*SMALL[2:], key="two")
    both = first + second
    assert both.cells == survey(*SMALL).cells
    assert np.array_equal(both.grade_counts, survey(*SMALL).grade_counts)
    assert both.sample.repeated == 0
    assert (both + first).sample.repeated == 2
    with pytest.raises(DecisionError, match="surveys-differ"):
        first + second.collapse(("tier",))


def test_a_summary_cannot_be_changed() -> None:
    small = survey(*SMALL)
    for array in (*small.sums, small.sample.grades, (small + small).grade_counts, small.collapse().respondents):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_the_digest_tells_surveys_apart() -> None:
    assert survey(*SMALL).digest() == survey(*SMALL).digest()
    changed = (*SMALL[:3], (3, 4, "moon", "VIP"))
    assert survey(*SMALL).digest() != survey(*changed).digest()


def test_findings_for_thin_segments_and_items_left_out() -> None:
    rows = [(5, None, "D1", "VIP")] * 11 + [(4, 4, "D2", "large")] * 20 + [(3, 3, "D1", "large")] * 10
    codes = {(f.code, f.place) for f in survey(*rows).findings()}
    assert codes == {
        ("segment-thin", "district/D1"),
        ("segment-thin", "district/D2"),
        ("segment-very-thin", "tier/VIP"),
    }
    rows += [(5, None, "D1", "VIP")] * 30
    assert ("item-often-missing", "B") in {(f.code, f.place) for f in survey(*rows).findings()}


def test_nobody() -> None:
    nobody = SurveySummary.empty(("A", "B"), (5, 4, 3, 2, 1), ("district", "tier"))
    assert (nobody + survey(*SMALL)).equal(survey(*SMALL))
    assert (nobody.total, nobody.findings(), nobody.shares().shape) == (0, (), (0, 2, 5))
    assert nobody.missing_shares.tolist() == [0, 0]
