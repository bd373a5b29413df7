"""Sentences for fuzzy, best-worst and objective weighting, judgment scales and combination."""

ERRORS = {
    "method-needs-best-worst": (
        "The method {method} works on best-worst answers, not on pairwise comparisons. Choose another "
        "method for this set."
    ),
    "method-needs-decision-matrix": (
        "The method {method} works on measured values of alternatives, not on pairwise comparisons. Choose another "
        "method for this set."
    ),
    "spread-negative": "The spread of a fuzzy judgment is {value}, but must be a number of at least 0.",
    "triangles-wrong-shape": (
        "Fuzzy comparisons need as many rows as columns and three numbers in each cell, lowest, likely and highest; "
        "these are {shape}."
    ),
    "triangle-unordered": (
        "Row {row}, column {column} of the fuzzy comparisons holds {low:.4g}, {middle:.4g}, {high:.4g}. The lowest "
        "value comes first and the highest last."
    ),
    "decision-values-wrong-shape": (
        "A table of values needs a row for each alternative and a column for each criterion; this one is {shape}."
    ),
    "decision-value-not-a-number": (
        "Row {row}, column {column} of the values holds {value}, which is not a number. Complete it, or leave the "
        "alternative out."
    ),
    "decision-value-too-small": (
        "Row {row}, column {column} of the values holds {value}, but entropy weights need values of at least "
        "{minimum:.4g}. Shift the criterion, or use CRITIC."
    ),
    "best-worst-wrong-length": (
        "The comparisons of the best cover {best} elements and those with the worst {worst}. Both need one value for "
        "every element."
    ),
    "best-worst-position": (
        "Best and worst are elements {best} and {worst} of {elements}. They must be two different ones of them."
    ),
    "best-worst-value": (
        "The best-worst answer about element {element} is {value}. Nothing is more important than the best or less "
        "than the worst, so every answer is a number of at least 1."
    ),
    "best-worst-of-itself": "Element {element} compared with itself is {value}. It must be 1.",
    "best-worst-incomplete": (
        "Best-worst weights need every element compared with the best and with the worst; still open: {elements}."
    ),
    "judgment-beyond-scale": (
        "A judgment of {value:.6g} cannot be read on this scale, which ends at {limit:.6g}. Choose the linear, power, "
        "root, geometric or logarithmic scale."
    ),
    "combination-wrong-length": (
        "Weights of the experts and of the values are of different elements: {expert} against {objective}."
    ),
    "combination-not-weights": "These are no weights that sum to one: {values}.",
    "combination-nothing-shared": (
        "Every element has no weight on one of the two sides, so their product is zero. Use the additive combination."
    ),
}

FINDINGS = {
    "extent-analysis-zero-weight": (
        "[{place}: ]Extent analysis leaves {count} without any weight: {elements}.",
        "That is a known weakness of the method, not what the experts said. Use the fuzzy geometric mean.",
    ),
    "best-worst-contradicting": (
        "[{place}: ]The best-worst answers contradict each other: ratio {ratio:score}, above {threshold:score}.",
        (
            "Look again at {element}: best over it times it over worst is {product:.3g}, but best over worst is "
            "{given:.3g}."
        ),
    ),
}
