"""Sentences for floor 1: synthesis of networks, formulas, ratings and sensitivity."""

ERRORS = {
    "formula-empty": "The formula is empty. Write one, for example 0.4 * benefits - 0.2 * costs.",
    "formula-too-long": "The formula has {length} characters; at most {limit} are read. Shorten it.",
    "formula-too-deep": (
        "At character {position} the formula is nested more than {limit} levels deep. Write it with fewer parentheses."
    ),
    "formula-unexpected": (
        'The formula cannot be read at character {position}: "{found}" does not belong there. Use numbers, names, '
        "+ - * / ^ and parentheses; put a name with spaces in double quotes."
    ),
    "formula-unfinished": (
        "The formula ends too early, at character {position}. A value or a closing parenthesis is missing."
    ),
    "formula-function-unknown": (
        'There is no function "{name}" (character {position}).[ Did you mean "{suggestion}"?] Known functions: {known}.'
    ),
    "formula-arguments": (
        'The function "{name}" (character {position}) takes one value; {given} were given. '
        "Only min and max take several."
    ),
    "formula-name-unknown": (
        'The formula uses "{name}" (character {position}), which does not exist.[ Did you mean "{suggestion}"?]'
        "[ Known names: {known}.]"
    ),
    "formula-sizes-differ": (
        "At character {position} the formula joins lists of different lengths ({sizes}). All must have the same number "
        "of alternatives."
    ),
    "formula-undefined": (
        'At character {position} ("{name}") the formula has no finite result, for example a division by zero or a root '
        "of a negative number. Change it there."
    ),
    "synthesis-empty": "There is no network to put together. Add at least one.",
    "synthesis-merit-unknown": (
        '"{merit}" of the network "{name}" is not a merit.[ Did you mean "{suggestion}"?] The merits are: {known}.'
    ),
    "synthesis-merit-missing": (
        'The network "{name}" has no merit, so it is unclear whether it speaks for or against an alternative. Choose '
        "one of: {known}; or put the networks together by a weighted sum or a formula."
    ),
    "synthesis-priorities-invalid": (
        'The priorities of the alternatives in the network "{name}" cannot be used: they must be numbers of at least 0 '
        "that are not all 0."
    ),
    "synthesis-weight-invalid": (
        'The weight of the network "{name}" cannot be used: it must be a number of at least 0.'
    ),
    "synthesis-sizes-differ": (
        'The network "{name}" ranks {given} alternatives, the first one {expected}. All must rank the same ones.'
    ),
    "synthesis-name-repeated": 'Two networks have the name "{name}". Give each a name of its own.',
    "synthesis-above-one": (
        "The priorities of {part} reach {value:g}. What they leave of one cannot be computed above 1: use ideal "
        "priorities or priorities that sum to one."
    ),
    "synthesis-out-of-range": (
        "The synthesis gives numbers too large for the computer. Check the weights: as powers they may be a few units "
        "at most."
    ),
    "rating-scale-empty": 'The rating scale "{name}" has no categories. Add at least one.',
    "rating-category-repeated": 'The rating scale "{scale}" has two categories with the id "{name}". Rename one.',
    "rating-values-invalid": (
        'The values of the rating scale "{name}" cannot be used ({values}): they must be numbers of at least 0 that '
        "are not all 0."
    ),
    "rating-comparisons-of-others": (
        'The judgments of the rating scale "{name}" are not about its own categories. Compare exactly these.'
    ),
    "rating-repeated": 'The alternative "{alternative}" is rated twice under "{criterion}". Keep one of the ratings.',
    "rating-name-repeated": 'The name "{name}" stands twice among the {part} of the rating table. Rename one.',
    "rating-weights-invalid": (
        "The weights of the rated criteria cannot be used: they must be {expected} numbers of at least 0 that are not "
        "all 0; {given} were given."
    ),
    "sensitivity-value-out-of-range": (
        "{value:g} lies outside the range in which this number can be moved: {minimum:g} to {maximum:g}."
    ),
    "sensitivity-nothing-to-share": (
        "Number {index} cannot be moved: there is nothing beside it that the rest could go to."
    ),
    "score-shapes": (
        "Values {values} and weights {weights} do not fit together: give a row for each alternative and a number for "
        "each criterion."
    ),
    "sobol-groups-invalid": (
        "The {groups} groups with {inputs} inputs cannot be used: each needs a name of its own and at least one input, "
        "and no input may stand in two groups."
    ),
    "sobol-too-many-inputs": "There are {given} uncertain inputs; at most {limit} can be varied. Leave some fixed.",
    "sobol-results-invalid": (
        "The results {shape} cannot be used: there must be one row of finite numbers for each of the {rows} draws."
    ),
}

FINDINGS = {
    "synthesis-zero-floored": (
        "Priorities of zero in {part}: {count}. In the formula they count as {floor:g}, which decides the order there.",
        "Check whether these alternatives really have none of it.",
    ),
    "synthesis-negative": (
        (
            "For some alternatives ({count} of {alternatives}), what speaks against them outweighs what speaks for "
            "them. Their numbers are negative, so shares of one are not given."
        ),
        "Compare the differences, not the ratios.",
    ),
    "rating-categories-out-of-order": (
        "On the scale {place}, {second} counts for more than {first}, although it stands below it.",
        "Correct the values, or change the order of the categories.",
    ),
    "rating-missing": (
        (
            "{place} has not been rated under all criteria (missing: {count}, {names}). Its total rests on the others, "
            "which hold {share:.0%} of the weights and were scaled up."
        ),
        "Add the ratings.",
    ),
    "rating-none": ("{place} has not been rated at all, so its total is zero.", "Rate it, or take it out."),
    "sobol-result-constant": "{name} is the same in every draw: there is no spread to explain; its indices are zero.",
    "sobol-too-few-draws": (
        "With {count} draws the shares of influence are uncertain: the widest interval spans {width:.2f}.",
        "Use more draws before you compare groups that are close.",
    ),
}
