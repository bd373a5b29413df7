"""Unsaved work. Every tab has a desk of its own, so that two tabs keep two drafts and neither is lost to the other."""

from __future__ import annotations

from dataclasses import dataclass

from studies.repository import Repository
from studies.study import Study


@dataclass(frozen=True)
class Desk:
    """Where the drafts of one tab lie, under its name in the address."""

    repository: Repository
    name: str

    def draft(self, study_id: str, *, adopt: bool = True) -> tuple[Study, int] | None:
        """The draft of a study and the version it started from.

        Where none lies here and `adopt` is true: the newest on top of the newest version, which this desk takes over.
        """
        author: str | None = self.name
        if self.repository.draft_version(study_id, author=self.name) is None:
            author = self.repository.newest_drafter(study_id) if adopt else None
        if author is None:
            return None
        study = self.repository.draft_study(study_id, author=author)
        version = self.repository.draft_version(study_id, author=author)
        if study is None or version is None:
            return None
        if author != self.name:
            self.keep(study_id, study, version)
            self.repository.drop_draft(study_id, author=author)
        return study, version

    def keep(self, study_id: str, study: Study, version: int) -> None:
        """Keep a draft in place of the earlier one."""
        self.repository.keep_draft(study_id, study, based_on=version, author=self.name)

    def drop(self, study_id: str) -> None:
        """Throw the draft of a study away."""
        self.repository.drop_draft(study_id, author=self.name)
