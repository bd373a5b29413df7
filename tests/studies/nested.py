"""A study with networks two deep: the BOCR template, with a network inside a criterion of its benefits."""

from __future__ import annotations

from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from store.templates import load_template
from studies import edits
from studies.study import PANEL, Study

PLANS = ("S1", "S2", "S3", "S4")


def nested() -> Study:
    """Benefits > Economic, judged by points of the panel."""
    study = load_template("bocr-multiplicative")
    ranked = [(name, study.networks["benefits"].model.labels[name]) for name in PLANS]
    study = edits.inside(
        study,
        "benefits",
        edits.add_subnetwork,
        "outages",
        Label("Economic"),
        criteria=[Label("Short run"), Label("Long run")],
        alternatives=ranked,
        taken=tuple(study.networks),
    )
    study = edits.inside(study, "benefits", _named, "economic")
    for name, points in (("C1", (40.0, 20.0, 20.0, 20.0)), ("C2", (10.0, 20.0, 30.0, 40.0))):
        study = edits.cast_ballot(study, PANEL, f"economic:{name}<-alternatives", DirectRatings(PLANS, points))
    return edits.cast_ballot(study, PANEL, "economic:goal", DirectRatings(("C1", "C2"), (50.0, 50.0)))


def _named(study: Study, name: str) -> Study:
    """The same with the id of its one inner network changed to a word that tests can read."""
    from dataclasses import replace

    (inner,) = study.subnetworks
    return replace(study, subnetworks=(replace(inner, id=name),))
