"""Sentences about uncertainty, information, futures and boxes; Chinese in ``assets/locale/zh/uncertainty.po``."""

ERRORS = {
    "information-few-draws": ("{count} draws are too few to say what information is worth. Draw at least {least}."),
    "information-one-plan": (
        "Information is worth something where it may change a choice, and {count:plan is|plans are} no choice. "
        "Name at least two scenarios."
    ),
    "marginal-not-positive": (
        "The index that another 10k yuan buys is given as {value:g}, but must be above zero to turn index into money."
    ),
    "merit-plans-differ": (
        'The merit "{merit}" ranks the plans {plans}, other merits rank others. Give every plan a priority on each.'
    ),
    "nothing-varies": (
        "Nothing that these plans depend on varies between the draws, so no source of uncertainty can be told. Let "
        "judgments, the survey, effects or futures vary, or give effects a low and a high value."
    ),
    "range-out-of-order": (
        'The range of {kind}[ "{name}"] runs from {low:g} to {high:g}. It must rise, and stay at {least:g} or above.'
    ),
    "ranges-empty": (
        "There is no range to explore futures over. State a future that differs from today, or give a range yourself."
    ),
    "exploration-out-of-range": "{count} futures cannot be explored. Choose between {least} and {most}.",
    "blocks-empty": "There is nothing to sweep over: {count} cases in blocks of {size}. Both must be above zero.",
    "boxes-of-different-count": (
        "Points of the shape {points} and failures of the shape {failed} do not belong together. Every future needs "
        "one of each."
    ),
    "sweep-failed": "A block of the sweep could not be computed anywhere ({cause}: {reason}).",
}

FINDINGS = {
    "nothing-to-explore": (
        "The named futures are as today, and nothing else is uncertain: there is no range to explore futures over.",
        "State a future that differs from today.",
    ),
    "survey-not-drawn": (
        "Without answers of single respondents nothing of the survey varies.",
        "The bands lack the sampling error of today's index. Load the survey to have it in.",
    ),
    "merits-derived": (
        "Nobody judged these merits: they are derived from the simulation.",
        "Let the panel compare the plans on each merit before much hangs on them.",
    ),
    "merit-without-difference": (
        "No plan has any {merit}, so this merit is left out.",
        "Let effects vary, name futures, or judge the merit yourself.",
    ),
    "judgments-not-drawn": (
        "No judgment varies, so the weights are the same in every draw.",
        "Let experts compare pairs, or give ranges, to see how much their judgments matter.",
    ),
    "futures-not-drawn": (
        "The study names no futures, so every draw lives in the world as it is.",
        "Name futures with their probabilities to have them in the bands.",
    ),
    "boxes-not-found": (
        "[{place}: ]Its failures lie scattered: no corner of the futures explored holds them.",
        "Nothing simple tells when it fails. Look at the single ranges, or choose another threshold.",
    ),
    "never-fails": (
        "[{place}: ]It fails in none of the {count} futures explored.",
        "Widen the ranges, or ask for more, to find out when it would.",
    ),
    "always-fails": (
        "[{place}: ]It fails in all of the {count} futures explored.",
        "Ask for less, or look for another plan.",
    ),
}
