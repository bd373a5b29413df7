"""Synthetic lists of outages and tickets, drawn from a stated model: to try everything with. Never for decisions.

Outages of each cause come as a Poisson process with a season and a yearly trend; how many customers are hit and for
how long is lognormal; on one stormy day far more happens than on any other. Complaints come as a Poisson process with
a rate for each segment; a part of them is made by customers who complained about the same before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from satisfaction.respondents import Dimension

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Cause:
    """Why supply is cut: its share of all customer-minutes, median minutes, and how much more of it in summer."""

    label: Label
    share: float
    minutes: float
    planned: bool = False
    season: float = 0.0


CAUSES = (
    Cause(Label("Planned works", "计划检修"), 0.33, 240, planned=True),
    Cause(Label("Storm and lightning", "雷击大风"), 0.24, 110, season=0.8),
    Cause(Label("Equipment failure", "设备故障"), 0.19, 95),
    Cause(Label("Trees and animals", "树障与鸟害"), 0.11, 75, season=0.4),
    Cause(Label("Third-party damage", "外力破坏"), 0.08, 85),
    Cause(Label("Overload", "过负荷"), 0.05, 60, season=0.9),
)
"""Planned works make a third, as in 50 Chinese cities in the first quarter of 2020; the rest is an assumption."""

SIGMA = 0.8
"""Standard deviation of the logarithms of customers and minutes."""

SKEW = math.exp(SIGMA**2 / 2)
"""Mean of a lognormal by its median."""

CATEGORIES = (
    (Label("Outage and repair", "停电与抢修"), 0.38),
    (Label("Billing and metering", "电费与计量"), 0.24),
    (Label("Connection process", "业扩报装"), 0.13),
    (Label("Staff conduct", "服务态度"), 0.10),
    (Label("Voltage quality", "电压质量"), 0.08),
    (Label("Information", "信息告知"), 0.05),
    (Label("Other", "其他"), 0.02),
)
"""What complaints are about, with shares: an assumption."""

WORDS: dict[str, Label] = {
    text: label
    for label in (*(cause.label for cause in CAUSES), *(label for label, _ in CATEGORIES))
    for text in (label.en, label.zh)
}
"""Every text of a drawn list that a study keeps, in either language, with what it stands for."""

OUTAGE_COLUMNS = (
    Label("outage start", "停电开始时间"),
    Label("restored", "恢复时间"),
    Label("customers", "停电户数"),
    Label("district", "供电所"),
    Label("cause", "停电原因"),
    Label("outage type", "停电类型"),
    Label("feeder", "线路名称"),
)
TICKET_COLUMNS = (
    Label("ticket type", "业务类型"),
    Label("received at", "受理时间"),
    Label("customer id", "客户编号"),
    Label("category", "投诉类别"),
    Label("district", "供电所"),
)


Outage = tuple[int, int, int, str, str, str, str]
"""Minute it begins, minutes it lasts, customers hit, segment, cause, kind, feeder."""


@dataclass(frozen=True)
class OperationsModel:
    """What a list is drawn from.

    Parameters
    ----------
    dimension
        The places; every segment must have customers.
    hours
        SAIDI of each segment, hours a year.
    rates
        Complaints per 10,000 customers and year of each segment.
    first, months
        First month, and how many there are.
    trend
        What is left of outages and complaints after a year.
    storm
        Share of a year's customer-minutes that the stormy day adds.
    repeats
        Share of complaints of customers who complained about the same before.
    stretch
        How many times as long outages last as their causes say.
    """

    dimension: Dimension
    hours: tuple[float, ...]
    rates: tuple[float, ...]
    first: str = "2024-07"
    months: int = 24
    trend: float = 0.92
    storm: float = 0.06
    repeats: float = 0.11
    stretch: float = 1.0

    def __post_init__(self) -> None:
        if not self.dimension.is_counted or not self.dimension.customers:
            raise DecisionError("synthetic-without-customers", dimension=self.dimension.id)

    @classmethod
    def around(
        cls, dimension: Dimension, saidi: float = 8.76, complaints: float = 8.0, saifi: float | None = None
    ) -> OperationsModel:
        """Segments spread around means of all customers: the first is best served, the last worst. An assumption.

        Outages last as long as a SAIFI asks for, where one is given.
        """
        if not dimension.is_counted or not dimension.customers:
            raise DecisionError("synthetic-without-customers", dimension=dimension.id)
        share = np.array([each.customers or 0 for each in dimension.segments]) / dimension.customers

        def spread(mean: float, best: float, worst: float) -> tuple[float, ...]:
            relative = np.linspace(best, worst, share.size) if share.size > 1 else np.ones(1)
            return tuple((mean * relative / (share @ relative)).tolist())

        usual = sum(cause.share for cause in CAUSES) / sum(cause.share / (cause.minutes * SKEW) for cause in CAUSES)
        stretch = 60 * saidi / saifi / usual if saifi else 1.0
        return cls(dimension, spread(saidi, 0.35, 2.4), spread(complaints, 0.7, 1.6), stretch=stretch)


def draw_outages(model: OperationsModel, *, seed: int, language: str = "en") -> pa.Table:
    """An outage list, one row an outage, in the order of time; texts in one language."""
    import pyarrow as pa

    rng = np.random.default_rng(seed)
    rows: list[Outage] = []
    kinds = (Label("fault", "故障停电"), Label("planned", "计划停电"))
    for place, (segment, hours) in enumerate(zip(model.dimension.segments, model.hours, strict=True)):
        customers = segment.customers or 0
        feeders = max(customers // 400, 30)
        name = segment.label.in_language(language) or segment.id
        for cause in CAUSES:
            lost = 60 * hours * customers * cause.share
            begins, hit, minutes = _events(model, rng, lost, customers, cause)
            rows += [
                (int(begin), int(lasted), int(count), name, cause.label.in_language(language),
                 kinds[cause.planned].in_language(language), f"{place + 1}{rng.integers(1, feeders):03d}")
                for begin, count, lasted in zip(begins, hit, minutes, strict=True)
            ]  # fmt: skip
    rows = _one_at_a_time(sorted(rows))
    start = np.array([row[0] for row in rows], "datetime64[m]")
    end = start + np.array([row[1] for row in rows], "timedelta64[m]")
    columns = [_written(start), _written(end), *([row[k] for row in rows] for k in range(2, 7))]
    return pa.table(dict(zip([each.in_language(language) for each in OUTAGE_COLUMNS], columns, strict=True)))


def _one_at_a_time(rows: Sequence[Outage]) -> list[Outage]:
    """Outages in the order of time, none on a feeder that is out already: the next that is not takes its place."""
    out_until: dict[str, int] = {}
    found = []
    for begin, lasted, count, name, cause, kind, feeder in rows:
        free = feeder
        while out_until.get(free, begin) > begin:
            free = str(int(free) + 1)
        out_until[free] = begin + lasted + 1
        found.append((begin, lasted, count, name, cause, kind, free))
    return found


def _events(
    model: OperationsModel, rng: np.random.Generator, lost: float, customers: int, cause: Cause
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Minutes since 1970 at which outages begin, customers hit and minutes each lasts; `lost` a year on average."""
    median, minutes = max(min(220.0, customers / 25), 1.0), cause.minutes * model.stretch
    most = max(customers / 3, 1.0)
    each = median * minutes * SKEW**2  # customers times minutes, both lognormal
    first = np.datetime64(model.first, "M")
    begins = []
    for month in range(model.months):
        start = (first + month).astype("datetime64[m]").astype(np.int64)
        length = (first + month + 1).astype("datetime64[m]").astype(np.int64) - start
        calendar = (first + month).astype(np.int64) % 12
        factor = 1 + cause.season * math.cos(2 * math.pi * (calendar - 6.5) / 12)
        mean = lost / 12 / each * factor * model.trend ** (month / 12)
        begins.append(start + rng.integers(0, length, rng.poisson(mean)))
    if cause.season >= 0.8 and model.storm:  # a stormy day in the second summer
        storm = (first + min(13, model.months - 1)).astype("datetime64[m]").astype(np.int64) + 9 * 1440
        begins.append(storm + rng.integers(0, 1440, rng.poisson(lost / each * model.storm / cause.share / 2)))
    begin = np.concatenate(begins)
    hit = np.clip(np.rint(rng.lognormal(math.log(median), SIGMA, begin.size)), 1, most)
    lasted = np.clip(np.rint(rng.lognormal(math.log(minutes), SIGMA, begin.size)), 2, 4320)
    return begin, hit, lasted


