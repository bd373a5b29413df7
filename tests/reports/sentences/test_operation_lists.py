"""Words for lists and tables."""

from __future__ import annotations

from exchange.outage_list import ROLES as OUTAGES
from exchange.ticket_list import ROLES as TICKETS
from i18n.translate import translator
from reports.sentences import operation_lists as say

EN, ZH = translator("en"), translator("zh")


def test_every_role_of_a_column_has_a_name() -> None:
    for kind, roles in (("outages", OUTAGES), ("tickets", TICKETS)):
        names = [say.role(kind, role.name, EN) for role in roles]
        assert len(set(names)) == len(roles)
        assert all(say.role(kind, role.name, ZH) != say.role(kind, role.name, EN) for role in roles)


def test_every_kind_of_list_says_what_it_needs() -> None:
    for kind in ("outages", "tickets", "readings"):
        title, needs = say.wanted(kind, EN)
        assert title.startswith("Load")
        assert "CSV" in needs
        assert say.what_was_seen(kind, EN).startswith("How the")


def test_how_far_the_reading_is() -> None:
    assert say.progress(1200, None, EN) == "Reading: 1,200 rows"
    assert say.progress(1200, 0.2, EN) == "Reading: 1,200 rows, about 1 s left"
