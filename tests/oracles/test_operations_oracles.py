"""Outages and complaints against plain loops over dates, and intervals against their definition."""

from __future__ import annotations

import csv
import datetime
import math
import statistics
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom, poisson

from exchange.outage_list import read_outages
from satisfaction.complaints import compare_rates, complaint_rate
from satisfaction.outage_tally import OutageRows, OutageTally
from satisfaction.ticket_tally import TicketRows, TicketTally
from store.examples import load_example
from studies import edits
from studies.outage_report import outage_report

START = datetime.datetime(2024, 1, 1)


def test_outages_minute_by_minute() -> None:
    """Each minute of each outage is put into its month by a loop."""
    rng = np.random.default_rng(11)
    begins = [START + datetime.timedelta(minutes=int(k)) for k in rng.integers(0, 400 * 1440, 120)]
    lasts = rng.integers(1, 6000, 120)
    customers, districts = rng.integers(0, 900, 120), rng.choice(["D1", "D2"], 120)
    minutes: dict[tuple[str, str], int] = defaultdict(int)
    hit: dict[tuple[str, str], int] = defaultdict(int)
    for begin, lasted, count, district in zip(begins, lasts, customers, districts, strict=True):
        hit[f"{begin:%Y-%m}", district] += count
        for k in range(lasted):
            minutes[f"{begin + datetime.timedelta(minutes=k):%Y-%m}", district] += count
    tally = OutageTally("district")
    start = np.array(begins, "datetime64[s]")
    tally.add(
        OutageRows(np.arange(120), start, start + lasts.astype("timedelta64[m]"), np.full(120, np.nan),
                   customers.astype(float), districts.tolist(), [""] * 120, np.zeros(120, bool),
                   np.zeros(120, np.uint64))
    )  # fmt: skip
    found = {(each.period, each.segment): each for each in tally.result().counts if not each.major}
    major = {(each.period, each.segment): each for each in tally.result().counts if each.major}
    for key in minutes:
        parts = [group[key] for group in (found, major) if key in group]
        assert sum(part.minutes for part in parts) == pytest.approx(minutes[key])
        assert sum(part.customers for part in parts) == hit.get(key, 0)


def test_ieee_1366_from_its_text(tmp_path: Path) -> None:
    """SAIFI, SAIDI, CAIDI, ASAI and the major event days of a made list by the words of the standard.

    SAIFI is the customers interrupted over the customers served, SAIDI their minutes over the same; a day's SAIDI is
    that of the interruptions that began on it; T = exp(mean + 2.5 standard deviations of the logarithms of the days
    that have any). The list reaches over 2025, with two storms.
    """
    study, made = load_example("power-supply"), []
    served, rng = study.population.dimension("district").customers, np.random.default_rng(3)
    for day in range(365):
        storm = 400 if day in (150, 290) else 1
        for _ in range(int(rng.poisson(1.2)) + (storm > 1)):
            begin = datetime.datetime(2025, 1, 1) + datetime.timedelta(days=day, minutes=int(rng.integers(0, 400)))
            made.append((begin, int(rng.integers(2, 240)), int(rng.integers(1, 60)) * storm))
    path = tmp_path / "list.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("start", "restored", "customers"))
        rows.writerows((begin, begin + datetime.timedelta(minutes=lasted), hit) for begin, lasted, hit in made)
    daily: dict[datetime.date, float] = defaultdict(float)
    for begin, lasted, hit in made:
        daily[begin.date()] += hit * lasted / served
    logs = [math.log(each) for each in daily.values() if each > 0]
    limit = math.exp(statistics.fmean(logs) + 2.5 * statistics.stdev(logs))
    major = {day for day, saidi in daily.items() if saidi > limit}
    assert major == {datetime.date(2025, 5, 31), datetime.date(2025, 10, 18)}

    read = read_outages(path, study.population).totals
    report = outage_report(edits.set_outages(study, read.counts))
    assert report is not None
    assert int(read.major.days.sum()) == len(major)
    assert read.major.threshold == pytest.approx(limit * served)
    for found, kept in ((report.whole, made), (report.without_major, [m for m in made if m[0].date() not in major])):
        saifi = sum(hit for _, _, hit in kept) / served
        saidi = sum(hit * lasted for _, lasted, hit in kept) / served
        assert (found.saifi, found.saidi, found.caidi) == pytest.approx((saifi, saidi, saidi / saifi))
        assert found.asai == pytest.approx((served * 8760 - saidi / 60 * served) / (served * 8760))
    assert report.major_share == pytest.approx(sum(daily[day] for day in major) / sum(daily.values()))


def test_overlaps_pair_by_pair() -> None:
    rng = np.random.default_rng(12)
    start = np.datetime64("2024-01-01", "s") + rng.integers(0, 10_000, 200).astype("timedelta64[m]")
    end = start + rng.integers(1, 300, 200).astype("timedelta64[m]")
    places = rng.integers(1, 9, 200).astype(np.uint64)
    tally = OutageTally()
    tally.add(OutageRows(np.arange(200), start, end, np.full(200, np.nan), np.ones(200), [""] * 200, [""] * 200,
                         np.zeros(200, bool), places))  # fmt: skip
    order = sorted(range(200), key=lambda k: (start[k], k))
    expected = sum(any(places[j] == places[k] and end[j] > start[k] for j in order[:at]) for at, k in enumerate(order))
    (finding,) = tally.result().findings
    assert finding.details["count"] == expected


def test_repeats_one_by_one() -> None:
    rng = np.random.default_rng(13)
    when = np.datetime64("2024-01-01", "s") + rng.permutation(500_000)[:400].astype("timedelta64[m]")
    customers, categories = rng.integers(1, 60, 400), rng.choice(["billing", "outage", "staff"], 400)
    seen: set[tuple[int, str]] = set()
    expected: Counter[tuple[str, str]] = Counter()
    for k in np.argsort(when):
        key = (int(customers[k]), str(categories[k]))
        if key in seen:
            expected[str(when[k])[:7], key[1]] += 1
        seen.add(key)
    tally = TicketTally()
    again = (customers * 10 + np.unique(categories, return_inverse=True)[1]).astype(np.uint64)
    tally.add(TicketRows(np.arange(400), when, categories.tolist(), [""] * 400, np.ones(400, bool), again))
    assert {(c.period, c.category): c.repeated for c in tally.result().counts if c.repeated} == dict(expected)


@pytest.mark.parametrize("count", [1, 4, 37, 400])
def test_the_exact_interval_by_its_definition(count: int) -> None:
    """At its ends, as many or more (as few or fewer) complaints have a chance of 2.5 %."""
    rate = complaint_rate(count, 10_000)
    assert poisson.sf(count - 1, rate.low) == pytest.approx(0.025)
    assert poisson.cdf(count, rate.high) == pytest.approx(0.025)


def test_the_exact_comparison_by_summing_the_binomial() -> None:
    later, earlier = complaint_rate(17, 40_000, 0.5), complaint_rate(9, 50_000, 0.5)
    chances = binom.pmf(np.arange(27), 26, 40 / 90)
    expected = 2 * chances[17:].sum()
    assert compare_rates(later, earlier).p == pytest.approx(expected)
