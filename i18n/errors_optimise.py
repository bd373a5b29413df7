"""Sentences about spending a budget: what was not proven, and rules that cannot all be kept."""

ERRORS = {
    "aim-without-futures": (
        "This aim looks at several futures, but the study has none. Describe futures first, or aim at the index of the"
        " world as it is."
    ),
    "aim-without-draws": "The lower tail is read from draws, but none were made. Give a number of draws.",
    "goal-not-a-number": "A goal is an index to be reached, but {value} is no finite number. Give one such as 0.72.",
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "plan-infeasible": (
        "No plan keeps all rules: these {count} contradict each other.",
        "Change or drop any one of them[: that ends this contradiction, but not the other {further}].",
    ),
    "conflicts-further": (
        "Dropping one of these rules is not enough: {count} more contradictions are left[, about {names}].",
        "The command line `optimise` lists all of them.",
    ),
    "rule-impossible": ("No plan keeps all rules: this one cannot be kept.", "Change or drop it."),
    "rule-whole": "{lever} is only bought in whole units.",
    "rule-budget": "All levers together may cost {budget:money} (net present value).",
    "rule-must-fund": (
        "{lever} must be funded with at least {amount:,.6g} of at most {maximum:,.6g}; that alone costs {cost:money}."
    ),
    "rule-either-or": "Only one of these may be used: {names}.",
    "rule-prerequisite": "{lever} may only be used together with {needs}: at least {least:,.6g} of it.",
    "rule-least": "{lever} is used with at least {least:,.6g}, or not at all.",
    "rule-most": "{lever} is used with at most {most:,.6g}.",
    "rule-pool": "The levers of {department} together may cost {budget:money}.",
    "rule-year": "In year {year} at most {budget:money} may be paid.",
    "rule-floor": "No customers of {place} may fall below their index of today.",
    "rule-emissions": "At least {tonnes:,.0f} tonnes of CO2 are avoided.",
    "proof-stopped": (
        "The proof took too long and was stopped: a plan of the same levels could be better by up to {gap:.4f}.",
        "Ask for fewer levers or quarters, or take the plan as a good one.",
    ),
    "plan-searched": (
        "The index of this study is no sum over indicators: the plan was searched from several starts, not proven.",
        "Compare it with plans of your own before deciding.",
    ),
    "plan-searched-tail": (
        "The lower tail was maximised by a search on draws: the plan is good, but not proven to be the best.",
        "More draws make it more certain.",
    ),
    "goal-in-every-future": (
        (
            "By the least regret a goal has to be reached in every future; the worst for this plan is {worst}: "
            "{index:.4f}."
        ),
        "Regret itself is no index to be reached: maximise without a goal to see it.",
    ),
    "goal-unreachable": (
        "No plan within the rules reaches {goal:.4f}; the most is {most:.4f}.",
        "The plan shown is the one that reaches most. Raise the budget or loosen a rule to get further.",
    ),
    "floors-by-company": (
        "Without a survey the segments of {names} are not told apart: only all customers together may not fall.",
        "Load a survey with these segments.",
    ),
    "yearly-beyond-horizon": (
        "Cash was limited for {years} years, but the projection ends after {horizon}: later years were not looked at.",
        "Project more quarters.",
    ),
    "limit-beyond-maximum": (
        "[{place}: ]The rules want at least {least:g} wherever this lever is used, but its maximum is {maximum:g}.",
        "So no plan uses it. Lower the limit, or raise the maximum.",
    ),
    "pool-without-levers": ("No lever belongs to {department}: its pool limits nothing.", "Check the departments."),
}
