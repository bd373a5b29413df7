"""The built-in examples: studies to open in one click, and sample surveys to load as a planner would.

The sample survey of ``power-supply`` was drawn from the generator in ``power-supply-survey.json`` with the seed that
stands there; a test draws it again. Its index differs from the study's stated baseline by sampling and by the
non-response that the generator plants: less satisfied customers answer more readily.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mcdm.errors import DecisionError, closest
from satisfaction.synthetic import SurveyGenerator
from satisfaction.synthetic_questions import FurtherQuestions, draw_questionnaire
from studies import document
from studies.json_shapes import Record
from studies.repository import Repository
from studies.study import Study
from studies.study_shapes import SHAPES

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = Path(__file__).parent.parent / "assets" / "examples"

DEMO = "power-supply"
"""The example that a new installation starts with."""


@dataclass(frozen=True)
class EarlierWave:
    """A wave before the last: its name, and by how many logits its answers differed, in all and of some indicators."""

    name: str
    effect: float = 0.0
    item_effects: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class SampleSurvey:
    """How a sample survey was drawn: generator, seed, name of the last wave, the waves before, what else is asked."""

    seed: int
    wave: str
    generator: SurveyGenerator
    questions: FurtherQuestions
    earlier: tuple[EarlierWave, ...] = ()

    def written(self) -> str:
        """As a document; figures and population are those of the study."""
        whole = _survey_shape().write(self)
        return document.layout({**whole, "generator": _generator_shape().write(self.generator)}) + "\n"

    def drawn(self) -> pa.Table:
        """Every wave, the earliest first."""
        import pyarrow as pa

        tables = [self._earlier(wave) for wave in self.earlier]
        return pa.concat_tables(
            [*tables, draw_questionnaire(self.generator, self.questions, self.seed, wave=self.wave)]
        )

    def _earlier(self, wave: EarlierWave) -> pa.Table:
        effects = dict(self.generator.item_effects)
        effects |= {name: effects.get(name, 0.0) + shift for name, shift in wave.item_effects}
        generator = replace(self.generator, item_effects=tuple(effects.items()))
        return draw_questionnaire(generator, self.questions, self.seed, wave=wave.name, wave_effect=wave.effect)


def examples() -> tuple[str, ...]:
    """Names of the built-in examples, the demo first."""
    return (DEMO, "town-hall")


@cache
def load_example(name: str) -> Study:
    """A built-in example; ``example-unknown`` for another name."""
    if name not in examples():
        raise DecisionError(
            "example-unknown", name=name, known=", ".join(examples()), suggestion=closest(name, examples())
        )
    return document.read((FOLDER / f"{name}.json").read_bytes())


def example_survey(name: str) -> Path | None:
    """The file of the sample survey of an example, where it has one."""
    files = sorted(path for path in FOLDER.glob(f"{name}-survey.*") if path.suffix in (".parquet", ".csv"))
    return files[0] if files else None


def sample_survey(name: str) -> pa.Table:
    """The sample survey of an example, drawn again from its generator."""
    found = json.loads((FOLDER / f"{name}-survey.json").read_bytes())
    del found["generator"]
    return SampleSurvey(generator=sample_generator(name), **_survey_shape().read_fields(found, "")).drawn()


def sample_generator(name: str) -> SurveyGenerator:
    """What the sample survey of an example was drawn from."""
    study = load_example(name)
    found = json.loads((FOLDER / f"{name}-survey.json").read_bytes())
    fields = _generator_shape().read_fields(found["generator"], "generator")
    return SurveyGenerator(figures=study.figures, population=study.population, **fields)


def write_sample(survey: pa.Table, path: Path) -> None:
    """A survey as a Parquet file that is the same whenever it is written again."""
    import pyarrow.parquet as pq

    pq.write_table(survey, path, compression="zstd")


def ensure_demo(repository: Repository) -> str | None:
    """Put the demo study into a repository that never held a study; gives its id where it did."""
    if repository.list() or repository.list(deleted=True):
        return None
    return repository.create(load_example(DEMO))


def _survey_shape() -> Record:
    """A sample survey but for its generator."""
    whole = SHAPES.record(SampleSurvey)
    return Record(SampleSurvey, {name: shape for name, shape in whole.fields.items() if name != "generator"})


def _generator_shape() -> Record:
    whole = SHAPES.record(SurveyGenerator)
    own = {name: shape for name, shape in whole.fields.items() if name not in ("figures", "population")}
    return Record(SurveyGenerator, own)
