"""Sentences about workshops."""

ERRORS = {
    "workshop-without-questions": "A workshop needs at least one comparison set. Choose what the group is to judge.",
    "workshop-set-repeated": "The comparison set {set} is listed twice. Judge it once.",
    "workshop-stop-rule": (
        "A stop rule needs a consensus between 0 and 1 and a change above 0, at most 1; "
        "{consensus} and {change} are none."
    ),
    "workshop-rounds": "A workshop has 1 to {most} rounds, not {rounds}.",
    "workshop-event-unknown": "Nothing called {name} with these facts can happen in a workshop.",
    "workshop-not-now": '"{name}" cannot happen now: the workshop is {phase}. Look at how it stands and try again.',
    "workshop-rounds-over": (
        "The {rounds:round of this workshop is|rounds of this workshop are} over. Plan a new workshop to judge again."
    ),
    "workshop-pair-unknown": "The comparison set {set} is not judged in this workshop.",
    "workshop-expert-unknown": "{expert} does not take part in this workshop.",
    "persona-out-of-range": (
        "A simulated expert cannot have {name} = {value}. Choose a number between {low} and {high}."
    ),
}

FINDINGS: dict[str, str] = {}
