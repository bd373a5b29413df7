"""Sentences about attribution, decisions on record, and what was observed after them."""

ERRORS = {
    "decision-by-nobody": "A decision needs to say who took it. Enter a name, a role or a meeting.",
    "decision-day-unreadable": (
        'The day of the decision {decision}, "{text}", is no date. Write it as year-month-day, for example 2026-11-22.'
    ),
    "decision-error-negative": "The standard error {value} of the index that {decision} started from is not possible.",
    "district-without-control": (
        "What {districts} gained cannot be compared: it needs a wave before the beginning, a wave after it, and places "
        "where the plan had not begun."
    ),
    "nothing-observed": "Nothing was observed yet, so there is nothing to hold the expectation against.",
}

FINDINGS = {
    "attribution-incomplete": (
        "The shares of the levers miss the gain of the simulation by {missed:.2g}.",
        "Read them as approximate, and tell whoever looks after this software.",
    ),
    "attribution-sampled": (
        "The plan has {levers} levers, so their shares are the mean over {orders} random orders.",
        "They sum to the gain exactly; each is off by {error:.2g} at most (95%).",
    ),
    "decision-plan-outdated": (
        "[{place}: ]The plan that was decided cannot be run any more, because its levers have changed since.",
        "It is held against what was recorded; what each group of levers did cannot be learnt.",
    ),
    "decisions-overlap": (
        "{count} decisions have observations, and what one did is in the observations of the others.",
        "Read the verdict of each with that in mind; the latest plan should hold all that is still being done.",
    ),
    "districts-not-compared": (
        "[{place}: ]No wave and place are left to compare those where the plan began with.",
        "A wave before the beginning and places that begin later would tell what the plan itself did.",
    ),
    "effects-far-from-expected": (
        "What was observed is hard to square with the effects that were assumed (factor {scale:.2f}, z = {z:.1f}).",
        "Do not scale the effects; ask the experts again, knowing what was observed.",
    ),
    "expectation-without-mean": (
        "[{place}: ]This record is older and keeps no mean of its draws; it is held against the most likely values.",
        "These are {lean:+.4f} from the mean, which a learnt factor takes for an effect of the levers.",
    ),
    "groups-not-told-apart": (
        "{count} of {groups} groups of levers moved too much alike, or too little, to be told apart.",
        "One scale for all of them is learnt instead. Plans that begin at different times would tell more.",
    ),
    "no-later-wave": (
        "The latest wave of the survey ({latest}) is not from after the decision of {day}.",
        "Load a later wave, or type in the index that was observed.",
    ),
    "observed-beyond-horizon": (
        "[{place}: ]The index was observed in quarter {quarter}; the expectation ends with quarter {quarters}.",
        "It is held against the last quarter that was expected.",
    ),
    "observed-without-error": (
        "[{place}: ]The standard error of an observation is not known.",
        "It is taken as exact in the check, and as .01 when a scale is learnt. Enter the error of the survey.",
    ),
    "path-without-points": (
        "The index is no weighted average of scores, so a lever's points by indicator would not sum to its share.",
        "The shares of the levers and of the indicators are given each for themselves.",
    ),
    "start-differs-from-wave": (
        "[{place}: ]For the time of the decision the survey gives {index:score}, not what the decision started from.",
        "So part of the change is one of method. Measure the start from the same survey before judging the plan.",
    ),
    "start-not-surveyed": (
        "[{place}: ]The index the decision started from ({index:score}) was stated, not taken from a survey.",
        "So part of the change may be one of method. Hold later waves against a wave from before, where there is one.",
    ),
    "survey-without-waves": (
        "The survey does not say when it was asked.",
        "Give its column of waves periods such as 2027-Q1, or type in the index that was observed.",
    ),
    "wave-without-date": (
        "[{place}: ]This wave has no period that can be read.",
        "Call it by a month, a quarter or a year, for example 2027-Q1.",
    ),
}
