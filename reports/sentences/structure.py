"""The structural model in words: what drives satisfaction, how sure that is, what is measured well and what is not."""

from __future__ import annotations

import math
from collections.abc import Mapping

from i18n.numbers import count, percent, probability, score, share
from i18n.translate import N_, Translator
from reports.sentences.scenarios import called, listed, told
from satisfaction.index.given_paths import GivenPaths
from satisfaction.index.path_model import PathModel, Strength
from satisfaction.index.path_model.model import AVE, HTMT, LOADING, RELIABILITY, VIF, WEAK_LOADING
from satisfaction.structure import StructuralModel
from studies.structural import EstimatedStructure, satisfaction_in

SCHEMES = {"path": N_("Path weighting"), "centroid": N_("Centroid"), "factorial": N_("Factorial")}
MODES = {"reflective": N_("shows in its questions"), "formative": N_("is made up by its questions")}

BORDERLINE_HTMT = 0.85
LEVEL = 0.95

Names = Mapping[str, str]


def answer(found: EstimatedStructure, names: Names, t: Translator) -> str:
    """The headline: what drives satisfaction most, or that it cannot be told."""
    sure = [each for each in found.drivers if each.effect.distinguishable is not False]
    if not sure:
        return t("Nothing in this survey can be shown to drive satisfaction")
    level = [called(names[each.construct], t) for each in found.level if each in sure]
    if not found.drivers[0].effect.value > 0 or not level:
        return t("Nothing in this survey can be shown to raise satisfaction")
    if len(level) == 1:
        return t("{name} drives satisfaction most", name=level[0])
    if len(level) == 2:
        return t("{names} drive satisfaction most; which of the two leads cannot be told", names=listed(level, t))
    return t("{names} drive satisfaction most; which of them leads cannot be told", names=listed(level, t))


def lead(found: EstimatedStructure, names: Names, t: Translator) -> str:
    """What that means, how much is explained, where satisfaction stands."""
    sentences = []
    if found.drivers:
        first = found.drivers[0]
        sentences.append(
            t(
                "One standard deviation more of {name} goes with {effect} of one more satisfaction.",
                name=called(names[first.construct], t),
                effect=with_range(first.effect, t),
            )
        )
    if paired := ahead(found, names, t):
        sentences.append(paired)
    explained = found.model.explained(found.satisfaction).value
    sentences.append(
        t("All that acts on satisfaction explains {share} of its differences between people.", share=share(explained))
    )
    sentences.append(
        t(
            "Satisfaction stands at {index} of 100, from {people} respondents.",
            index=with_range(found.index, t, of_hundred=True),
            people=count(found.model.respondents),
        )
    )
    return told(sentences, t)


def ahead(found: EstimatedStructure, names: Names, t: Translator) -> str:
    """How surely the strongest is ahead of the nearest to it: both effects in the same resamples."""
    behind = [(each.behind, each) for each in found.drivers[1:] if each.behind is not None]
    if not behind:
        return ""
    chance, nearest = min(behind, key=lambda pair: pair[0])
    return t("Its effect exceeds that of {name} in {chance} of the resamples.",
             name=called(names[nearest.construct], t), chance=probability(chance))  # fmt: skip


def published(structure: StructuralModel, names: Names, t: Translator) -> str:
    """The headline of a model as published."""
    goal = satisfaction_in(structure)
    known = [(p.coefficient, p.source) for p in structure.paths if p.target == goal and p.coefficient is not None]
    if not known:
        return t("A structure as published")
    strongest, name = max(known)
    return t(
        "As published, {name} weighs most in satisfaction ({effect})",
        name=called(names[name], t),
        effect=score(strongest, 2),
    )


def published_lead(structure: StructuralModel, given: GivenPaths, t: Translator) -> str:
    """Where the coefficients come from, and that nothing is forecast with them."""
    source = t("Source: {source}.", source=structure.source) if structure.source else t("No source is given.")
    doubtful = any(each.doubtful for each in given.coherence)
    warned = (
        t("The coefficients hardly fit together, so they are shown as published and used for no forecast.")
        if doubtful
        else t("They are shown as published and used for no forecast.")
    )
    return told([source, warned], t)


def coherence(given: GivenPaths, names: Names, t: Translator) -> tuple[str, ...]:
    """How the test of the coefficients went, construct by construct."""
    found = []
    for each in given.coherence:
        facts = {"name": called(names[each.construct], t), "squares": score(each.sum_of_squares, 2)}
        if each.sum_of_squares > 1 or each.largest_mean_correlation is None:
            found.append(t("{name}: the squares of the coefficients sum to {squares}.", **facts))
            continue
        found.append(
            t(
                "{name}: the squares of the coefficients sum to {squares}. One standardised regression explains at "
                "most 1, so what acts on it can correlate by at most {bound} on average.",
                bound=score(each.largest_mean_correlation),
                **facts,
            )
        )
    return tuple(found)


