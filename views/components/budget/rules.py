"""The rules of a budget as sentences: each can be changed or dropped where it stands, and each is one undoable edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from i18n import numbers
from i18n.translate import N_
from mcdm.errors import DecisionError
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from studies import edits
from studies.study import Study
from views import session
from views.cached_budget import Answer
from views.components import findings, layout
from views.components.budget import amounts as budget_amounts
from views.components.budget import controls as budget_controls
from views.components.budget import rule_prices as budget_rule_prices
from views.components.levers import slider as lever_slider

KINDS = {
    "must": N_("At least so much of a lever"),
    "none": N_("Levers that are not used"),
    "least": N_("A lever is used with at least …, or not at all"),
    "most": N_("A lever is used with at most …"),
    "either": N_("Only one of several levers"),
    "needs": N_("A lever needs another one"),
    "yearly": N_("Cash in a year is limited"),
    "pool": N_("A department has a pool"),
    "floor": N_("No group of customers may fall"),
}
"""Kind of a rule -> how it is offered."""

Change = Callable[[float], BudgetRules]


@dataclass(frozen=True)
class Sentence:
    """A rule as it reads: words, perhaps a number among them, words; what the number changes; the rules without it.

    Parameters
    ----------
    key
        Tells it apart.
    before, after
        The words around the number, plain text.
    value, most, scale
        The number that stands (None where there is none), its largest value, and what one of it means.
    change
        From a new number to new rules.
    without
        The rules without this one.
    lever
        The lever that the number is an amount of: it may be given in money too.
    """

    key: str
    before: str
    without: BudgetRules
    after: str = ""
    value: float | None = None
    most: float | None = None
    scale: float = 1.0
    change: Change | None = None
    lever: str = ""


def show(study: Study, found: Answer | None = None) -> None:
    """The rules that stand, each with what it costs where that was asked, then a new one."""
    t = session.translate()
    reading = t("What every plan keeps, besides the budget itself. Change a number or drop a rule; undo takes it back.")
    with layout.figure(t("Rules of the budget"), reading, "rules"):
        told = list(sentences(study))
        prices = budget_rule_prices.prices(study, {each.key: each.without for each in told}) if found and told else {}
        for each in told:
            _sentence(each, prices.get(each.key, ""))
            _warn(each, study, found)
        if not told:
            st.caption(t("No rules yet: any plan within the budget is allowed."))
        elif found is not None:
            budget_rule_prices.offer(study)
        _add(study)


def count(study: Study) -> int:
    """How many rules a study has."""
    rules = study.rules
    parts = (rules.limits, rules.must_fund, rules.either_or, rules.prerequisites, rules.pools, rules.floors)
    return sum(map(len, parts)) + bool(rules.yearly)


def sentences(study: Study) -> Iterator[Sentence]:
    """Every rule of a study."""
    yield from _funded(study)
    yield from _unused(study)
    yield from _limits(study)
    yield from _relations(study)
    yield from _money(study)


def _funded(study: Study) -> Iterator[Sentence]:
    t, rules = session.translate(), study.rules
    for k, (lever, amount) in enumerate(rules.must_fund):
        rest = rules.must_fund[:k] + rules.must_fund[k + 1 :]

        def change(value: float, k: int = k, lever: str = lever) -> BudgetRules:
            return replace(rules, must_fund=(*rules.must_fund[:k], (lever, value), *rules.must_fund[k + 1 :]))

        yield Sentence(
            f"must-{k}-{lever}", t("{lever}: at least", lever=_name(study, lever)),
            replace(rules, must_fund=rest), _unit(study, lever), amount, _maximum(study, lever), 1.0, change, lever,
        )  # fmt: skip


def _unused(study: Study) -> Iterator[Sentence]:
    """Levers whose most is nothing, in one sentence each."""
    t, rules = session.translate(), study.rules
    for limit in rules.limits:
        if limit.most == 0:
            rest = tuple(each for each in rules.limits if each is not limit)
            yield Sentence(f"none-{limit.lever}", t("{lever} is not used.", lever=_name(study, limit.lever)),
                           replace(rules, limits=rest))  # fmt: skip


def _limits(study: Study) -> Iterator[Sentence]:
    t, rules = session.translate(), study.rules
    for k, limit in enumerate(rules.limits):
        if limit.most == 0:
            continue
        unit, maximum = _unit(study, limit.lever), _maximum(study, limit.lever)

        def changed(k: int = k, **to: float | None) -> BudgetRules:
            new = replace(rules.limits[k], **to)  # type: ignore[arg-type]
            kept = (new,) if new.least > 0 or new.most is not None else ()
            return replace(rules, limits=(*rules.limits[:k], *kept, *rules.limits[k + 1 :]))

        if limit.least > 0:
            yield Sentence(
                f"least-{limit.lever}", t("If {lever} is used, then with at least", lever=_name(study, limit.lever)),
                changed(least=0.0), unit, limit.least, maximum, 1.0,
                lambda value, changed=changed: changed(least=value), limit.lever,  # type: ignore[misc]
            )  # fmt: skip
        if limit.most is not None:
            yield Sentence(
                f"most-{limit.lever}", t("{lever} is used with at most", lever=_name(study, limit.lever)),
                changed(most=None), unit, limit.most, maximum, 1.0,
                lambda value, changed=changed: changed(most=value), limit.lever,  # type: ignore[misc]
            )  # fmt: skip


def _relations(study: Study) -> Iterator[Sentence]:
    t, rules = session.translate(), study.rules
    for k, group in enumerate(rules.either_or):
        names = t(", ").join(_name(study, lever) for lever in group)
        rest = rules.either_or[:k] + rules.either_or[k + 1 :]
        yield Sentence(f"either-{k}", t("Only one of these may be used: {names}.", names=names),
                       replace(rules, either_or=rest))  # fmt: skip
    for k, each in enumerate(rules.prerequisites):
        left = rules.prerequisites[:k] + rules.prerequisites[k + 1 :]
        facts = {"lever": _name(study, each.lever), "needs": _name(study, each.needs)}
        yield Sentence(f"needs-{k}", t("{lever} may only be used together with {needs}.", **facts),
                       replace(rules, prerequisites=left))  # fmt: skip


def _money(study: Study) -> Iterator[Sentence]:
    t, rules, scale = session.translate(), study.rules, budget_controls.unit()
    for k, cash in enumerate(rules.yearly):

        def yearly(value: float, k: int = k) -> BudgetRules:
            return replace(rules, yearly=(*rules.yearly[:k], value, *rules.yearly[k + 1 :]))

        yield Sentence(
            f"yearly-{k}", t("Cash paid in year {year} is at most", year=k + 1),
            replace(rules, yearly=rules.yearly[:k]), t("million yuan"), cash, None, scale, yearly,
        )  # fmt: skip
    for k, pool in enumerate(rules.pools):

        def pooled(value: float, k: int = k) -> BudgetRules:
            new = replace(rules.pools[k], budget=value)
            return replace(rules, pools=(*rules.pools[:k], new, *rules.pools[k + 1 :]))

        yield Sentence(
            f"pool-{k}", t("The levers of {department} together cost at most", department=pool.department),
            replace(rules, pools=rules.pools[:k] + rules.pools[k + 1 :]), t("million yuan"), pool.budget, None, scale,
            pooled,
        )  # fmt: skip
    for dimension in rules.floors:
        rest = tuple(each for each in rules.floors if each != dimension)
        told = t("No {dimension} may fall below its index of today.", dimension=_name(study, dimension))
        yield Sentence(f"floor-{dimension}", told, replace(rules, floors=rest))


# ---------------------------------------------------------------------- one sentence


def _sentence(told: Sentence, price: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"rule-{told.key}"):
        st.markdown(layout.plain(told.before), width="content")
        if told.value is not None and told.change is not None:
            key = session.widget("rule", told.key, session.language(), told.value)
            most = None if told.most is None else told.most / told.scale
            value = told.value / told.scale
            st.number_input(
                told.before, 0.0, None if most is None else max(most, value), value, key=key, format="%g", width=130,
                label_visibility="collapsed", on_change=_take, args=(key, told),
            )  # fmt: skip
            st.markdown(layout.plain(told.after), width="content")
            if told.lever:
                budget_amounts.in_money(
                    told.lever, told.value, f"{key}/money", lambda amount: _take_amount(amount, told)
                )
        if price:
            st.markdown(f":small[:gray[{layout.plain(price)}]]", width="content")
        st.button("", key=f"drop-{told.key}", icon=":material/close:", type="tertiary",
                  help=session.translate()("Drop this rule"), on_click=_set, args=(told.without,))  # fmt: skip


def _warn(told: Sentence, study: Study, found: Answer | None) -> None:
    """Say so where a lever is left out altogether because of a rule that lets it be used from some amount on only."""
    if found is None or not told.lever or not told.key.startswith("least-") or not found.best.is_feasible:
        return
    if not found.best.amount(told.lever):
        t = session.translate()
        said = t(
            "{lever} is left out altogether: so much of it is not worth its money.", lever=_name(study, told.lever)
        )
        findings.note(said, t("With “at least so much of a lever” it would be bought all the same."),
                      key=f"dropped-{told.lever}")  # fmt: skip


def _take_amount(amount: float, told: Sentence) -> None:
    if told.change is not None:
        _try(lambda: told.change(amount))  # type: ignore[misc]


def _take(key: str, told: Sentence) -> None:
    typed = session.value_of(key)
    if typed is not None and told.change is not None:
        _try(lambda: told.change(float(typed) * told.scale))  # type: ignore[misc]


def _try(make: Callable[[], BudgetRules]) -> bool:
    """Apply rules that may be impossible in themselves: then they are refused with their sentence."""
    try:
        rules = make()
    except DecisionError as error:
        session.complain(error)
        return False
    return _set(rules)


def _set(rules: BudgetRules) -> bool:
    return session.apply(edits.set_rules, rules)


def drop(code: str, facts: dict[str, object], study: Study) -> BudgetRules | None:
    """The rules without the one that a conflict names; None where it is no rule of the study, e.g. the budget."""
    rules, lever = study.rules, facts.get("lever")
    if code == "rule-must-fund":
        return replace(rules, must_fund=tuple(each for each in rules.must_fund if each[0] != lever))
    if code in ("rule-least", "rule-most"):
        loose: dict[str, float | None] = {"least": 0.0} if code == "rule-least" else {"most": None}
        limits = [replace(e, **loose) if e.lever == lever else e for e in rules.limits]  # type: ignore[arg-type]
        return replace(rules, limits=tuple(e for e in limits if e.least > 0 or e.most is not None))
    if code == "rule-either-or":
        names = str(facts.get("names"))
        return replace(rules, either_or=tuple(each for each in rules.either_or if ", ".join(each) != names))
    if code == "rule-prerequisite":
        pair = (lever, facts.get("needs"))
        return replace(rules, prerequisites=tuple(p for p in rules.prerequisites if (p.lever, p.needs) != pair))
    if code == "rule-pool":
        return replace(rules, pools=tuple(p for p in rules.pools if p.department != facts.get("department")))
    if code == "rule-year":
        return replace(rules, yearly=rules.yearly[: int(str(facts.get("year"))) - 1])
    if code == "rule-floor":
        return replace(rules, floors=tuple(each for each in rules.floors if each != facts.get("dimension")))
    return None


# ---------------------------------------------------------------------- a new one


def _add(study: Study) -> None:
    t = session.translate()
    kinds = [kind for kind in KINDS if kind != "floor" or study.population.dimensions]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="rule-new"):
        key = session.widget("rule", "kind", count(study))
        kind = st.selectbox(t("Add a rule"), kinds, None, key=key, format_func=lambda name: t(KINDS[name]),
                            placeholder=t("Choose what it says"), width=330)  # fmt: skip
        if kind:
            made = _NEW[kind](study)
            st.button(t("Add"), key="rule-add", type="primary", icon=":material/add:", disabled=made is None,
                      on_click=_try, args=(made,))  # fmt: skip


def _new_must(study: Study) -> Callable[[], BudgetRules] | None:
    taken = {lever for lever, _ in study.rules.must_fund}
    lever, amount = _lever_amount(study, taken, session.translate()("with at least"))
    if not lever:
        return None
    return lambda: replace(study.rules, must_fund=(*study.rules.must_fund, (lever, amount)))


def _new_none(study: Study) -> Callable[[], BudgetRules] | None:
    """Several levers that are not used, at once: whatever else limited them is dropped."""
    t, rules = session.translate(), study.rules
    unused = {limit.lever for limit in rules.limits if limit.most == 0}
    chosen = st.multiselect(
        t("Not used"), [each for each in _ids(study) if each not in unused], key=_key("none", study), width=420,
        format_func=lambda name: _name(study, name), placeholder=t("one lever or more"),
    )  # fmt: skip
    if not chosen:
        return None
    others = tuple(each for each in rules.limits if each.lever not in chosen)
    return lambda: replace(rules, limits=(*others, *(AmountLimit(each, 0.0, 0.0) for each in chosen)))


def _new_limit(study: Study, side: str, label: str) -> Callable[[], BudgetRules] | None:
    taken = {e.lever for e in study.rules.limits if (e.least > 0 if side == "least" else e.most is not None)}
    lever, amount = _lever_amount(study, taken, label)
    if not lever:
        return None

    def make() -> BudgetRules:
        before = study.rules.limit(lever)
        new = AmountLimit(lever, amount, before.most) if side == "least" else AmountLimit(lever, before.least, amount)
        others = tuple(each for each in study.rules.limits if each.lever != lever)
        return replace(study.rules, limits=(*others, new))

    return make


def _new_least(study: Study) -> Callable[[], BudgetRules] | None:
    return _new_limit(study, "least", session.translate()("with at least"))


def _new_most(study: Study) -> Callable[[], BudgetRules] | None:
    return _new_limit(study, "most", session.translate()("with at most"))


def _new_either(study: Study) -> Callable[[], BudgetRules] | None:
    t = session.translate()
    chosen = st.multiselect(
        t("Only one of"), _ids(study), key=_key("either", study), width=420,
        format_func=lambda name: _name(study, name), placeholder=t("two levers or more"),
    )  # fmt: skip
    if len(chosen) < 2:
        return None
    return lambda: replace(study.rules, either_or=(*study.rules.either_or, tuple(chosen)))


def _new_needs(study: Study) -> Callable[[], BudgetRules] | None:
    t = session.translate()
    lever = _lever(study, _ids(study), t("Lever"), "needs-first")
    needs = _lever(study, [each for each in _ids(study) if each != lever], t("only together with"), "needs-second")
    if not (lever and needs):
        return None
    return lambda: replace(study.rules, prerequisites=(*study.rules.prerequisites, Prerequisite(lever, needs)))


def _new_yearly(study: Study) -> Callable[[], BudgetRules] | None:
    t, rules, scale = session.translate(), study.rules, budget_controls.unit()
    label = t("Year {year}: at most, million yuan", year=len(rules.yearly) + 1)
    usual = rules.yearly[-1] if rules.yearly else 0.5 * (study.settings.budget or 1000.0)
    cash = st.number_input(label, 0.0, None, usual / scale, key=_key("yearly", study), format="%g", width=260)
    return lambda: replace(rules, yearly=(*rules.yearly, float(cash) * scale))


def _new_pool(study: Study) -> Callable[[], BudgetRules] | None:
    t, scale = session.translate(), budget_controls.unit()
    names = sorted({lever.department for lever in study.levers} - {"", *(p.department for p in study.rules.pools)})
    if not names:
        st.caption(t("First say below which department pays for which lever."))
        return None
    name = st.selectbox(t("Department"), names, key=_key("pool", study), width=220)
    money = st.number_input(t("at most, million yuan"), 0.0, None, 0.25 * (study.settings.budget or 1000.0) / scale,
                            key=_key("pool-money", study), format="%g", width=180)  # fmt: skip
    return lambda: replace(study.rules, pools=(*study.rules.pools, DepartmentPool(str(name), float(money) * scale)))


def _new_floor(study: Study) -> Callable[[], BudgetRules] | None:
    t = session.translate()
    names = [each.id for each in study.population.dimensions if each.id not in study.rules.floors]
    if not names:
        return None
    name = st.selectbox(t("No group may fall by"), names, key=_key("floor", study), width=220,
                        format_func=lambda each: _name(study, each))  # fmt: skip
    return lambda: replace(study.rules, floors=(*study.rules.floors, str(name)))


_NEW: dict[str, Callable[[Study], Callable[[], BudgetRules] | None]] = {
    "must": _new_must, "none": _new_none, "least": _new_least, "most": _new_most, "either": _new_either,
    "needs": _new_needs, "yearly": _new_yearly, "pool": _new_pool, "floor": _new_floor,
}  # fmt: skip


def _lever_amount(study: Study, taken: set[str], label: str) -> tuple[str, float]:
    t = session.translate()
    lever = _lever(study, [each for each in _ids(study) if each not in taken], t("Lever"), "amount")
    if not lever:
        return "", 0.0
    unit, maximum, money = _unit(study, lever), _maximum(study, lever), t("million yuan")
    by = st.segmented_control(t("given in"), ["units", "money"], default="units", required=True,
                              key=_key(f"by-{lever}", study), width="content",
                              format_func=lambda name: (unit or t("units")) if name == "units" else money)  # fmt: skip
    if by == "money":
        scale = budget_controls.unit()
        most = budget_amounts.cost(lever, maximum) / scale
        paid = st.number_input(f"{label} ({money})", 0.0, most, round(most / 4, 2), format="%g", width=230,
                               key=_key(f"paid-{lever}", study))  # fmt: skip
        amount = budget_amounts.amount_for(lever, float(paid) * scale)
        st.markdown(f":small[= {layout.plain(budget_amounts.said(study, lever, amount))}]", width="content")
        return lever, amount
    rough = lever_slider.rounded(maximum / 4, maximum)
    amount = float(st.number_input(f"{label} ({unit})" if unit else label, 0.0, maximum, rough, format="%g",
                                   key=_key(f"amount-{lever}", study), width=230))  # fmt: skip
    paid = budget_amounts.cost(lever, amount)
    st.markdown(f":small[= {layout.plain(numbers.money(paid, session.language()))}]", width="content")
    return lever, amount


def _lever(study: Study, offered: Sequence[str], label: str, name: str) -> str:
    found = st.selectbox(label, offered, None, key=_key(name, study), format_func=lambda each: _name(study, each),
                         placeholder=session.translate()("Choose a lever"), width=270)  # fmt: skip
    return str(found or "")


def _key(name: str, study: Study) -> str:
    return session.widget("rule", "new", name, session.language(), count(study))


def _ids(study: Study) -> list[str]:
    return [lever.id for lever in study.levers]


def _name(study: Study, identifier: str) -> str:
    label = study.labels.get(identifier)
    return (label.in_language(session.language()) if label else "") or identifier


def _unit(study: Study, lever: str) -> str:
    found = next((each.unit for each in study.levers if each.id == lever), None)
    return found.in_language(session.language()) if found else ""


def _maximum(study: Study, lever: str) -> float:
    return next((each.maximum for each in study.levers if each.id == lever), 1.0)
