"""Sentences about comments."""

from i18n.translate import N_

ERRORS = {
    "comment-place": N_("Nothing stands at {place} that could be talked about. Open the page again and comment there."),
    "comment-empty": N_("The comment says nothing. Write a word, or leave it."),
    "comment-too-long": N_("The comment has {given} characters; {most} fit. Shorten it, or write two."),
    "comment-unknown": N_("This comment is not there (any more). Open the page again."),
    "comment-not-yours": N_(
        "Only who wrote a comment, or who may edit the study, can remove it. Answer it, or settle the thread."
    ),
}

FINDINGS: dict[str, str] = {}
