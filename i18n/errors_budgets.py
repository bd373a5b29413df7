"""Sentences about budgets, targets, decisions and what was observed after them."""

from i18n.translate import N_

WORDS = (N_("limits"),)
"""Where a name stands twice, inside a sentence."""

ERRORS = {
    "cost-factor-out-of-range": (
        "The cost factor ({low:g}, {likely:g}, {high:g}) must be three numbers from low to high, each 0 or from "
        "0.000001 to 1000."
    ),
    "emissions-not-a-number": (
        "The avoided emissions of {lever} are not a number. Enter tonnes of CO2 per unit and year."
    ),
    "target-part-negative": (
        "The part of {lever} spent in {segment} is {part:g}. No part of an amount can be below zero."
    ),
    "targets-not-parts": (
        "The parts of {lever} spent in each segment sum to {total}, not to 1. Name a dimension and give parts that do."
    ),
    "amount-limit-out-of-range": (
        "The limits of {lever}, {least} to {most}, are no range. Give a least amount that is not negative and not above"
        " the most."
    ),
    "budget-negative": (
        "The budget[ of {name}] is {value:g}. Give an amount of money, in 10k yuan, that is not negative."
    ),
    "amount-too-small": (
        "A rule speaks of {amount:g} of {lever}. An amount is 0 or at least {least:g}; choose a larger one, or 0."
    ),
    "must-fund-not-positive": (
        "{lever} must be funded with {amount}. Give a positive amount, or take it off the list of what must be funded."
    ),
    "either-or-of-one": "An either-or needs two different levers; this one names: {names}.",
    "prerequisites-circular": (
        "The prerequisites go in a circle: {names}. None of these levers could ever be the first; take one of them off."
    ),
    "observed-too-early": "An observation needs a quarter after the decision, from 1 on; quarter {quarter} was given.",
    "observed-too-late": (
        "An observation is {quarter} quarters after {decision}, further than any run reaches ({most} quarters). "
        "Check its quarter."
    ),
    "observed-not-a-number": (
        "The index observed in quarter {quarter} is not a number, or its standard error is negative. Nothing was kept."
    ),
    "observed-off-scale": (
        "The index observed in quarter {quarter} is {score:g}, off the scale of the grades from {low:g} to {high:g}. "
        "Enter it as a score: 0 to 100 is another display of it."
    ),
    "interaction-repeated": (
        "What {first} and {second} do together on {indicator} is said twice. Keep one of the two."
    ),
    "file-ending-differs": "{file} would hold a {format} and is not called so. Give it the ending .{format}.",
    "expectation-off-scale": (
        "In quarter {quarter} a decision expected {value:g}, which is no index. Enter what was expected as scores."
    ),
    "expectation-upside-down": (
        "In quarter {quarter} a decision expected at least {low:g} and at most {high:g}. The lower end of a band "
        "cannot lie above the upper one."
    ),
    "expectation-uneven": (
        "The expectation of a decision has {index} central values, {low} lower and {high} upper ones. It needs as many"
        " of each, today first, and at least two."
    ),
}

FINDINGS: dict[str, str] = {}
