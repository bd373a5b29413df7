"""The tally against an independent count by pandas, and on every type a column may arrive in."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from i18n.errors import finding_sentence
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES, Grade, GradeScale
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, Questionnaire, SegmentColumn
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally

ITEMS = ("A", "B", "C", "D", "E", "F", "G")
DISTRICTS = Dimension("district", Label("District"), tuple(Segment(s, Label(s)) for s in ("D2", "D1")))
TIERS = Dimension("tier", Label("Tier"), tuple(Segment(s, Label(s)) for s in ("VIP", "large", "ordinary")))
POPULATION = Population((DISTRICTS, TIERS))
QUESTIONNAIRE = Questionnaire(
    tuple(Item(f"Q{name}", name, "numeric-1-5", reversed=name == "C") for name in ITEMS),
    (SegmentColumn("district", "district"), SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS)),
    hygiene=Hygiene(most_missing=1),
)


def frame(rows: int = 3_000) -> pd.DataFrame:
    rng = np.random.default_rng(7)
    halo = rng.normal(size=rows)
    answers = {f"Q{name}": np.clip(np.rint(3.4 + halo + rng.normal(size=rows)), 1, 5) for name in ITEMS}
    table = pd.DataFrame(answers).mask(rng.random((rows, len(ITEMS))) < 0.1)
    table.loc[:9] = np.nan
    table["district"] = rng.choice(["D1", "D2"], rows)
    table["kWh"] = rng.choice([200.0, 49_999.9, 50_000.0, 1e6, 3e6], rows)
    return table


def batches(table: pd.DataFrame, size: int = 500) -> list[pa.RecordBatch]:
    return pa.Table.from_pandas(table, preserve_index=False).to_batches(size)


def test_counts_and_moments_are_those_of_pandas() -> None:
    table = frame()
    survey = tally(batches(table), QUESTIONNAIRE, FIVE_GRADES, POPULATION)
    points = table[[f"Q{name}" for name in ITEMS]].set_axis(list(ITEMS), axis=1)
    points["C"] = 6 - points["C"]
    tiers = pd.cut(table["kWh"], [0, 5e4, 1e6, np.inf], right=False, labels=["ordinary", "large", "VIP"]).astype(str)
    groups = points.dropna(how="all").groupby([table["district"], tiers])
    assert survey.cells == tuple(sorted(groups.groups))
    assert survey.points == (5, 4, 3, 2, 1)
    assert survey.quality.blank_rows == 10
    assert survey.total == len(table) - 10
    for cell, members in groups:
        c = survey.cells.index(cell)
        assert survey.respondents[c] == len(members)
        for i, name in enumerate(ITEMS):
            expected = [int((members[name] == p).sum()) for p in survey.points]
            assert survey.grade_counts[c, i].tolist() == expected
        for (i, first), (j, second) in itertools.product(enumerate(ITEMS), repeat=2):
            both = members[[first, second]].dropna()
            x, y = both.to_numpy().T if first != second else (both.iloc[:, 0].to_numpy(),) * 2
            assert survey.pair_counts[c, i, j] == len(both)
            assert survey.pair_sums[c, i, j] == x.sum()
            assert survey.pair_squares[c, i, j] == (x**2).sum()
            assert survey.pair_products[c, i, j] == (x * y).sum()


def test_without_moments_the_counts_are_the_same() -> None:
    full = tally(batches(frame()), QUESTIONNAIRE, FIVE_GRADES, POPULATION)
    counts = tally(batches(frame()), QUESTIONNAIRE, FIVE_GRADES, POPULATION, moments=False)
    assert np.array_equal(full.grade_counts, counts.grade_counts)
    assert not counts.pair_counts.any()


@pytest.mark.parametrize("scores", [(1.0, 0.7, 0.65, 0.3, 0.0), (1.0, 0.123, 0.02, 0.01, 0.0)])
def test_uneven_scores_give_exact_moments(scores: tuple[float, ...]) -> None:
    scale = GradeScale(tuple(Grade(Label(str(s)), s) for s in scores))
    survey = tally(batches(frame(400)), QUESTIONNAIRE, scale, POPULATION)
    points = np.array(survey.points)
    assert np.allclose((points - 1) / (points[0] - 1), scores)
    item = np.arange(len(ITEMS))
    assert np.array_equal(survey.pair_sums[:, item, item], survey.grade_counts @ points)
    assert np.array_equal(survey.pair_products[:, item, item], survey.grade_counts @ points**2)


TEXTS = ["5", "4", "", "99", None, "1"]
COLUMNS = {
    "text": pa.array(TEXTS),
    "large text": pa.array(TEXTS, pa.large_string()),
    "dictionary": pa.array(TEXTS).dictionary_encode(),
    "int8": pa.array([5, 4, None, 99, None, 1], pa.int8()),
    "uint8": pa.array([5, 4, None, 99, None, 1], pa.uint8()),
    "int64": pa.array([5, 4, None, 99, None, 1], pa.int64()),
    "far": pa.array([5, 4, None, 10**12, None, 1], pa.int64()),
    "double": pa.array([5.0, 4.0, float("nan"), 99.0, None, 1.0]),
    "broken number": pa.array([5.0, 4.0, None, 4.5, None, 1.0]),
    "decimal": pa.array([5, 4, None, 99, None, 1]).cast(pa.decimal128(21, 1)),
}


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("start", [0, 1])
def test_a_column_of_any_type_says_the_same(kind: str, start: int) -> None:
    batch = pa.RecordBatch.from_arrays([COLUMNS[kind]], ["Q"]).slice(start)
    survey = tally([batch], Questionnaire((Item("Q", "A", "numeric-1-5"),)), FIVE_GRADES, Population())
    assert survey.grade_counts[0, 0].tolist() == [1 - start, 1, 0, 0, 1]
    assert (survey.quality.rows, survey.quality.blank_rows) == (6 - start, 3)
    (unknown,) = survey.quality.unknown
    assert (unknown.column, unknown.count, unknown.kind) == ("Q", 1, "text" if "4.5" in unknown.examples else "beyond")
    assert unknown.examples[0] in {"99", "4.5", "1000000000000"}


@pytest.mark.parametrize(
    "numbers",
    [pa.array([10, 50_000, 2_000_000]), pa.array(["10", " 50000 ", "2e6"]), pa.array(["10", "50,000", "2000000"])],
)
def test_a_boundary_belongs_upward(numbers: pa.Array) -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([5, 5, 5]), numbers], ["Q", "kWh"])
    column = SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS)
    survey = tally([batch], Questionnaire((Item("Q", "A", "numeric-1-5"),), (column,)), FIVE_GRADES, POPULATION)
    assert survey.cells == (("VIP",), ("large",), ("ordinary",))


def test_straight_lining_is_judged_as_ticked() -> None:
    rows = [[4] * 7, [5] * 7, [5, 5, 1, 5, 5, 5, 5], [4, 4, 4, 4, None, None, None], [4, None, 4, 4, 4, 4, None]]
    batch = pa.RecordBatch.from_arrays(
        [pa.array(column) for column in zip(*rows, strict=True)], [f"Q{i}" for i in ITEMS]
    )
    survey = tally([batch], Questionnaire(QUESTIONNAIRE.items), FIVE_GRADES, Population())
    assert (survey.quality.judged_rows, survey.quality.straight_lined_rows, survey.quality.sparse_rows) == (4, 3, 1)


def keyed(identifiers: pa.Array, **options: object) -> SurveySummary:
    batch = pa.RecordBatch.from_arrays([identifiers, pa.array([5] * len(identifiers))], ["id", "Q"])
    questionnaire = Questionnaire((Item("Q", "A", "numeric-1-5"),), respondent_column="id")
    return tally([batch], questionnaire, FIVE_GRADES, Population(), **options)  # type: ignore[arg-type]


def test_a_respondent_has_one_key_in_every_format() -> None:
    forms = [
        pa.array([17, 4]),
        pa.array([17.0, 4.0]),
        pa.array([" 17", "4"]),
        pa.array(["4", "17"]).dictionary_encode(),
    ]
    assert len({tuple(keyed(form).sample.hashes.tolist()) for form in forms}) == 1
    long = pa.array(["客户-0000000000000017", "客户-0000000000000018"])
    assert keyed(long).sample.repeated == 0


def test_repeated_respondents_are_found_and_those_without_id_are_not() -> None:
    survey = keyed(pa.array(["a", "b", "a", "", None]))
    assert survey.sample.repeated == 1
    assert "respondents-repeated" in {finding.code for finding in survey.findings()}


def test_the_sample_is_a_fair_one() -> None:
    rows = 20_000
    batch = pa.RecordBatch.from_arrays([pa.array(np.where(np.arange(rows) % 2, 5, 1))], ["Q"])
    survey = tally(
        [batch], Questionnaire((Item("Q", "A", "numeric-1-5"),)), FIVE_GRADES, Population(), sample_size=2_000
    )
    assert len(survey.sample) == 2_000
    assert abs(np.mean(survey.sample.grades == 0) - 0.5) < 0.05
    assert np.all(np.diff(survey.sample.hashes.astype(object)) > 0)


def test_progress_cancelling_and_nothing_to_count() -> None:
    seen: list[int] = []
    tally(batches(frame(1_000)), QUESTIONNAIRE, FIVE_GRADES, POPULATION, progress=seen.append)
    assert seen == [500, 1_000]
    with pytest.raises(DecisionError, match="tally-cancelled"):
        tally(batches(frame(1_000)), QUESTIONNAIRE, FIVE_GRADES, POPULATION, cancelled=lambda: True)
    with pytest.raises(DecisionError, match="survey-empty"):
        tally([], QUESTIONNAIRE, FIVE_GRADES, POPULATION)
    with pytest.raises(DecisionError, match="survey-no-answers"):
        tally(batches(frame().head(5)), QUESTIONNAIRE, FIVE_GRADES, POPULATION)
    with pytest.raises(DecisionError, match="survey-column-missing"):
        tally(batches(frame().drop(columns="QA")), QUESTIONNAIRE, FIVE_GRADES, POPULATION)


# ---------------------------------------------------------------------- every role, as asked

ROLES = Questionnaire(
    (
        Item("Q1", "A", "numeric-1-10"),
        Item("Q2", "B", "numeric-1-5", reversed=True),
        Item("Q1 expected", "A", "numeric-1-10", role="expectation"),
        Item("K+", "A", "kano", role="functional"),
        Item("K-", "A", "kano", role="dysfunctional"),
        Item("nps", "recommend", "numeric-0-10", role="construct"),
        Item("c", "complained", "yes-no", role="construct"),
    )
)
ROLE_ROWS = [
    (10, 1, 9, "like", "dislike", 10, "yes"),
    (7, 5, None, "无所谓", "理应如此", 0, "no"),
    (None, 2, 3, "", "live with", None, ""),
    (None, None, 9, "like", "like", 5, "no"),  # nothing about performance: no respondent
    (12, 4, 0, "?", "5", 7, "maybe"),
]


def roles() -> SurveySummary:
    columns = [pa.array(column) for column in zip(*ROLE_ROWS, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, [item.column for item in ROLES.items])
    return tally([batch], ROLES, FIVE_GRADES, Population())


def test_every_question_is_kept_on_its_own_steps() -> None:
    survey, asked = roles(), roles().as_asked
    assert asked is not None
    assert asked.indicators == (
        "A", "B", "A/expectation", "A/functional", "A/dysfunctional", "recommend", "complained",
    )  # fmt: skip
    assert asked.spans == ((1, 10), (1, 5), (1, 10), (1, 5), (1, 5), (0, 10), (0, 1))
    assert asked.points == tuple(range(11, 0, -1))
    assert (asked.total, survey.total, survey.quality.blank_rows) == (4, 4, 1)
    best = np.array(asked.spans)[:, 1]
    grades = np.where(asked.sample.grades < 0, np.nan, best - asked.sample.grades)
    rows = sorted(map(str, np.nan_to_num(grades, nan=-1).astype(int).tolist()))
    assert rows == sorted(
        map(
            str,
            [
                [10, 5, 9, 5, 1, 10, 1],
                [7, 1, -1, 3, 4, 0, 0],
                [-1, 4, 3, -1, 2, -1, -1],
                [-1, 2, -1, -1, 1, 7, -1],
            ],
        )
    )
    assert [(u.column, u.kind, u.count) for u in survey.quality.unknown] == [
        ("K+", "text", 1), ("Q1", "beyond", 1), ("Q1 expected", "beyond", 1), ("c", "text", 1),
    ]  # fmt: skip


def test_grades_are_the_same_whether_steps_are_kept_or_not() -> None:
    survey = roles()
    assert survey.indicators == ("A", "B")
    assert survey.grade_counts[0].tolist() == [[1, 1, 0, 0, 0], [1, 1, 0, 1, 1]]


def test_respondents_answer_in_numbers_as_asked() -> None:
    answers = respondent_answers(roles(), Population())
    assert answers.items[-1] == "complained"
    assert answers.percent()[answers.answered[:, 0], 0].max() == 100
    assert set(answers.values[:, 5][answers.answered[:, 5]].tolist()) == {10, 0, 7}


def test_where_grades_say_all_there_is_no_steps_are_kept() -> None:
    assert tally(batches(frame(400)), QUESTIONNAIRE, FIVE_GRADES, POPULATION).as_asked is None


def test_an_item_that_nobody_answered_is_said() -> None:
    table = frame(400)
    table["QD"] = np.nan
    survey = tally(batches(table), QUESTIONNAIRE, FIVE_GRADES, POPULATION)
    assert ("item-never-answered", "D") in {(finding.code, finding.place) for finding in survey.findings()}


def test_five_respondents_are_said_to_be_few() -> None:
    survey = tally(batches(frame(15).tail(5)), Questionnaire(QUESTIONNAIRE.items), FIVE_GRADES, Population())
    (few,) = [finding for finding in survey.findings() if finding.code == "survey-few-respondents"]
    assert few.details["count"] == 5


@pytest.mark.parametrize(
    ("code", "values", "scale"),
    [
        ("survey-answers-unknown", ["marvellous", "满意"], "labels"),
        ("survey-numbers-beyond", [12, 3], "numeric-1-10"),
        ("survey-numbers-beyond", ["-1", "3"], "numeric-0-10"),
    ],
)
def test_what_is_not_on_the_scale_is_said_by_its_kind(code: str, values: list[object], scale: str) -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(values)], ["Q"])
    survey = tally([batch], Questionnaire((Item("Q", "A", scale),)), FIVE_GRADES, Population())
    (finding,) = [each for each in survey.findings() if each.code == code]
    assert (finding.place, finding.details["count"]) == ("Q", 1)
    assert str(values[0]) in str(finding_sentence(finding, "en"))
    assert "Q" in str(finding_sentence(finding, "zh"))
