"""Spill-over in a study: along which influences, and why not beside weights that carry the same influences already."""

from __future__ import annotations

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from studies.study import Study
from studies.weighing import Weighing


def follows_network(study: Study) -> bool:
    """Whether the weights of the study follow the influences of its network."""
    chosen = study.choices
    damped = chosen.network_weights == "damped" and chosen.damping > 0
    return not study.model.is_hierarchy and (damped or chosen.network_weights == "limit")


def spillover_block(study: Study) -> DecisionError | None:
    """Why spill-over cannot be used with the weights of the study as they are; None where it can.

    An indicator that influences others weighs more for it in a network. Where an improvement of it passes on to the
    others as well, the same influence counts twice. The reason holds whether spill-over is on or off, so that a screen
    can explain it before anybody asks for it; it does not where the settings allow both.
    """
    if follows_network(study) and not study.settings.spillover_with_network:
        return DecisionError("spillover-counted-twice", weights=study.choices.network_weights)
    return None


def check_spillover(study: Study) -> tuple[Finding, ...]:
    """That influences count twice, where the settings allow it.

    Raises
    ------
    DecisionError
        ``spillover-counted-twice`` where spill-over is on and they do not.
    """
    if not study.settings.spillover or not follows_network(study):
        return ()
    if blocked := spillover_block(study):
        raise blocked
    return (Finding.of("spillover-beside-network", weights=study.choices.network_weights),)


def influences(study: Study, weighing: Weighing) -> FloatArray:
    """W of the indicators, shape (n, n), ``[to][from]``: columns as the panel judged them, alternatives left out."""
    at = [study.model.node_ids.index(node) for node in study.model.indicator_ids]
    return weighing.supermatrix[at][:, at]
