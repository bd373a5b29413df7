"""How a survey file will be read, seen as a whole: what is clear, what needs a look, what the first rows would give.

Knows nothing of the screen: pages show it and change the draft.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.scales import GradeScale
from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.answer_scales import MISSING, AnswerScale, built_in_scales, number_in, plain
from satisfaction.question_words import CONSTRUCT_CUES
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.questionnaire_guess import SURE, ColumnGuess
from satisfaction.segment_guess import dimension_named
from studies.study import Study
from views.survey_population import WAVE

Kind = Literal[
    "guess",
    "heading",
    "scale",
    "constant",
    "silent",
    "reversed",
    "direction",
    "codes",
    "answers",
    "texts",
    "questions",
    "period",
    "weights",
    "divides",
    "names",
]

FITS, FEWEST, MOST_DIFFERENT = 0.9, 5, 12
"""A column nobody reads looks like a question where a scale knows this share of so many answers, and few differ."""

MOST_NAMES = 40
"""More different texts than this are no segments."""

CLEAR = 0.8
"""What a heading says outright needs no look at less than full sureness: a duration, overall satisfaction."""

_DIRECTION = "survey-direction-assumed"
_DOUBTS: Mapping[str, Kind] = {
    "survey-scale-misfit": "scale",
    "survey-scale-from-one-answer": "constant",
    "survey-column-unanswered": "silent",
    "survey-weights-left-out": "weights",
    "survey-reversed-guessed": "reversed",
    "survey-heading-contradicted": "heading",
}


@dataclass(frozen=True)
class Look:
    """Something to look at before counting.

    Parameters
    ----------
    kind
        *guess*: a column was taken for something on thin evidence; *heading*: its values contradict its heading;
        *scale*: its answers fit no scale; *constant*, *silent*: one answer throughout, or none, tells no scale;
        *reversed*: agreeing seems to be bad news; *direction*: whether the highest number is the best; *codes*: numbers
        that seem to mean no answer; *answers*: some answers are not understood; *texts*: some texts stand for no
        segment; *questions*: columns that look like questions and belong to nothing; *period*: nobody said when this
        was asked; *weights*: how many customers a respondent stands for is not read; *divides*: columns
        that seem to tell customers apart, and are left aside; *names*: the heading says district or tier, but the
        values are none of the study's.
    columns
        The columns it is about.
    finding
        What the guess said about it, where it said something.
    unknown
        The texts that are not understood.
    """

    kind: Kind
    columns: tuple[str, ...] = ()
    finding: Finding | None = None
    unknown: UnknownTexts | None = None

    @property
    def key(self) -> str:
        """Tells it from the others, and finds it again after it was settled."""
        return f"{self.kind}/{'/'.join(self.columns[:3])}/{len(self.columns)}"


def looks(
    draft: QuestionnaireDraft,
    guesses: Sequence[ColumnGuess],
    doubts: Sequence[Finding],
    trial: AnswerQuality | None,
    study: Study,
    answers: Mapping[str, Counter[str]],
) -> tuple[Look, ...]:
    """Everything that needs a look, the most consequential first.

    Parameters
    ----------
    guesses, doubts
        What the columns were taken for at first, and what was not sure about it.
    trial
        What the first rows gave, read by this draft; None where they could not be read.
    answers
        How often each text stands in each column of the first rows.
    """
    named = _named(draft, answers, study)
    found = [*_guessed(draft, guesses), *named, *_doubted(draft, doubts), *_directions(draft, doubts)]
    misfits = {look.columns[0] for look in found if look.kind == "scale"}
    uses = {use.column: use for use in draft.uses}
    for unknown in trial.unknown if trial else ():
        use = uses.get(unknown.column)
        if use is not None and unknown.column not in misfits:
            kind: Kind = "texts" if use.role == "segment" else "answers"
            found.append(Look(kind, (unknown.column,), unknown=unknown))
    asking = tuple(
        use.column for use in draft.having("unused") if likely_scale(answers.get(use.column, Counter()), study.scale)
    )
    found += [Look("questions", asking)] if asking and draft.asked else []
    found += _dividing(draft, answers, study, {look.columns[0] for look in named})
    dimensions = {each.id for each in study.population.dimensions}
    told = {use.target for use in draft.having("segment")} | {dimension for dimension, _ in draft.fixed}
    found += [Look("period")] if WAVE in dimensions - told else []
    return tuple(dict.fromkeys(found))


def _named(draft: QuestionnaireDraft, answers: Mapping[str, Counter[str]], study: Study) -> list[Look]:
    """Columns left aside whose heading names a dimension that no column tells: their values are called otherwise."""
    if not draft.asked:
        return []
    told = {use.target for use in draft.having("segment")}
    found = []
    for use in draft.having("unused"):
        dimension = dimension_named(use.column, study.population)
        given = {text: count for text, count in answers.get(use.column, Counter()).items() if text.strip()}
        repeated = 2 * len(given) <= sum(given.values())
        strange = repeated and 0 < len(given) <= MOST_NAMES and not likely_scale(answers[use.column], study.scale)
        if strange and dimension and dimension not in told | {WAVE}:
            found.append(Look("names", (use.column,)))
    return found


def _dividing(
    draft: QuestionnaireDraft, answers: Mapping[str, Counter[str]], study: Study, named: Collection[str]
) -> list[Look]:
    """Columns of few texts that come again, left aside though they may divide the customers, but those `named`."""
    if not draft.asked:
        return []
    free = [use.column for use in draft.having("unused") if use.column not in named]
    columns = tuple(column for column in free if _divides(answers.get(column, Counter()), study))
    return [Look("divides", columns)] if columns else []


def _divides(answers: Counter[str], study: Study) -> bool:
    """Whether a column holds a few different texts, each several times, that are no answers and no numbers."""
    given = {text: count for text, count in answers.items() if text.strip()}
    filled = sum(given.values()) / max(sum(answers.values()), 1)
    worded = all(math.isnan(number_in(text)) for text in given)
    few = 2 <= len(given) <= MOST_DIFFERENT and sum(given.values()) >= FEWEST * len(given)
    return few and worded and filled >= FITS and not likely_scale(answers, study.scale)


def _guessed(draft: QuestionnaireDraft, guesses: Sequence[ColumnGuess]) -> list[Look]:
    """Columns that are still read as they were guessed, on thin evidence."""
    found = []
    for guess in guesses:
        use = next((use for use in draft.uses if use.column == guess.column), None)
        limit = CLEAR if guess.why in ("heading", "question", "values", "name") else SURE
        if use is None or use.role == "unused" or guess.sureness >= limit:
            continue
        if (use.role, use.target) == (guess.use.role, guess.use.target):
            found.append(Look("guess", (guess.column,)))
    return found


def _doubted(draft: QuestionnaireDraft, doubts: Sequence[Finding]) -> list[Look]:
    uses = {use.column: use for use in draft.uses}
    found = [
        Look(_DOUBTS[doubt.code], (doubt.place,), doubt)
        for doubt in doubts
        if doubt.code in _DOUBTS
        and doubt.place in uses
        and (uses[doubt.place].role == "unused") is (doubt.code == "survey-weights-left-out")
    ]
    codes = [doubt for doubt in doubts if doubt.code == "survey-missing-code-guessed" and draft.missing]
    return [*found, *(Look("codes", finding=doubt) for doubt in codes)]


def _directions(draft: QuestionnaireDraft, doubts: Sequence[Finding]) -> list[Look]:
    """Numbers whose better end no heading tells, one look a scale."""
    uses = {use.column: use for use in draft.asked}
    assumed: dict[str, list[str]] = {}
    for doubt in doubts:
        if doubt.code == _DIRECTION and doubt.place in uses:
            assumed.setdefault(uses[doubt.place].scale, []).append(doubt.place)
    return [
        Look("direction", tuple(columns))
        for scale, columns in assumed.items()
        if not any(_tells_best(column, scale.rpartition("-")[2]) for column in columns)
    ]


def _tells_best(heading: str, best: str) -> bool:
    """Whether a heading says what its best number means: "10分表示非常满意", "10 = very satisfied"."""
    praise = "满意|优|好|satisf|best|excellent|good"
    return bool(re.search(rf"(?<!\d){best}(?!\d)[^\d]{{0,12}}({praise})", heading, re.IGNORECASE))


def likely_scale(answers: Counter[str], scale: GradeScale) -> str:
    """Id of the first built-in scale that fits the answers of a column nobody reads; empty where none does."""
    given = Counter({text: count for text, count in answers.items() if text})
    if sum(given.values()) < FEWEST or not 2 <= len(given) <= MOST_DIFFERENT:
        return ""
    return next((name for name, each in built_in_scales(scale).items() if fit(given, each) >= FITS), "")


def fit(answers: Mapping[str, int], scale: AnswerScale) -> float:
    """Share of the answers, missing ones aside, that a scale knows; 0 where there are none."""
    given = {text: count for text, count in answers.items() if scale.reading.get(plain(text)) != MISSING}
    total = sum(given.values())
    return sum(count for text, count in given.items() if plain(text) in scale.reading) / total if total else 0.0


def scale_for(answers: Mapping[str, int], scale: GradeScale, preferred: Sequence[str] = ()) -> str:
    """The scale that a column's answers fit best, one already in use before others; grades in words where none fits."""
    known = built_in_scales(scale)
    order = [*dict.fromkeys(name for name in (*preferred, *known) if name in known)]
    best = max(order, key=lambda name: (round(fit(answers, known[name]), 3), -order.index(name)))
    return best if fit(answers, known[best]) > 0 else "labels"


