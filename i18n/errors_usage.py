"""Sentences for a command line that cannot be understood."""

ERRORS = {
    "usage-ambiguous": "{text} could stand for {known}. Write the option in full. See {program} --help.",
    "usage-choice": "{text} is no choice for {name}. Choose one of: {known}. See {program} --help.",
    "usage-nothing-expected": "{name} takes no value, but {text} was given. See {program} --help.",
    "usage-number": "{name} needs a number, but {text} was given. See {program} --help.",
    "usage-one-of": "One of these is needed: {names}. See {program} --help.",
    "usage-required": "What is missing: {names}. See {program} --help.",
    "usage-text": "{text} cannot be read as {name}. See {program} --help.",
    "usage-together": "{name} and {other} cannot be used together. See {program} --help.",
    "usage-unknown": "Not understood: {text}. See {program} --help.",
    "usage-value-missing": "{name} needs a value after it. See {program} --help.",
    "usage-wrong": "The command cannot be understood: {text}. See {program} --help.",
}

FINDINGS: dict[str, str] = {}
