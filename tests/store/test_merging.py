"""Two planners save in turns on one database: whoever is behind merges, and what either did alone is there."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mcdm.errors import DecisionError
from store.database import connect
from store.repository import DatabaseRepository
from studies.differences import differences, value_at
from studies.merge import merge
from studies.study import Study
from tests.laws.changing import changed, edit
from tests.studies.parts import small_study

STUDY = replace(small_study(), ballots=())
turns = st.lists(st.tuples(st.booleans(), st.lists(edit, min_size=1, max_size=2)), max_size=8)


@dataclass
class Planner:
    """Somebody at a desk: the version they started from and what they made of it."""

    repository: DatabaseRepository
    study: str
    version: int = 1
    mine: Study = STUDY

    def save(self) -> set[object]:
        """Save; where somebody was faster, merge and save both. Gives the places of conflicts."""
        places: set[object] = set()
        while True:
            try:
                self.version = self.repository.save(self.study, self.mine, based_on=self.version)
            except DecisionError as error:
                if error.code != "save-behind":
                    raise
                places |= self.take_over()
            else:
                return places

    def take_over(self) -> set[object]:
        """Merge with the newest version; nothing that either side did alone is lost."""
        newest = self.repository.open(self.study)
        base = replace(self.repository.open_version(self.study, self.version), ballots=())
        theirs = replace(newest.study, ballots=())
        merged = merge(base, self.mine, theirs)
        if not merged.conflicts and not merged.renamed:
            for side in (self.mine, theirs):
                for each in differences(base, side):
                    assert each.moved or each.place[0] == "ballots" or value_at(merged.study, each.place) == each.new
        self.version, self.mine = newest.version, merged.study
        return {conflict.place for conflict in merged.conflicts} | set(merged.renamed)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(turns)
def test_after_all_saves_everything_that_did_not_conflict_is_there(wanted: list[tuple[bool, list]]) -> None:
    with TemporaryDirectory() as folder:
        repository = DatabaseRepository(connect(Path(folder) / "two.db"))
        study = repository.create(STUDY)
        ann, bo = Planner(repository, study), Planner(repository, study)
        conflicts: set[object] = set()
        versions = []
        for first, some in wanted:
            planner = ann if first else bo
            planner.mine = changed(planner.mine, some)
            conflicts |= planner.save()
            versions.append(planner.version)
        conflicts |= ann.save() | bo.save() | ann.take_over()
        kept = [replace(each, ballots=()) for each in (ann.mine, bo.mine, repository.open(study).study)]
        assert kept[0] == kept[1] == kept[2]
        assert versions == sorted(versions)
        numbers = [each.number for each in repository.history(study)]
        assert numbers == list(range(len(numbers), 0, -1)), "no version was overwritten"
        repository.engine.dispose()


def test_disjoint_work_of_many_rounds_adds_up() -> None:
    with TemporaryDirectory() as folder:
        repository = DatabaseRepository(connect(Path(folder) / "two.db"))
        study = repository.create(STUDY)
        ann, bo = Planner(repository, study), Planner(repository, study)
        for k, (planner, other) in enumerate(itertools.islice(itertools.cycle([(ann, bo), (bo, ann)]), 10)):
            name = f"N{1 + k % 4}" if planner is ann else f"C{1 + k % 2}"
            things = planner.mine.model.nodes if planner is ann else planner.mine.model.clusters
            label = replace(next(each.label for each in things if each.id == name), en=f"{name} in round {k}")
            model = planner.mine.model
            kind = "nodes" if planner is ann else "clusters"
            told = tuple(replace(each, label=label) if each.id == name else each for each in things)
            planner.mine = replace(planner.mine, model=replace(model, **{kind: told}))
            assert planner.save() == set()
            assert other.version <= planner.version
        ann.take_over()
        names = {each.id: each.label.en for each in (*ann.mine.model.nodes, *ann.mine.model.clusters)}
        assert names == {
            "N1": "N1 in round 8", "N3": "N3 in round 6", "C2": "C2 in round 9",
            "N2": "Voltage", "N4": "Attitude", "C1": "Supply",
        }  # fmt: skip
        repository.engine.dispose()
