"""Budget: what a sum of money can buy at best, how sure that is, where it goes, and where more of it should go."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import money
from i18n.translate import N_, translator
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from reports.sentences import budget as words
from reports.sentences.budget import Rival
from reports.sentences.reader import Reader
from reports.sentences.scenarios import called, listed, told
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies import edits
from studies.countable import broken_things
from studies.evaluate import compare
from studies.severity import by_severity, in_brief
from studies.spend import kept_as, strongest_rival
from studies.study import Study
from views import cached, cached_budget, cached_scenarios, session
from views.cached_budget import Advice, Answer, Wanted
from views.components import figures, findings, fold, just_saved, layout, marks, unmeasured
from views.components.budget import conflicts as budget_conflicts
from views.components.budget import controls as budget_controls
from views.components.budget import figures as budget_figures
from views.components.budget import goal as budget_goal
from views.components.budget import levers as budget_levers
from views.components.budget import rules as budget_rules
from views.components.budget import trade_offs as budget_trade_offs
from views.components.budget.figures import Looked
from views.components.view_switch import view_switch

PLAN = N_("Best plan for {money}")

BEST = "budget-plan"
"""Id of the plan while it is only looked at."""


def render() -> None:
    """Draw the page."""
    study = session.study()
    with layout.page():
        if not study.levers:
            _nothing()
        elif not unmeasured.stands_in_the_way():
            try:
                _budget(study)
            except DecisionError as error:
                layout.headline(session.translate()("This budget cannot be computed"))
                unmeasured.refuse(error)


def _nothing() -> None:
    t = session.translate()
    layout.headline(t("There is nothing to spend a budget on yet"))
    explanation = t("Levers are improvement measures with costs and effects; this page finds the best mix of them.")
    with layout.empty(t("The best plan for a budget"), explanation):
        if st.button(t("Add a lever"), type="primary", icon=":material/add:"):
            session.go("levers")


def _budget(study: Study) -> None:
    t, wanted = session.translate(), budget_controls.wanted(study)
    top = st.container(gap="small")
    budget_controls.show(study, wanted)
    with top:
        found = _found(wanted)
    if found is None:
        if session.remembered(budget_controls.place("view")) == "rules":
            _rules(study)
        return
    said = Reader(study, figures.display(), t, layout.plain)
    looked = Looked(study, wanted, found, said)
    plan = _as_scenario(found)
    rival, projection = _rival(looked, plan), cached_scenarios.projection(plan) if found.best.is_feasible else None
    with top:
        advice = _answer(looked, rival, projection)
        _actions(looked, advice)
        _whole_units(looked, advice)
    _views(looked, rival, advice)
    findings.show(_doubts(looked), key="budget", limit=4)
    _about_the_index()


def _found(wanted: Wanted) -> Answer | None:
    """The answer; while it is worked out, what is asked stands in its place."""
    head = st.empty()  # emptied at once when the answer is there: never two headlines
    found = cached_budget.answer(wanted)
    if found is None:
        with head.container():
            said = money(wanted.budget, session.language())
            layout.headline(session.translate()("The best plan for {budget} is being worked out", budget=said))
    return found


# ---------------------------------------------------------------------- the answer


def _as_scenario(found: Answer, name: str = BEST) -> Scenario:
    """The plan as a scenario, named in both languages after its budget."""
    budget = found.best.budget or found.best.cost
    label = Label(*(translator(one)(PLAN, money=money(budget, one)) for one in ("en", "zh")))
    return found.best.scenario(name, label)


def _rival(looked: Looked, plan: Scenario) -> tuple[str, Rival] | None:
    """The scenario of the study that the plan is held against, with what is said of it."""
    best, study = looked.found.best, looked.study
    if not best.is_feasible or best.budget is None:
        return None
    twin = kept_as(study, plan)
    worths, costs = {}, {}
    for scenario, projection in zip(study.scenarios, cached_scenarios.projections(study=study), strict=True):
        if not scenario.plan or scenario is twin:
            continue
        costs[scenario.id] = projection.cost.npv
        if best.aim == "expected":
            worths[scenario.id] = looked.index_of(projection)
        elif scenario.id in looked.found.worths:
            worths[scenario.id] = looked.found.worths[scenario.id]
    name = strongest_rival(best, worths, costs)
    if not name:
        return None
    projection, own = cached_scenarios.projection(study.scenario(name)), cached_scenarios.projection(plan)
    chance = None
    if best.plan and best.over == "last" and own.is_uncertain:
        chance = compare(study, (own, projection)).probability(plan.id, name)
    said = called(layout.plain(figures.palette().name(name)), session.translate())
    return name, Rival(said, projection.cost.npv, worths[name], chance)


def _answer(looked: Looked, rival: tuple[str, Rival] | None, projection: Projection | None) -> Advice | None:
    """Headline and lead; the second paragraph says where more money should go, as soon as that is known."""
    found, said, t = looked.found, looked.said, session.translate()
    other = rival[1] if rival else None
    head, below = st.container(), st.container()
    with below:
        advice = cached_budget.advice(looked.wanted, found) if projection is not None and found.best.plan else None
    lead = more = ""
    if projection is not None and found.best.plan:
        today = float(projection.index[0])
        low, high = (float(edge[-1]) for edge in (projection.low, projection.high))
        gains = dict(zip(*_gains(looked), strict=True))
        bound = advice.bound if advice else None
        mean = float(projection.expected[-1])
        lead = told([words.evidence(found.best, today, low, high, other, said, mean),
                     words.largest(found.costs, gains, said)], t)  # fmt: skip
        more = told([words.margin(found.marginal, said), words.next_money(advice.more if advice else None, said),
                     words.certainty(found.best, bound, said)], t)  # fmt: skip
    elif found.needed is not None:
        lead = t("The cheapest plan that keeps the other rules costs {money}.", money=said.money(found.needed))
    with head:
        layout.headline(words.answer(found.best, other, said), lead)
        if more:
            with (
                fold.on_phones("budget-more", t("Where more money goes, and the proof")),
                st.container(key="headline-more"),
            ):
                st.markdown(more)
    return advice


def _gains(looked: Looked) -> tuple[tuple[str, ...], list[float]]:
    """What each lever of the plan adds to the index at the end: its fair share."""
    explained = cached_scenarios.attribution(_as_scenario(looked.found))
    return explained.levers, [float(each) for each in explained.shares]


# ---------------------------------------------------------------------- badges and the main action


def _optimum(looked: Looked, advice: Advice | None) -> str:
    """A badge about the optimum; none while the bound is not in."""
    said = words.optimum(looked.found.best, advice.bound if advice else None, looked.said)
    if not said:
        return ""
    return marks.good(said) if looked.found.best.status == "proven" else marks.flagged(said)


def _whole_units(looked: Looked, advice: Advice | None) -> None:
    """Where the plan breaks things that come whole: one line, and one press that buys all of them whole."""
    best, study = looked.found.best, looked.study
    broken = broken_things(study, best.plan)
    if not broken:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="budget-broken"):
        st.markdown(words.broken(best, broken, looked.said), width="content")
        whole = advice.whole if advice else None
        st.button(words.whole_price(best, whole, looked.said), key="budget-whole", icon=":material/check:",
                  type="tertiary", on_click=session.apply, args=(edits.buy_whole, broken))  # fmt: skip


def _actions(looked: Looked, advice: Advice | None) -> None:
    t, best, study = session.translate(), looked.found.best, looked.study
    if not best.is_feasible:
        return
    used = [lever for lever in study.levers if best.amount(lever.id)]
    assumed = sum(lever.assumed for lever in used)
    rules = budget_rules.count(study)
    badges = [
        _optimum(looked, advice),
        marks.assumption(t("{count} of {levers} levers assumed", count=assumed, levers=len(used))) if assumed else "",
        marks.fact(t.n("{count} rule kept", "{count} rules kept", rules)) if rules else "",
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(badge for badge in badges if badge), width="stretch")
        plan = _as_scenario(looked.found, edits.next_id(study, "S"))
        if kept_as(study, plan) is not None:
            if st.button(t("Saved: compare it"), icon=":material/check:", key="budget-saved"):
                session.go("compare")
            return
        explained = t("One undoable edit; then Compare shows it beside the others.")
        saved = st.button(t("Save as scenario"), type="primary", icon=":material/add:", key="budget-save",
                          disabled=not best.plan, help=explained)  # fmt: skip
    if saved:
        if session.apply(edits.add_scenario, plan):
            just_saved.note(plan)
            session.go("compare")
        st.rerun()


# ---------------------------------------------------------------------- the views


def _views(looked: Looked, rival: tuple[str, Rival] | None, advice: Advice | None) -> None:
    t, study = session.translate(), looked.study
    rules = budget_rules.count(study)
    names = {
        "plan": t("Plan"),
        "rules": t("Rules ({count})", count=rules) if rules else t("Rules"),
        "trade": t("Several aims"),
        "proof": t("Proof of the optimum"),
    }
    view = view_switch(budget_controls.place("view"), names)
    if view == "rules":
        _rules(study, looked.found)
    elif not looked.found.best.is_feasible:
        budget_conflicts.show(study, looked.found)
    elif view == "trade":
        budget_trade_offs.show(looked)
    elif view == "proof":
        _proof(looked, advice)
    else:
        above = st.container()
        budget_goal.show(looked)  # begun before the frontier, which takes longest
        with above, st.container(key="budget-figures"):
            budget_figures.show(looked, budget_figures.against_of(study, rival[0] if rival else ""))


def _rules(study: Study, found: Answer | None = None) -> None:
    if found is not None and not found.best.is_feasible:
        budget_conflicts.show(study, found)
    budget_rules.show(study, found)
    budget_levers.show(study)


def _proof(looked: Looked, advice: Advice | None) -> None:
    """What stands behind the plan, for those who check it."""
    t, found = session.translate(), looked.found
    asked = budget_controls.place(f"bound/{cached_budget.key_of(looked.wanted)}")
    bound = advice.bound if advice else None
    with layout.figure(t("Proof and numbers"), "", "proof"):
        told = st.container(gap="xsmall")
        if session.remembered(asked):
            closer = cached_budget.bound(looked.wanted, found)
            bound = closer if closer is not None else bound
        elif found.best.status != "searched":
            st.button(t("Bring the bound closer (up to a minute)"), key="budget-bound", icon=":material/verified:",
                      on_click=session.remember, args=(asked, True))  # fmt: skip
        with told:
            _numbers(looked, bound)


def _numbers(looked: Looked, bound: float | None) -> None:
    t, best = session.translate(), looked.found.best
    st.markdown(words.certainty(best, bound, looked.said))
    lines = [
        f"| {layout.plain(what)} | {layout.plain(value)} |" for what, value in words.behind(best, bound, looked.said)
    ]
    st.markdown("\n".join([f"| {t('What')} | {t('Value')} |", "| :-- | --: |", *lines]))
    st.caption(
        t("The exact model chooses among steps of every lever and is solved to proof; then money moves freely on "
          "the simulator, whose value is the one shown everywhere.")
    )  # fmt: skip


# ---------------------------------------------------------------------- what is doubtful


def _doubts(looked: Looked) -> list[Finding]:
    """What is doubtful about the plan and its levers."""
    t, best = session.translate(), looked.found.best
    conflicts = {each.code for each in best.conflicts} | {"plan-infeasible", "rule-impossible"}
    own = [each for each in looked.found.doubts if best.is_feasible or each.code not in conflicts]
    used = [lever for lever in looked.study.levers if best.amount(lever.id)]
    assumed = [lever.label.in_language(t.language) or lever.id for lever in used if lever.assumed]
    if assumed:
        facts = {"count": len(assumed), "levers": len(used), "names": listed(assumed, t)}
        own.append(Finding.of("levers-assumed", "", **facts))
    return own


def _about_the_index() -> None:
    """Findings that this answer only inherits, in one line until somebody wants to read them."""
    t, found = session.translate(), cached.evaluation().findings
    if not found:
        return
    place = budget_controls.place("inherited")
    unfolded = bool(session.remembered(place))
    more = t.n("{count} more about the judgments and the survey", "{count} more about the judgments and the survey",
               len(in_brief(by_severity(found))))  # fmt: skip
    st.button(t("Show fewer") if unfolded else more, key="budget-inherited", type="tertiary",
              on_click=session.remember, args=(place, not unfolded))  # fmt: skip
    if unfolded:
        findings.show(found, key="inherited", limit=len(found))
