"""What reading somebody else's file gives: a study, and an honest account of what was read and what was not."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.findings import Finding
from studies.study import Study


@dataclass(frozen=True)
class Imported:
    """A study made from another program's file, with its fidelity report.

    Parameters
    ----------
    study
        What the file says, as a study of ours.
    read, left
        What was taken over and how, and what was not and why: one sentence each.
    """

    study: Study
    read: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
