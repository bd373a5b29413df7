"""What is computed once about scenarios and kept: runs, comparison, futures, attribution, uncertainty, places.

Keyed as in ``views/cached.py``. Where every draw starts (weights and answers of today) depends on no lever and is kept
apart, so that a moved lever follows the same draws at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from mcdm.draws import SOURCES, Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from scenarios.attribution import Attribution
from scenarios.compare import Comparison
from scenarios.effect_path import EffectPaths
from scenarios.futures import Future
from scenarios.global_sensitivity import VarianceShares
from scenarios.information import InformationValue
from scenarios.projection import Projection
from scenarios.robust import FutureTable
from scenarios.scenario import Scenario
from store.examples import load_example
from studies.evaluate import compare, drawn_today, evaluate, explain, face_futures, follow, project
from studies.opinions import Opinions
from studies.opinions import opinions as opinions_of
from studies.outcome import Outcome, of_alternatives, of_indicators, of_scenarios
from studies.places import PlanBySegment, by_segment
from studies.plan_uncertainty import EVERYTHING, of_sources, plan_uncertainty
from studies.study import Study
from studies.uncertainty_chain import DrawnToday
from views import cached, session
from views.components import waiting
from views.jobs import Job

ALL = frozenset(SOURCES)
"""What varies unless a visitor chose otherwise: everything that is uncertain."""


# ---------------------------------------------------------------------- the draws behind every band


def draws() -> Draws:
    """The draws behind every band of the open study: the same for all its scenarios, so that pairs can be compared."""
    kept = cached.repository().setting(f"draws/{session.study_id()}")
    if not kept:
        return Draws(varying=ALL)
    seed, count, *chosen = kept.split("/")
    return Draws(int(seed), int(count), frozenset(filter(None, chosen[0].split("+"))) if chosen else ALL)


def set_draws(chosen: Draws) -> None:
    """Sample the open study with another seed, number of draws, or other sources of uncertainty from now on."""
    varying = "+".join(name for name in SOURCES if name in chosen.varying)
    cached.repository().set_setting(f"draws/{session.study_id()}", f"{chosen.seed}/{chosen.count}/{varying}")


def today_findings(study: Study | None = None) -> tuple[Finding, ...]:
    """What was asked to vary in the draws and cannot: the same for every scenario."""
    return _start(study or session.study()).findings


# ---------------------------------------------------------------------- scenarios, alone and side by side


def projection(scenario: Scenario, future: Future | None = None, study: Study | None = None) -> Projection:
    """One scenario over the quarters."""
    study = study or session.study()
    key = f"{simulated(study)}|{session.key_of(study.futures, scenario, future)}|{_sampled()}"
    return _projection(key, study, scenario, future, _start(study))


def projections(future: Future | None = None, study: Study | None = None) -> tuple[Projection, ...]:
    """Every scenario of the open study, in its order."""
    study = study or session.study()
    return tuple(projection(scenario, future, study) for scenario in study.scenarios)


def comparison(study: Study | None = None) -> Comparison:
    """Who beats whom among the scenarios of the open study."""
    study = study or session.study()
    return compare(study, projections(study=study))


def future_table(study: Study | None = None) -> FutureTable:
    """Every scenario in every future."""
    study = study or session.study()
    return _future_table(f"{simulated(study)}|{session.key_of(study.scenarios, study.futures)}", study)


def attribution(scenario: Scenario, study: Study | None = None) -> Attribution:
    """What each lever of a scenario contributes."""
    study = study or session.study()
    return _attribution(f"{simulated(study)}|{session.key_of(scenario)}", study, scenario)


def lead(scenario: Scenario, against: Scenario, study: Study | None = None) -> Attribution:
    """What each lever contributes to the lead of one scenario on another."""
    study = study or session.study()
    return _lead(f"{simulated(study)}|{session.key_of(scenario, against)}", study, scenario, against)


def paths(scenario: Scenario, study: Study | None = None) -> EffectPaths:
    """By which way each lever of a scenario contributes."""
    study = study or session.study()
    return _paths(f"{simulated(study)}|{session.key_of(scenario)}", study, scenario)


@st.cache_resource(max_entries=4, show_spinner=False)
def example_comparison(name: str) -> tuple[Study, Comparison]:
    """A built-in example with its scenarios compared: the picture on the first page."""
    study = load_example(name)
    return study, compare(study, project(study, evaluate(study), Draws(varying=ALL)))


# ---------------------------------------------------------------------- what the bands are made of, who gains where


@dataclass(frozen=True, eq=False)
class Sources:
    """Which source of uncertainty explains how much, and what is worth knowing.

    Parameters
    ----------
    shares
        Of the index of the first two scenarios, and of the lead of the first on the second; None where nothing varies.
    information
        For the choice between all scenarios; None for one alone.
    """

    shares: VarianceShares | None
    information: InformationValue | None = None


def sources(study: Study, first: tuple[str, ...]) -> Sources | None:
    """What the bands of a study's scenarios are made of; None while it is worked out, and then the page says so.

    Parameters
    ----------
    first
        The scenario at the top and the next one.
    """
    return waiting.result(*_sources(study, first))


def sources_asked(study: Study, first: tuple[str, ...]) -> Callable[[], Job[Sources]]:
    """The same as work that another thread begins, and may wait for, once it needs it."""
    key, _, work = _sources(study, first)
    return lambda: cached.work(key, work)


def _sources(study: Study, first: tuple[str, ...]) -> tuple[str, str, Callable[[Job[Sources]], Sources]]:
    evaluation, sampled = cached.evaluation(study), draws()
    chosen = [study.scenario(name) for name in first]

    def work(job: Job[Sources]) -> Sources:
        if not sampled.varying:
            return Sources(None)
        found = plan_uncertainty(study, evaluation, of_sources(EVERYTHING, sorted(sampled.varying)))
        job.advance(0.3)
        try:
            shares = found.shares(chosen)
        except DecisionError as error:
            if error.code != "nothing-varies":
                raise
            return Sources(None)
        job.advance(0.8)
        return Sources(shares, found.information(study.scenarios) if len(study.scenarios) > 1 else None)

    key = f"{session.key_of(study.scenarios, study.futures)}|{first}|{_sampled()}"
    return f"sources|{simulated(study)}|{key}", session.translate()("What the ranges are made of"), work


def places(study: Study, scenarios: tuple[str, ...], dimension: str) -> tuple[PlanBySegment, ...] | None:
    """Who gains where in each of these scenarios; None while it is worked out, and then the page says so."""
    return waiting.result(*_places(study, scenarios, dimension))


def places_asked(
    study: Study, scenarios: tuple[str, ...], dimension: str
) -> Callable[[], Job[tuple[PlanBySegment, ...]]]:
    """The same as work that another thread begins, and may wait for, once it needs it."""
    key, _, work = _places(study, scenarios, dimension)
    return lambda: cached.work(key, work)


def known_places(study: Study, scenarios: tuple[str, ...], dimension: str) -> tuple[PlanBySegment, ...]:
    """The same without waiting: nothing as long as it is not worked out."""
    job = places_asked(study, scenarios, dimension)()
    return () if job.running or job.cancelled() else job.result()


def _places(
    study: Study, scenarios: tuple[str, ...], dimension: str
) -> tuple[str, str, Callable[[Job[tuple[PlanBySegment, ...]]], tuple[PlanBySegment, ...]]]:
    evaluation, chosen = cached.evaluation(study), [study.scenario(name) for name in scenarios]

    def work(job: Job[tuple[PlanBySegment, ...]]) -> tuple[PlanBySegment, ...]:
        found = []
        for done, scenario in enumerate(chosen, 1):
            found.append(by_segment(study, evaluation, scenario, dimension))
            job.advance(done / len(chosen))
        return tuple(found)

    key = f"places|{simulated(study)}|{session.key_of(*chosen)}|{dimension}"
    return key, session.translate()("Who gains where"), work


# ---------------------------------------------------------------------- decisions and how firm they are


def decision() -> Outcome | None:
    """What the open study decides between: its scenarios, else its alternatives, else its indicators."""
    study = session.study()
    if not session.network() and len(study.scenarios) > 1:
        try:
            return of_scenarios(study, projections())
        except DecisionError:  # as long as nothing is measured no scenario leads anywhere
            pass
    return of_alternatives(study) or of_indicators(study)


def outcome(kind: str, study: Study | None = None) -> tuple[str, Outcome] | None:
    """A decision of the open study with the key of everything it reads; None where there is nothing to decide."""
    study = study or session.study()
    weighed = session.key_of(*cached.weighing_parts(study))
    if kind == "scenarios":
        key = f"{simulated(study)}|{session.key_of(study.scenarios, study.futures)}|{_sampled()}"
        found = of_scenarios(study, projections(study=study)) if len(study.scenarios) > 1 else None
    else:
        key, found = weighed, of_alternatives(study) if kind == "alternatives" else of_indicators(study)
    return None if found is None else (f"{kind}|{key}", found)


def opinions() -> Opinions | None:
    """The panel of the open study as persons, and what each of them does to the decision."""
    study, found = session.study(), decision()
    decided: str = "none" if found is None else found.kind
    if decided == "scenarios":
        decided = f"{simulated(study)}|{session.key_of(study.scenarios, study.futures)}|{_sampled()}"
    return _opinions(f"{session.key_of(*cached.weighing_parts(study))}|{decided}", study, found)


# ---------------------------------------------------------------------- what each of them reads


def simulated(study: Study) -> str:
    """Key of everything a simulation reads except the plan, the future and the draws."""
    effects = study.levers, study.interactions, study.settings
    return f"{cached.measured(study)}|{session.key_of(*effects, *cached.operating_parts(study))}"


def _sampled() -> str:
    sampled = draws()
    return f"{sampled.seed}/{sampled.count}/{'+'.join(sorted(sampled.varying))}"


def _start(study: Study) -> DrawnToday:
    return _drawn_today(f"{cached.measured(study)}|{bool(study.futures)}|{_sampled()}", study, draws())


@st.cache_resource(max_entries=16, show_spinner=False)
def _drawn_today(key: str, _study: Study, _draws: Draws) -> DrawnToday:
    return drawn_today(_study, cached.evaluation(_study), _draws)


@st.cache_resource(max_entries=512, show_spinner=False)
def _projection(key: str, _study: Study, _scenario: Scenario, _future: Future | None, _begun: DrawnToday) -> Projection:
    return project(_study, cached.evaluation(_study), _begun.draws, [_scenario], _future, _begun)[0]


@st.cache_resource(max_entries=32, show_spinner=False)
def _future_table(key: str, _study: Study) -> FutureTable:
    return face_futures(_study, cached.evaluation(_study))


@st.cache_resource(max_entries=128, show_spinner=False)
def _attribution(key: str, _study: Study, _scenario: Scenario) -> Attribution:
    return explain(_study, cached.evaluation(_study), _scenario)


@st.cache_resource(max_entries=64, show_spinner=False)
def _lead(key: str, _study: Study, _scenario: Scenario, _against: Scenario) -> Attribution:
    return explain(_study, cached.evaluation(_study), _scenario, against=_against)


@st.cache_resource(max_entries=128, show_spinner=False)
def _paths(key: str, _study: Study, _scenario: Scenario) -> EffectPaths:
    return follow(_study, cached.evaluation(_study), _scenario)


@st.cache_resource(max_entries=32, show_spinner=False)
def _opinions(key: str, _study: Study, _outcome: Outcome | None) -> Opinions | None:
    return opinions_of(_study, _outcome, cached.weighing(_study))
