"""Sentences about who may do what."""

ERRORS = {
    "role-unknown": "There is no role {name}. The roles are: {known}.",
}

FINDINGS: dict[str, str] = {}
