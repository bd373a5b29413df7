"""Sentences for decision matrices, rankings, weight spaces and acceptability."""

ERRORS = {
    "decision-matrix-wrong-shape": (
        "The decision matrix needs {alternatives} rows (alternatives) and {criteria} columns, with a weight and a "
        "direction for each column; given are {shapes}."
    ),
    "decision-matrix-too-small": (
        "There is nothing to rank: {alternatives} alternatives on {criteria} criteria. It takes at least two "
        "alternatives and one criterion."
    ),
    "decision-value-missing": (
        "The value of {alternative} on {criterion} is missing or infinite. Enter a number, or leave the alternative "
        "or the criterion out."
    ),
    "decision-objective-unknown": (
        "The direction of {criterion} is {value}. It must be 1 where more is better, or -1 where less is better."
    ),
    "decision-weights-unusable": (
        "The weights {values} cannot be used: none may be negative or missing, and at least one must be positive."
    ),
    "ranking-needs-positive": (
        "The method {method} divides by performances, so all must be positive; {alternative} has {value:.6g} on "
        "{criterion}. Choose TOPSIS, VIKOR, PROMETHEE II or a weighted sum, or measure the criterion from another zero."
    ),
    "ranking-undefined": (
        "The method {method} has no result for these values: it divides by a score that is 0, for example because an "
        "alternative is last on every criterion. Choose another method."
    ),
    "promethee-thresholds-crossed": (
        "The indifference threshold {indifference:.6g} exceeds the preference threshold {preference:.6g}. Raise the "
        "second or lower the first."
    ),
    "weight-space-wrong-length": "There are {given} numbers for {expected} criteria. Give one for each, or none.",
    "weight-space-order-repeated": "A criterion stands twice in the order {order}. Name each once.",
    "weight-space-mixed": (
        "A centre of the weights does not go with an order or bounds. Choose one of the two ways to say what is known."
    ),
    "weight-space-empty": (
        "No weighting keeps these bounds and this order: weights sum to one. Lower a lower bound, raise an upper one, "
        "or shorten the order."
    ),
    "weight-space-centre": (
        "The centre {values} cannot be used: its weights may not be negative, one must be positive, and so must the "
        "concentration."
    ),
    "interval-level": "An interval cannot hold {value:.6g} of the draws: choose a share between 0 and 1, such as .9.",
    "smaa-wrong-shape": (
        "Acceptability needs a table of alternatives by {expected} criteria, or several draws of one; given is {shape}."
    ),
    "smaa-value-missing": "Acceptability needs a number for every alternative on every criterion; one is missing.",
}

FINDINGS = {
    "ranking-all-equal": (
        "All alternatives are equal on every criterion, so they share the first rank.",
        "Check whether the values are those of different alternatives.",
    ),
    "criterion-without-range": (
        "All alternatives have the same value on {place}: it tells none from another and contributes nothing.",
        "Leave it out, or measure it more finely.",
    ),
    "vikor-no-advantage": (
        "No alternative leads by {needed:score} in VIKOR's Q: the compromise is all of {members}.",
        "Decide between them by what the criteria leave out.",
    ),
    "vikor-not-stable": (
        (
            "{first} leads in VIKOR's Q, but neither for the majority of criteria nor in the largest regret: the "
            "compromise is {members}."
        ),
        "Decide between the two, or set how much the majority of criteria counts.",
    ),
}
