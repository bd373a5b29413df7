"""Sentences for what matters: drivers, the map, the funnel, customer lists, the quality of questionnaires."""

ERRORS = {
    "too-many-drivers": (
        "All subsets of {count} drivers cannot be counted, at most those of {limit}. Choose Johnson's relative "
        "weights, or fewer drivers."
    ),
    "drivers-too-few": (
        "{count:answer|answers} to {outcome} cannot tell what drives it: {drivers:question takes|questions take} at "
        "least {fewest}. Ask more people, or about fewer things."
    ),
    "outcome-constant": (
        "Nothing can be derived for {outcome}: all {count:,} answers to it are the same. Choose another question."
    ),
    "drivers-none": (
        "Nothing explains {outcome}: no other question was answered in different ways by those who are looked at."
    ),
    "drivers-need-survey": "What drives satisfaction follows from single answers. Name a survey with --survey FILE.",
    "map-empty": "There is nothing to put on the map: no indicator has both an importance and a score.",
    "map-wrong-shape": (
        "The map needs an importance and a performance for each of {count} attributes; given are {importance} and "
        "{performance}."
    ),
    "importance-of-other-items": "Importances of different items cannot be compared: {first} against {second} items.",
    "importance-unanswered": (
        "How important {indicator} is was asked and never answered above the lowest step. Leave its question out of "
        "the questionnaire."
    ),
    "importance-reading-missing": "There is no importance of this kind ({reading}) in the survey. Choose another one.",
    "quality-without-items": (
        "Of {asked} questions on performance, {count} were answered in different ways; at least two are needed to say "
        "how they hang together."
    ),
    "item-without-variance": (
        "The item {item} has the same value in every row and correlates with nothing. Leave it out."
    ),
    "funnel-step-empty": "A step by {name} keeps nobody. Choose at least one of its segments, or leave the step out.",
    "funnel-step-mixed": (
        "One step keeps segments of one kind; {first} and {second} are of two. Make two steps of them."
    ),
    "customer-list-columns": (
        "The list {file} says neither what customers take nor what they pay. Its columns are {known}. Name one of them "
        "kWh or revenue."
    ),
    "customer-classes-empty": (
        "The list puts no customer into a class of {dimension}, so there is nothing to take over. Check its columns."
    ),
    "override-unreadable": "Cannot read {text}. Write KIND=TIER, for example hospital=VIP.",
}

FINDINGS = {
    "drivers-too-few": (
        (
            "{count:answer|answers} to {place} cannot tell what drives it: {drivers:question takes|questions take} at "
            "least {fewest}."
        ),
        "Nothing was derived. Ask more people, or about fewer things.",
    ),
    "outcome-constant": (
        "All {count:,} answers to {place} are the same, so nothing tells what drives it.",
        "What is stated still stands. Look at another question, or ask more people.",
    ),
    "drivers-none": (
        "No question was answered in different ways by those who answered {place}, so nothing tells what drives it.",
        "What is stated still stands. Ask more people.",
    ),
    "driver-seldom-answered": (
        "Only {count} answered {place} together with the question on satisfaction; it takes at least {fewest}.",
        "It is left out of what is derived; ask it of more people.",
    ),
    "quality-without-items": (
        (
            "Of {asked} questions on performance, {count} were answered in different ways, so nothing can be said "
            "about how they hang together."
        ),
        "It takes at least two; ask more people.",
    ),
    "outcome-not-asked": (
        "The survey has no question about satisfaction as a whole, so nothing can be derived about what drives it.",
        "Ask one, e.g. “How satisfied are you with us overall?”, and map its column as overall satisfaction.",
    ),
    "item-unanswered": ("Nobody answered {place}.", "It is left out of what is derived."),
    "item-constant": (
        "All {count:,} answers to {place} are the same.",
        "It tells nobody from another and is left out of what is derived.",
    ),
    "pairs-never-together": (
        (
            "The answers tell nothing about {count} pairs of questions: nobody answered both, or those who did gave "
            "one of them the same answer."
        ),
        "They are taken as unrelated; ask both of some respondents.",
    ),
    "correlations-contradictory": (
        "The correlations of {count} questions contradict each other, because each pair was answered by others.",
        "Count only those who answered all of them, or leave out the questions that few answered.",
    ),
    "correlations-singular": (
        (
            "Of {count} questions only {rank} are independent: some follow from others, or fewer people answered than "
            "there are questions."
        ),
        "Questions that repeat each other share their importance; ask one of them, or more people.",
    ),
    "drivers-few-answers": (
        "{count} answers for {drivers} drivers are few: shares are unsure.",
        "Look at clusters, or ask more people: ten for each driver.",
    ),
    "importance-from-sample": (
        "Intervals of importance rest on a random sample of {count:,} of {total:,} respondents.",
        "They are drawn together to the size of the whole survey; the shares rest on everybody.",
    ),
    "importance-without-moments": (
        "The survey keeps no moments, so importance rests on the sample of respondents.",
        "Load it again with moments to use everybody.",
    ),
    "stated-importance-unusable": (
        "What customers say about importance cannot be used: {place} was never called important.",
        "Check the scale of the importance questions.",
    ),
    "funnel-step-unasked": (
        "The survey does not say {place} of its respondents, so the step by it is left out.",
        "Map the column that says it, or choose other steps.",
    ),
    "funnel-group-too-small": (
        "Only {count} of {place} answered; at least {minimum} are needed to say what matters to them.",
        "Ask more of them, or widen the group.",
    ),
    "funnel-group-alike": (
        "All {count} respondents of {place} answered alike, so nothing tells what matters to them.",
        "Ask more of them, or widen the group.",
    ),
    "alpha-low": (
        "The {count} questions[ of {place}] hang together loosely: alpha {value:score2}, below {limit:score2}.",
        "[Without {item} it would be {without:score2}. ]Do not read their sum as one thing.",
    ),
    "alphas-low": (
        "{count} clusters hang together loosely, alpha below {limit:score2}: {names}.",
        "Do not read the questions of each as one thing; a few questions more would help.",
    ),
    "alpha-redundant": (
        "The {count} questions[ of {place}] repeat each other: alpha {value:score2}.",
        "Fewer would do.",
    ),
    "alpha-undefined": (
        "Alpha[ of {place}] is undefined: the answers cancel each other.",
        "One question may be asked the other way round; mark it as reversed.",
    ),
    "kmo-low": (
        "The questions share little: KMO {value:score2}, below {limit:score2}.",
        "Do not look for common factors behind them.",
    ),
    "bartlett-few-answers": (
        "{count} answers are too few for Bartlett's test on {items} questions.",
        "Ask more people.",
    ),
    "quality-by-pairs": (
        "Not everybody answered every question: pairs rest on {count:,} to {most:,} respondents.",
        "Nothing was filled in; tests count the fewest.",
    ),
    "customers-without-tier": (
        "{count:,} of {total:,} customers have no tier: their consumption is missing or negative.",
        "Correct it in the list.",
    ),
    "customers-without-consumption": (
        "The list does not say what the {count:,} customers consume, so none has a tier, also no important kind.",
        "Call a column kwh, or give it a column for each month.",
    ),
    "customers-without-revenue": (
        "{count:,} of {total:,} customers have no revenue and so no value class.",
        "Complete it in the list.",
    ),
    "customer-numbers-unreadable": (
        "{count:,} cells of the column {place} are no numbers.",
        "They count as missing.",
    ),
}
