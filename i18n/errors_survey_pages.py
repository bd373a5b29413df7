"""Sentences for surveys on screen: a mapping that contradicts itself, surveys that do not fit, nobody answered."""

from i18n.translate import N_

ERRORS = {
    "survey-respondent-twice": N_(
        'Two columns, "{first}" and "{second}", are said to identify the respondent. Keep one of them.'
    ),
    "mapping-unknown": N_("This saved reading is no longer there. Choose another one, or let the columns be guessed."),
    "surveys-graded-differently": N_(
        '"{first}" and "{second}" were counted with different grades, so they cannot be read as one survey. '
        "Load the older one again."
    ),
    "surveys-ask-differently": N_(
        '"{first}" and "{second}" ask about different indicators, so they cannot be read as one survey.'
        "[ Only the first asks about: {lacking}.][ Only the second asks about: {beyond}.]"
    ),
    "surveys-divide-differently": N_(
        '"{first}" and "{second}" divide their respondents differently, so they cannot be read as one survey.'
        "[ Only the first says: {lacking}.][ Only the second says: {beyond}.]"
        " Load the other again and say it for the whole file."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "invitations-of-another-survey": (
        N_(
            "The study said that {count:,} customers were asked, but for another survey: "
            "these numbers were taken out and say nothing about this one."
        ),
        N_("Enter under Customers how many were asked for this survey; Undo brings the old numbers back."),
    ),
    "survey-asks-about-removed": N_(
        "The survey asks {count} questions about indicators that the model no longer has; their answers are left out."
    ),
    "survey-is-a-sample": (
        N_("This survey is synthetic: its generator lets less satisfied customers answer more often."),
        N_("Part of its difference from the stated baseline is that planted non-response, the rest is sampling."),
    ),
    "surveys-other-questions-differ": (
        N_("The surveys read together differ in questions beside those on satisfaction."),
        N_("Expectations, importance, loyalty and the like are therefore left out; choose one survey to see them."),
    ),
}
