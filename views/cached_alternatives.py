"""What is computed once about alternatives and kept: synthesis, ratings, rankings. Keyed as in ``views/cached.py``."""

from __future__ import annotations

import hashlib

import streamlit as st

from mcdm.choice import Choice
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.rank_reversal import RankReversals, rank_reversals
from mcdm.ranking.side_by_side import SideBySide
from mcdm.ranking.side_by_side import side_by_side as compare_methods
from mcdm.ratings import RatingResult
from studies.decision_matrix import DecisionTable, of_alternatives, of_networks, of_ratings, of_scenarios
from studies.standing import Standing
from studies.standing import standing as standing_of
from studies.study import Study
from studies.synthesis import Synthesis, rated, synthesise
from views import cached, cached_scenarios, session


def synthesis() -> Synthesis | None:
    """What all networks of the open study say about its alternatives."""
    study = session.whole()
    return _synthesis(_ranked_key(study), study)


def ratings() -> RatingResult | None:
    """Totals of what is rated in the open study."""
    study = session.whole()
    return _ratings(_ranked_key(study), study)


def criterion_weights() -> dict[str, float]:
    """What each criterion of the ratings weighs, scaled to one."""
    study = session.whole()
    weighed = cached.weighing(study)
    given = {name: weighed.of_element(name) for name in (study.ratings.criterion_ids if study.ratings else ())}
    total = sum(given.values())
    return {name: each / total if total > 0 else 1 / len(given) for name, each in given.items()}


def standing() -> Standing | None:
    """Where the alternatives of the open study stand in the end."""
    study = session.whole()
    return _standing(_ranked_key(study), study)


def decision_table(source: str) -> DecisionTable | None:
    """What the open study ranks side by side, from one of its sources; None where it has too little of it."""
    study = session.whole()
    if source == "scenarios":
        return of_scenarios(study, cached_scenarios.projections(study=study), cached.weighing(study))
    if source == "networks":
        return of_networks(study, synthesis())
    return (
        of_ratings(study, cached.weighing(study))
        if source == "ratings"
        else of_alternatives(study, cached.weighing(study))
    )


def side_by_side(matrix: DecisionMatrix, chosen: tuple[Choice, ...]) -> tuple[SideBySide, tuple[RankReversals, ...]]:
    """A decision matrix ranked by several methods, and what the test of rank reversal found about each."""
    numbers = b"".join(each.tobytes() for each in (matrix.values, matrix.weights, matrix.directions))
    key = f"{hashlib.blake2b(numbers, digest_size=12).hexdigest()}|{matrix.alternatives}|{matrix.criteria}|{chosen}"
    return _side_by_side(key, matrix, chosen)


def _ranked_key(study: Study) -> str:
    read = (study.subnetworks, study.synthesis, study.ratings, study.rated)
    return session.key_of(*cached.weighing_parts(study), *read)


@st.cache_resource(max_entries=32, show_spinner=False)
def _synthesis(key: str, _study: Study) -> Synthesis | None:
    return synthesise(_study, cached.weighing(_study))


@st.cache_resource(max_entries=32, show_spinner=False)
def _ratings(key: str, _study: Study) -> RatingResult | None:
    return rated(_study, cached.weighing(_study))


@st.cache_resource(max_entries=32, show_spinner=False)
def _standing(key: str, _study: Study) -> Standing | None:
    return standing_of(_study, cached.weighing(_study), _synthesis(key, _study), _ratings(key, _study))


@st.cache_resource(max_entries=64, show_spinner=False)
def _side_by_side(
    key: str, _matrix: DecisionMatrix, _chosen: tuple[Choice, ...]
) -> tuple[SideBySide, tuple[RankReversals, ...]]:
    compared = compare_methods(_matrix, _chosen)
    return compared, tuple(rank_reversals(_matrix, Choice(each.method)) for each in compared.rankings)
