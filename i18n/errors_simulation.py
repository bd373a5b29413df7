"""Sentences for the simulation: what grows by itself, what spills over, overload, and plans by place."""

ERRORS = {
    "division-of-answers": (
        'A plan cannot be spent or told apart by "{dimension}"[ ({where})]: it divides the answers of a survey, not '
        "the customers. Name a dimension of customers, such as districts."
    ),
    "overload-needs-every-quarter": (
        'A backlog remembers what was before: where levers relieve the overload of "{indicator}", the simulation needs '
        "every quarter from today on."
    ),
    "spillover-counted-twice": (
        "Spill-over cannot be used here: the weights already follow the influences of the network, so the same "
        "influence would count twice. Set the weights to AHP, or spill-over to zero, or allow both in the settings."
    ),
    "target-without-customers": (
        'The plan spends "{lever}" in "{segment}", where there are no customers. Spend it elsewhere, or enter how many '
        "customers there are."
    ),
}

FINDINGS = {
    "amount-beyond-answers": (
        "[{place}: ]The plan goes to {amount:g}; the experts were asked about amounts up to {asked:g}.",
        "Beyond that the curve is a continuation. Ask them about the larger amount.",
    ),
    "asset-outlives-horizon": (
        "[{place}: ]The asset lives {life:g} years, the run ends after {years:g}.",
        "It pays in full and works in part: look at its residual value, or at ten years.",
    ),
    "effect-of-nothing": (
        "[{place}: ]The effect on {names} is zero: low, likely and high.",
        "Enter what it closes of the gap, or take the effect away.",
    ),
    "expectation-drift-assumed": (
        "Expectations are assumed to rise by {drift:g} a year (in logits); every answer falls with them.",
        "Without it the status quo would stay where it is.",
    ),
    "gap-growth-assumed": (
        "[{place}: ]The gap is assumed to grow by {growth:.1%} a year by itself, also without any plan.",
        "Hold it against the figures of the last years.",
    ),
    "overload-assumed": (
        (
            "[{place}: ]The load is assumed to go from {today:.0%} to {end:.0%} of capacity; without relief the gap "
            "ends at {times:.2f} times today's."
        ),
        "Every number of this is an assumption: hold it against the backlog of the last years.",
    ),
    "place-falls": (
        "[{place}: ]The index falls here, from {today:score} to {end:score}.",
        "Spend something here too, or say why not.",
    ),
    "places-counted-alike": (
        "[{place}: ]Not every segment has its customers counted, so all of them count alike.",
        "Enter how many customers each segment has.",
    ),
    "places-figures-apart": (
        "[{place}: ]The figures of the segments average {mean:.4g}, that of the company is {today:.4g}.",
        "Bring the two together: the segments and the headline start from different figures.",
    ),
    "places-share-figures": (
        "[{place}: ]No segment has an operating figure of its own, so all start from those of the company.",
        "Enter the figures of each segment to see who gains more.",
    ),
    "plan-by-places": (
        (
            "[{place}: ]The plan is spent in some places only, so its index of {index:score} is added up from places. "
            "Spent evenly, with all customers as one, it would be {pooled:score}."
        ),
        "Compare it with other targeted plans first.",
    ),
    "response-flat": (
        "[{place}: ]Even the maximum of {maximum:g} reaches only {share:.2%} of the attainable effect.",
        "Check the unit of the curve: a plan with this lever costs money and moves nothing.",
    ),
    "spillover-amplifies": (
        "Spill-over of {part:.0%} adds to the direct effects, so that the whole grows.",
        "Keep the scale unless you have seen it grow.",
    ),
    "spillover-assumed": (
        "{part:.0%} of every shift of answers is assumed to pass on along the influences of the network.",
        "It moves the gain from the improved indicators to those they influence.",
    ),
    "spillover-beside-network": (
        "Spill-over and the weights follow the same influences: they count twice.",
        "Read the gains as too large, or set the weights to AHP.",
    ),
    "spillover-without-influences": (
        "Spill-over is on, but nothing influences anything in this model: nothing passes on.",
        "Draw the influences, or set spill-over to zero.",
    ),
    "target-beyond-maximum": (
        "[{place}: ]So much is spent here that it acts as {times:.2g} times the maximum does everywhere.",
        "The curve is read beyond its range: spend less here, or check that so much can be used.",
    ),
}
