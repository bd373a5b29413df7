"""``customers``: tiers, value classes and conduct of the customers of a list; written back with the classes added."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from cli.arguments import add_json, print_json
from cli.table import table
from cli.words import finding_as_json, print_findings
from exchange.customer_list import read_customer_list, write_customer_list
from i18n import numbers
from i18n.translate import N_, Translator, translator
from mcdm.errors import DecisionError
from satisfaction.customer_value import ClassTotal, CustomerClasses, CustomerList, classify, conduct_class, totals
from satisfaction.questionnaire import TIER_THRESHOLDS
from studies.edits.customer_classes import NAMES

NAME = "customers"
HELP = "class the customers of a list by consumption, revenue and conduct"

TIERS = tuple(name for _, name in reversed(TIER_THRESHOLDS))
"""The most valuable first."""


WORDS = {
    "positive": N_("positive margin"),
    "not positive": N_("no positive margin"),
    "high": N_("good conduct"),
    "middle": N_("middling conduct"),
    "low": N_("poor conduct"),
}
"""What the classes are called that are no segments."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --out, --override, --json."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a list of customers (CSV, XLSX, Parquet)")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the list with the classes added (CSV)")
    parser.add_argument(
        "--override", metavar="KIND=TIER", action="append", default=[],
        help="the tier of a kind whatever it takes, e.g. hospital=VIP; repeatable",
    )  # fmt: skip
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print how many customers each class has and what they pay."""
    customers = read_customer_list(arguments.file)
    classes = classify(customers, overrides=_overrides(arguments.override))
    if arguments.out is not None:
        write_customer_list(arguments.out, customers, classes)
    if arguments.json:
        print_json(as_json(customers, classes, arguments.language))
    else:
        _print(customers, classes, translator(arguments.language))
    return 0


def _overrides(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in given:
        kind, sign, tier = each.partition("=")
        if not (sign and kind.strip() and tier.strip()):
            raise DecisionError("override-unreadable", text=each)
        found[kind.strip()] = tier.strip()
    return found


def _all_totals(customers: CustomerList, classes: CustomerClasses) -> dict[str, tuple[ClassTotal, ...]]:
    """Totals of each way of classing that the list allows."""
    given = {
        "tiers": (classes.tiers, TIERS),
        "values": (classes.values, ()),
        "margins": (classes.margins, ()),
        "conduct": (conduct_class(classes.conduct), ("high", "middle", "low")),
    }
    return {name: totals(each, customers.revenue, order) for name, (each, order) in given.items() if any(each)}


def as_json(customers: CustomerList, classes: CustomerClasses, language: str) -> dict[str, object]:
    """Customers and revenue by class, and what is doubtful."""
    found: dict[str, object] = {"customers": len(customers)}
    for name, each in _all_totals(customers, classes).items():
        found[name] = {one.name: {"customers": one.customers, "revenue": one.revenue} for one in each}
    found["findings"] = [finding_as_json(each, None, language) for each in classes.findings]
    return found


def _print(customers: CustomerList, classes: CustomerClasses, t: Translator) -> None:
    titles = {"tiers": t("Tier"), "values": t("Value class"), "margins": t("Margin"), "conduct": t("Conduct")}
    whole = sum(one.revenue or 0.0 for one in totals(("x",) * len(customers), customers.revenue))
    for name, each in _all_totals(customers, classes).items():
        rows = [
            (
                NAMES[one.name].in_language(t.language) if one.name in NAMES else t(WORDS.get(one.name, one.name)),
                numbers.count(one.customers),
                numbers.count(one.revenue),
                numbers.share(one.revenue / whole, 1) if one.revenue is not None and whole else numbers.NONE,
            )
            for one in each
        ]
        print(table((titles[name], t("customers"), t("revenue"), t("share of revenue")), rows), end="\n\n")
    print_findings(classes.findings, None, t.language)
