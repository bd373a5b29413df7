"""Sentences for lists of customers: who stands in them twice, what cannot be, who belongs to no district."""

from i18n.translate import N_

WORDS = (N_("customers"),)
"""What a list holds, inside a sentence."""

FINDINGS = {
    "customers-named-twice": (
        "{count:row names|rows name} a customer who was named before: {examples}[ (row {row})][ (rows {rows})].",
        "Everybody counts once, as first said. Correct the list where they are different customers.",
    ),
    "customer-numbers-negative": (
        '{count:number is|numbers are} below zero in the column "{column}"[ (row {row})][ (rows {rows})].',
        "Counted as not known. Correct the list.",
    ),
    "customers-without-district": (
        "{count:customer belongs|customers belong} to no district of this study: {examples}.",
        "Missing from every district. Take the places in as districts, or correct their names.",
    ),
}
