"""Further questions of a synthetic survey: what was planted can be found again."""

from dataclasses import replace

import numpy as np

from satisfaction.synthetic import draw_survey
from satisfaction.synthetic_questions import Colleagues, FurtherQuestions, draw_questionnaire
from tests.satisfaction.test_synthetic import PLAIN

ASKED = FurtherQuestions(
    pulls=(("N1", 0.8), ("N2", 0.2)),
    expected=("N1",),
    kano=(("N1", "M"), ("N2", "A")),
    colleagues=(Colleagues("staff", 40, 1.5),),
)
SMALL = replace(PLAIN, invited=(("large", 2000), ("ordinary", 2000)))
TABLE = draw_questionnaire(SMALL, ASKED, 3, wave="2026-Q3")
CUSTOMERS = TABLE.slice(0, 4000)


def column(name: str) -> np.ndarray:
    return CUSTOMERS[name].to_numpy()


def test_the_plain_survey_comes_first_and_unchanged() -> None:
    plain = draw_survey(SMALL, 3, wave="2026-Q3")
    assert CUSTOMERS.select(plain.column_names).equals(plain)


def test_the_same_seed_gives_the_same_questionnaire() -> None:
    assert draw_questionnaire(SMALL, ASKED, 3, wave="2026-Q3").equals(TABLE)


def test_overall_satisfaction_follows_the_pulls() -> None:
    design = np.column_stack([np.ones(4000), column("N1"), column("N2")])
    slopes = np.linalg.lstsq(design, column("overall").astype(float), rcond=None)[0][1:]
    np.testing.assert_allclose(slopes / slopes.sum(), [0.8, 0.2], atol=0.04)


def test_what_would_do_lies_below_what_is_wished_for() -> None:
    lowest, expected, wished = (column(f"{kind}_N1").mean() for kind in ("adequate", "expectation", "desired"))
    assert lowest < expected < wished


def test_features_are_felt_as_planted() -> None:
    must = (np.isin(column("functional_N1"), (2, 3, 4)) & (column("dysfunctional_N1") == 5)).mean()
    attractive = ((column("functional_N2") == 1) & np.isin(column("dysfunctional_N2"), (2, 3, 4))).mean()
    assert abs(must - 0.56) < 0.03
    assert abs(attractive - 0.5) < 0.03


def test_staff_answer_about_the_indicators_only_and_rate_higher() -> None:
    staff = TABLE.slice(4000)
    assert staff["role"].unique().to_pylist() == ["staff"]
    assert staff["overall"].null_count == staff["tier"].null_count == 40
    assert staff["N2"].to_numpy().mean() > column("N2").mean()
