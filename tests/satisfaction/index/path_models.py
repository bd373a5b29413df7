"""Path models and answers for tests: drawn from a known structure, or made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from satisfaction.index.path_model import PathModel, path_model
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.structure import Construct, StructuralModel, StructuralPath

BLOCKS = {
    "supply": ("S1", "S2", "S3"),
    "service": ("C1", "C2", "C3"),
    "price": ("P1", "P2"),
    "satisfaction": ("overall", "against-expectations", "against-ideal"),
    "loyalty": ("recommend", "stay"),
}
PATHS = (
    ("supply", "satisfaction"),
    ("service", "satisfaction"),
    ("price", "satisfaction"),
    ("satisfaction", "loyalty"),
)


def structure(
    blocks: Mapping[str, Sequence[str]] = BLOCKS,
    paths: Sequence[tuple[str, str]] = PATHS,
    formative: Sequence[str] = (),
) -> StructuralModel:
    return StructuralModel(
        tuple(
            Construct(name, Label(name), tuple(items), "formative" if name in formative else "reflective")
            for name, items in blocks.items()
        ),
        tuple(StructuralPath(*path) for path in paths),
    )


def answers(
    values: FloatArray,
    items: Sequence[str],
    *,
    answered: FloatArray | None = None,
    weights: FloatArray | None = None,
    span: tuple[float, float] = (1.0, 10.0),
    sampled: bool = False,
) -> RespondentAnswers:
    people, questions = values.shape
    shares = np.full(people, 1 / max(people, 1)) if weights is None else weights / weights.sum()
    return RespondentAnswers(
        items=tuple(items),
        values=np.array(values, np.float64),
        answered=np.ones(values.shape, bool) if answered is None else np.array(answered, bool),
        weights=shares,
        cell_of=np.zeros(people, np.intp),
        cells=((),),
        dimensions=(),
        spans=np.tile(span, (questions, 1)).astype(np.float64),
        respondents=3 * people if sampled else people,
        sampled=sampled,
    )


def drawn(people: int = 400, seed: int = 7, noise: float = 0.6) -> RespondentAnswers:
    """Whole answers 1 to 10 of a world in which supply matters most, service half as much, price not at all."""
    random = np.random.default_rng(seed)
    common = random.normal(size=people)
    driver = {
        name: 0.5**0.5 * common + 0.5**0.5 * random.normal(size=people) for name in ("supply", "service", "price")
    }
    pleased = 0.55 * driver["supply"] + 0.28 * driver["service"] + 0.5 * random.normal(size=people)
    latent = driver | {"satisfaction": pleased / pleased.std()}
    latent["loyalty"] = 0.65 * latent["satisfaction"] + 0.76 * random.normal(size=people)
    columns = [
        np.clip(np.rint(6.5 + 1.8 * (latent[name] + noise * random.normal(size=people))), 1, 10)
        for name, items in BLOCKS.items()
        for _ in items
    ]
    return answers(np.column_stack(columns), [item for items in BLOCKS.values() for item in items])


@cache
def estimated() -> PathModel:
    """The world of :func:`drawn`, estimated once for all tests."""
    return path_model(drawn(), structure(), draws=Draws(count=200))


def codes(model: PathModel) -> list[str]:
    return [finding.code for finding in model.findings]


def with_column(
    asked: RespondentAnswers, item: str, values: object = None, answered: object = None
) -> RespondentAnswers:
    at = asked.position(item)
    table, mask = asked.values.copy(), asked.answered.copy()
    if values is not None:
        table[:, at] = values
    if answered is not None:
        mask[:, at] = answered
    return replace(asked, values=table, answered=mask)
