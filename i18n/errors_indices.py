"""English sentences about indices side by side, roles, service gaps and Kano's classes; Chinese in the catalogue."""

from i18n.translate import N_

ERRORS: dict[str, str] = {
    "set-pair-too-few-grades": N_("A set pair needs at least two grades; {given} is given."),
    "adaptation-out-of-range": N_(
        "Expectations can make up between none (0) and all (1) of the distance to what is experienced; {value:.4g} is "
        "outside."
    ),
    "roles-unweighted": N_(
        "None of the roles that answered ({roles}) has a weight. Give one of them a weight on the page of the index."
    ),
    "gap-weights-empty": N_("The weights of the gaps sum to nothing. Give at least one dimension a weight."),
    "kano-answer-unknown": N_('"{answer}" is none of Kano\'s answers. Use one of these: {known}.'),
    "kano-steps": N_(
        "Kano's table needs answers in {expected} steps, from liking it to disliking it; {item} was asked in {given}. "
        "Map the question to a scale of {expected} steps."
    ),
    "survey-without-customers": N_(
        "Nobody in this survey answered as a customer (the roles are: {roles}), so it says nothing about their "
        "satisfaction. Correct the column that says who answered."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "index-needs-survey": N_("It needs single answers, and no survey is loaded."),
    "index-needs-roles": N_("The survey does not ask experts or staff, or does not say who answered as what."),
    "index-needs-overall": N_("The survey does not ask how satisfied customers are with everything together."),
    "index-needs-expectations": N_("The survey does not ask what customers expect."),
    "index-needs-kano-pairs": N_("The survey does not ask how customers would feel with and without a service."),
    "acsi-of-fewer-questions": (
        N_("The ACSI score rests on {asked} of its three questions."),
        N_("Ask overall satisfaction, against expectations, and against the ideal."),
    ),
    "interval-without-sample": (
        N_("This index is no weighted average, and the survey keeps too few single respondents: no interval."),
        N_("Load the file again, or choose the weighted average."),
    ),
    "other-waves-left-out": (
        N_(
            "The index reads the answers of {place}; "
            "{count:answer of another wave is|answers of other waves are} not in it."
        ),
        N_("Choose another wave under Method, or compare waves on the page of segments."),
    ),
    "wave-not-in-survey": (
        N_("The chosen wave {place} is not in this survey; the index reads {latest}."),
        N_("Choose a wave that is there."),
    ),
    "other-roles-left-out": (
        N_("{count:answer of experts and staff is|answers of experts and staff are} not in the index of satisfaction."),
        N_("They are weighed against the customers' under Indices side by side."),
    ),
    "role-missing": (
        N_("Nobody answered as {place}; the other roles share its weight."),
        N_("Ask them too, or take its weight away."),
    ),
    "role-without-weight": (
        N_("{place} answered, but the role weighs nothing: its answers are left out of the role-weighted index."),
        N_("Give the role a weight."),
    ),
    "gaps-weighted-alike": (
        N_("None of the {count} indicators with a gap weighs anything, so all count alike."),
        N_("Ask what customers expect of the indicators that matter."),
    ),
    "expectation-too-low": (
        N_("So little is expected of {place} (below {limit:.0f} of 100) that perceived over expected is not reported."),
        N_("Read the gap instead."),
    ),
    "tolerance-undefined": (
        N_("For {place} customers wish for no more than what would just do: there is no zone of tolerance."),
        N_("Check whether the two questions were mixed up."),
    ),
    "tolerance-narrow": (
        N_("For {place} what is wished for and what would just do can hardly be told apart."),
        N_("Read the position in the zone of tolerance as a direction only."),
    ),
    "kano-unanswered": (
        N_("Nobody answered both Kano questions about {place}."),
        N_("Ask them as a pair."),
    ),
    "kano-questionable": (
        N_("{share:.0%} of the answers about {place} contradict themselves."),
        N_("Reword the two questions: they were probably not understood."),
    ),
    "kano-without-coefficients": (
        N_("All answers about {place} are reverse or contradict themselves: better and worse are undefined."),
        N_("Check whether the two questions were mixed up."),
    ),
    "kano-class-combined": (
        N_("The two most frequent classes of {place} ({first} and {second}) are not apart by Fong's test."),
        N_("Read it as both, or ask more people."),
    ),
    "from-a-sample": N_("This rests on a random sample of {sample:,} of the {total:,} respondents."),
}
