"""A file that may become a study: read and weighed beside the pages, shown, and only then kept.

It knows nothing of the screen, and nothing reaches the database before somebody says so.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from exchange.recognise import import_bytes
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from studies.glance import Glance, glance
from studies.study import Study
from studies.synthesis import rated, synthesise
from studies.weigh import weigh
from views.jobs import Job

READING, WEIGHING = "reading", "weighing"
"""The steps of an intake's job."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """What the judgments of a file say about things that are ranked.

    Parameters
    ----------
    labels
        Of the a things, in the order of the file.
    values
        What a formula or a rating gives them, shape (a,); the priorities themselves where there is neither.
    priorities
        The same scaled to one; None where some values are negative or all are zero.
    """

    labels: tuple[Label, ...]
    values: FloatArray
    priorities: FloatArray | None


@dataclass(frozen=True, eq=False)
class StudyFile:
    """What a file holds.

    Parameters
    ----------
    name
        Of the file.
    study
        What becomes of it.
    read, left
        What was taken over and how, and what was not and why; both empty for a document of our own.
    glance
        How far the study is.
    alternatives, ratings
        What the file ranks; None where it ranks nothing, or where that cannot be computed.
    trouble
        Why it cannot be computed.
    """

    name: str
    study: Study
    read: tuple[Finding, ...]
    left: tuple[Finding, ...]
    glance: Glance
    alternatives: Ranked | None = None
    ratings: Ranked | None = None
    trouble: DecisionError | None = None


def receive(content: bytes, name: str, workers: Executor) -> Job[StudyFile]:
    """Read a file beside the pages; the job raises the DecisionError of a file that is refused."""

    def work(job: Job[StudyFile]) -> StudyFile:
        imported = import_bytes(content, name)
        if job.cancelled():
            raise DecisionError("import-cancelled", file=name)
        job.report(WEIGHING, 0.5, 0)
        seen, alternatives, ratings, trouble = glance(imported.study), None, None, None
        try:
            alternatives, ratings = _ranked(imported.study)
        except DecisionError as error:
            trouble = error
        return StudyFile(name, imported.study, imported.read, imported.left, seen, alternatives, ratings, trouble)

    return Job.start(workers, work, READING)


def _ranked(study: Study) -> tuple[Ranked | None, Ranked | None]:
    """What judgments and formulas say about the alternatives, and what the ratings say."""
    weighing = weigh(study)
    found, ratings = synthesise(study, weighing), rated(study, weighing)
    alternatives = table = None
    if found is not None:
        shares = None if found.priorities is None else found.priorities.values
        alternatives = Ranked(tuple(found.alternatives.values()), found.values, shares)
    if ratings is not None and study.ratings is not None:
        labels = tuple(study.labels[name] for name in study.ratings.alternatives)
        table = Ranked(labels, ratings.totals, ratings.priorities)
    return alternatives, table
