"""Sentences for floor 1: the criteria model, scales, judgments, weights, draws."""

ERRORS = {
    "alternatives-alone": (
        'All elements of the model are in the cluster of alternatives, "{name}". Add the criteria they are ranked by.'
    ),
    "alternatives-nested": (
        'The cluster of alternatives, "{name}", must stand directly under the goal and hold no other cluster. '
        "Move it, or choose another one."
    ),
    "best-is-worst": '"{name}" cannot be the best and the worst at once. Choose another one as the worst.',
    "best-worst-below-one": (
        'Between "{anchor}" and "{name}" stands {value:.4g}, but nothing is more important than the best or less than '
        "the worst. Give 1 or more, or choose another best or worst."
    ),
    "best-worst-contradiction": (
        'How much more important "{best}" is than "{worst}" was answered twice, with {values}. Keep one of the two.'
    ),
    "cluster-empty": (
        'The cluster "{name}" has nothing in it, so its weight has nowhere to go. Add an indicator to it or remove it.'
    ),
    "draws-out-of-range": (
        "A simulation needs a seed of at least 0 and at least 1 draw; this one has seed {seed} and {count} draws."
    ),
    "draws-unknown-source": '"{name}" cannot vary between draws. What can: {known}.',
    "grades-not-falling": (
        "The scores of the grades must fall strictly from the best grade to the worst; these do not: {scores}."
    ),
    "grades-too-far": "The scores of the grades must lie within {most:g} of zero; these do not: {scores}.",
    "grades-too-few": "A comment set needs at least two grades; this one has {count}.",
    "id-empty": "Something among the {where} has an empty id. Give it a short id, such as N11.",
    "id-taken": 'The id "{name}" is used more than once[ (in {where})]. Give each its own id.',
    "id-unknown": 'There is nothing with the id "{name}"[ (named in {where})].[ Did you mean "{suggestion}"?]',
    "judgment-not-a-number": (
        '"{value}" is not a judgment[ (at {where})]. Write a positive number or a ratio, such as 3, 1/3 or 0.5.'
    ),
    "id-reserved": 'The id "{name}" in {where} holds "{sign}", which names comparison sets. Choose an id without it.',
    "judgment-too-large": (
        "A judgment of {value:.3g}[ (at {where})] cannot be computed with. Judgments may lie between 1/{limit:,.0f} "
        "and {limit:,.0f}; on the 1-9 scale, between 1/9 and 9."
    ),
    "judgment-of-itself": '"{name}" is compared with itself. Remove this judgment: it is always 1.',
    "judgment-off-scale": (
        "A judgment must lie between 1/9 and 9; {value} does not[ (at {where})]. "
        "9 says extremely more important; use 1/9 for the reverse."
    ),
    "judgment-range-wrong": (
        "The range {low:.4g} to {high:.4g} does not hold the judgment {value:.4g}[ (at {where})]. "
        "Give the smallest ratio first, both above zero, with the judgment between them."
    ),
    "judgment-repeated": (
        'The pair "{first}" and "{second}" is judged more than once. Keep the judgment that is meant; remove the other.'
    ),
    "link-repeated": 'The influence of "{source}" on "{target}" is listed more than once. Remove the repetition.',
    "link-to-itself": '"{name}" is linked to itself. Remove this link: an element keeps its own weight without one.',
    "model-cycle": "These clusters contain each other in a circle: {path}. Put one of them under the goal.",
    "model-empty": "The model has no indicator yet. Add at least one under the goal.",
    "network-without-links": (
        "Nothing influences anything and the goal is not divided, so no weight can follow. Draw an influence, or let "
        "experts judge how the goal divides."
    ),
    "ratings-not-positive": (
        "Direct ratings must be zero or more, and at least one above zero; these are not: {values}."
    ),
    "ratings-wrong-length": "There are {given} ratings for {expected} elements. Give one rating to each element.",
    "subnetwork-cycle": "These networks stand inside each other in a circle: {path}. Put one of them elsewhere.",
    "subnetwork-repeated": (
        'There are two networks inside "{element}"; the second is "{network}". Join them, or put one elsewhere.'
    ),
    "weights-not-a-distribution": (
        "Weights must be zero or more and sum to 1; these sum to {total:.4f} or hold a negative number."
    ),
    "weights-wrong-shape": "Weights for {expected} elements were expected, but the numbers have the shape {shape}.",
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "alternatives-absent": (
        "{count} alternatives are not in this network and get nothing from it: {names}.",
        "Add them to its alternatives, or accept that it says nothing about them.",
    ),
    "alternatives-not-compared": (
        "The {count} alternatives are not linked to any criterion, so nothing ranks them.",
        "Draw an influence of the alternatives on the criteria they are compared by.",
    ),
}
