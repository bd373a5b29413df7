"""Sentences for what a table of a model gets wrong."""

from i18n.translate import N_

ERRORS = {
    "table-empty": N_("The table has no row. Give every criterion and indicator a row with its name."),
    "table-name-missing": N_("Row {row} has no name. Write the name of the criterion or indicator, or empty the row."),
    "table-id-repeated": N_('Row {row} uses the id "{name}" a second time. Give each element its own id.'),
    "table-name-unknown": N_(
        'Row {row} names "{name}", which is no id and no name in the table.[ Did you mean "{suggestion}"?]'
    ),
}
