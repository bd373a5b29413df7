"""What matters as the page reads it: names, colours and words in the language of the visitor."""

from __future__ import annotations

from reports.sentences.importance import ImportanceRead, outcome_name
from views import session
from views.cached_importance import Matters


def names() -> dict[str, str]:
    """Name of everything in the open study; two of one name are told apart by their ids."""
    labels, language = session.study().labels, session.language()
    shown = {name: label.in_language(language) or name for name, label in labels.items()}
    given = [shown[node] for node in session.study().model.indicator_ids]
    for node in session.study().model.indicator_ids:
        if given.count(shown[node]) > 1:
            shown[node] = f"{shown[node]} ({node})"
    return shown


def read(matters: Matters) -> ImportanceRead:
    """What matters with its names, for sentences."""
    study = session.study()
    outcome = outcome_name(study, matters.found.outcome, session.translate())
    return ImportanceRead(matters.found, names(), outcome, study.choices.target)
