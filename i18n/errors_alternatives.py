"""Sentences for alternatives, networks inside elements, and tables of one's own."""

from i18n.translate import N_

ERRORS = {
    "network-only-judged": N_(
        "Inside the network “{network}” things are only weighed and judged. What is measured or planned belongs to the "
        "study's own model: go there and change it. Nothing was changed."
    ),
    "alternatives-none": N_("No alternative has a name. Type at least one, each on a line of its own."),
    "criteria-none": N_("No criterion has a name. Type at least one, each on a line of its own."),
    "own-table-empty": N_(
        "The table is too small: it needs the criteria in the first row and at least two alternatives below, each with "
        "its name in front."
    ),
    "own-table-too-large": N_("The table has {cells} values; at most {limit} are read. Leave rows or columns out."),
    "own-table-row": N_("Row {row} of the table has {given} values; there are {expected} criteria. Complete the row."),
    "own-table-not-a-number": N_('Row {row} of the table has "{value}" under “{criterion}”, which is no number.'),
    "own-table-name-repeated": N_("“{name}” stands twice in the table or is empty. Give each row and column a name."),
    "rating-scale-used": N_("The scale “{scale}” is in use for {criteria}. Rate these on another scale first."),
    "nothing-to-rank": N_(
        "The study has nothing to rank: no alternatives, no ratings and fewer than two scenarios. Add alternatives on "
        "the page Alternatives, or import a model that has them."
    ),
    "ranking-source-missing": N_("The study cannot be ranked by its {source}: there are none, or fewer than two."),
}
