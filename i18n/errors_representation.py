"""Sentences about whom answers stand for: weights, response, trends, sample sizes."""

from i18n.translate import N_

ERRORS: dict[str, str] = {
    "raking-margin-impossible": N_(
        "Nobody in {segment} answered, so the answers cannot be raked to its size ({dimension}). "
        "Join it with another segment, or leave its size out."
    ),
    "sample-size-out-of-range": N_(
        "A sample size needs numbers above zero, and shares of at most 1; {value:.4g} is not one. Correct it."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "answers-count-alike": (
        N_("Every answer counts alike, as the study chose: the index describes those who answered, not the customers."),
        N_("Choose post-stratification or raking to weight the answers to the customers."),
    ),
    "revenue-unknown": (
        N_("Revenue was to be counted, but no dimension of the survey says what its segments pay; customers count."),
        N_("Enter the revenue of each tier or district."),
    ),
    "tiers-unknown": (
        N_("Tiers were to count alike, but the survey does not know the respondents' tier; customers count."),
        N_("Map the column that says the tier."),
    ),
    "margin-without-answers": (
        N_(
            "Nobody answered in {count:segment|segments}, such as {place}: "
            "{share:.1%} of the whole is shared out to the others."
        ),
        N_("Ask some customers there, or join the segment with another one."),
    ),
    "raking-not-converged": (
        N_(
            "Raking did not come to rest after {iterations} rounds: a margin is still {error:.2%} of the whole away. "
            "Some combinations of segments that it needs have no answers."
        ),
        N_("Join thin segments, or use post-stratification."),
    ),
    "weights-trimmed": N_(
        "The weights of {count:respondent|respondents} were cut to {trim:.3g} times the median, and raked again."
    ),
    "weights-above-trim": (
        N_(
            "{count:respondent weighs|respondents weigh} more than {trim:.3g} times the median, "
            "because the margins ask for it."
        ),
        N_("Ask more customers of their kind: a few respondents should not decide the index."),
    ),
    "response-unknown": (
        N_(
            "The silent cannot be made up for: nobody entered how many customers of each segment were asked, and the "
            "file lists only those who answered."
        ),
        N_("Enter the number asked for each tier, district or channel."),
    ),
    "response-by-rows": (
        N_(
            "Who was asked is read off the file, by {place}: its {count:row|rows} without any answer count as "
            "customers who were asked and stayed silent."
        ),
        N_("If the file does not list everybody who was asked, enter the numbers asked; they go before."),
    ),
    "response-rates-differ": (
        N_(
            "By {place}, {low:.0%} of those asked answered in {least} but {high:.0%} in {most}; "
            "no weight makes up for it."
        ),
        N_("Turn on the adjustment for non-response."),
    ),
    "response-rates-made-up": N_(
        "By {place}, {low:.0%} of those asked answered in {least} and {high:.0%} in {most}; the weights make up for it."
    ),
    "response-not-fitted": (
        N_("The model of who answers did not come to rest; weights for the silent are rough."),
        N_("Join segments in which nearly everybody or nearly nobody answered."),
    ),
    "silent-customers": (
        N_(
            "{answered:,} of the {invited:,} asked answered ({rate:.1%}). "
            "No weight can see whether the silent think differently: if they were .1 more or less satisfied than those "
            "like them who answered, the index would be off by "
            "{per_tenth:score}."
        ),
        N_("Ask a sample of the silent again, and compare late answers with early ones."),
    ),
    "more-answers-than-asked": (
        N_("{answered} answered in {place}, but only {invited} were asked there; response is not told by it."),
        N_("Correct the number asked."),
    ),
    "late-answers-differ": (
        N_(
            "Those who answered late are {difference:score} apart from those who answered early; "
            "the silent are often like the late ones."
        ),
        N_("Read the index with this in mind, or ask a sample of the silent again."),
    ),
}
