"""Sentences for operating figures, outages and complaints: their lists, their sums, and what is doubtful in them."""

from i18n.translate import N_

WORDS = (
    N_("the beginning"),
    N_("the end or the duration"),
    N_("the customers"),
    N_("the date"),
    N_("outages"),
    N_("tickets"),
    N_("values of figures"),
    N_("the rate of complaints"),
    N_("SAIDI"),
)
"""What a list lacks or holds, inside a sentence."""

ERRORS: dict[str, str] = {
    "figure-impossible": (
        "The operating figure of {indicator} cannot be {value:g}: in its unit it is at least {low:g}[ and at most "
        "{high:g}]. Correct the value or the unit; nothing was changed."
    ),
    "complaint-exposure-missing": (
        "A rate of complaints needs customers and time, but there are {customers} customers over {years} years. Give "
        "the number of customers of each segment on the page of the customers."
    ),
    "complaints-negative": "There cannot be {count} complaints. Correct the number.",
    "control-chart-areas": (
        "A control chart needs counts that are not negative over customers and time that are more than none. Correct "
        "the numbers, or leave the point out."
    ),
    "control-chart-empty": (
        "A control chart needs as many areas as counts, and at least one; there are {counts} counts and {areas} areas."
    ),
    "customers-served-missing": (
        "Reliability is worked out for an average customer, but {value} customers are served. Give the number of "
        "customers of each segment on the page of the customers."
    ),
    "list-column-missing": (
        'Nothing in "{file}" is chosen for {what}, and without it the list cannot be read. Choose the column among: '
        "{known}."
    ),
    "list-empty": (
        'The list "{file}" has no rows with {what}: it is empty or holds only headings. Choose a file with at least '
        "one row below its headings; nothing was changed."
    ),
    "outage-time-missing": "Reliability needs a time that is more than {value} hours. Choose a longer time.",
    "outages-none": (
        "Not one of the {rows} rows could be counted as an outage. Check which columns hold the beginning, the end "
        "and the customers; nothing was changed."
    ),
    "outages-out-of-range": (
        "An outage cannot have a negative number of customers or minutes[ (period {period})][, in {segment}]. Correct "
        "the numbers."
    ),
    "readings-none": (
        'Of {cells} cells in "{file}" not one could be read as a value of a figure that this study has. Check that the '
        "table names figures, periods and places as the study does; nothing was changed."
    ),
    "readings-without-figure": (
        'The table "{file}" does not say which figure it is about. Choose the figure, or add a column with its name.'
    ),
    "readings-without-period": (
        'The table "{file}" does not say when the values were measured. Add a column, or headings, with periods such '
        "as 2026-09, 2026-Q3 or 2026."
    ),
    "readings-without-value": (
        'No column of "{file}" holds the values. Name it "value", or put periods, districts or figures across.'
    ),
    "synthetic-without-customers": (
        'An example list needs the number of customers in each segment of "{dimension}". Give them on the page of the '
        "customers."
    ),
    "tickets-none": (
        "Not one of the {rows} rows could be counted as a complaint with a date[; {other} of them are other tickets]. "
        "Check which columns hold the date and the kind of ticket; nothing was changed."
    ),
}