# ---------------------------------------------------------------------- what an answer means


def scales_of(draft: QuestionnaireDraft, scale: GradeScale) -> dict[str, AnswerScale]:
    """Every scale a column may be read on, by id: the built-in ones and the file's own in their place."""
    return {**built_in_scales(scale), **{own.id: own for own in draft.scales}}


def meaning(scale: AnswerScale, text: str, step: int) -> AnswerScale:
    """The scale once a text stands for one of its steps, or for no answer (``MISSING``)."""
    plainly = plain(text)
    answers = tuple((each, at) for each, at in scale.answers if plain(each) != plainly)
    missing = tuple(each for each in scale.missing if plain(each) != plainly)
    if step == MISSING:
        return replace(scale, answers=answers, missing=(*missing, text))
    return replace(scale, answers=(*answers, (text, step)), missing=missing)


def steps_of(scale: AnswerScale, grades: GradeScale, language: str) -> dict[int, str]:
    """Name of every step of a scale in the language of a reader, best first; grades in words have their own names."""
    if scale.id == "labels":
        return {step: grade.label.in_language(language) for step, grade in enumerate(grades.grades)}
    named: dict[int, str] = {}
    for text, step in scale.answers:
        if step not in named or (_is_foreign(named[step], language) and not _is_foreign(text, language)):
            named[step] = text
    return dict(sorted(named.items()))


