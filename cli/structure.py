"""``structure``: what drives satisfaction and what follows from it, estimated from a survey or as published."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping

from cli.arguments import add_json, add_study, add_survey, print_json, read_study, read_survey
from cli.progress import progress
from cli.table import table
from cli.words import finding_as_json, print_findings
from i18n import numbers
from i18n.translate import Translator, translator
from mcdm.draws import Draws
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from reports.sentences import structure as say
from satisfaction.index.given_paths import GivenPaths
from satisfaction.index.path_model import DEFAULT_DRAWS, SCHEMES, Strength
from satisfaction.structure import StructuralModel
from studies.structural import EstimatedStructure, estimate_structure, names_in, published_structure
from studies.study import Study

NAME = "structure"
HELP = "the structural model of satisfaction (ACSI, ECSI): estimated from a survey, or as published"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """STUDY, --survey, --scheme, --bootstrap, --seed, --json."""
    add_study(parser)
    add_survey(parser)
    parser.add_argument("--scheme", choices=SCHEMES, default="path", help="inner weighting scheme (default: path)")
    parser.add_argument(
        "--bootstrap", metavar="N", type=int, default=DEFAULT_DRAWS.count, help="resamples (default: 1000; 0: none)"
    )
    parser.add_argument("--seed", metavar="N", type=int, default=DEFAULT_DRAWS.seed, help="of the resamples")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print paths, effects, scores and the quality of measurement; without a survey, the published model."""
    study = read_study(arguments.study)
    survey, doubts = read_survey(arguments.survey, study)
    if survey is None:
        structure, given = published_structure(study)
        _show_published(study, structure, given, arguments)
        return 0
    draws = Draws(arguments.seed, arguments.bootstrap) if arguments.bootstrap else None
    with progress("resamples") as show:
        found = estimate_structure(study, survey, arguments.scheme, draws, lambda share: show(0, share))
    _show_estimated(study, found, (*found.findings, *doubts), arguments)
    return 0


# ---------------------------------------------------------------------- estimated


def _show_estimated(
    study: Study, found: EstimatedStructure, findings: tuple[Finding, ...], arguments: argparse.Namespace
) -> None:
    labels = names_in(study, found.model.model)
    if arguments.json:
        document = estimated_as_json(found)
        document["findings"] = [
            finding_as_json(each, study, arguments.language, labels) for each in dict.fromkeys(findings)
        ]
        print_json(document)
        return
    t = translator(arguments.language)
    names = {name: label.in_language(arguments.language) or name for name, label in labels.items()}
    print(say.answer(found, names, t))
    print(say.lead(found, names, t))
    print()
    print(_paths(found, names, t))
    print()
    print(_quality(found, names, t))
    print()
    print_findings(findings, study, arguments.language, labels)


def estimated_as_json(found: EstimatedStructure) -> dict[str, object]:
    """Everything the model says; undefined numbers are null."""
    model = found.model
    names, estimates, quality = model.arrangement.constructs, model.estimates, model.quality

    def by_construct(values: FloatArray) -> dict[str, float | None]:
        return {name: _number(value) for name, value in zip(names, values.tolist(), strict=True)}

    def by_item(values: FloatArray) -> dict[str, float | None]:
        return {item: _number(value) for item, value in zip(model.arrangement.items, values.tolist(), strict=True)}

    def between(values: FloatArray) -> dict[str, float | None]:
        pairs = [(i, j) for i in range(len(names)) for j in range(i + 1, len(names))]
        return {f"{names[i]}/{names[j]}": _number(float(values[i, j])) for i, j in pairs}

    return {
        "mode": "estimated",
        "structure": "own" if found.own else "usual",
        "scheme": model.scheme,
        "respondents": model.respondents,
        "effective_respondents": model.effective,
        "iterations": model.iterations,
        "converged": model.converged,
        "resamples": len(model.resamples) if model.resamples is not None else 0,
        "satisfaction": found.satisfaction,
        "index": _strength(found.index),
        "acsi": None
        if found.acsi is None
        else {"value": found.acsi.value, "low": found.acsi.low, "high": found.acsi.high},
        "drivers": [
            {"construct": each.construct, **_strength(each.effect), "leads": each.leads} for each in found.drivers
        ],
        "paths": [
            {
                "from": path.source,
                "to": path.target,
                **_strength(model.path(path.source, path.target)),
                "f_squared": _number(float(estimates.f_squared[model.at(path.source), model.at(path.target)])),
                "vif": _number(float(estimates.vif[model.at(path.source), model.at(path.target)])),
            }
            for path in model.model.paths
        ],
        "total_effects": {
            f"{source}->{target}": _strength(model.total_effect(source, target))
            for source in names
            for target in names
            if estimates.total[model.at(source), model.at(target)] != 0
        },
        "r_squared": by_construct(estimates.r_squared),
        "adjusted_r_squared": by_construct(estimates.adjusted_r_squared(model.arrangement, model.respondents)),
        "q_squared": by_construct(model.q_squared),
        "scores": {name: _strength(model.score(name)) for name in names},
        "loadings": by_item(model.loadings),
        "outer_weights": by_item(model.weights),
        "normalised_weights": by_item(model.normalised_weights),
        "average_variance_extracted": by_construct(quality.ave),
        "composite_reliability": by_construct(quality.composite_reliability),
        "rho_a": by_construct(quality.rho_a),
        "cronbach_alpha": by_construct(quality.alpha),
        "htmt": between(quality.htmt),
        "construct_correlations": between(estimates.correlations),
        "goodness_of_fit": model.fit.goodness_of_fit,
        "srmr": model.fit.srmr,
    }