FINDINGS: dict[str, str | tuple[str, str]] = {
    "categories-joined": (
        "{count:small category was|small categories were} joined into one.",
        "The largest {kept} are kept apart.",
    ),
    "causes-joined": (
        "{count:small cause was|small causes were} joined into one.",
        "The largest {kept} are kept apart.",
    ),
    "complaints-overdispersed": (
        "The counts of complaints vary {times} times as much as chance alone would make them.",
        "The limits of the chart are therefore too narrow: read what lies far beyond them, not what lies just beyond.",
    ),
    "complaints-without-place": (
        "{share} of the complaints come from no known place.",
        "They count for the company and are missing from every district.",
    ),
    "figure-from-part-of-a-year": (
        "The lists reach over {months:month|months} only, so {what} is the pace of these months over a year.",
        "Seasons may make it look better or worse than it is; a list of twelve months does not.",
    ),
    "figures-without-readings": (
        "{count} of {total} operating figures have a value of today and no readings.",
        "Load a table of figures to see how they move and where they differ.",
    ),
    "list-is-synthetic": (
        "This list was drawn from a stated model, to try things with.",
        "Nothing in it was measured: do not decide by it.",
    ),
    "list-dates-ambiguous": (
        'Dates such as "{example}" may name the day or the month first.',
        "They were read with the month first; choose the other order if that is wrong.",
    ),
    "list-places-unknown": (
        (
            "{count:place of the list is no district|places of the list are no districts} of this study: "
            "{examples} ({rows:row|rows})."
        ),
        (
            "They count for the company and are missing from every district. Take the places in as districts, or "
            "correct their names."
        ),
    ),
    "outage-more-than-company": (
        (
            "One outage (row {row}) is said to have cut off {given:,} customers, but the company serves only "
            "{customers:,}."
        ),
        "Correct the list, or the number of customers.",
    ),
    "outage-more-than-district": (
        (
            "One outage in {segment} (row {row}) is said to have cut off {given:,} customers, but only "
            "{customers:,} live there."
        ),
        "Correct the list, or the number of customers.",
    ),
    "outages-beyond-end": (
        "{share} of the customer-minutes passed after {month}, the last month in which an outage began.",
        "Not counted: load the list of the month after as well.",
    ),
    "outages-minutes-differ": (
        (
            "{count:outage says another duration than its|outages say another duration than their} beginning and "
            "end do[ (row {row})][ (rows {rows})]."
        ),
        "Beginning and end were believed.",
    ),
    "outages-negative": (
        (
            "{count:outage ends before it begins, or lasts|outages end before they begin, or last} more than ten "
            "years[ (row {row})][ (rows {rows})]."
        ),
        "Left out. Correct the times in the list.",
    ),
    "outages-overlap": (
        "{count:outage begins|outages begin} at a place that is still without supply[ (row {row})][ (rows {rows})].",
        "The customers are counted for both. Check whether the list names the same outage twice.",
    ),
    "outages-repeated": (
        (
            "{count:outage stands|outages stand} in the list a second time, alike in every column[ (row {row})]"
            "[ (rows {rows})]."
        ),
        "All of them are counted. Leave repeated rows out where they are one outage.",
    ),
    "outages-very-long": (
        "{count:outage lasts|outages last} longer than thirty days[ (row {row})][ (rows {rows})].",
        "Counted all the same. Check whether the end is right.",
    ),
    "outages-without-customers": (
        ("{count:outage has|outages have} no number of customers, or one below zero[ (row {row})][ (rows {rows})]."),
        "Left out, so the true figures are higher.",
    ),
    "outages-without-end": (
        "{count:outage has|outages have} no end that is a date, and no duration[ (row {row})][ (rows {rows})].",
        "Left out, so the true figures are higher.",
    ),
    "outages-without-place": (
        "{share} of the customer-minutes were lost at no known place.",
        "They count for the company and are missing from every district.",
    ),
    "outages-without-start": (
        "The beginning of {count:outage|outages} is no date[ (row {row})][ (rows {rows})].",
        "Left out. Correct the dates in the list.",
    ),
    "places-without-customers": (
        "Nobody knows how many customers there are in {count} of the places that the list names ({examples}).",
        "They count for the company and have no figures of their own. Give the number of their customers.",
    ),
    "population-not-counted": (
        "Nobody knows how many customers there are, so nothing can be worked out for an average customer.",
        "Give the number of customers of each district.",
    ),
    "readings-blank-place": (
        "{count:value names|values name} no district, beside others that do[ (row {row})][ (rows {rows})].",
        "An empty district stands for the whole company. Write the district where that is wrong.",
    ),
    "readings-figure-unknown": (
        "{count:value names|values name} no figure of this study: {examples}[ (row {row})][ (rows {rows})].",
        "Left out. Use the name of the figure, or of its indicator.",
    ),
    "readings-impossible": (
        (
            'In "{file}", row {row}, column "{column}": {value} cannot be a value of {place}; possible is'
            "[ {low:g} to {high:g}%][ {least:g} or more].[ The same in row {other}.]"
            "[ The same in rows {others}.]"
        ),
        (
            "Left out, the others kept. Correct the table; or the unit and the typical values of the figure, "
            "where it can be more."
        ),
    ),
    "readings-not-a-number": (
        "{count:value is no number|values are no numbers}: {examples}[ (row {row})][ (rows {rows})].",
        "Left out.",
    ),
    "readings-period-unknown": (
        "The period of {count:value|values} is not understood: {examples}[ (row {row})][ (rows {rows})].",
        "Left out. Write periods as 2026-09, 2026-Q3 or 2026.",
    ),
    "readings-place-unknown": (
        "{count:value names|values name} no district of this study: {examples}[ (row {row})][ (rows {rows})].",
        "Left out. Use the name of a district, or add it to the customers.",
    ),
    "readings-repeated": (
        "{count:value stands|values stand} in the table a second time for the same figure, period and place.",
        "The last one counts.",
    ),
    "repeats-from-part": (
        "The list is so long that only one customer in {part} was followed to see who complained again.",
        "The share of repeated complaints is that of these customers.",
    ),
    "repeats-unseen": (
        "The list does not say who complained, so nobody knows which complaints are repeated ones.",
        "Choose the column with the number of the customer if there is one.",
    ),
    "segment-figures-partial": (
        "For {segment}, {missing} of {total} operating figures have no readings of its own.",
        "The value of the whole company stands in for them.",
    ),
    "tickets-no-complaints": (
        "{count:,} of {rows:,} tickets are no complaints.",
        "Enquiries, repair orders and other tickets were left out.",
    ),
    "tickets-without-category": (
        (
            "{count:complaint does not say what it is|complaints do not say what they are} about[ (row {row})][ ("
            "rows {rows})]."
        ),
        "Counted under no category.",
    ),
    "tickets-without-date": (
        "The date of {count:complaint|complaints} is not understood[ (row {row})][ (rows {rows})].",
        "Left out. Correct the dates in the list.",
    ),
}
