"""Sentences for fuzzy evaluation, memberships, indices, strata, precision and synthetic surveys."""

from i18n.translate import N_

ERRORS = {
    "anchors-not-monotone": N_(
        "The anchors of an operating figure must rise or fall strictly, one for each grade from best to worst; "
        "these do not[ (indicator {indicator})]: {anchors}."
    ),
    "anchors-wrong-count": N_(
        "The figure of {indicator} has {given} anchors, but there are {expected} grades. Give one for each grade."
    ),
    "confidence-out-of-range": N_("A confidence must lie between 0 and 1; {value:.4g} does not."),
    "evaluation-empty": N_(
        "There is nothing to evaluate: the memberships are zero in every grade. Check the answers or the figures."
    ),
    "evaluation-wrong-grades": N_(
        "The memberships have {grades} grades, but there are {scores} grade scores. Use the same grades for both."
    ),
    "factor-not-a-number": N_(
        "The weights and memberships[ of {factor}] must be finite numbers of at least zero. Correct those that are not."
    ),
    "factor-wrong-shape": N_(
        "Weights and memberships[ of {factor}] do not fit together: weights {weights}, parts {parts}. "
        "Give one weight for each part and one row of memberships for each."
    ),
    "figure-not-a-number": N_(
        "The value of an operating figure is missing or beyond all measure[ (indicator {indicator})]. Give a number."
    ),
    "generator-thresholds-not-rising": N_(
        "The thresholds of a survey generator must rise strictly from the best grade on; these do not: {thresholds}."
    ),
    "index-wrong-shape": N_(
        "Weights {weights}, memberships {memberships} and scores {scores} do not fit together. "
        "Memberships need one row for each weight and one column for each score."
    ),
    "memberships-differ": N_(
        "Memberships from the survey and from measured figures can be mixed only over the same indicators and grades."
    ),
    "memberships-not-a-distribution": N_(
        "Memberships must be numbers of at least zero, and each row must sum to 1 or be empty. Check the counts."
    ),
    "memberships-unknown": N_(
        "None of the {count} indicators that have a weight has an answer or a figure, so there is no index. "
        "Load a survey that asks for at least one of them."
    ),
    "memberships-wrong-shape": N_(
        "Memberships of {expected} indicators were expected, but the numbers have the shape {shape}."
    ),
    "population-empty": N_(
        "The segments that answered have no customers, so their answers cannot be weighted ({dimensions}). "
        "Correct the numbers of customers or leave them open."
    ),
    "survey-share-out-of-range": N_(
        "The part of the survey in a mixture must lie between 0 (measured figures only) and 1 (survey only); "
        "{value:.4g} does not."
    ),
    "survey-without-known-segments": N_(
        "No respondent belongs to a known segment of {dimensions}, so the answers cannot be weighted. "
        "Check which columns name the segments, or leave the numbers of customers open."
    ),
    "thresholds-wrong-shape": N_(
        "Values {values} and thresholds {thresholds} do not fit together: "
        "give one row of thresholds for each indicator and one row of values for each object."
    ),
    "visibility-negative": N_(
        "The visibility of {indicator} is {value:.4g}; it must be a number of at least zero: "
        "how far answers shift when its figure goes from the worst anchor to the best."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "answers-all-alike": (
        N_(
            "{count:answer|answers}[ about {place}], all alike: they do not show how far customers differ. "
            "The interval reaches as far as those who think otherwise may move it unseen."
        ),
        N_("Ask more people before you rely on it."),
    ),
    "answers-not-weighted": (
        N_("All answers count alike, because the number of customers is not known for any segment of the survey."),
        N_("Enter the customers of each district or tier to weight the answers."),
    ),
    "dimension-not-in-survey": (
        N_("The survey does not say the respondents' {place}, so it is not weighted by it."),
        N_("Map the column that says it, if the file has one."),
    ),
    "indicator-without-answers": (
        N_("Nobody answered {place}; the other indicators share its weight."),
        N_("Ask about it in the next survey."),
    ),
    "indicator-without-figure": (
        N_("{place} has no operating figure; it is left out where measured figures are used."),
        N_("Add its figure with anchors, or use the survey alone."),
    ),
    "information-loss": (
        N_("{factors} parts of {place} are composed by {operator}, which then hardly reads the memberships."),
        N_("Use the weighted average, or group the parts into levels of five at most."),
    ),
    "interval-without-moments": N_(
        "The index has no interval, because the survey was tallied without moments. Tally it again with them."
    ),
    "interval-without-spread": N_(
        "However respondents are drawn, an index that is no weighted average stays the same here: "
        "nothing shows how sure it is, so it has no interval."
    ),
    "joint-population-assumed": N_(
        "Customers are counted for each of {place}, not for their combinations; these are taken as independent."
    ),
    "mixture-of-one-part": N_(
        "{place} rests on the survey or on its measured figure alone, because the other of the two is missing."
    ),
    "moments-of-other-scores": (
        N_("The survey was tallied with other grade scores than those of the study, so intervals are approximate."),
        N_("Tally it again."),
    ),
    "population-totals-differ": (
        N_("The customers of {place} do not add up to the same number: {first:,} and {second:,}."),
        N_("Correct the numbers; until then shares are used."),
    ),
    "respondents-without-segment": (
        N_("Of {total:,} respondents {count:belongs|belong} to no known segment: left out of the weighted results."),
        N_("Map the segments that the file names differently."),
    ),
    "spread-from-other-strata": N_(
        "In {count} of {strata} strata a question has one answer only, or answers that are all alike; "
        "the spread of the others stands in."
    ),
    "stratum-without-answers": N_(
        "Nobody answered in {count} of the strata, the largest of them {place}. "
        "Their {share:.2%} of the customers are represented by the strata nearest to them, and the interval takes them "
        "to be like these."
    ),
}