def draw_tickets(model: OperationsModel, *, seed: int, language: str = "en") -> pa.Table:
    """A ticket list, one row a ticket, in the order of time: complaints among enquiries and repair orders."""
    import pyarrow as pa

    rng = np.random.default_rng(seed)
    kinds = [each.in_language(language) for each in (Label("complaint", "投诉"), Label("enquiry", "咨询"),
                                                     Label("repair order", "报修"))]  # fmt: skip
    names = [label.in_language(language) for label, _ in CATEGORIES]
    shares = np.array([share for _, share in CATEGORIES])
    rows: list[tuple[int, str, str, str, str]] = []
    for place, (segment, rate) in enumerate(zip(model.dimension.segments, model.rates, strict=True)):
        name, customers = segment.label.in_language(language) or segment.id, segment.customers or 0
        when = _moments(model, rng, customers * rate / 10_000)
        about = rng.choice(len(names), when.size, p=shares / shares.sum())
        who = _complainants(rng, about, customers, model.repeats)
        rows += [
            (int(at), kinds[0], f"{place + 1}{number:07d}", names[k], name)
            for at, number, k in zip(when, who, about, strict=True)
        ]
        others = _moments(model, rng, customers * rate / 10_000 * 1.5)
        rows += [
            (int(at), kinds[1 + int(k)], f"{place + 1}{number:07d}", "", name)
            for at, k, number in zip(others, rng.integers(0, 2, others.size), rng.integers(0, max(customers, 1),
                                                                                          others.size), strict=True)
        ]  # fmt: skip
    rows.sort()
    when = np.array([row[0] for row in rows], "datetime64[m]")
    columns: list[Sequence[str]] = [[row[1] for row in rows], _written(when)]
    columns += [[row[k] for row in rows] for k in range(2, 5)]  # type: ignore[misc]
    return pa.table(dict(zip([each.in_language(language) for each in TICKET_COLUMNS], columns, strict=True)))


