"""English sentences about structures, complaints and roles of respondents; the Chinese ones are in the catalogue."""

from i18n.translate import N_

ERRORS: dict[str, str] = {
    "structure-circular": N_(
        "These constructs act on each other in a circle: {names}. Remove one of the paths; nothing was changed."
    ),
    "complaints-out-of-range": N_(
        'Of {count} complaints about "{category}" in {period}, {repeated} cannot be repeated ones. '
        "Correct the two numbers."
    ),
    "role-weights-empty": N_(
        "The weights of the roles must not be negative and not all be zero. Give at least one role a weight."
    ),
    "survey-without-sample": N_(
        "This result needs single respondents, but the survey of {total} answers was tallied without a sample of them. "
        "Load the file again."
    ),
}

FINDINGS: dict[str, str] = {}
