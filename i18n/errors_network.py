"""Sentences for floor 1: supermatrices, their structure and their limits."""

ERRORS = {
    "supermatrix-not-square": (
        "A supermatrix has as many rows as columns; this one is {shape}. Give one row and one column for each element."
    ),
    "supermatrix-entry-invalid": (
        "Row {row}, column {column} of the supermatrix holds {value}. Influences are numbers of at least 0; correct it."
    ),
    "supermatrix-block-overlap": (
        "Row {row}, column {column} of the supermatrix is given by two blocks. Let each element belong to one cluster."
    ),
    "cluster-of-wrong-length": (
        "There are {given} cluster memberships for {expected} elements. Give the cluster of every element."
    ),
    "element-out-of-range": "There is no number {index} among {size}: they count from 0 to one less than that.",
    "goal-priorities-invalid": (
        "The priorities of the goal cannot be used: they must be {expected} numbers of at least 0 that are not all 0"
        "; {given} were given."
    ),
    "goal-without-priorities": (
        "Column {index} of the supermatrix, the goal's, is empty, so weights have nowhere to start. "
        "Enter the priorities of what is directly below the goal."
    ),
    "damping-out-of-range": (
        "The damping must be at least 0 and less than 1; {value:g} is not. 0 gives the AHP weights, values near 1 "
        "come close to the limit."
    ),
    "limit-out-of-range": (
        "The limit cannot be computed: some influences are so much smaller than others that their weights cannot be "
        "told from zero. Set the smallest influences to 0."
    ),
    "inner-dependence-shapes": (
        "The sizes of the three tables do not fit together: {shapes}. For n criteria and a alternatives they are "
        "n, n x n and a x n."
    ),
}

FINDINGS = {
    "structure-primitive": (
        "Primitive network: every one of the {nodes} elements influences every other, directly or through others, "
        "and following the influences settles on one set of weights."
    ),
    "structure-cyclic": (
        "Cyclic network: every one of the {nodes} elements influences every other, but influences come round only "
        "every {period} steps. The limit is the average over the {period} phases."
    ),
    "structure-reducible": (
        "Reducible network: not every one of the {nodes} elements influences every other. Step by step, weight moves "
        "on from {transient} of them and gathers in {closed} closed groups, of which {sinks} are single elements that "
        "nothing influences."
    ),
    "structure-hierarchy": (
        "Hierarchy: the {nodes} elements have no feedback, and {sinks} of them have nothing that influences them. "
        "Weights follow the levels downwards."
    ),
    "supermatrix-column-normalised": (
        "Columns of the supermatrix that did not sum to one ({count}): {names}. They were scaled to one.",
        "Check whether influences are missing there.",
    ),
    "supermatrix-several-classes": (
        (
            "The network has {count} closed groups that do not influence each other ({names}), so the limit depends on "
            "where one starts. The weights here start from the goal."
        ),
        "Add the influences between the groups, or use the damped weights.",
    ),
    "supermatrix-cyclic": (
        (
            "Following the influences rotates with a period of {period} and never settles; the limit is the exact "
            "average over a full turn."
        ),
        "Programs that only raise the supermatrix to a high power show one phase of it.",
    ),
    "sinks-returned-to-goal": (
        (
            "Elements that nothing influences ({count} of {nodes}): {names}. Their columns take the goal's priorities, "
            "so that weight does not end there."
        ),
        "Enter what influences them if they are not meant to stand alone.",
    ),
    "limit-ignores-goal": (
        "The limit weights do not depend on the judgments about the goal: the influences alone decide them.",
        "Use the damped weights to keep the goal's judgments in play.",
    ),
    "limit-not-certified": (
        (
            "The limit was computed, but its error is proven to be below {error:.1g} only, not below 1e-10. "
            "One more step changes it by {residual:.1g} at most."
        ),
        "Groups that are almost separate cause this; consider weighing them apart.",
    ),
}
