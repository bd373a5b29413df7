"""Sentences for weighting, consistency, aggregation and consensus."""

ERRORS = {
    "method-unknown": (
        "There is no method {name} of the kind {kind}.[ Did you mean {suggestion}?] Known are: {known}."
    ),
    "method-needs-ratings": (
        "The method {method} works on points given directly, not on pairwise comparisons. Choose another "
        "method for this set."
    ),
    "parameter-unknown": (
        "The method {method} has no parameter {name}.[ Did you mean {suggestion}?][ It has: {known}.]"
    ),
    "parameter-wrong-type": (
        "The parameter {name} of the method {method} cannot be {value}: it must be of type {type}."
    ),
    "parameter-not-a-choice": (
        "The parameter {name} of the method {method} cannot be {value}.[ Did you mean {suggestion}?] "
        "Choose one of: {choices}."
    ),
    "parameter-out-of-range": (
        "The parameter {name} of the method {method} is {value:.6g}, but must be a finite number[ of at "
        "least {minimum:.6g}][ and at most {maximum:.6g}]."
    ),
    "matrix-not-square": ("A comparison matrix needs as many rows as columns, at least one; this one is {shape}."),
    "matrix-not-positive": (
        "Row {row}, column {column} of the comparison matrix holds {value:.4g}. Judgments are positive "
        "numbers; a judgment that is missing is 0 where incomplete comparisons are allowed."
    ),
    "matrix-diagonal": (
        "Row {row} of the comparison matrix has {value:.4g} on the diagonal. An element compared with itself is 1."
    ),
    "matrix-half-answered": (
        "Row {row}, column {column} of the comparison matrix holds {value:.4g}, but the mirrored cell is "
        "empty. Enter the inverse there, or leave both empty."
    ),
    "matrix-not-reciprocal": (
        "Row {row}, column {column} of the comparison matrix holds {value:.4g} and the mirrored cell "
        "{inverse:.4g}, which should be {expected:.4g}. Correct one of the two."
    ),
    "comparisons-disconnected": (
        "The answered comparisons fall into {components} groups that nobody compared with each other, so "
        "weights cannot be determined. Answer at least one comparison between the groups."
    ),
    "random-index-unknown": ("There is no random-index table {name}.[ Did you mean {suggestion}?] Known are: {known}."),
    "expert-weights-wrong-length": (
        "There are {given} expert weights for {expected} experts. Give one weight for each expert, or "
        "none for equal weights."
    ),
    "expert-weights-not-positive": (
        "The expert weights {values} cannot be used: none may be negative and at least one must be positive."
    ),
    "panel-empty": (
        "There is nothing to aggregate: the panel has no expert with an answer. Add an expert or a ballot."
    ),
    "priorities-not-positive": (
        "The priorities of the panel cannot be used: they must be numbers of at least zero, and each set "
        "needs one element that nobody rates zero."
    ),
    "scale-maximum-too-small": (
        "The largest judgment of the scale is {value}, but must exceed 1. The usual scale ends at 9."
    ),
    "ranks-too-few": ("Agreement in ranks needs at least two judges and two objects; the table is {shape}."),
    "ranks-all-tied": "Agreement in ranks is not defined: every judge rates all objects the same.",
}

FINDINGS = {
    "comparisons-unanswered": (
        "[{place}: ]No comparison was answered (asked: {asked}), so the {elements} elements weigh the same.",
        "Ask for the comparisons before relying on these weights.",
    ),
    "comparisons-disconnected": (
        (
            "[{place}: ]The answers fall into {count} groups that were not compared with each other: "
            "{components}. Each group shares its part by number of elements."
        ),
        "Answer at least one comparison between the groups, first {first} against {second}.",
    ),
    "comparisons-incomplete": (
        "[{place}: ]{answered} of {asked} comparisons were answered.",
        "The weights are determined, but more answers make them surer.",
    ),
    "consistency-above-threshold": (
        ("[{place}: ]The consistency ratio is {ratio:score}, above {threshold:score2} (random index {table})."),
        ("Look again at {first} against {second}: the answer is {value}[, the other answers imply {implied}]."),
    ),
}
