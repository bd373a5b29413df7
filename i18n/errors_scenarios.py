"""Sentences for floor 3: levers, scenarios, futures, simulation, comparison."""

ERRORS = {
    "amount-negative": (
        'The plan of "{lever}" needs at least one amount, and every amount must be zero or more[; it holds {amounts}].'
    ),
    "baseline-wrong-shape": (
        "The {part} to simulate from have the shape {shape}; {expected} was expected. "
        "Weights and answers must cover the same indicators and grades."
    ),
    "comparison-empty": "There is no scenario to compare yet. Add at least one.",
    "comparison-of-different-runs": (
        '"{first}" and "{second}" were not simulated with the same draws, quarters and future, so they cannot be '
        "compared. Simulate both again in one run."
    ),
    "cost-negative": "The {part} cost is {value:g}, but a cost must be zero or more.",
    "cost-too-large": "The {part} cost is {value:g}. No cost above {most:g} (10k yuan) can be counted: check its unit.",
    "draws-of-different-count": (
        "Some uncertain numbers have {first} draws and others {second}. Draw all of them with the same number."
    ),
    "effect-out-of-range": (
        'The effect on "{indicator}" is {low}, {likely}, {high} (low, likely, high). '
        "They must rise and lie between -0.5 and 0.95 of the gap."
    ),
    "effect-repeated": 'The lever "{lever}" lists its effect on "{indicator}" more than once. Keep one of them.',
    "future-not-projected": 'The scenario "{scenario}" was not simulated in the future "{future}". Simulate it first.',
    "future-out-of-range": (
        'The future "{future}" holds {value} (for "{name}"). A probability lies between 0 and 1, a factor between 0 '
        "and 1000, and a drift between -10 and 10."
    ),
    "futures-not-a-distribution": "The probabilities of the futures sum to {total:.4g}, but must sum to 1.",
    "interaction-out-of-range": (
        'The interaction of "{first}" and "{second}" has the strength {strength}. It needs two different levers and a '
        "strength between -1 and 1."
    ),
    "lever-beyond-maximum": (
        'The plan asks for {amount:.12g} of the lever "{lever}", but its maximum is {maximum:.12g}[ {unit}]. '
        "Plan less, or raise the maximum of the lever."
    ),
    "lever-without-name": "A lever needs a name in at least one language.",
    "lever-without-range": 'The maximum of the lever "{lever}" is {maximum}, but must be above zero.',
    "life-not-positive": "The life of an asset is {value} years, but must be above zero.",
    "maximum-out-of-range": (
        'The maximum of the lever "{lever}" is {maximum:g}, but must lie between {low:g} and {high:g}: check its unit.'
    ),
    "plan-lever-repeated": 'The scenario "{scenario}" plans the lever "{lever}" more than once. Keep one amount.',
    "response-not-rising": (
        "A response must rise: {share:g} of the effect was answered for {amount:g} and {larger:g} for {more:g}."
    ),
    "response-share-out-of-range": (
        "The share {share:g} at the amount {amount:g} does not fix a response curve. "
        "The amount must be above zero and the share between 0 and 1."
    ),
    "settings-out-of-range": "The setting {name} is {value:g}, but must lie between {low:g} and {high:g}.",
    "timing-out-of-range": (
        "A lever with delay {delay} and time constants {ramp_up} (up) and {ramp_down} (down) cannot be simulated. "
        "The delay must be zero or more, the constants above zero."
    ),
}

FINDINGS = {
    "figure-beyond-attainable": (
        (
            "[{place}: ]Today's value {today:.4g} is already better than the best one attainable, {attainable:.4g}, "
            "so no lever and no future moves this figure."
        ),
        "Nearly always one of the two is mistyped, or the anchors run the wrong way: check them.",
    ),
    "figure-outside-anchors": (
        "[{place}: ]The operating figure reaches {value:.4g}, beyond its anchor {anchor:g}.",
        "A change out there moves no answers. Check the anchors before counting on it.",
    ),
    "lever-after-horizon": (
        "[{place}: ]The first effect comes after {delay} quarters, the run ends after {quarters}.",
        "What it costs until then is in the comparison, its effect is not. Look at a longer horizon too.",
    ),
    "lever-assumed": (
        "[{place}: ]How this lever works is an assumption; nobody has measured it.",
        "Let the panel calibrate it, or name a source.",
    ),
    "lever-without-effect": (
        "[{place}: ]This lever costs money and has no effect on any operating figure.",
        "Give it an effect, or take it out of the plan.",
    ),
    "scenario-over-budget": (
        "[{place}: ]The scenario costs {npv:money} (net present value); the budget is {budget:money}.",
        "Plan less, or say why the budget may be exceeded.",
    ),
}