def _is_foreign(text: str, language: str) -> bool:
    """Whether a text is written in the other language; numbers are at home in both."""
    return bool(re.search("[A-Za-z]{2}" if language == "zh" else "[\u4e00-\u9fff]", text))


def understood(
    draft: QuestionnaireDraft, column: str, text: str, meant: int | str, scale: GradeScale
) -> QuestionnaireDraft:
    """The draft once a text of a column is said to mean something: a step, no answer, or a segment.

    What an answer means holds on the whole scale, so a slip that many columns share is corrected once.
    """
    use = next(use for use in draft.uses if use.column == column)
    if isinstance(meant, str):
        values = (*(pair for pair in use.values if plain(pair[0]) != plain(text)), (text, meant))
        return draft.using(replace(use, values=values))
    corrected = meaning(scales_of(draft, scale)[use.scale], text, meant)
    return replace(draft, scales=(*(own for own in draft.scales if own.id != corrected.id), corrected))


def corrected(asked: Questionnaire, column: str, text: str, meant: int | str, scale: GradeScale) -> Questionnaire:
    """The same for a questionnaire that was counted already."""
    draft = understood(QuestionnaireDraft.of(asked.columns, asked), column, text, meant, scale)
    uses = {use.column: use for use in draft.uses}
    segments = tuple(replace(each, values=uses[each.column].values) for each in asked.segments)
    return replace(asked, segments=segments, scales=draft.scales)


# ---------------------------------------------------------------------- a questionnaire of another study or file


def fitted(asked: Questionnaire, columns: Sequence[str], study: Study) -> QuestionnaireDraft | None:
    """A saved reading as far as it fits this file and study: what the study does not have is left aside."""
    draft = QuestionnaireDraft.of(columns, asked)
    nodes = set(study.model.indicator_ids)
    dimensions = {each.id for each in study.population.dimensions}
    told = dimensions | {use.target for use in draft.uses if use.values or use.thresholds or use.dates}
    strange = [
        use
        for use in draft.uses
        if (use.role == "indicator" and use.target not in nodes) or (use.role == "segment" and use.target not in told)
    ]
    for use in strange:
        draft = draft.using(ColumnUse(use.column))
    draft = replace(draft, fixed=tuple(pair for pair in draft.fixed if pair[0] in dimensions))
    try:
        draft.questionnaire(study.scale).check(nodes, study.scale, study.population)
    except DecisionError:
        return None
    return draft


CONSTRUCTS = {name: label for name, label, _ in CONSTRUCT_CUES}
"""The usual questions about no indicator, by id: overall satisfaction, loyalty; three of them make the ACSI score."""
