"""The tables, as the newest migration leaves them.

Versions, ballots, the audit and what happened in workshops only grow: a trigger refuses to change or delete their rows.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.growing import grow_only

SCHEMA = 2
"""Number of this layout, kept in the database: one that is newer than the program is not touched.

Whoever changes a table raises it and adds a migration of that number to ``store/migrations/versions``.
"""

metadata = MetaData()

information = Table("information", metadata, Column("name", String, primary_key=True), Column("value", String))

revision = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
"""The same number as Alembic writes it."""

studies = Table(
    "studies",
    metadata,
    Column("id", String, primary_key=True),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("created", String, nullable=False),
    Column("deleted", String),
)

versions = Table(
    "versions",
    metadata,
    Column("study", ForeignKey("studies.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("document", Text, nullable=False, doc="the study without ballots"),
    Column("hash", String, nullable=False),
    Column("last_ballot", Integer, nullable=False, doc="newest ballot when the version was saved"),
    Column("saved", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("message", Text, nullable=False),
)

ballots = Table(
    "ballots",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("study", ForeignKey("studies.id"), nullable=False),
    Column("expert", Text, nullable=False),
    Column("set", Text, nullable=False),
    Column("judgments", Text, doc="JSON, or null where the answer was taken back"),
    Column("author", Text, nullable=False),
    Column("cast", String, nullable=False),
    sqlite_autoincrement=True,
)
Index("ballots_by_set", ballots.c.study, ballots.c.expert, ballots.c.set, ballots.c.id)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("study", ForeignKey("studies.id"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("version", Integer, doc="newest version when it was done"),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    Column("token", String, primary_key=True, doc="SHA-256 of the token"),
    Column("study", ForeignKey("studies.id"), nullable=False),
    Column("expert", Text, nullable=False),
    Column("created", String, nullable=False),
    Column("workshop", String, doc="the workshop it leads to, or null for the ballot alone"),
    Column("expires", String, doc="from then on it opens nothing, or null"),
    Column("revoked", String),
)

drafts = Table(
    "drafts",
    metadata,
    Column("study", ForeignKey("studies.id"), primary_key=True),
    Column("author", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("based_on", Integer, nullable=False),
    Column("kept", String, nullable=False),
)

settings = Table("settings", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

surveys = Table(
    "surveys",
    metadata,
    Column("id", String, primary_key=True),
    Column("study", ForeignKey("studies.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("questionnaire", Text, nullable=False),
    Column("summary", LargeBinary, nullable=False),
    Column("digest", String, nullable=False),
    Column("respondents", Integer, nullable=False),
    Column("answers", Text, doc="file name of the raw answers, where they were kept"),
    Column("loaded", String, nullable=False),
    Column("removed", String),
    Column("position", Integer, nullable=False),
    UniqueConstraint("study", "position"),
)

mappings = Table(
    "mappings",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("headings", String, nullable=False, index=True, doc="SHA-256 of the set of headings"),
    Column("columns", Text, nullable=False),
    Column("questionnaire", Text, nullable=False),
    Column("kept", String, nullable=False),
    Column("removed", String),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, unique=True, doc="what one signs in with, in lower case"),
    Column("shown", Text, nullable=False, doc="what others read"),
    Column("role", String, nullable=False),
    Column("password", Text, doc="Argon2id, or null where another provider vouches for the person"),
    Column("subject", String, unique=True, doc="issuer and subject of an OpenID provider, or null"),
    Column("created", String, nullable=False),
    Column("closed", String),
)

account_changes = Table(
    "account_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)

visits = Table(
    "visits",
    metadata,
    Column("token", String, primary_key=True, doc="SHA-256 of the token in the cookie"),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("begun", String, nullable=False),
    Column("expires", String, nullable=False),
    Column("ended", String),
)

shares = Table(
    "shares",
    metadata,
    Column("study", ForeignKey("studies.id"), primary_key=True),
    Column("account", ForeignKey("accounts.id"), primary_key=True, index=True),
    Column("role", String, nullable=False),
    Column("given", String, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("token", String, primary_key=True, doc="SHA-256 of the token"),
    Column("study", ForeignKey("studies.id"), nullable=False, index=True),
    Column("name", Text, nullable=False, doc="for whom it was made, as the planner wrote it"),
    Column("created", String, nullable=False),
    Column("expires", String, nullable=False),
    Column("revoked", String),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=False, doc="keyed hash of the address or the name that tried"),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)
Index("attempts_by_source", attempts.c.kind, attempts.c.source, attempts.c.at)

workshops = Table(
    "workshops",
    metadata,
    Column("id", String, primary_key=True),
    Column("study", ForeignKey("studies.id"), nullable=False, index=True),
    Column("code", String, nullable=False, index=True),
    Column("document", Text, nullable=False, doc="the workshop as it was planned, JSON"),
    Column("created", String, nullable=False),
    Column("expires", String, nullable=False, doc="from then on the code opens nothing"),
)

workshop_events = Table(
    "workshop_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("workshop", ForeignKey("workshops.id"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("facts", Text, nullable=False, doc="JSON"),
    sqlite_autoincrement=True,
)

knocks = Table(
    "knocks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("workshop", ForeignKey("workshops.id"), nullable=False, index=True),
    Column("token", String, nullable=False, unique=True, doc="SHA-256 of the token"),
    Column("name", Text, nullable=False, doc="emptied on admission where names are hidden"),
    Column("at", String, nullable=False),
    Column("answered", String),
    Column("expert", Text, doc="who the visitor became; null while waiting and where refused"),
    sqlite_autoincrement=True,
)

presence = Table(
    "presence",
    metadata,
    Column("workshop", ForeignKey("workshops.id"), primary_key=True),
    Column("expert", Text, primary_key=True),
    Column("seen", String, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("study", ForeignKey("studies.id"), nullable=False, index=True),
    Column("place", Text, nullable=False, doc="what it is about: kind/id, e.g. lever/L1 or judgment/E5/goal"),
    Column("answers", Integer, doc="id of the comment it answers"),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False, doc="name of who said it, as it was then"),
    Column("account", ForeignKey("accounts.id"), doc="who said it; null where somebody worked alone"),
    Column("at", String, nullable=False),
    Column("settled", String),
    Column("removed", String),
    sqlite_autoincrement=True,
)

GROWING = (versions, ballots, audit, workshop_events, account_changes)
"""What is written there stays as it is for ever."""

for _table in GROWING:
    grow_only(_table)