def _moments(model: OperationsModel, rng: np.random.Generator, yearly: float) -> FloatArray:
    """Minutes since 1970 of a Poisson process whose rate falls with the trend, in order."""
    first = np.datetime64(model.first, "M")
    found = []
    for month in range(model.months):
        start = (first + month).astype("datetime64[m]").astype(np.int64)
        length = (first + month + 1).astype("datetime64[m]").astype(np.int64) - start
        found.append(start + rng.integers(0, length, rng.poisson(yearly / 12 * model.trend ** (month / 12))))
    return np.sort(np.concatenate(found)).astype(np.float64)


def _complainants(rng: np.random.Generator, about: NDArray[np.int64], customers: int, repeats: float) -> list[int]:
    """Numbers of the customers; some are those of an earlier complaint about the same."""
    fresh = rng.integers(0, max(customers, 1), about.size)
    again, pick = rng.random(about.size) < repeats, rng.random(about.size)
    before: dict[int, list[int]] = {}
    chosen = []
    for k in range(about.size):
        earlier = before.setdefault(int(about[k]), [])
        number = earlier[int(pick[k] * len(earlier))] if again[k] and earlier else int(fresh[k])
        earlier.append(number)
        chosen.append(number)
    return chosen


def _written(when: np.ndarray) -> list[str]:
    return [str(each).replace("T", " ") for each in when]
