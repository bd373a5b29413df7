"""The open study of one visitor: where it came from, its edits since the last save, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from satisfaction.survey import SurveySummary
from studies.document import fingerprint
from studies.study import Study

MOST_KEYS = 200


@dataclass
class Working:
    """The open study with its undo history."""

    id: str
    version: int
    study: Study
    saved: Study
    survey_id: str = ""
    survey: SurveySummary | None = None
    past: list[Study] = field(default_factory=list)
    undone: list[Study] = field(default_factory=list)
    behind: bool = False
    newest_ballot: int = 0
    generation: int = 0
    fingerprints: dict[int, tuple[object, str]] = field(default_factory=dict)

    def key_of(self, *parts: object) -> str:
        """Content hash of parts of the study: computed once for each part, not once a run."""
        found = []
        for part in parts:
            known = self.fingerprints.get(id(part))
            if known is None or known[0] is not part:
                if len(self.fingerprints) > MOST_KEYS:
                    self.fingerprints.clear()
                known = self.fingerprints[id(part)] = (part, fingerprint(part))
            found.append(known[1])
        return "|".join(found)
