"""Laws of the document and of edits, on studies of any content."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mcdm.choice import Choice
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, ComparisonSet, CriteriaModel, Link, Node
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Lever, Timing
from scenarios.scenario import PlannedAmount, Scenario
from studies import document, edits
from studies.study import PANEL, Ballot, Expert, IndicatorShares, Study, WeightOverride
from studies.study_shapes import ChoiceShape
from tests.studies.parts import small_study

LAW = settings(derandomize=True, max_examples=30, deadline=None)

texts = st.text(max_size=12)
labels = st.builds(Label, texts, texts)
ids = st.text(min_size=1, max_size=6).filter(lambda name: name.strip() and name not in ("goal", PANEL))
ratios = st.one_of(st.integers(1, 9).flatmap(lambda k: st.sampled_from([float(k), 1 / k])), st.floats(1e-6, 1e6))
numbers = st.floats(0, 1e12)
parameters = st.one_of(st.floats(-1e300, 1e300), st.integers(-(2**60), 2**60), st.booleans(), texts)


@st.composite
def models(draw: st.DrawFn) -> CriteriaModel:
    names = draw(st.lists(ids, unique=True, min_size=2, max_size=9))
    count = draw(st.integers(0, len(names) // 2))
    owners = names[:count]
    clusters = tuple(
        Cluster(name, draw(labels), draw(st.sampled_from(["goal", *owners[:k]]))) for k, name in enumerate(owners)
    )
    leaves = names[count:]
    homes = [*owners, *(draw(st.sampled_from(["goal", *owners])) for _ in leaves[count:])]  # no cluster stays empty
    nodes = tuple(Node(name, draw(labels), home) for name, home in zip(leaves, homes, strict=True))
    pairs = [(a, b) for a in leaves for b in leaves if a != b]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    return CriteriaModel(draw(labels), nodes, clusters, tuple(Link(*pair) for pair in links))


@st.composite
def ballots(draw: st.DrawFn, expert: str, asked: ComparisonSet) -> Ballot:
    elements = tuple(draw(st.permutations(asked.elements)))
    if draw(st.booleans()):
        points = draw(st.lists(numbers, min_size=len(elements), max_size=len(elements)).filter(any))
        return Ballot(expert, asked.id, DirectRatings(elements, tuple(points)))
    pairs = [(a, b) for i, a in enumerate(elements) for b in elements[:i]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    return Ballot(
        expert, asked.id, PairwiseComparisons(elements, tuple(PairwiseJudgment(a, b, draw(ratios)) for a, b in chosen))
    )


sizes = st.floats(1e-3, 1e3)
curves = st.one_of(
    st.just(Choice("exponential")),
    st.builds(lambda scale: Choice.of("exponential", scale=scale), sizes),
    st.builds(lambda half, exponent: Choice.of("hill", half=half, exponent=exponent), sizes, st.floats(0.1, 10)),
    st.builds(lambda midpoint, steepness: Choice.of("s-curve", midpoint=midpoint, steepness=steepness), sizes, sizes),
)
choices = st.builds(
    lambda name, chosen: Choice(name, tuple(chosen.items())), texts, st.dictionaries(texts, parameters, max_size=3)
)


@st.composite
def levers(draw: st.DrawFn, name: str, measured: list[str]) -> Lever:
    effects = []
    for indicator in draw(st.lists(st.sampled_from(measured), unique=True)) if measured else []:
        low, likely, high = sorted(draw(st.tuples(*[st.floats(-0.5, 0.95)] * 3)))
        effects.append(Effect(indicator, low, likely, high))
    choice = draw(curves)
    timing = Timing(draw(st.integers(0, 9)), draw(st.floats(0.1, 90)), draw(st.floats(0.1, 90)))
    cost = Cost(draw(numbers), draw(numbers), draw(numbers))
    maximum = draw(st.floats(1e-3, 1e9))
    return Lever(
        name,
        draw(labels),
        draw(labels),
        maximum,
        choice,
        timing,
        cost,
        tuple(effects),
        draw(labels),
        draw(st.booleans()),
    )


@st.composite
def studies(draw: st.DrawFn) -> Study:
    model = draw(models())
    experts = tuple(
        Expert(name, draw(labels), draw(numbers), draw(labels)) for name in draw(st.lists(ids, unique=True, max_size=3))
    )
    asked = [(voter, each) for voter in (PANEL, *(e.id for e in experts)) for each in model.comparison_sets()]
    answered = draw(st.lists(st.sampled_from(asked), unique=True, max_size=6)) if asked else []
    nodes = list(model.node_ids)
    figures = tuple(
        replace(small_study().figures[0], indicator=name, today=draw(numbers))
        for name in draw(st.lists(st.sampled_from(nodes), unique=True, max_size=3))
    )
    measured = [figure.indicator for figure in figures]
    taken = {*nodes, *(cluster.id for cluster in model.clusters)}
    names = draw(st.lists(ids.filter(lambda name: name not in taken), unique=True, max_size=3))
    measures = tuple(draw(levers(name, measured)) for name in names)
    plans = [tuple(PlannedAmount(name, tuple(draw(st.lists(numbers, min_size=1, max_size=3)))) for name in names), ()]
    factors = tuple((name, draw(st.floats(0, 100))) for name in measured)
    return Study(
        draw(labels),
        model,
        note=draw(labels),
        experts=experts,
        ballots=tuple(draw(ballots(voter, each)) for voter, each in answered),
        overrides=tuple(WeightOverride(name, draw(st.floats(0, 1)), draw(texts)) for name in nodes[:1]),
        figures=figures,
        baseline=tuple(IndicatorShares(name, (0.1, 0.2, 0.3, 0.4, 0.0)) for name in nodes[:2]),
        levers=measures,
        scenarios=tuple(Scenario(f"S{k}", draw(labels), plan) for k, plan in enumerate(plans)),
        futures=(Future("F", draw(labels), 1.0, factors, (), draw(st.floats(-1, 1))),),
    )


@LAW
@given(studies())
def test_reading_what_was_written_gives_the_same_study(study: Study) -> None:
    text = document.write(study)
    assert document.read(text) == study
    assert document.read(text.encode()) == study
    assert document.write(document.read(text)) == text
    assert document.version(document.read(text)) == document.version(study)


@LAW
@given(choices)
def test_a_choice_of_any_method_survives(choice: Choice) -> None:
    assert ChoiceShape().read(json.loads(json.dumps(ChoiceShape().write(choice))), "") == choice


@LAW
@given(studies())
def test_what_is_written_fits_the_schema(study: Study) -> None:
    assert Draft202012Validator(document.json_schema()).is_valid(json.loads(document.write(study)))


@LAW
@given(studies(), st.data())
def test_removing_an_element_leaves_a_study_without_it(study: Study, data: st.DataObject) -> None:
    """Whatever hangs on an element goes with it, or the edit is refused whole."""
    leaves = [name for name in study.model.node_ids if len(study.model.members[study.model.cluster_of[name]]) > 1]
    if leaves:
        name = data.draw(st.sampled_from(leaves))
        smaller = edits.remove_node(study, name)
        assert name not in smaller.model.node_ids
        assert document.read(document.write(smaller)) == smaller
        assert edits.losses(study, smaller) == edits.consequences(study, name)
        assert edits.losses(smaller, study) == {}


@LAW
@given(studies(), st.data())
def test_a_refit_to_the_same_model_keeps_every_answer(study: Study, data: st.DataObject) -> None:
    again = edits.with_model(study, study.model)
    assert sorted(map(repr, again.ballots)) == sorted(map(repr, study.ballots))
    assert replace(again, ballots=()) == replace(study, ballots=())
