"""Times as they are kept: UTC, ISO 8601, to the microsecond, so that they sort as they happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> str:
    """The time of this machine."""
    return written(datetime.now(UTC))


def later(at: str, by: timedelta) -> str:
    """A time so long after another, or before it."""
    return written(datetime.fromisoformat(at) + by)


def written(time: datetime) -> str:
    """A time as it is kept."""
    return time.isoformat(timespec="microseconds")
