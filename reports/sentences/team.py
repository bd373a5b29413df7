"""Sentences about a team: how many work here, and with whom a study is shared."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.translate import Translator
from reports.sentences.scenarios import listed

MOST_NAMED = 3
"""More who may change a study are not named one by one."""


def answer(people: int, study: str, others: int, t: Translator) -> str:
    """Who sees the open study, or how many work here where none is open.

    Parameters
    ----------
    people
        How many accounts there are; 0 where the reader may not know.
    study
        Name of the open study; empty where none is.
    others
        With how many accounts it is shared.
    """
    if study and others:
        return t.n(
            "“{study}” is shared with {count} person", "“{study}” is shared with {count} people", others, study=study
        )
    if study:
        return t("“{study}” is shared with nobody yet", study=study)
    if people:
        return t.n("{count} person works here", "{count} people work here", people)
    return t("Your account")


def until(moment: str, t: Translator) -> str:
    """How long a link is open: the day, in UTC."""
    return t("open until {day}", day=moment[:10])


def look_only(editors: Sequence[str], t: Translator, *, runs: bool) -> str:
    """What somebody may do who may not change a study, and who may."""
    who = listed(list(editors), t) if 0 < len(editors) <= MOST_NAMED else t("the planners")
    if runs:
        return t("You may look at this study, comment and run its workshops; it is changed by {names}.", names=who)
    return t("You may look at this study; it is changed by {names}.", names=who)
