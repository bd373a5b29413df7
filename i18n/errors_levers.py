"""Sentences for levers: their library and tables, what experts answer, calibration, the power-factor service."""

from i18n.translate import N_

WORDS = (N_("active energy"), N_("bill"), N_("running hours"))
"""What a meter must say, inside a sentence."""

ERRORS = {
    "answers-too-steep": (
        "{share:.0%} of the effect at {amount:g} and {larger:.0%} at {more:g} make a curve that is too flat or too "
        "steep to be drawn. Ask again for amounts further apart, or for other shares."
    ),
    "calibration-nothing-moved": (
        "{scenario} moves nothing that both waves asked about. Choose another plan, or waves that asked about the "
        "indicators it acts on."
    ),
    "calibration-quarter": (
        "The waves lie {quarter} quarters apart, but a run has {quarters}. Give a number of quarters from 1 to that."
    ),
    "calibration-shapes": (
        "{modelled} modelled shifts, {observed} observed ones and {errors} standard errors do not belong together."
    ),
    "calibration-without-errors": "Every observed shift needs a standard error above zero.",
    "control-everywhere": (
        "If every segment of {dimension} is a control, the plan was carried out nowhere. Leave at least one out."
    ),
    "control-without-answers": (
        "In the wave {wave} nobody answered from one side of the comparison by {dimension}. Choose other segments."
    ),
    "curve-without-answers": "There is no answer yet to make a curve of. Ask at least one expert about one amount.",
    "effect-without-opinions": "Nobody has said yet what is closed of the gap in {indicator}.",
    "lever-row": "Row {row}[ ({name})] was left out. {reason}",
    "lever-row-curve-unknown": ("{text} is no response curve.[ Did you mean {suggestion}?] Write one of: {known}."),
    "lever-row-effect-unreadable": (
        "{text} is no effect. Write it as N11: 0.3/0.45/0.55, low, likely and high, or with percent signs."
    ),
    "lever-row-figure-unknown": (
        "{name} is no operating figure of this study.[ Did you mean {suggestion}?] Write the id or the name of one."
    ),
    "lever-row-number": "{text}, in the column {column}, is no number.",
    "lever-row-repeated": "Another row before it is about the same lever. Keep one of them.",
    "lever-row-without-curve": "A new lever needs a response curve: one of {known}.",
    "lever-row-without-maximum": "A new lever needs a largest amount.",
    "lever-table-unread": ("No row of {file} could be read as a lever, so nothing was changed. The first: {reason}"),
    "lever-table-without-names": (
        "No column of {file} names the levers. One column must be called {known}; the others are optional."
    ),
    "levers-without-out": (
        "The study would be changed, but nothing says where to write it. Add --out STUDY.json; nothing was written."
    ),
    "measure-unknown": "The library has no measure {name}.[ Did you mean {suggestion}?]",
    "power-factor-not-positive": "The {part} must be above zero; {value} was given.",
    "power-factor-target": "A power factor to reach lies above 0 and is at most 1; {value} was given.",
    "reactive-energy-negative": "The reactive energy must be zero or more; {value} was given.",
    "shift-not-estimable": (
        "The answers before and after lie so far apart, or so much in one grade, that no shift can be told."
    ),
    "shift-without-answers": "A shift needs answers before and after, none of them a negative number.",
    "waves-not-apart": "The wave {first} does not come before {second}. Choose an earlier one and a later one.",
}

FINDINGS = {
    "curve-misses-the-mean": (
        (
            "[{place}: ]No registered curve follows the mean of the experts closely; the best one misses it by up to "
            "{misfit:.0%} of the effect."
        ),
        "Look at the drawing before relying on it: dotted is the mean, solid the curve that is used.",
    ),
    "effects-to-elicit-again": (
        "[{place}: ]The waves are hard to square with what was assumed (factor {theta:.2f}, z = {z:.1f}).",
        "Do not scale these effects; ask the experts again, knowing what was observed.",
    ),
    "experts-disagree-on-curve": (
        "[{place}: ]At an amount of {amount:.4g}, the experts expect from {low:.0%} to {high:.0%} of the effect.",
        "Let them talk before their mean is used: it may be a curve that none of them believes in.",
    ),
    "experts-disagree-on-effect": (
        (
            "[{place}: ]{first} expects {least:.0%} to {most:.0%} of the gap, {second} {low:.0%} to {high:.0%}: "
            "these do not touch."
        ),
        "Ask both what they have in mind; the pool has two humps and its middle may be believed by nobody.",
    ),
    "lever-columns-aside": (
        "[{place}: ]These columns say nothing about levers and were not read: {names}.",
        "",
    ),
    "scale-not-learnt": (
        "[{place}: ]The waves say hardly anything about this group of levers.",
        "Its effects stay as they are. A longer time, a larger survey or control districts would tell more.",
    ),
}
