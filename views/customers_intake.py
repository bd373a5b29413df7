"""A list of customers on its way into a study: received, its columns told, read, counted, taken over.

Like a survey's intake it belongs to a study, not to a visit, and knows nothing of the screen. The file lies in a
temporary folder that goes when the intake does.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from exchange.customer_list import LARGEST_LIST, WHAT, ListColumns, guess_columns, read_customer_list
from exchange.list_columns import ListMapping, SegmentReader, open_list
from exchange.survey_file import SurveyFile
from mcdm.findings import Finding
from satisfaction.customer_value import ClassTotal, CustomerList, classify, totals
from satisfaction.questionnaire import TIER_THRESHOLDS
from satisfaction.respondents import Population
from studies import edits
from studies.study import Study
from views.jobs import Job
from views.received_files import streamed, take_in

READING = "reading"

SHOWN = 20
"""Rows that a planner sees."""

MOST_KINDS = 100
"""So many kinds of customers can be chosen among, the most frequent ones."""

TIERS = tuple(name for _, name in reversed(TIER_THRESHOLDS))
"""The most valuable first."""

DISTRICT = "district"


@dataclass(frozen=True, eq=False)
class Counted:
    """What a list says: customers and revenue of each class by dimension, and what is doubtful."""

    classes: Mapping[str, tuple[ClassTotal, ...]]
    findings: tuple[Finding, ...]


@dataclass(eq=False)
class CustomersIntake:
    """One list on its way.

    Parameters
    ----------
    file, rows
        What it is called and holds; its first rows as texts.
    columns
        Which column says what.
    money
        What one unit of the study's money is in that of the list: 10,000 where the list counts single yuan.
    exceptions
        Kind -> tier whatever it takes.
    take_in
        Whether places that are no districts yet become some.
    left_aside
        Dimensions that are not taken over.
    job, customers
        The reading once it was started, and what it gave.
    """

    file: SurveyFile
    rows: tuple[tuple[str, ...], ...]
    columns: ListColumns
    money: float = 10_000.0
    exceptions: dict[str, str] = field(default_factory=dict)
    take_in: bool = False
    left_aside: set[str] = field(default_factory=set)
    job: Job[CustomerList] | None = None
    customers: CustomerList | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(4))
    _counted: tuple[object, Counted] | None = None

    @classmethod
    def receive(cls, name: str, content: BinaryIO) -> CustomersIntake:
        """Take an uploaded file: stream it to a temporary folder and look into it. Raises what `open_list` raises."""

        def look_into(path: Path) -> CustomersIntake:
            file = open_list(path, WHAT, name=name, largest_bytes=LARGEST_LIST)
            columns = guess_columns(file.columns)
            return cls(file, file.preview(SHOWN), columns, 1.0 if "万" in columns.revenue else 10_000.0)

        return take_in(streamed(content), look_into)

    @property
    def reading(self) -> bool:
        """Whether its job is under way."""
        return self.job is not None and self.job.running

    def start(self, workers: Executor) -> None:
        """Read the list beside the pages."""
        self.job = Job.start(workers, self.read, READING)

    def read(self, job: Job[CustomerList]) -> CustomerList:
        """The list, read to its end."""

        def progress(rows: int, share: float) -> None:
            job.report(READING, share, rows)

        return read_customer_list(
            self.file.path, self.columns, name=self.file.name, progress=progress, cancelled=job.cancelled
        )

    def take(self, customers: CustomerList, study: Study) -> None:
        """Keep what was read; kinds that the questionnaire puts into a tier go there in this list as well."""
        self.customers = customers
        asked = study.questionnaire.segments if study.questionnaire else ()
        known = {kind: tier for each in asked if each.dimension == "tier" for kind, tier in each.exceptions}
        self.exceptions = {kind: known[kind] for kind in self.kinds if kind in known}

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the customers are, the most frequent first."""
        counted = Counter(kind for kind in (self.customers.kinds if self.customers else ()) if kind)
        return tuple(kind for kind, _ in counted.most_common(MOST_KINDS))

    def counted(self, study: Study) -> Counted:
        """Customers and revenue by tier, value class and district; worked out anew where what they read changed."""
        key = (study.population, frozenset(self.exceptions.items()), self.take_in, self.customers)
        if self._counted is None or self._counted[0] != key:
            self._counted = key, self._count(study.population)
        return self._counted[1]

    def _count(self, population: Population) -> Counted:
        customers = self.customers
        assert customers is not None  # the list was read before anybody asks
        classes = classify(customers, overrides=self.exceptions)
        found = {}
        if any(classes.tiers):
            found["tier"] = totals(classes.tiers, customers.revenue, TIERS)
        if any(classes.values):
            found["value"] = totals(classes.values, customers.revenue)
        places, doubts = self._places(customers, population)
        if any(places):
            found[DISTRICT] = totals(places, customers.revenue)
        return Counted(found, (*classes.findings, *doubts))

    def _places(self, customers: CustomerList, population: Population) -> tuple[list[str], tuple[Finding, ...]]:
        """The district of every customer; empty texts where it is none of the study's and shall become none."""
        if not customers.districts:
            return [], ()
        reader = SegmentReader.of(ListMapping((), DISTRICT), population)
        read = reader.read(customers.districts)
        if self.take_in or not reader.unknown:
            own = (place or text.replace("/", "-") for place, text in zip(read, customers.districts, strict=True))
            return list(own), ()
        (unknown,) = reader.findings()
        examples, count = unknown.details["examples"], unknown.details["rows"]
        return read, (Finding.of("customers-without-district", count=count, examples=examples),)

    def taken_over(self, study: Study) -> Study:
        """The study with the customers of this list: one edit."""
        kept = {name: each for name, each in self.counted(study).classes.items() if name not in self.left_aside}
        return edits.take_over_classes(study, kept, money=self.money)

    def assign(self, role: str, heading: str) -> None:
        """Another column, or none, in a role."""
        self.columns = replace(self.columns, **{role: heading})  # type: ignore[arg-type]
