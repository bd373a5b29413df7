"""Studies with versions, ballots, drafts, invitations and surveys: the first layout, alone on a laptop."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.growing import refusals

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables; what only grows was guarded on SQLite alone."""
    op.create_table("information", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.String))
    op.create_table(
        "studies",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("name_zh", sa.Text, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("deleted", sa.String),
    )
    _studies_parts()
    _surveys()
    if op.get_bind().dialect.name == "sqlite":
        for table in ("versions", "ballots", "audit"):
            for statement in refusals(table, "sqlite"):
                op.execute(statement)


def _studies_parts() -> None:
    op.create_table(
        "versions",
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("last_ballot", sa.Integer, nullable=False),
        sa.Column("saved", sa.String, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
    )
    op.create_table(
        "ballots",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("expert", sa.Text, nullable=False),
        sa.Column("set", sa.Text, nullable=False),
        sa.Column("judgments", sa.Text),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("cast", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ballots_by_set", "ballots", ["study", "expert", "set", "id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_study", "audit", ["study"])
    op.create_table(
        "invitations",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("expert", sa.Text, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("revoked", sa.String),
    )
    op.create_table(
        "drafts",
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), primary_key=True),
        sa.Column("author", sa.Text, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("based_on", sa.Integer, nullable=False),
        sa.Column("kept", sa.String, nullable=False),
    )


def _surveys() -> None:
    op.create_table(
        "settings", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.create_table(
        "surveys",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("study", sa.String, sa.ForeignKey("studies.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("questionnaire", sa.Text, nullable=False),
        sa.Column("summary", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("respondents", sa.Integer, nullable=False),
        sa.Column("answers", sa.Text),
        sa.Column("loaded", sa.String, nullable=False),
        sa.Column("removed", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.UniqueConstraint("study", "position"),
    )
    op.create_index("ix_surveys_study", "surveys", ["study"])
    op.create_table(
        "mappings",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("headings", sa.String, nullable=False),
        sa.Column("columns", sa.Text, nullable=False),
        sa.Column("questionnaire", sa.Text, nullable=False),
        sa.Column("kept", sa.String, nullable=False),
        sa.Column("removed", sa.String),
    )
    op.create_index("ix_mappings_headings", "mappings", ["headings"])
