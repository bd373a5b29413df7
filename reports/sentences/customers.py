"""What is known of the customers: how many, by what, and who pays."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.numbers import count, share
from i18n.translate import Translator
from satisfaction.respondents import Dimension, Population

MOSTLY = 0.5
"""The fewest customers who together bring at least this part of the revenue are named."""


@dataclass(frozen=True)
class Payers:
    """The segments of a dimension that bring most of the revenue with the fewest customers."""

    names: tuple[str, ...]
    customers: float
    revenue: float


def answer(population: Population, t: Translator) -> str:
    """The headline: how many customers there are, and by what they are counted."""
    counted = population.weighting
    if not population.dimensions:
        return t("Nobody has said yet who the customers are")
    if not counted:
        return t("How many customers there are has not been said yet")
    total = max(dimension.customers for dimension in counted)
    return t("{count} customers, counted by {dimensions}", count=count(total),
             dimensions=_listed([_name(each, t) for each in counted], t))  # fmt: skip


def lead(population: Population, t: Translator) -> str:
    """Who pays, or what the numbers are needed for."""
    if not population.dimensions:
        return t("Districts, tiers or channels divide them; the index is then shown for each segment.")
    if not population.weighting:
        return t("With customers a segment the index weights the answers to them; without, every answer counts once.")
    for dimension in population.weighting:
        found = payers(dimension, t)
        if found is not None:
            return t("{share} of them ({names}) bring {revenue} of the revenue.", share=_fine(found.customers),
                     names=_listed(found.names, t), revenue=share(found.revenue))  # fmt: skip
    return t("The index weights the answers to these numbers, so that nobody counts more for answering more often.")


def payers(dimension: Dimension, t: Translator) -> Payers | None:
    """Who brings at least half of the revenue, fewest customers first; None where that is unknown or no news."""
    total = sum(segment.revenue or 0 for segment in dimension.segments)
    if not dimension.is_counted or not dimension.customers or total <= 0:
        return None
    if any(segment.revenue is None for segment in dimension.segments):
        return None
    chosen, paid, heads = [], 0.0, 0
    for segment in sorted(dimension.segments, key=lambda each: (each.customers or 0) / max(each.revenue or 0, 1e-9)):
        chosen.append(segment.label.in_language(t.language) or segment.id)
        paid, heads = paid + (segment.revenue or 0), heads + (segment.customers or 0)
        if paid >= MOSTLY * total:
            break
    if heads >= MOSTLY * dimension.customers:
        return None
    return Payers(tuple(chosen), heads / dimension.customers, paid / total)


def disagreement(population: Population, t: Translator) -> str:
    """Where two dimensions count a different number of customers; empty where they agree."""
    counted = population.weighting
    totals = {dimension.customers for dimension in counted}
    if len(totals) < 2:
        return ""
    told = [t("{count} by {dimension}", count=count(each.customers), dimension=_name(each, t)) for each in counted]
    return t("The customers do not add up to the same number: {told}.", told=_listed(told, t))


def rate(invited: int | None, customers: int | None) -> str:
    """Which part of a segment was asked; empty where that is not known."""
    if not invited or not customers:
        return ""
    return _fine(min(invited / customers, 1.0))


def _fine(part: float) -> str:
    """A share that may be small: ``0.4%``, ``12%``."""
    return share(part, 2 if part < 0.001 else 1 if part < 0.1 else 0)


def _name(dimension: Dimension, t: Translator) -> str:
    name = dimension.label.in_language(t.language) or dimension.id
    return name[:1].lower() + name[1:] if t.language == "en" and name[1:2].islower() else name


def _listed(names: list[str] | tuple[str, ...], t: Translator) -> str:
    if len(names) < 2:
        return "".join(names)
    return t("{first} and {last}", first=t(", ").join(names[:-1]), last=names[-1])


def change(before: int | None, now: int) -> str:
    """How many more or fewer: ``(+1,200)``, ``(−3)``; empty where there was no number before or nothing changed."""
    if before is None or before == now:
        return ""
    return f"(+{count(now - before)})" if now > before else f"({count(now - before)})"
