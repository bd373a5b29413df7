"""Random edits of the small study: what two planners might do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import Cluster, Node
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.scenario import PlannedAmount, Scenario
from studies import edits
from studies.study import Expert, Study
from tests.studies.parts import lever, pairs, small_study

Edit = Callable[[Study], Study]

names = st.sampled_from(["Ann", "Bo", "Cy", "Di"]).map(Label)
nodes = st.sampled_from(["N1", "N2", "N3", "N4"])
clusters = st.sampled_from(["C1", "C2"])
levers = st.sampled_from(["L1", "L2"])
scenarios = st.sampled_from(["S0", "S1"])
sizes = st.sampled_from([1.0, 2.0, 3.0, 5.0])
shares = st.sampled_from([0.1, 0.3, 0.6])


def _lever(name: str, **changes: object) -> Edit:
    return lambda s: edits.set_lever(s, replace(next(x for x in s.levers if x.id == name), **changes))  # type: ignore[arg-type]


def _expert(name: str, weight: float) -> Edit:
    return lambda s: edits.set_expert(s, replace(next(x for x in s.experts if x.id == name), weight=weight))


def _judgment(expert: str, value: float) -> Edit:
    return lambda s: edits.cast_ballot(s, expert, "C1", pairs("N1 N2", ("N1", "N2", value)))


def _new(kind: str, label: Label) -> Edit:
    def add(s: Study) -> Study:
        name = edits.next_id(s, kind)
        if kind == "N":
            return edits.add_node(s, Node(name, label, "C1"))
        if kind == "C":
            return edits.add_cluster(s, Cluster(name, label), Node(edits.next_id(s, "N"), label))
        if kind == "L":
            return edits.add_lever(s, replace(lever(name, Effect("N1", 0.0, 0.1, 0.2)), label=label))
        if kind == "S":
            return edits.add_scenario(s, Scenario(name, label, (PlannedAmount("L1", (1.0,)),)))
        if kind == "E":
            return edits.add_expert(s, Expert(name, label))
        return edits.add_future(s, Future(name, label, 0.2))

    return add


kinds = st.sampled_from("NCLSEF")

edit: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda n, x: lambda s: edits.rename_node(s, n, x), nodes, names),
    st.builds(lambda n, c: lambda s: edits.move_node(s, n, c), nodes, clusters),
    st.builds(lambda n: lambda s: edits.remove_node(s, n), nodes),
    st.builds(lambda n: lambda s: edits.remove_cluster(s, n), clusters),
    st.builds(lambda a, b: lambda s: edits.add_link(s, a, b), nodes, nodes),
    st.builds(lambda n, x: lambda s: edits.rename_cluster(s, n, x), clusters, names),
    st.builds(lambda x: lambda s: edits.rename_study(s, x), names),
    st.builds(lambda n, x: _lever(n, maximum=10.0 + x), levers, sizes),
    st.builds(lambda n, x: _lever(n, label=x), levers, names),
    st.builds(lambda n: lambda s: edits.remove_lever(s, n), levers),
    st.builds(lambda n, m, x: lambda s: edits.set_amount(s, n, m, x), scenarios, levers, sizes),
    st.builds(lambda n: lambda s: edits.remove_scenario(s, n), scenarios),
    st.builds(lambda x: lambda s: edits.set_interaction(s, Interaction("L1", "L2", "N3", x)), shares),
    st.builds(lambda x: lambda s: edits.set_choices(s, replace(s.choices, damping=x)), shares),
    st.builds(lambda x: lambda s: edits.set_choices(s, replace(s.choices, target=x)), shares),
    st.builds(lambda x: lambda s: edits.set_settings(s, replace(s.settings, budget=x)), sizes),
    st.builds(lambda n, x: lambda s: edits.override_weight(s, n, x), nodes, shares),
    st.builds(lambda n: lambda s: edits.remove_figure(s, n), st.sampled_from(["N1", "N3"])),
    st.builds(lambda n, x: lambda s: edits.set_probability(s, n, x), st.sampled_from(["F0", "F1"]), shares),
    st.builds(lambda n: lambda s: edits.remove_future(s, n), st.sampled_from(["F0", "F1"])),
    st.builds(_expert, st.sampled_from(["E1", "E2"]), sizes),
    st.builds(lambda n: lambda s: edits.remove_expert(s, n), st.sampled_from(["E1", "E2"])),
    st.builds(_judgment, st.sampled_from(["E1", "E2"]), sizes),
    st.builds(_new, kinds, names),
)


def changed(study: Study, wanted: list[Edit]) -> Study:
    """A study after edits; what is refused changes nothing."""
    for each in wanted:
        try:
            study = each(study)
        except (DecisionError, StopIteration):
            continue
    return study


planners = st.lists(edit, max_size=5).map(lambda wanted: changed(small_study(), wanted))
"""The small study after some edits."""
