"""Workshops and teams: accounts, shares, links, workshops with what happened in them, comments.

Everything that only grows is guarded on PostgreSQL too.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.growing import refusals

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add columns and tables; what was there stays as it is."""
    with op.batch_alter_table("invitations") as invitations:
        invitations.add_column(sa.Column("workshop", sa.String))
        invitations.add_column(sa.Column("expires", sa.String))
    with op.batch_alter_table("audit") as audit:
        audit.add_column(sa.Column("version", sa.Integer))
    _accounts()
    _workshops()
    dialect = op.get_bind().dialect.name
    earlier = () if dialect == "sqlite" else ("versions", "ballots", "audit")
    for table in (*earlier, "workshop_events", "account_changes"):
        for statement in refusals(table, dialect):
            op.execute(statement)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("subject", sa.String, unique=True),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("closed", sa.String),
    )
    op.create_table(
        "account_changes",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("account", sa.String, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_changes_account", "account_changes", ["account"])
    op.create_table(
        "visits",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("account", sa.String, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("begun", sa.String, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
        sa.Column("ended", sa.String),
    )
    op.create_index("ix_visits_account", "visits", ["account"])
    op.create_table(
        "shares",
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), primary_key=True),
        sa.Column("account", sa.String, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("given", sa.String, nullable=False),
    )
    op.create_index("ix_shares_account", "shares", ["account"])
    op.create_table(
        "links",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
        sa.Column("revoked", sa.String),
    )
    op.create_index("ix_links_study", "links", ["study"])
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("attempts_by_source", "attempts", ["kind", "source", "at"])


def _workshops() -> None:
    op.create_table(
        "workshops",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("expires", sa.String, nullable=False),
    )
    op.create_index("ix_workshops_study", "workshops", ["study"])
    op.create_index("ix_workshops_code", "workshops", ["code"])
    op.create_table(
        "workshop_events",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("workshop", sa.String, sa.ForeignKey("workshops.id"), nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_workshop_events_workshop", "workshop_events", ["workshop"])
    op.create_table(
        "knocks",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("workshop", sa.String, sa.ForeignKey("workshops.id"), nullable=False),
        sa.Column("token", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("answered", sa.String),
        sa.Column("expert", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_knocks_workshop", "knocks", ["workshop"])
    op.create_table(
        "presence",
        sa.Column("workshop", sa.String, sa.ForeignKey("workshops.id"), primary_key=True),
        sa.Column("expert", sa.Text, primary_key=True),
        sa.Column("seen", sa.String, nullable=False),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("answers", sa.Integer),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("account", sa.String, sa.ForeignKey("accounts.id")),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("settled", sa.String),
        sa.Column("removed", sa.String),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_comments_study", "comments", ["study"])
