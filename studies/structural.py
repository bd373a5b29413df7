"""The structural model of a study: what drives satisfaction and what follows from it, estimated or as published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.labels import Label
from satisfaction.available_cases import AvailableMeans, available_means
from satisfaction.index.given_paths import GivenPaths, given_paths
from satisfaction.index.path_model import DEFAULT_DRAWS, PathModel, Scheme, Strength, path_model
from satisfaction.index.path_model.bootstrap import Advance
from satisfaction.index.path_model.prepared import Prepared, items_alike, prepare
from satisfaction.precision import Estimate
from satisfaction.respondent_answers import RespondentAnswers, respondent_answers
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from satisfaction.survey import SurveySummary
from studies.counted_answers import counted_answers
from studies.study import Study

SATISFACTION = "satisfaction"
ACSI_QUESTIONS = ("overall", "against-expectations", "against-ideal")
"""The three questions of the ACSI: overall satisfaction, against what was expected, against the ideal."""


@dataclass(frozen=True)
class UsualConstruct:
    """A construct that construct questions of usual ids show, and what it usually acts on."""

    id: str
    label: Label
    questions: tuple[str, ...]
    acts_on: tuple[str, ...] = ()


USUAL = (
    UsualConstruct("image", Label("Image", "企业形象"), ("image", "image-*"), (SATISFACTION, "loyalty")),
    UsualConstruct("value", Label("Perceived value", "感知价值"), ("value", "value-*"), (SATISFACTION,)),
    UsualConstruct(SATISFACTION, Label("Satisfaction", "客户满意"), ACSI_QUESTIONS, ("complaints", "loyalty")),
    UsualConstruct("complaints", Label("No complaints", "无抱怨"), ("complained",)),
    UsualConstruct("loyalty", Label("Loyalty", "客户忠诚"), ("recommend", "stay")),
)

QUESTIONS: Mapping[str, Label] = {
    "overall": Label("Overall satisfaction", "总体满意"),
    "against-expectations": Label("Against expectations", "与期望相比"),
    "against-ideal": Label("Against the ideal", "与理想相比"),
    "recommend": Label("Would recommend", "愿意推荐"),
    "stay": Label("Would stay", "愿意继续使用"),
    "complained": Label("Did not complain", "没有投诉"),
}
"""The usual construct questions, where the questionnaire does not name them itself."""

PUBLISHED = StructuralModel(
    (
        Construct("image", Label("Image", "企业形象")),
        Construct("value", Label("Perceived value", "感知价值")),
        Construct("expectation", Label("Expectation", "客户期望")),
        Construct("quality", Label("Perceived quality", "感知质量")),
        Construct(SATISFACTION, Label("Satisfaction", "客户满意")),
        Construct("loyalty", Label("Loyalty", "客户忠诚")),
    ),
    (
        StructuralPath("image", SATISFACTION, 0.80),
        StructuralPath("value", SATISFACTION, 0.36),
        StructuralPath("expectation", SATISFACTION, 0.33),
        StructuralPath("quality", SATISFACTION, 0.07),
        StructuralPath(SATISFACTION, "loyalty", 0.87),
    ),
    source="Gong (2008)",
)
"""Coefficients published for a power supplier: shown where a study has none of its own."""


@dataclass(frozen=True)
class Driver:
    """What acts on satisfaction, directly or through others.

    Parameters
    ----------
    construct
        Its id.
    effect
        Its total effect in standard deviations.
    leads
        In which share of the resamples it had the largest effect; None without resamples.
    behind
        In which share of the resamples its effect was below the leader's; None for the leader, or without resamples.
    """

    construct: str
    effect: Strength
    leads: float | None = None
    behind: float | None = None


@dataclass(frozen=True, eq=False)
class EstimatedStructure:
    """The structural model of a study as its respondents show it.

    Parameters
    ----------
    model
        The estimated path model.
    satisfaction
        Which construct is satisfaction; its score is the index of the ECSI.
    drivers
        What acts on it, the strongest first.
    acsi
        The score of the three questions with equal weights, 0 to 100; None where none of them is asked.
    own
        Whether the structure is the study's own, not the usual one.
    findings
        What is doubtful.
    """

    model: PathModel
    satisfaction: str
    drivers: tuple[Driver, ...]
    acsi: Estimate | None
    own: bool
    findings: tuple[Finding, ...]

    @property
    def index(self) -> Strength:
        """Satisfaction on 0 to 100, weighted as the model found."""
        return self.model.score(self.satisfaction)

    @property
    def level(self) -> tuple[Driver, ...]:
        """The drivers that cannot be told from the strongest: the difference may be chance (paired, two-sided 95 %)."""
        close = (each for each in self.drivers[1:] if each.behind is not None and each.behind < CLEARLY)
        return (*self.drivers[:1], *close)


CLEARLY = 0.975
"""Share of the resamples in which one effect must be larger, in the same resample, to be called larger."""


def estimate_structure(
    study: Study,
    survey: SurveySummary,
    scheme: Scheme = "path",
    draws: Draws | None = DEFAULT_DRAWS,
    advance: Advance | None = None,
) -> EstimatedStructure:
    """Estimate the structural model of a study from its survey.

    Parameters
    ----------
    scheme, draws, advance
        As for :func:`satisfaction.index.path_model.path_model`.

    Raises
    ------
    DecisionError
        ``structure-unknown-satisfaction``, ``structure-no-drivers``, ``structure-satisfaction-silent`` where no
        question shows satisfaction any more; those of :func:`studies.counted_answers.counted_answers` and of the path
        model.
    """
    asked, counted = counted_answers(study, survey)
    answers = respondent_answers(asked, study.population, study.choices.representation)
    structure, missing = structure_of(study, answered_items(answers))
    satisfaction = satisfaction_in(structure)
    _check_shown(satisfaction, structure, prepare(answers, structure))
    model = path_model(answers, structure, scheme, draws, advance)
    return EstimatedStructure(
        model,
        satisfaction,
        _drivers(model, satisfaction),
        _acsi(answers),
        bool(study.structure.constructs),
        (*model.findings, *missing, *counted),
    )


def structure_of(study: Study, items: Collection[str]) -> tuple[StructuralModel, tuple[Finding, ...]]:
    """The structure of a study, else the usual one over the items that a survey asks; with what that one misses."""
    if study.structure.constructs:
        return study.structure, ()
    return usual_structure(study, items)


def usual_structure(study: Study, items: Collection[str]) -> tuple[StructuralModel, tuple[Finding, ...]]:
    """Every cluster acts on satisfaction, satisfaction on loyalty and complaints, as far as the items show them.

    Raises
    ------
    DecisionError
        ``structure-unknown-satisfaction``, ``structure-no-drivers``.
    """
    clusters = [
        Construct(cluster, study.model.labels[cluster], shown)
        for cluster in study.model.cluster_ids
        if (shown := tuple(n.id for n in study.model.indicators if n.cluster == cluster and n.id in items))
    ]
    about = {each.id: tuple(item for item in items if _asks(each, item)) for each in USUAL}
    if not about[SATISFACTION]:
        raise DecisionError("structure-unknown-satisfaction", questions=", ".join(ACSI_QUESTIONS))
    if not clusters and not about["image"] and not about["value"]:
        raise DecisionError("structure-no-drivers")
    known = {each.id: _unlike(each.id, study.model.cluster_ids) for each in USUAL}
    asked = [each for each in USUAL if about[each.id]]
    ordered = {each.id: tuple(sorted(about[each.id], key=_usual_place)) for each in asked}
    constructs = [*clusters, *(Construct(known[each.id], each.label, ordered[each.id]) for each in asked)]
    paths = [
        *(StructuralPath(each.id, known[SATISFACTION]) for each in clusters),
        *(StructuralPath(known[each.id], known[on]) for each in asked for on in each.acts_on if about[on]),
    ]
    return StructuralModel(tuple(constructs), tuple(paths)), tuple(_missing(items))


def published_structure(study: Study) -> tuple[StructuralModel, GivenPaths]:
    """The coefficients a study carries, else those published for a power supplier, and what follows from them."""
    own = any(path.coefficient is not None for path in study.structure.paths)
    structure = study.structure if own else PUBLISHED
    given = given_paths(structure)
    if not structure.source:
        given = replace(given, findings=(*given.findings, Finding.of("published-paths-without-source")))
    return structure, given


def satisfaction_in(structure: StructuralModel) -> str:
    """Which construct is satisfaction: the one with the ACSI's questions, else of that name, else where most arrows go.

    Raises
    ------
    DecisionError
        ``structure-without-paths``.
    """
    if not structure.paths:
        raise DecisionError("structure-without-paths")
    arrows = {each.id: sum(path.target == each.id for path in structure.paths) for each in structure.constructs}
    found = max(
        structure.constructs,
        key=lambda each: (len(set(each.items) & set(ACSI_QUESTIONS)), each.id == SATISFACTION, arrows[each.id]),
    )
    return found.id


def names_in(study: Study, structure: StructuralModel) -> dict[str, Label]:
    """The names of constructs and of the questions that show them, with those of everything else in the study."""
    named = dict(QUESTIONS) | study.labels
    if study.questionnaire is not None:
        for item in study.questionnaire.asking("construct"):
            named[item.key] = item.label if item.label != Label() else QUESTIONS.get(item.key, Label(item.column))
    return named | {each.id: each.label for each in structure.constructs if each.label != Label()}


def answered_items(answers: RespondentAnswers) -> tuple[str, ...]:
    """The items that at least somebody answered."""
    some = np.asarray(answers.answered.any(axis=0))
    return tuple(item for item, known in zip(answers.items, some, strict=True) if known)


# ---------------------------------------------------------------------- parts


def _check_shown(satisfaction: str, structure: StructuralModel, ready: Prepared) -> None:
    """``structure-satisfaction-silent`` where the answers show nothing of satisfaction, whatever else they show."""
    if satisfaction in ready.arrangement.constructs:
        return
    items = next(construct.items for construct in structure.constructs if construct.id == satisfaction)
    alike = [item for item in items_alike(ready.findings) if item in items]
    if alike:
        raise DecisionError("path-model-alike", count=len(alike), questions=", ".join(alike))
    raise DecisionError("structure-satisfaction-silent", questions=", ".join(items))


def _asks(construct: UsualConstruct, item: str) -> bool:
    begins = tuple(name[:-1] for name in construct.questions if name.endswith("*"))
    return item in construct.questions or (bool(begins) and item.startswith(begins) and "/" not in item)


def _usual_place(item: str) -> int:
    return ACSI_QUESTIONS.index(item) if item in ACSI_QUESTIONS else len(ACSI_QUESTIONS)


def _unlike(name: str, taken: Collection[str]) -> str:
    """A free id for a usual construct: a cluster may already be called "value"."""
    while name in taken:
        name = f"{name}-asked"
    return name


def _missing(items: Collection[str]) -> Iterator[Finding]:
    """Which usual questions are not asked; image and value are welcome but seldom there."""
    expected = [question for each in USUAL for question in each.questions if question in QUESTIONS]
    absent = [question for question in expected if question not in items]
    if absent:
        yield Finding.of("construct-questions-missing", questions=", ".join(absent))


def _drivers(model: PathModel, satisfaction: str) -> tuple[Driver, ...]:
    goal, names = model.at(satisfaction), model.arrangement.constructs
    effects = model.estimates.total[:, goal]
    acting = [k for k in np.argsort(-effects, kind="stable").tolist() if effects[k] != 0]
    if not acting:
        return ()
    strength = {k: model.total_effect(names[k], satisfaction) for k in acting}
    if model.resamples is None:
        return tuple(Driver(names[k], strength[k]) for k in acting)
    drawn = model.resamples.total[:, acting, goal]
    leads = (drawn == drawn.max(axis=1, keepdims=True)).mean(axis=0)
    behind = (drawn < drawn[:, :1]).mean(axis=0)
    return tuple(
        Driver(names[k], strength[k], float(leads[at]), float(behind[at]) if at else None)
        for at, k in enumerate(acting)
    )


def _acsi(answers: RespondentAnswers) -> Estimate | None:
    """The mean of the questions that are asked, each on 0 to 100: the score with equal weights."""
    asked = [item for item in ACSI_QUESTIONS if item in answered_items(answers)]
    if not asked:
        return None
    chosen = answers.over(asked)
    means: AvailableMeans = available_means(chosen.percent(), chosen.answered, chosen.weights)
    return means.combined(np.full(len(asked), 1 / len(asked)))
