"""Sentences for files that are taken in on the screens."""

ERRORS = {
    "import-cancelled": 'Reading "{file}" was stopped; nothing was imported.',
}

FINDINGS: dict[str, str] = {}
