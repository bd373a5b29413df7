"""Sentences about too much of anything that comes from outside: one for all bounds of ``studies.bounds``."""

from i18n.translate import N_

ERRORS = {
    "too-much": N_(
        "{where}: {found} {what}, and at most {most} are taken. Nothing was changed. "
        "Hand in a smaller one, or in parts."
    ),
    "message-unreadable": N_("What this page sent cannot be read, so nothing was changed. Load the page again."),
}

FINDINGS = {
    "survey-columns-unreadable": (
        N_("{count:column holds|columns hold} lists, records or raw bytes and were left out: {names}."),
        N_("Save them as texts or numbers where they are needed."),
    ),
}

WHAT = (
    N_("bytes"),
    N_("levels of brackets"),
    N_("values"),
    N_("letters in one text"),
    N_("elements"),
    N_("experts"),
    N_("levers"),
    N_("scenarios"),
    N_("futures"),
    N_("ballots"),
    N_("rows"),
    N_("cells"),
    N_("columns"),
    N_("letters in one heading"),
    N_("bytes of an id"),
    N_("bytes when unpacked"),
    N_("bytes in one list of texts"),
    N_("times its size when unpacked"),
    N_("bytes of tables"),
)
"""What is counted."""
