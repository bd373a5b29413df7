"""Sentences about editing futures; Chinese in ``assets/locale/zh/futures_page.po``."""

ERRORS = {
    "future-alone": (
        "There is one future only, so its probability is 100%. Add another future, and they share the probability."
    ),
    "future-rest-too-small": (
        'A probability of {value:.0%} leaves less than nothing for "{future}", which takes the rest. Choose at most '
        "{most:.0%}, or let all others move in proportion."
    ),
}

FINDINGS: dict[str, tuple[str, str]] = {}
