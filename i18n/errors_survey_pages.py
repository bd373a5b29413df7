"""Sentences for surveys on screen: a mapping that contradicts itself, and a survey that nobody answered."""

from i18n.translate import N_

ERRORS = {
    "survey-respondent-twice": N_(
        'Two columns, "{first}" and "{second}", are said to identify the respondent. Keep one of them.'
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "survey-asks-about-removed": N_(
        "The survey asks {count} questions about indicators that the model no longer has; their answers are left out."
    ),
    "survey-is-a-sample": (
        N_("This survey is synthetic: its generator lets less satisfied customers answer more often."),
        N_("Part of its difference from the stated baseline is that planted non-response, the rest is sampling."),
    ),
}