def _paths(found: EstimatedStructure, names: Mapping[str, str], t: Translator) -> str:
    rows = []
    for path in found.model.model.paths:
        strength = found.model.path(path.source, path.target)
        rows.append(
            (names[path.source], names[path.target], numbers.score(strength.value, 2), say.range_of(strength),
             t("no") if strength.distinguishable is False else t("yes") if strength.distinguishable else "")
        )  # fmt: skip
    return table((t("from"), t("to"), t("coefficient"), t("95% interval"), t("differs from zero")), rows)


def _quality(found: EstimatedStructure, names: Mapping[str, str], t: Translator) -> str:
    model = found.model
    rows = [
        (
            names[name],
            numbers.percent(model.score(name).value),
            *(
                "" if math.isnan(value) else numbers.score(value, 2)
                for value in (
                    float(model.quality.composite_reliability[k]),
                    float(model.quality.ave[k]),
                    float(model.estimates.r_squared[k]) if k in model.arrangement.targets else math.nan,
                    float(model.q_squared[k]),
                )
            ),
        )
        for k, name in enumerate(model.arrangement.constructs)
    ]
    return table((t("construct"), "0-100", t("composite reliability"), "AVE", "R2", "Q2"), rows)


# ---------------------------------------------------------------------- as published


def _show_published(study: Study, structure: StructuralModel, given: GivenPaths, arguments: argparse.Namespace) -> None:
    labels = names_in(study, structure)
    if arguments.json:
        document = published_as_json(structure, given)
        document["findings"] = [finding_as_json(each, study, arguments.language, labels) for each in given.findings]
        print_json(document)
        return
    t = translator(arguments.language)
    names = {name: label.in_language(arguments.language) or name for name, label in labels.items()}
    print(say.published(structure, names, t))
    print()
    rows = [
        (names[path.source], names[path.target], "" if path.coefficient is None else numbers.score(path.coefficient, 2))
        for path in structure.paths
    ]
    print(table((t("from"), t("to"), t("coefficient")), rows))
    print()
    print_findings(given.findings, study, arguments.language, labels)


def published_as_json(structure: StructuralModel, given: GivenPaths) -> dict[str, object]:
    """The coefficients, what follows from them, and whether they can be."""
    return {
        "mode": "as published",
        "source": structure.source,
        "paths": [{"from": p.source, "to": p.target, "value": p.coefficient} for p in structure.paths],
        "total_effects": {
            f"{source}->{target}": given.effect(source, target)
            for source in given.constructs
            for target in given.constructs
            if given.effect(source, target) != 0
        },
        "coherence": [
            {
                "construct": each.construct,
                "sum_of_squares": each.sum_of_squares,
                "largest_mean_correlation": each.largest_mean_correlation,
                "doubtful": each.doubtful,
            }
            for each in given.coherence
        ],
    }


# ---------------------------------------------------------------------- parts


def _strength(strength: Strength) -> dict[str, object]:
    return {"value": _number(strength.value), "low": strength.low, "high": strength.high}


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
