"""Sentences for the ACSI score and the structural model of satisfaction."""

from i18n.translate import N_

ERRORS = {
    "acsi-scale-empty": N_("The scale from {worst} to {best} is empty: the best answer must be above the worst one."),
    "acsi-weights-wrong-shape": N_("There are {questions} questions but {weights} weights. Give one weight for each."),
    "acsi-weight-negative": N_(
        "The weight {weight} of question {place} is negative. Give each question a weight of zero or more."
    ),
    "acsi-weights-without-sum": N_(
        "The weights of the questions sum to {total}, so they weigh nothing. Give at least one a positive weight."
    ),
    "acsi-mean-outside-scale": N_(
        "The mean answer {mean} lies outside the scale from {worst} to {best}. Correct the mean, or name the scale "
        "it was asked on."
    ),
    "structure-without-paths": N_(
        "No path between two constructs can be shown by this survey, so there is no structural model to estimate. "
        "Assign questions to constructs, and say which construct acts on which."
    ),
    "structure-needs-survey": N_(
        "Without a survey no structure can be estimated. Load one, or look at published paths."
    ),
    "path-model-column-constant": N_(
        "Every item of {construct} has the same value in all rows, so the construct cannot be seen. Leave it out, or "
        "give other rows."
    ),
    "structure-construct-empty": N_("The construct {construct} has no question. Assign one, or remove the construct."),
    "structure-without-coefficients": N_(
        "None of the paths carries a coefficient, so nothing can be shown as published. Enter coefficients with their "
        "source, or estimate the model from a survey."
    ),
    "structure-path-exists": N_("{source} already acts on {target}. Change the path that is there."),
    "structure-path-to-itself": N_("{name} cannot act on itself. Choose another construct."),
    "structure-question-unknown": N_(
        "The questionnaire asks nothing named {name}.[ Did you mean {suggestion}?] Choose one of its questions."
    ),
    "structure-unknown-satisfaction": N_(
        "The survey asks none of the questions that show satisfaction as a whole ({questions}), so a structural model "
        "cannot be estimated. Ask at least one of them, or give the study a structure of its own."
    ),
    "structure-no-drivers": N_(
        "The survey asks about no indicator of the model beside satisfaction as a whole, so nothing can be seen to "
        "drive it. Map the columns that ask about the indicators."
    ),
    "path-model-too-few": N_(
        "{respondents:respondent|respondents} answered the questions of the model together; it takes at least "
        "{fewest}. Nothing is estimated from fewer: collect more answers, or show published paths instead."
    ),
    "path-model-alike": N_(
        "Everybody gave the same answer to {count:question|questions} ({questions}), so nothing can be seen to drive "
        "satisfaction. Ask more people, or show published paths instead."
    ),
    "structure-satisfaction-silent": N_(
        "Hardly anybody answered the questions that show satisfaction ({questions}), so nothing can be seen to drive "
        "it. Check their columns, or ask them again."
    ),
    "bootstrap-too-few-resamples": N_("{count} resamples give no interval. Draw at least {fewest}, better 1,000."),
    "bootstrap-without-convergence": N_(
        "Only {converged} of {count} resamples converged, so no interval can be trusted. Simplify the model: fewer "
        "constructs, or questions that hang together better."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "path-model-item-unasked": (
        N_("The structural model reads {place}, which this survey does not ask."),
        N_("The construct is shown by its other questions."),
    ),
    "path-model-item-unanswered": (
        N_("Hardly anybody answered {place}, so it is left out of the structural model."),
        N_("Check the column, or ask the question again."),
    ),
    "path-model-item-constant": (
        N_("Everybody gave the same answer to {place}, so it is left out of the structural model."),
        N_("A question without any spread can show nothing."),
    ),
    "path-model-construct-empty": (
        N_("No question is left that shows {place}, so it is left out with its paths."),
        N_("Assign a question that the survey asks."),
    ),
    "path-model-construct-alone": (
        N_("{place} acts on nothing that could be measured, so it is left out of the structural model."),
        N_("Add a path, or ask about what it acts on."),
    ),
    "path-model-complete-only": (
        N_("{left:,} of {respondents:,} respondents left a question of the model open; the others are read."),
        N_("Nothing was put in place of missing answers."),
    ),
    "path-model-pairwise": (
        N_("Only {complete:,} of {respondents:,} respondents answered every question of the model."),
        N_(
            "So what two questions have in common rests on those who answered both, the mean and spread of each on all "
            "who answered it; nothing was put in place of missing answers. Predictive relevance rests on the complete "
            "ones alone."
        ),
    ),
    "path-model-small-sample": (
        N_(
            "{respondents} respondents are few for {arrows} arrows that meet at one construct: {wanted} or more are "
            "usual."
        ),
        N_("Read the intervals, not the coefficients, or simplify the model."),
    ),
    "path-model-sampled": (
        N_("The structural model is estimated from a random sample of {sample:,} of {respondents:,} respondents."),
        N_("Its intervals are those of the sample."),
    ),
    "path-model-not-converged": (
        N_("The structural model did not settle within {iterations} rounds; its numbers are those of the last one."),
        N_("Simplify it: fewer constructs, or questions that hang together better."),
    ),
    "bootstrap-partly-converged": (
        N_("{lost} of {drawn} resamples did not converge and are left out of the intervals."),
        N_("The intervals may be a little too narrow."),
    ),
    "constructs-collinear": (
        N_("What acts on {place} ({names}) says the same thing twice: at least one is fully determined by the others."),
        N_(
            "Their single coefficients mean nothing; only what they explain together does. Join them into one "
            "construct, or remove one."
        ),
    ),
    "constructs-nearly-collinear": (
        N_("Among what acts on {place}, {name} is nearly a mixture of the others (VIF {vif:.1f}, limit {limit:.0f})."),
        N_("Its coefficient is unstable. Join it with another construct, or look at total effects only."),
    ),
    "item-loads-negatively": (
        N_("{place} runs against the other questions of {construct} (loading {loading:score2})."),
        N_("Probably agreeing means being dissatisfied: mark the question as reversed on the survey page."),
    ),
    "item-loads-weakly": (
        N_("{place} hardly shows {construct} (loading {loading:score2}, below {limit:score1})."),
        N_("Leave the question out of the construct, or word it better next time."),
    ),
    "constructs-poorly-measured": (
        N_(
            "Measured poorly: {names}. Composite reliability goes down to {reliability:score2} (at least .70 is "
            "wanted), average variance extracted to {ave:score2} (at least .50)."
        ),
        N_("Their paths come out too weak. Ask more, or more similar, questions about them."),
    ),
    "many-constructs-alike": (
        N_(
            "Respondents hardly tell {count} of the {pairs} pairs of constructs apart (HTMT up to {htmt:score2}, limit "
            "{limit:score2})."
        ),
        N_(
            "Much of what they say about single matters is one general impression. Read what the constructs explain "
            "together rather than one coefficient against another."
        ),
    ),
    "constructs-alike": (
        N_("Respondents hardly tell these two apart: {place} (HTMT {htmt:score2}, limit {limit:score2})."),
        N_("Do not read their coefficients against each other; consider joining them."),
    ),
    "path-without-coefficient": (
        N_("No coefficient is given for the path {place}, so it counts as none."),
        N_("Enter one with its source, or estimate the model."),
    ),
    "paths-beyond-variance": (
        N_("The published coefficients on {place} explain more than there is (R² {r_squared:score2})."),
        N_("They cannot come from one standardised regression. They are shown as published and used for no forecast."),
    ),
    "paths-hardly-coherent": (
        N_(
            "The published coefficients on {place} fit together only if what acts on it correlates by at most "
            "{bound:score} on average (their squares alone sum to {squares:score2})."
        ),
        N_(
            "Real drivers of satisfaction correlate by {usual:score1} to .7. They are shown as published and used for "
            "no forecast."
        ),
    ),
    "construct-questions-missing": (
        N_("The survey does not ask: {questions}."),
        N_("What depends on them is left out of the structural model; ask them in the next wave."),
    ),
    "published-paths-without-source": (
        N_("The coefficients of this structure have no source."),
        N_("Say where they were published, so that a reader can check them."),
    ),
}
