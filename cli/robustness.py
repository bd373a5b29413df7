"""``robustness``: would the answer change? The smallest changes that do it, and how sure it is when judgments vary."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.sensitivity.global_sensitivity import SobolIndices
from reports.charts.scales import IndexDisplay
from reports.sentences import robustness as say
from reports.sentences.reader import Reader
from studies.evaluate import Evaluation, evaluate, project
from studies.judgment_uncertainty import DRIVING, JUDGING, Stability, drivers, stability
from studies.outcome import Kind, Outcome, of_alternatives, of_indicators, of_scenarios
from studies.plan_robustness import AnswerFlip, CostFlip, answer_flips, cost_flips
from studies.robustness import Flip, Robustness, robustness
from studies.study import Study
from studies.weigh import weigh

NAME = "robustness"
HELP = "say what it takes to change the answer"
LARGEST_DRAWS = 100_000
"""More would take minutes, and change no digit that is shown."""

SHOWN = 3
"""So many changes of each level are printed; the JSON has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --decision, --draws, --seed, --survey, --json."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument(
        "--decision", choices=tuple(say.DECISIONS), help="what is decided (default: the first there is)"
    )
    parser.add_argument("--draws", type=int, metavar="N", default=JUDGING.count, help="draws of the judgments")
    parser.add_argument("--seed", type=int, metavar="N", default=JUDGING.seed, help="seed of the draws")
    add_json(parser)


@dataclass(frozen=True, eq=False)
class Answer:
    """Everything that is printed."""

    study: Study
    found: Robustness
    answers: tuple[AnswerFlip, ...]
    costs: tuple[CostFlip, ...]
    sure: Stability
    driving: SobolIndices | None


def run(arguments: argparse.Namespace) -> int:
    """Print the sentences: who leads, what would change that, how sure it is."""
    if arguments.draws > LARGEST_DRAWS:
        name, high = "draws", LARGEST_DRAWS
        raise DecisionError("settings-out-of-range", name=name, value=arguments.draws, low=1, high=high)
    study = read_study(arguments.study)
    summary, _ = read_survey(arguments.survey, study)
    kind = arguments.decision or _first(study)
    evaluation = evaluate(study, summary) if kind == "scenarios" else None
    found = answer(study, kind, evaluation, Draws(arguments.seed, arguments.draws, JUDGING.varying))
    if arguments.json:
        print_json(as_json(found, arguments.seed))
    else:
        _print(found, translator(arguments.language))
    return 0


def _first(study: Study) -> Kind:
    if len(study.scenarios) > 1:
        return "scenarios"
    return "alternatives" if len(study.model.alternative_ids) > 1 else "indicators"


def answer(study: Study, kind: Kind, evaluation: Evaluation | None, draws: Draws) -> Answer:
    """How firm the decision is.

    Raises
    ------
    DecisionError
        ``nothing-to-decide`` with fewer than two options.
    """
    weighing = evaluation.weighing if evaluation is not None else weigh(study)
    projections = project(study, evaluation) if evaluation is not None else ()
    of = {"alternatives": of_alternatives, "indicators": of_indicators}
    outcome: Outcome | None = of_scenarios(study, projections) if kind == "scenarios" else of[kind](study)
    if outcome is None:
        raise DecisionError("nothing-to-decide")
    return Answer(
        study,
        robustness(study, weighing, outcome),
        answer_flips(study, evaluation) if evaluation is not None else (),
        cost_flips(projections),
        stability(study, outcome, draws),
        drivers(study, outcome, replace(DRIVING, seed=draws.seed)),
    )


