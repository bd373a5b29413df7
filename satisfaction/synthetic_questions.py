"""Further questions of a synthetic survey: overall satisfaction, expectations, Kano pairs, image, loyalty, complaints.

What a respondent says about everything follows from what the same respondent said about the indicators, with pulls that
are stated here and that a study of drivers should find again::

    all-in-all = base + slope * (sum of pull_i * score_i) + mood effect * mood + noise      on 0 to 1

Never for decisions: a planted structure, for examples and tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mcdm.judgments import FloatArray
from satisfaction.synthetic import Drawn, Numbers, SurveyGenerator, draw

if TYPE_CHECKING:
    import pyarrow as pa

KANO_MIXES = {
    "M": (("M", 0.56), ("O", 0.22), ("I", 0.14), ("A", 0.04), ("Q", 0.02), ("R", 0.02)),
    "O": (("O", 0.52), ("M", 0.18), ("A", 0.15), ("I", 0.11), ("Q", 0.02), ("R", 0.02)),
    "A": (("A", 0.5), ("I", 0.28), ("O", 0.12), ("M", 0.06), ("Q", 0.02), ("R", 0.02)),
    "I": (("I", 0.6), ("A", 0.18), ("M", 0.1), ("O", 0.08), ("Q", 0.02), ("R", 0.02)),
}
"""How many respondents feel in which way about a feature of each kind."""

_LIKE, _MIDDLE, _DISLIKE = (1,), (2, 3, 4), (5,)
_KANO_ANSWERS = {
    "A": (_LIKE, _MIDDLE),
    "O": (_LIKE, _DISLIKE),
    "M": (_MIDDLE, _DISLIKE),
    "I": (_MIDDLE, _MIDDLE),
    "R": (_DISLIKE, _LIKE),
    "Q": (_LIKE, _LIKE),
}
"""Functional and dysfunctional answers of each class: 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike."""


@dataclass(frozen=True)
class Colleagues:
    """Respondents who are not customers: their role, how many, and by how many units their mood is better."""

    role: str
    count: int
    mood: float


@dataclass(frozen=True)
class FurtherQuestions:
    """What else is asked, and what the answers follow.

    Parameters
    ----------
    pulls
        Pairs (indicator, pull): what overall satisfaction rests on; they sum to one.
    base, slope, mood_effect, noise
        As in the formula.
    constructs
        Triples (question, lift, noise): a question from 1 to 10 that follows overall satisfaction.
    image
        Questions from 1 to 10 that follow the mood alone.
    expected
        Indicators of which people are asked what they expect, what would just do, and what they wish for.
    kano
        Pairs (indicator, kind of feature), asked with and without it.
    colleagues
        Who else answers, about the indicators only.
    """

    pulls: Numbers
    base: float = 0.06
    slope: float = 0.92
    mood_effect: float = 0.02
    noise: float = 0.07
    constructs: tuple[tuple[str, float, float], ...] = (
        ("overall", 0.0, 0.05),
        ("against-expectations", -0.05, 0.08),
        ("against-ideal", -0.1, 0.08),
        ("recommend", 0.02, 0.12),
        ("stay", 0.06, 0.12),
    )
    image: tuple[str, ...] = ("image-trust", "image-caring")
    expected: tuple[str, ...] = ()
    kano: tuple[tuple[str, str], ...] = ()
    colleagues: tuple[Colleagues, ...] = ()


def draw_questionnaire(
    generator: SurveyGenerator, questions: FurtherQuestions, seed: int, *, wave: str = "", wave_effect: float = 0.0
) -> pa.Table:
    """One wave with every question. The columns of :func:`satisfaction.synthetic.draw_survey` come first, as there.

    Returns
    -------
    pyarrow.Table
        Beside them ``role, seconds, answered_on, value_class``, the construct questions, ``complained`` (yes, no),
        ``expectation_, adequate_, desired_<indicator>`` (1 to 5), ``functional_, dysfunctional_<indicator>`` (1 to 5).
    """
    import pyarrow as pa

    drawn = draw(generator, seed, wave=wave, wave_effect=wave_effect)
    rng = np.random.default_rng(np.random.SeedSequence([seed, 2, *wave.encode()]))
    table = _with(drawn.table, _about_respondents(drawn, wave, rng))
    table = _with(table, _about_everything(generator, questions, drawn, rng))
    table = _with(table, _about_expectations(questions, drawn, rng))
    table = _with(table, _about_features(questions, len(drawn.mood), rng))
    others = [_colleagues(generator, each, seed, wave, table.schema) for each in questions.colleagues]
    return pa.concat_tables([table, *others])


def _with(table: pa.Table, columns: dict[str, pa.Array]) -> pa.Table:
    for name, values in columns.items():
        table = table.append_column(name, values)
    return table


def _about_respondents(drawn: Drawn, wave: str, rng: np.random.Generator) -> dict[str, pa.Array]:
    """Who answered, how long it took and when, and what the customer is worth to the company."""
    import pyarrow as pa

    m = len(drawn.mood)
    seconds = np.where(rng.random(m) < 0.02, rng.uniform(25, 80, m), rng.lognormal(np.log(380), 0.4, m))
    year, quarter = (wave.split("-Q") if "-Q" in wave else ("2026", "1"))[:2]
    first = np.datetime64(f"{year}-{3 * int(quarter) - 2:02d}-01")
    days = first + rng.integers(0, 42, m).astype("timedelta64[D]")
    return {
        "role": pa.array(["customer"] * m, pa.string()),
        "seconds": pa.array(np.rint(seconds).astype(np.int32)),
        "answered_on": pa.array(days.astype("datetime64[D]"), pa.date32()),
        "value_class": pa.array(_value_classes(drawn, rng), pa.string()),
    }


def _value_classes(drawn: Drawn, rng: np.random.Generator) -> list[str]:
    """A to C by consumption within the tier; some accounts cost more than they bring."""
    bound = {"VIP": 0.0, "large": 2.5e5}
    luck = rng.random(len(drawn.mood))
    found = []
    for tier, kwh, u in zip(drawn.tier.tolist(), drawn.kwh.tolist(), luck.tolist(), strict=True):
        if u < 0.08 and tier == "ordinary":
            found.append("loss")
        elif tier in bound:
            found.append("A" if kwh >= bound[tier] else "B")
        else:
            found.append("B" if kwh >= 600 else "C")
    return found


def _about_everything(
    generator: SurveyGenerator, questions: FurtherQuestions, drawn: Drawn, rng: np.random.Generator
) -> dict[str, pa.Array]:
    import pyarrow as pa

    m, g = len(drawn.mood), len(generator.thresholds) + 1
    pulls = dict(questions.pulls)
    pull = np.array([pulls.get(indicator, 0.0) for indicator in generator.indicators])
    scores = (g - 1 - drawn.grades) / (g - 1)
    level = questions.base + questions.slope * (scores @ pull) + questions.mood_effect * drawn.mood
    level = level + rng.normal(0, questions.noise, m)
    columns = {
        name: _on_ten(level + lift + rng.normal(0, noise, m), generator.missing, rng)
        for name, lift, noise in questions.constructs
    }
    for name in questions.image:
        columns[name] = _on_ten(0.6 + 0.12 * drawn.mood + rng.normal(0, 0.12, m), generator.missing, rng)
    complained = rng.random(m) < 1 / (1 + np.exp(3.0 + 9 * (level - 0.5)))
    columns["complained"] = pa.array(np.where(complained, "yes", "no").tolist(), pa.string())
    return columns


def _on_ten(level: FloatArray, missing: float, rng: np.random.Generator) -> pa.Array:
    import pyarrow as pa

    steps = np.clip(np.rint(1 + 9 * level), 1, 10).astype(np.int8)
    return pa.array(steps, pa.int8(), mask=rng.random(len(steps)) < missing)


def _about_expectations(questions: FurtherQuestions, drawn: Drawn, rng: np.random.Generator) -> dict[str, pa.Array]:
    """What is expected lies high, what would just do a good step below it, what is wished for a little above."""
    import pyarrow as pa

    m, columns = len(drawn.mood), {}
    demanding = rng.normal(0, 0.35, m)
    for place, indicator in enumerate(questions.expected):
        centre = 4.2 + 0.12 * ((place * 7) % 5 - 2)
        for kind, lift in (("expectation", 0.0), ("adequate", -1.25), ("desired", 0.5)):
            steps = np.clip(np.rint(centre + lift + demanding + rng.normal(0, 0.45, m)), 1, 5).astype(np.int8)
            columns[f"{kind}_{indicator}"] = pa.array(steps, pa.int8())
    return columns


def _about_features(questions: FurtherQuestions, m: int, rng: np.random.Generator) -> dict[str, pa.Array]:
    import pyarrow as pa

    columns = {}
    for indicator, kind in questions.kano:
        names, shares = zip(*KANO_MIXES[kind], strict=True)
        classes = rng.choice(names, m, p=np.array(shares) / sum(shares))
        for place, asked in enumerate(("functional", "dysfunctional")):
            steps = np.zeros(m, np.int8)
            for name in names:
                inside = classes == name
                steps[inside] = rng.choice(_KANO_ANSWERS[name][place], int(inside.sum()))
            columns[f"{asked}_{indicator}"] = pa.array(steps, pa.int8())
    return columns


def _colleagues(
    generator: SurveyGenerator, colleagues: Colleagues, seed: int, wave: str, schema: pa.Schema
) -> pa.Table:
    """Rows of experts or staff: answers about the indicators, nothing else."""
    import pyarrow as pa

    rng = np.random.default_rng(np.random.SeedSequence([seed, 3, *wave.encode(), *colleagues.role.encode()]))
    m, g = colleagues.count, len(generator.thresholds) + 1
    mood = rng.normal(colleagues.mood, 0.5, m)
    district = rng.choice([segment.id for segment in generator.population.dimension("district").segments], m)
    eta = generator.latent("", "") + generator.halo * mood[:, None]
    grades = np.searchsorted(generator.thresholds, rng.logistic(size=eta.shape) - eta)
    columns: dict[str, pa.Array] = {
        "respondent": pa.array([f"{wave}-{colleagues.role}-{k:04d}" for k in range(1, m + 1)], pa.string()),
        "district": pa.array(district.tolist(), pa.string()),
        "channel": pa.array(["web"] * m, pa.string()),
        "wave": pa.array([wave] * m, pa.string()),
        "role": pa.array([colleagues.role] * m, pa.string()),
        "seconds": pa.array(np.rint(rng.lognormal(np.log(420), 0.3, m)).astype(np.int32)),
    }
    columns |= {
        indicator: pa.array((g - grades[:, i]).astype(np.int8), pa.int8())
        for i, indicator in enumerate(generator.indicators)
    }
    return pa.table([columns.get(field.name, pa.nulls(m, field.type)) for field in schema], schema=schema)
