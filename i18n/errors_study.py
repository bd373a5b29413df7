"""Sentences for studies, reference cases and the command line."""

from i18n.translate import N_

ERRORS = {
    "spread-out-of-range": (
        "The spread of a judgment is {value:.3g}; it must lie between 0 (exact) and 2 (a factor of seven either way)."
    ),
    "method-not-best-worst": (
        "The method {method} does not read answers about the best and the worst element. Choose best-worst-linear or "
        "best-worst-nonlinear."
    ),
    "expert-weight-negative": N_("The weight of {expert} is {weight}; give a number that is not negative."),
    "override-out-of-range": N_("The corrected weight of {element} is {weight}; local weights lie between 0 and 1."),
    "shares-not-a-distribution": N_(
        "The stated grade shares of {indicator} sum to {total:.4g} instead of 1, or one of them is negative. "
        "Correct them so that they sum to 1."
    ),
    "choice-out-of-range": N_("The setting {name} is {value}; it must lie between {low} and {high}."),
    "ballot-repeated": N_(
        "{expert} appears twice with answers to {set}. Keep one of the two ballots; nothing was changed."
    ),
    "ballot-elements-missing": N_(
        "{where} says nothing about {names}. Give every element of the set its points, 0 where it gets none."
    ),
    "shares-wrong-length": N_(
        "The stated shares of {indicator} name {given} grades, but the grade scale has {expected}. Give one share for "
        "each grade, best first."
    ),
    "anchors-wrong-length": N_(
        "The operating figure of {indicator} has {given} anchors, but the grade scale has {expected} grades. Give one "
        "anchor for each grade, best first."
    ),
    "expert-weights-all-zero": N_(
        "Everybody who answered {set} has the weight 0, so nobody's judgment would count. Give at least one of these "
        "experts a weight."
    ),
    "ratings-not-comparable": N_(
        "An expert gave {element} no points in {set}, and nothing can be compared with zero. Give every element at "
        "least a little, or leave the set to the panel."
    ),
    "overrides-all-zero": N_(
        "Every corrected weight of {set} is zero, so nothing is left to share out. Give at least one element a weight."
    ),
    "case-not-an-object": N_("{where} is not a reference case: it must be a JSON object with a method and inputs."),
    "case-key-missing": N_(
        "The reference case {where} has no “{name}”. Add it; the format is in assets/cases/README.md."
    ),
    "case-not-json": N_("{file} cannot be read as JSON ({detail}). Correct the file and try again."),
    "case-method-unknown": N_(
        "There is no method {name} for reference cases.[ Did you mean {suggestion}?] Known: {known}."
    ),
    "case-input-missing": N_(
        "The case {where} does not give “{name}”, which the method {method} needs. Add it to inputs."
    ),
    "case-input-unreadable": N_(
        "The inputs of the case {where} cannot be used by the method {method}: {detail}. Correct the inputs."
    ),
    "case-input-not-a-number": N_("The input {name} of the case must be one number. Correct it."),
    "case-input-not-a-list": N_("The input {name} of the case must be a list of numbers, as [0.5, 0.2]. Correct it."),
    "case-input-not-a-table": N_(
        "The input {name} of the case must be a table, a list of rows of equal length. Correct it."
    ),
    "case-numbers-unreadable": N_(
        "The input {name} of the case must be numbers in rows of equal length, none missing or infinite. Correct it."
    ),
    "case-data-missing": N_(
        "The data {file} of the case {where} is neither in the folder of the case ({folder}) nor in the one above "
        "({above}). Put it there, or correct “data”."
    ),
    "case-data-unreadable": N_(
        "The data {file} cannot be read ({detail}). It must be a CSV file in UTF-8 with one heading for each column."
    ),
    "case-column-missing": N_(
        "The data of the case have no column of numbers named {name}.[ Did you mean {suggestion}?] Correct the name."
    ),
    "case-random-index": N_("The random index {value} of the case is no positive number. Correct it or leave it out."),
    "case-column-above-one": N_(
        "Column {column} of the supermatrix sums to {total:.4g}, more than 1, so its powers grow without end. "
        "Set normalise_columns, or correct the column."
    ),
    "case-wrong-length": N_("{name} has {given} values, but {expected} are needed. Correct the matrix or the list."),
    "study-unknown": N_(
        "There is no study file and no built-in example named {name}.[ Did you mean {suggestion}?] Examples: {known}."
    ),
    "file-missing": N_("There is no file {file}. Check the name and the folder."),
    "file-unreadable": N_("{file} cannot be read: {reason}. Choose a file that may be read."),
    "file-not-written": N_("{file} could not be written: {reason}. Choose another place; nothing was changed."),
    "format-unknown": N_("There is no format {name}.[ Did you mean {suggestion}?] Known formats: {known}."),
    "plan-and-scenario": N_(
        'Both a plan and the scenario "{scenario}" are given, and only one can be explained. Leave one of them out, or '
        "name the scenario with --against to explain the difference."
    ),
    "explained-against-itself": N_(
        'The scenario "{scenario}" cannot be explained against itself. Name another one with --against, '
        "or leave it out."
    ),
    "plan-unreadable": N_(
        "“{text}” is not a planned amount. Write LEVER=AMOUNT, for example L1=3600, or L1@district:D4=2000 "
        "for one segment."
    ),
}

FINDINGS = {
    "weighing-stopped-by-zero-points": (
        'An expert gave no points to "{element}": they cannot be joined with the others, so nothing is weighed.',
        "Ask for points above zero, or let the panel give the points together.",
    ),
    "weighing-stopped-by-expert-weights": (
        "Everybody who answered has the weight zero, so nothing is weighed.",
        "Give a weight to one of the experts who answered, or withdraw the answers.",
    ),
    "weighing-stopped-by-overrides": (
        "The weights set by hand are all zero, so nothing is weighed.",
        "Give one of them a weight, or take one back.",
    ),
    "weight-overridden": (
        N_("The weight of {place} was set by hand to {used:score}; the panel's judgments give {judged:score}."),
        N_("[Reason: {reason}. ]Undo it on the weights page to return to the judgments."),
    ),
    "indicator-not-surveyed": (
        N_("The survey did not ask about {place}."),
        N_("Its weight is shared out among the other indicators; map a column to it, or ask next time."),
    ),
    "indicators-not-surveyed": (
        N_("The survey did not ask about {count} indicators: {names}."),
        N_("Their weight is shared out among the other indicators; map columns to them, or ask next time."),
    ),
    "segments-by-weighted-average": (
        N_("Districts, tiers and channels are shown by the weighted average."),
        N_("They do not add up to the index, which uses another method."),
    ),
    "nothing-measured": (
        N_("Nothing is known yet about how satisfied customers are."),
        N_("Load a survey, or state grade shares for the indicators."),
    ),
    "expert-left-pairs-open": (
        N_("{place} left {count} of {pairs} pairs open."),
        N_("The method works without them; ask again if this expert's view matters here."),
    ),
    "figures-counted-twice": (
        N_("Operating figures make up {share:.0%} of the index, and in a scenario they move the answers as well."),
        N_("Measure by the survey alone before scenarios are compared, or read their gains as rough."),
    ),
    "levers-assumed": (
        N_("The effects of {count} of {levers} levers are assumed ({names})."),
        N_("Let the panel calibrate them before money is decided on."),
    ),
}
