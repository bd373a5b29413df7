"""Words for lists of outages and tickets and for tables of figures: what they need, what their columns are."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.numbers import count
from i18n.translate import N_, Translator

ROLES: Mapping[str, Mapping[str, str]] = {
    "outages": {
        "start": N_("Outage begins"),
        "end": N_("Restored"),
        "minutes": N_("Or how long it lasts"),
        "customers": N_("Customers without supply"),
        "segment": N_("District"),
        "cause": N_("Cause"),
        "planned": N_("Announced or fault"),
        "place": N_("Line or transformer area"),
    },
    "tickets": {
        "when": N_("Date"),
        "customer": N_("Customer number"),
        "kind": N_("Kind of ticket"),
        "category": N_("What about"),
        "segment": N_("District"),
    },
}
"""Kind of list -> role of a column -> how it is called."""

WANTED: Mapping[str, tuple[str, str]] = {
    "outages": (
        N_("Load an outage list"),
        N_(
            "One row an outage: when it began, when supply was back (or how long it took), customers without supply; "
            "district, cause and kind where known. CSV, Excel or Parquet."
        ),
    ),
    "tickets": (
        N_("Load a ticket list"),
        N_(
            "One row a ticket: date and what it is about; district and customer number where known. Of hotline lists "
            "only the complaints count. CSV, Excel or Parquet."
        ),
    ),
    "readings": (
        N_("Load a table of figures"),
        N_(
            "Periods, districts or figures across, or one row a value; figures by their name. An empty district stands "
            "for the whole company. CSV, Excel or Parquet."
        ),
    ),
}
"""Kind of list -> title and what it needs."""

SEEN: Mapping[str, str] = {
    "outages": N_("How the outage list is read"),
    "tickets": N_("How the ticket list is read"),
    "readings": N_("How the table is read"),
}


def wanted(kind: str, t: Translator) -> tuple[str, str]:
    """Title of the place where a list is handed in, and what the list needs."""
    title, needs = WANTED[kind]
    return t(title), t(needs)


def what_was_seen(kind: str, t: Translator) -> str:
    """Title of the place where the reading of a list is corrected."""
    return t(SEEN[kind])


def role(kind: str, name: str, t: Translator) -> str:
    """What a column is read for."""
    return t(ROLES[kind][name])


def progress(rows: int, seconds_left: float | None, t: Translator) -> str:
    """How far the reading of a list is."""
    if seconds_left is None:
        return t("Reading: {rows} rows", rows=count(rows))
    return t("Reading: {rows} rows, about {seconds} s left", rows=count(rows), seconds=count(max(seconds_left, 1)))
