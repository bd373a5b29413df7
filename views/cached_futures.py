"""What is computed about futures and kept: hundreds of them explored, when a plan fails, merits. Keyed as elsewhere.

What is explored, i.e. how far each thing may go and how many futures, is a way of looking and no part of the study: it
is kept with the database beside the seed of the draws.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import streamlit as st

from mcdm.errors import DecisionError
from scenarios.exploration import FUTURES, Exploration, FutureRange
from scenarios.robust import FutureTable
from studies.plan_futures import Discovery, default_ranges, explore_futures, when_below, when_worse
from studies.plan_merits import PlanMerits, derived_merits, stated_merits
from studies.study import Study
from studies.synthesis import Synthesis
from views import cached, cached_alternatives, cached_scenarios, session
from views.components import waiting
from views.jobs import Job

# ---------------------------------------------------------------------- what is explored


def suggested(study: Study) -> tuple[FutureRange, ...]:
    """The ranges that the study's own futures suggest."""
    read = study.levers, study.interactions, study.settings, study.figures, study.futures, study.model
    return _suggested(session.key_of(*read, *cached.operating_parts(study)), study)


def ranges(study: Study) -> tuple[FutureRange, ...]:
    """What is explored: what this study's visitors chose, as far as it still exists, else what is suggested."""
    kept = cached.repository().setting(_place("ranges"))
    if not kept:
        return suggested(study)
    known = {"gap": {each.indicator for each in study.figures}, "effect": {each.id for each in study.levers}}
    known |= {"growth": known["gap"], "drift": {""}, "visibility": {""}}
    return tuple(FutureRange(*each) for each in json.loads(kept) if each[1] in known[each[0]])


def has_own_ranges() -> bool:
    """Whether somebody changed what is explored."""
    return bool(cached.repository().setting(_place("ranges")))


def set_ranges(chosen: Sequence[FutureRange]) -> None:
    """Explore other ranges from now on; none at all for what is suggested."""
    told = [(each.kind, each.name, each.low, each.high) for each in chosen]
    cached.repository().set_setting(_place("ranges"), json.dumps(told) if told else "")


def count() -> int:
    """How many futures are explored."""
    return int(cached.repository().setting(_place("count")) or FUTURES)


def set_count(chosen: int) -> None:
    """Explore another number of futures from now on."""
    cached.repository().set_setting(_place("count"), str(chosen))


def _place(what: str) -> str:
    return f"futures/{session.study_id()}/{what}"


# ---------------------------------------------------------------------- hundreds of futures


def exploration(study: Study) -> Exploration | None:
    """Every plan in every future explored; None while it is worked out, and then the page says so.

    Raises
    ------
    DecisionError
        ``ranges-empty``; those of the simulation.
    """
    over, number, evaluation = ranges(study), count(), cached.evaluation(study)
    if not over:
        raise DecisionError("ranges-empty")

    def work(job: Job[Exploration]) -> Exploration:
        return explore_futures(study, evaluation, ranges=over, count=number, progress=job.advance)

    told = session.translate()("Running every scenario in {count} futures", count=number)
    return waiting.result(exploration_key(study), told, work)


def exploration_key(study: Study) -> str:
    """Key of everything an exploration reads."""
    return f"explored|{cached_scenarios.simulated(study)}|{session.key_of(study.scenarios, ranges(study))}|{count()}"


def below(study: Study, found: Exploration, scenario: str, threshold: float) -> Discovery:
    """When the index of a plan ends below a threshold."""
    key = f"{exploration_key(study)}|{scenario}|{threshold:.6f}"
    return cached.once(f"below|{key}", lambda: when_below(found, scenario, threshold))


def worse(study: Study, found: Exploration, scenario: str, other: str) -> Discovery:
    """When a plan ends below another one."""
    key = f"{exploration_key(study)}|{scenario}|{other}"
    return cached.once(f"worse|{key}", lambda: when_worse(found, scenario, other))


# ---------------------------------------------------------------------- merits


def merits(study: Study, table: FutureTable | None) -> PlanMerits:
    """Benefits, opportunities, costs and risks of the plans: judged where networks compare them, else derived.

    Raises
    ------
    DecisionError
        ``synthesis-empty`` where nothing tells the plans apart.
    """
    judged = _judged(study)
    if judged is not None:
        return judged
    plans = [each for each in cached_scenarios.projections(study=study) if study.scenario(each.scenario).plan]
    return derived_merits(plans, table)


def _judged(study: Study) -> PlanMerits | None:
    """What the networks of the study say about its scenarios, where each stands for a merit and names them."""
    if not study.subnetworks:
        return None
    found = cached_alternatives.synthesis()
    merits_of = [part.merit for part in found.parts] if found is not None else []
    if found is None or not all(merits_of) or len(set(merits_of)) != len(merits_of) or not merits_of:
        return None
    scenarios = _named_alike(study, found)
    if len(scenarios) < 2:
        return None
    at = {name: list(found.alternatives).index(alternative) for name, alternative in scenarios.items()}
    said = {part.merit: np.asarray(part.priorities) for part in found.parts}
    priorities = {merit: {name: float(values[k]) for name, k in at.items()} for merit, values in said.items()}
    return stated_merits(priorities, {part.merit: float(np.asarray(part.weight)) for part in found.parts})


def _named_alike(study: Study, found: Synthesis) -> dict[str, str]:
    """Scenario -> the alternative with its id or its name."""
    by_name = {text: name for name, label in found.alternatives.items() for text in (label.en, label.zh) if text}
    pairs = {}
    for scenario in study.scenarios:
        label = scenario.label
        alike = scenario.id if scenario.id in found.alternatives else by_name.get(label.en) or by_name.get(label.zh)
        if alike:
            pairs[scenario.id] = alike
    return pairs


@st.cache_resource(max_entries=32, show_spinner=False)
def _suggested(key: str, _study: Study) -> tuple[FutureRange, ...]:
    return default_ranges(_study)
