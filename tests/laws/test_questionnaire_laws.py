"""Laws of questionnaires: what is written and read back is the study again, whatever names and ids it has."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.questionnaires.excel_writer import write_questionnaires
from exchange.questionnaires.expert_template import expert_csv
from exchange.questionnaires.files import import_answers
from exchange.supermatrix_text import supermatrix_texts
from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, ComparisonSet, CriteriaModel, Link, Node
from mcdm.scales import SAATY_VALUES
from studies.study import Ballot, Expert, Study

CHARACTERS = "aAb1 -+=@'\"/:,;|<>&#%[]()供电质量\uff21é"
NAME = st.text(CHARACTERS, min_size=1, max_size=6)
IDS = NAME.filter(lambda text: text.strip() and "<-" not in text and text not in ("goal", "panel"))
LABELS = st.builds(Label, NAME | st.just(""), NAME | st.just(""))


@st.composite
def models(draw: st.DrawFn) -> CriteriaModel:
    """A hierarchy or a network of two clusters, with odd ids and labels, many of them alike."""
    count = draw(st.integers(4, 7))
    ids = draw(st.lists(IDS, min_size=count + 2, max_size=count + 2, unique=True))
    labels = draw(st.lists(LABELS, min_size=count + 2, max_size=count + 2))
    clusters = tuple(Cluster(ids[k], labels[k]) for k in (0, 1))
    nodes = tuple(Node(ids[k + 2], labels[k + 2], ids[k % 2]) for k in range(count))
    every = [Link(a.id, b.id) for a in nodes for b in nodes if a != b]
    links = tuple(draw(st.lists(st.sampled_from(every), max_size=12, unique=True)))
    divided = draw(st.booleans()) or not links
    return CriteriaModel(draw(LABELS), nodes, clusters, links, divided=divided)


@st.composite
def judgments(draw: st.DrawFn, asked: ComparisonSet) -> Judgments:
    """Some pairs answered on the scale, or points for all elements."""
    if draw(st.booleans()):
        points = draw(st.lists(st.integers(1, 100), min_size=len(asked.elements), max_size=len(asked.elements)))
        return DirectRatings(asked.elements, tuple(map(float, points)))
    pairs = draw(st.lists(st.sampled_from([*combinations(asked.elements, 2)]), min_size=1, unique=True))
    turned = [(b, a) if draw(st.booleans()) else (a, b) for a, b in pairs]
    answers = tuple(PairwiseJudgment(a, b, draw(st.sampled_from(SAATY_VALUES))) for a, b in turned)
    return PairwiseComparisons(asked.elements, answers)


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """A study with two experts, each of whom answered something."""
    model = draw(models())
    names = draw(
        st.lists(NAME.filter(str.strip), min_size=2, max_size=2, unique_by=lambda text: text.strip().casefold())
    )
    experts = tuple(Expert(f"E{k}", Label(name)) for k, name in enumerate(names, start=1))
    sets = [*Study(Label("s"), model).every_set.values()]
    chosen = draw(st.lists(st.sampled_from(sets), min_size=1, unique_by=lambda each: each.id)) if sets else []
    ballots = [
        Ballot(expert.id, each.id, draw(judgments(each))) for expert in experts for each in sets if each in chosen
    ]
    return Study(Label("s"), model, experts=experts, ballots=tuple(ballots))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(study=studies(), language=st.sampled_from(["en", "zh"]))
def test_questionnaires_come_back_unchanged(study: Study, language: str) -> None:
    if study.ballots:
        landed = import_answers(write_questionnaires(study, language=language).items(), study)
        assert landed.study == study
        assert not landed.left


@settings(max_examples=25, deadline=None, derandomize=True)
@given(study=studies(), language=st.sampled_from(["en", "zh"]))
def test_questionnaires_fill_an_empty_study(study: Study, language: str) -> None:
    """Every expert's answers arrive in a study that has the model and the panel, but no answer yet."""
    if study.ballots:
        landed = import_answers(write_questionnaires(study, language=language).items(), replace(study, ballots=()))
        for ballot in study.ballots:
            (found,) = [each for each in landed.ballots if (each.expert, each.set) == (ballot.expert, ballot.set)]
            if isinstance(ballot.judgments, DirectRatings):
                assert found.judgments == ballot.judgments
            else:
                assert abs(found.judgments.matrix() - ballot.judgments.matrix()).max() < 1e-12  # type: ignore[union-attr]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(study=studies(), language=st.sampled_from(["en", "zh"]))
def test_tables_come_back_unchanged(study: Study, language: str) -> None:
    judged = [ballot for ballot in study.ballots if not isinstance(ballot.judgments, DirectRatings)]
    study = replace(study, ballots=tuple(judged))  # points come back as their ratios
    if judged:
        landed = import_answers([("t.csv", expert_csv(study, language=language).encode())], study)
        assert landed.study == study
        assert not landed.left


@settings(max_examples=15, deadline=None, derandomize=True)
@given(study=studies())
def test_supermatrix_text_has_one_cell_for_every_heading(study: Study) -> None:
    for text in supermatrix_texts(study, "net").values():
        assert len({line.count("\t") for line in text.splitlines()}) == 1
