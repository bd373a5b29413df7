"""What was done to a study, in words and as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from i18n.translate import N_, Translator
from mcdm.labels import Label
from reports.sentences.studies import when
from studies.cells import guarded
from studies.repository import AuditEntry

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "created": N_("study created"),
        "imported": N_("study imported"),
        "duplicated": N_("study duplicated"),
        "renamed": N_("study renamed"),
        "saved": N_("version saved"),
        "restored": N_("earlier version restored"),
        "deleted": N_("study deleted"),
        "undeleted": N_("study brought back"),
        "ballot cast": N_("judgments given"),
        "ballots cast": N_("judgments given"),
        "ballot withdrawn": N_("judgments withdrawn"),
        "invited": N_("expert invited"),
        "invitation revoked": N_("invitation revoked"),
        "invited to a workshop": N_("expert invited"),
        "admitted": N_("expert admitted"),
        "survey loaded": N_("survey loaded"),
        "survey removed": N_("survey removed"),
        "survey recounted": N_("survey recounted"),
        "link made": N_("viewer's link made"),
        "link revoked": N_("viewer's link revoked"),
        "shared": N_("study shared"),
        "unshared": N_("sharing ended"),
        "workshop planned": N_("workshop planned"),
        "comment written": N_("comment written"),
        "comment answered": N_("comment answered"),
        "comment settled": N_("comment settled"),
        "comment reopened": N_("comment opened again"),
        "comment removed": N_("comment removed"),
    }
)
"""What was done -> its name."""

HEADS = (N_("When (UTC)"), N_("Who"), N_("What"), N_("About"), N_("From version"))


def action_name(action: str, t: Translator) -> str:
    """What an action is called; those of a workshop by its word."""
    if action in ACTIONS:
        return t(ACTIONS[action])
    return t("workshop: {event}", event=action.removeprefix("workshop ")) if action.startswith("workshop ") else action


KINDS: Mapping[str, str] = MappingProxyType(
    {"criterion": N_("Criterion"), "judgment": N_("Judgments"), "lever": N_("Lever"), "scenario": N_("Scenario")}
)
"""What a comment is about -> its name."""


def about(entry: AuditEntry, names: Mapping[str, Label], t: Translator) -> str:
    """What an entry is about, with ids as the names people gave them."""
    language = t.language
    if entry.action.startswith("comment "):
        kind, _, name = entry.detail.partition("/")
        return f"{t(KINDS.get(kind, ''))} · {names[name].in_language(language) or name if name in names else name}"
    parts = [part.strip() for part in entry.detail.replace(", ", "/").split("/")]
    named = [names[part].in_language(language) or part if part in names else part for part in parts]
    return " · ".join(part for part in named if part) if entry.action != "saved" else entry.detail


def rows(
    entries: Iterable[AuditEntry], names: Mapping[str, Label], t: Translator, timezone: str | None = None
) -> list[tuple[str, str, str, str, int | None]]:
    """The entries as a table: when, who, what, about, from which version."""
    return [
        (
            when(each.at, timezone),
            each.author,
            action_name(each.action, t),
            about(each, names, t),
            each.version or None,
        )
        for each in entries
    ]


def as_csv(entries: Iterable[AuditEntry], names: Mapping[str, Label], t: Translator) -> bytes:
    """The entries as CSV in UTF-8 with its mark; no text begins as a formula does."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow([t(head) for head in HEADS])
    for each, row in zip(kept := list(entries), rows(kept, names, t), strict=True):
        table.writerow([each.at, *(guarded(cell) if isinstance(cell, str) else cell for cell in row[1:])])
    return written.getvalue().encode("utf-8-sig")
