"""Files of answers on their way into a panel: read beside the pages, shown, then taken in one step.

A file that cannot be read does not keep the others out; nothing reaches the study before somebody says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from exchange.questionnaires.files import read_answers
from exchange.questionnaires.gathered import ExpertAnswers, Gathered, answered
from exchange.questionnaires.landing import Landed, SameName, land
from exchange.questionnaires.names import plain
from mcdm.errors import DecisionError
from reports.sentences.files import Fate, PersonRead
from studies import edits
from studies.study import Ballot, Expert, Study
from views import cached, session
from views.jobs import Job
from views.working import Taken

READING = "reading"
"""The step of the job."""


@dataclass(frozen=True, eq=False)
class AnswerFile:
    """One file: what was found in it, or why it is refused."""

    name: str
    gathered: Gathered = Gathered()
    trouble: DecisionError | None = None


Files = tuple[AnswerFile, ...]


def receive(files: Sequence[tuple[str, bytes]], study: Study, workers: Executor) -> Job[Files]:
    """Read files, (name, content) each, beside the pages."""

    def work(job: Job[Files]) -> Files:
        found = []
        for number, (name, content) in enumerate(files):
            if job.cancelled():
                break
            job.report(READING, number / len(files), number)
            found.append(_read(name, content, study))
        return tuple(found)

    return Job.start(workers, work, READING)


def _read(name: str, content: bytes, study: Study) -> AnswerFile:
    try:
        return AnswerFile(name, read_answers(content, name, study))
    except DecisionError as error:
        return AnswerFile(name, trouble=error)


def gathered(files: Iterable[AnswerFile]) -> Gathered:
    """What was found in all files together."""
    return sum((file.gathered for file in files), Gathered())


# ---------------------------------------------------------------------- who answered


def people(found: Gathered, study: Study) -> tuple[PersonRead, ...]:
    """Everybody with an answer, and whether the study can tell who that is."""
    given = [each for each in found.experts if each.answers]
    called = [plain(each.name) for each in given]
    ids = [each.expert for each in given if each.expert]
    read = []
    for each in given:
        twice = ids.count(each.expert) > 1 if each.expert else called.count(plain(each.name)) > 1
        fate, expert = _fate(each, study)
        judgments = answered([each])
        read.append(
            PersonRead(
                each.name or each.expert,
                each.file,
                judgments,
                len(each.answers),
                "conflict" if twice else fate,
                expert,
            )
        )
    return tuple(read)


def _fate(given: ExpertAnswers, study: Study) -> tuple[Fate, str]:
    """Whether the study knows this person, and as whom."""
    try:
        landed = land(study, Gathered((given,)))
    except DecisionError as error:
        return ("conflict" if error.code == "experts-of-one-name" else "new"), ""
    if landed.experts:
        return "new", ""
    known = [each.id for each in study.experts if plain(given.name) in (plain(each.label.en), plain(each.label.zh))]
    return "known", given.expert or next(iter(known), "")


# ---------------------------------------------------------------------- into the panel


def take(found: Gathered, same_name: SameName) -> Landed | None:
    """Put all answers into the open study as one step that undo takes back; None, with a sentence, where it cannot."""
    try:
        landed = land(session.whole(), found, same_name=same_name)
    except DecisionError as error:
        session.complain(error)
        return None
    return landed if store(landed.experts, landed.ballots) else None


def store(experts: Iterable[Expert], ballots: Iterable[Ballot]) -> bool:
    """Let experts join the panel and answer for many, all or nothing.

    What the newest version knows is stored at once; new experts and their answers stay in the draft until it is saved.
    """
    here, cast = session.working(), tuple(ballots)
    before = after = here.study
    stored = tuple(each for each in cast if here.is_stored(each.expert, each.set))
    try:
        for expert in experts:
            after = edits.add_expert(after, expert)
        for each in cast:
            after = edits.cast_ballot(after, each.expert, each.set, each.judgments, typed=False)
        cached.repository().cast_ballots(here.id, [(each.expert, each.set, each.judgments) for each in stored])
    except DecisionError as error:
        session.complain(error)
        return False
    earlier = {(each.expert, each.set): each.judgments for each in before.ballots}
    here.taken.append(Taken(before, None, stored, earlier))
    session.refresh_ballots()  # so that what is stored now counts as saved
    here.study = before
    session.replace_study(after)
    session.refresh_ballots()
    session.refresh_widgets()
    return True