def structure(model: StructuralModel, t: Translator) -> str:
    """The headline of a structure that is being edited."""
    facts = {"constructs": len(model.constructs), "paths": len(model.paths)}
    return t("The structure has {constructs} constructs and {paths} paths", **facts)


# ---------------------------------------------------------------------- numbers


def with_range(strength: Strength, t: Translator, *, of_hundred: bool = False) -> str:
    """``.31 (95%: .28–.34)``; on 0 to 100 ``57.0 (95%: 56.2–57.8)``."""
    value = percent(strength.value) if of_hundred else score(strength.value, 2)
    if strength.low is None or strength.high is None:
        return value
    facts = {"value": value, "level": share(LEVEL), "range": range_of(strength, of_hundred=of_hundred)}
    return t("{value} ({level}: {range})", **facts)


def range_of(strength: Strength, *, of_hundred: bool = False) -> str:
    """``.28–.34``, or nothing."""
    if strength.low is None or strength.high is None:
        return ""
    if of_hundred:
        return f"{percent(strength.low)}–{percent(strength.high)}"
    return f"{score(strength.low, 2)}–{score(strength.high, 2)}"


def path_word(strength: Strength, t: Translator) -> str:
    """What the interval of a path says."""
    if strength.distinguishable is None:
        return t("no interval yet")
    if not strength.distinguishable:
        return t("not distinguishable from zero")
    return t("raises it") if strength.value > 0 else t("lowers it")


def size_word(f_squared: float, t: Translator) -> str:
    """Cohen's words for f squared."""
    if not math.isfinite(f_squared):
        return ""
    if f_squared >= 0.35:
        return t("large")
    if f_squared >= 0.15:
        return t("medium")
    return t("small") if f_squared >= 0.02 else t("negligible")


# ---------------------------------------------------------------------- quality of measurement


def loading_word(loading: float, t: Translator) -> str:
    """How well a question shows its construct."""
    if loading >= LOADING:
        return t("shows it well")
    return t("shows it somewhat") if loading >= WEAK_LOADING else t("hardly shows it")


def quality_word(model: PathModel, construct: str, t: Translator) -> str:
    """One verdict on how a construct is measured, the worst trouble first."""
    k = model.at(construct)
    if model.arrangement.formative[k]:
        return t("made up by its questions")
    if model.arrangement.sizes[k] == 1:
        return t("one question: reliability unknown")
    if float(model.quality.composite_reliability[k]) < RELIABILITY:
        return t("not reliable")
    if float(model.quality.ave[k]) < AVE:
        return t("its questions share less than half")
    nearest = closest_to(model, construct)
    if nearest is not None and nearest[1] >= HTMT:
        return t("hardly told apart from another")
    if nearest is not None and nearest[1] >= BORDERLINE_HTMT:
        return t("close to another")
    return t("measured well")


def closest_to(model: PathModel, construct: str) -> tuple[str, float] | None:
    """The construct that respondents tell apart least from this one, and its HTMT."""
    values = model.quality.htmt[model.at(construct)]
    known = [(float(v), name) for v, name in zip(values, model.arrangement.constructs, strict=True) if math.isfinite(v)]
    if not known:
        return None
    value, name = max(known)
    return name, value


def limits(t: Translator) -> str:
    """The usual limits, in one line."""
    return t(
        "Wanted: loadings from {loading}, composite reliability from {reliability}, average variance extracted from "
        "{ave}, HTMT below {htmt}, VIF below {vif}.",
        loading=score(LOADING, 3),
        reliability=score(RELIABILITY, 2),
        ave=score(AVE, 2),
        htmt=score(HTMT, 2),
        vif=f"{VIF:.0f}",
    )


def fit(model: PathModel, t: Translator) -> str:
    """The model as a whole, in one line."""
    return t(
        "Goodness of fit {gof} (descriptive); SRMR {srmr} ({word}).",
        gof=score(model.fit.goodness_of_fit, 2),
        srmr=score(model.fit.srmr, 3),
        word=t("the paths reproduce the correlations") if model.fit.srmr < 0.08 else t("the paths leave a lot"),
    )


def relevance_word(q_squared: float, t: Translator) -> str:
    """What Q squared says."""
    if not math.isfinite(q_squared):
        return ""
    return t("foretells answers") if q_squared > 0 else t("foretells nothing")