def as_json(answer: Answer, seed: int) -> dict[str, object]:
    """The answer with the names that other programs rely on."""
    found, sure = answer.found, answer.sure
    ranks = sure.ranks
    return {
        "decision": found.kind,
        "winner": found.winner,
        "runner_up": found.runner_up,
        "lead": found.lead,
        "values": dict(zip(found.options, found.values.tolist(), strict=True)),
        "judgments": [_flip(flip) for flip in found.judgments],
        "weights": [_flip(flip) for flip in found.weights],
        "tried": {"judgments": found.tried[0], "weights": found.tried[1]},
        "answers": [
            {"indicator": f.indicator, "score": f.score, "needed": f.needed, "logits": f.shift, "rival": f.rival}
            for f in answer.answers
        ],
        "costs": [
            {"scenario": f.scenario, "cost": f.cost, "needed": f.needed, "part": f.part, "best_buy": f.winner,
             "rival": f.rival}
            for f in answer.costs
        ],
        "seed": seed,
        "draws": sure.weights.count,
        "rank_probabilities": {} if ranks is None else _rows(sure.options, ranks.by_rank.tolist()),
        "probability_better": [] if ranks is None else ranks.pairwise.tolist(),
        "weight_intervals": {
            name: {"low": float(sure.intervals.low[k]), "median": float(sure.intervals.median[k]),
                   "high": float(sure.intervals.high[k])}
            for k, name in enumerate(sure.weights.weights.elements)
        },
        "drivers": _drivers(answer.driving),
    }  # fmt: skip


def _rows(names: Sequence[str], rows: Sequence[Sequence[float]]) -> Mapping[str, list[float]]:
    return {name: list(row) for name, row in zip(names, rows, strict=True)}


def _flip(flip: Flip) -> dict[str, object]:
    told: dict[str, object] = {"set": flip.set, "value": flip.value, "needed": flip.needed, "rival": flip.rival}
    if flip.kind == "weight":
        return {"element": flip.first, **told}
    alone = [{"expert": expert, "value": own, "needed": needed} for expert, own, needed in flip.alone]
    return {"first": flip.first, "second": flip.second, **told, "alone": alone}


def _drivers(found: SobolIndices | None) -> list[dict[str, object]]:
    """Comparison sets by what they explain, the strongest first."""
    if found is None:
        return []
    return [
        {
            "set": found.groups[k],
            "total": float(found.overall_total[k]),
            "low": float(found.overall_interval[k, 0]),
            "high": float(found.overall_interval[k, 1]),
            "alone": float(found.overall_first[k]),
        }
        for k in np.argsort(-found.overall_total, kind="stable").tolist()
    ]


def _print(answer: Answer, t: Translator) -> None:
    found, scores = answer.found, answer.study.scale.scores
    told = Reader(answer.study, IndexDisplay("score", min(scores), max(scores)), t)
    print(say.answer(found, told))
    print()
    for title, lines in _levels(answer, told):
        print(title)
        for line in lines:
            print(f"- {line}")
        print()
    print(say.beats(answer.sure, found, told))
    if answer.driving is not None:
        first = _drivers(answer.driving)[0]
        asked = answer.study.comparison_sets[str(first["set"])]
        part = numbers.share(float(str(first["total"])))
        print(t("{name} drives the result most: {part} of its spread.", name=say.question(asked, told), part=part))


def _levels(answer: Answer, told: Reader) -> list[tuple[str, list[str]]]:
    """Each level with its finding and the nearest changes."""
    t, found = told.t, answer.found
    judgments = sorted(found.judgments, key=lambda flip: not flip.alone)[:SHOWN]
    levels = [
        (say.title("judgments", len(found.judgments), found.tried[0], t),
         [say.judgment(*say.easiest([flip]), told) for flip in judgments]),
        (say.title("weights", len(found.weights), found.tried[1], t),
         [say.weight(flip, told) for flip in found.weights[:SHOWN]]),
    ]  # fmt: skip
    if found.kind == "scenarios":
        tried = len(answer.study.model.indicator_ids)
        levels.append((say.title("answers", len(answer.answers), tried, t),
                       [say.today(flip, told) for flip in answer.answers[:SHOWN]]))  # fmt: skip
    if answer.costs:
        best = t("Best buy: {name}", name=told.name(answer.costs[0].winner))
        levels.append((best, [say.cost(flip, told) for flip in answer.costs[:SHOWN]]))
    return levels
