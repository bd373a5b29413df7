"""A first guess at a questionnaire, from the headings and the first rows of a file; a planner corrects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mcdm.findings import Finding
from mcdm.labels import Label
from mcdm.scales import GradeScale
from satisfaction.answer_scales import MISSING, built_in_scales, plain
from satisfaction.question_words import IndicatorWords, construct_of, is_reversed, role_of
from satisfaction.questionnaire import Item, ItemRole, Questionnaire
from satisfaction.questionnaire_draft import ColumnUse, QuestionnaireDraft
from satisfaction.respondents import Population
from satisfaction.scale_guess import FITS, Answers, fits_kano, given, guess_scales, missing_codes, share_known
from satisfaction.segment_guess import guess_segments, is_duration, is_respondent, is_revenue, is_weight

ALIKE = 0.75
"""Headings at least this similar (Ratcliff-Obershelp) to an indicator's name are taken for it, with a finding."""

HOLDS, HOLDS_ALONE, AHEAD = 0.6, 0.45, 0.3
"""Or those that hold this share of the words of its name; or the second share, if no other comes within the third."""

NAMED = 0.95
"""Headings at least this like an indicator's are questions about it, whatever the answers look like."""

SURE = 0.9
"""Below this a planner should look at a column."""

ONE_ANSWER = 0.6
"""How sure a question can be at most whose respondents all gave one answer, or none: it fits many scales."""

EXAMPLES = 4

Why = Literal["name", "code", "spelling", "words", "question", "values", "heading", "revenue", "weight", "nothing"]
"""What a guess rests on.

The heading is the id or a label (name), holds it (code), is spelt nearly like a label (spelling), holds its words
(words), or asks what is usually asked besides (question: overall satisfaction ...); the values are those of a dimension
or are dates (values); the heading says what it is (heading), e.g. a duration; it looks like what a customer pays
(revenue) or how many customers a respondent stands for (weight), which are not read; or nothing was recognised.
"""


@dataclass(frozen=True)
class ColumnGuess:
    """What one column was taken for.

    Parameters
    ----------
    use
        The use that is suggested.
    sureness
        0 to 1; below :data:`SURE` it deserves a look.
    why
        What the guess rests on.
    examples
        Up to four different answers, as they stand in the file.
    """

    use: ColumnUse
    sureness: float
    why: Why
    examples: tuple[str, ...]

    @property
    def column(self) -> str:
        """Heading in the file."""
        return self.use.column


@dataclass(frozen=True)
class QuestionnaireGuess:
    """What the columns of a file were taken for, in the order of the file.

    Parameters
    ----------
    columns
        One guess for each column.
    language
        Of headings and answers, as far as can be seen: ``"zh"`` or ``"en"``.
    missing
        Numbers that seem to mean "no answer", e.g. ``("99",)``.
    findings
        What was not sure.
    """

    columns: tuple[ColumnGuess, ...]
    language: Literal["en", "zh"]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def draft(self) -> QuestionnaireDraft:
        """The guess as a draft to correct."""
        return QuestionnaireDraft(tuple(guess.use for guess in self.columns), self.missing)


def guess(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    indicators: Mapping[str, Label],
    scale: GradeScale,
    population: Population,
) -> tuple[Questionnaire, tuple[Finding, ...]]:
    """The questionnaire of :func:`guess_columns`, its questions in the order of the indicators, and what was not sure.

    Raises
    ------
    DecisionError
        ``survey-no-items`` where no column looks like a question.
    """
    guessed = guess_columns(columns, rows, indicators, scale, population)
    questionnaire = guessed.draft.questionnaire(scale)
    order = {identifier: place for place, identifier in enumerate(indicators)}
    items = sorted(questionnaire.items, key=lambda item: (item.role != "performance", order.get(item.indicator, 0)))
    return replace(questionnaire, items=tuple(items)), guessed.findings


def guess_columns(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    indicators: Mapping[str, Label],
    scale: GradeScale,
    population: Population,
) -> QuestionnaireGuess:
    """What each column of a file is, as far as headings and answers show.

    Parameters
    ----------
    columns
        Headings of the file.
    rows
        Some of its rows, as the preview gives them; a few hundred say more than twenty.
    indicators
        Label of every indicator of the model, by id.
    scale
        The grades.
    population
        The dimensions to look for.
    """
    texts = {name: ["" if row[i] is None else str(row[i]) for row in rows] for i, name in enumerate(columns)}
    values = {name: Counter(map(plain, given)) for name, given in texts.items()}
    found = _Columns(texts, values, indicators, scale)
    found.take_questions_by_name()
    found.take_the_rest(population)
    found.take_constructs()
    found.take_questions_by_words()
    missing = found.set_scales()
    guesses = tuple(found.guess(name) for name in columns)
    asked = {guess.use.target for guess in guesses if (guess.use.role, guess.use.asks) == ("indicator", "performance")}
    absent = [Finding.of("survey-indicator-without-column", i) for i in indicators if i not in asked] if asked else []
    return QuestionnaireGuess(guesses, _language(columns, texts), missing, (*found.findings, *absent))


def weights_among(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[Finding, ...]:
    """A finding for each column that says how many customers a respondent stands for, which nobody reads."""
    given = ((name, Counter(plain(row[i]) for row in rows if row[i] is not None)) for i, name in enumerate(columns))
    return tuple(Finding.of("survey-weights-left-out", name) for name, answers in given if is_weight(name, answers))


class _Columns:
    """The columns of a file while they are being taken for something, the surest first."""

    def __init__(
        self,
        texts: Mapping[str, Sequence[str]],
        values: Mapping[str, Answers],
        indicators: Mapping[str, Label],
        scale: GradeScale,
    ) -> None:
        self.texts, self.values, self.indicators, self.scale = texts, values, indicators, scale
        self.words = IndicatorWords(indicators)
        self.taken: dict[str, tuple[ColumnUse, float, Why]] = {}
        self.findings: list[Finding] = []
        self._asked: set[tuple[str, ItemRole]] = set()

    @property
    def free(self) -> list[str]:
        return [name for name in self.texts if name not in self.taken]

    def guess(self, name: str) -> ColumnGuess:
        use, sureness, why = self.taken.get(name, (ColumnUse(name), 0.5, "nothing"))
        return ColumnGuess(
            use, sureness, why, tuple(list(dict.fromkeys(filter(str.strip, self.texts[name])))[:EXAMPLES])
        )

    # ------------------------------------------------------------------ questions

    def take_questions_by_name(self) -> None:
        """Columns whose heading names an indicator."""
        pairs = []
        for name in self.texts:
            role = self._role(name)
            for identifier in self.indicators:
                likeness = self.words.name_likeness(name, identifier)
                if likeness >= ALIKE:
                    pairs.append((likeness, name, identifier, role))
        for likeness, name, identifier, role in sorted(pairs, key=lambda pair: -pair[0]):
            if likeness < 0.9 and self._is_surer_by_words(name, identifier):
                continue
            self._ask(
                name, identifier, role, likeness, "name" if likeness == 1 else "code" if likeness >= 0.9 else "spelling"
            )

    def take_questions_by_words(self) -> None:
        """Columns whose heading holds most of the words of an indicator's name, and whose answers are answers."""
        pairs = []
        for name in self.free:
            ranked = sorted(((self.words.word_likeness(name, i), i) for i in self.indicators), reverse=True)
            best = ranked[0][0] if ranked else 0.0
            for likeness, identifier in ranked[:3]:
                second = max((other for other, i in ranked if i != identifier), default=0.0)
                alone = likeness >= HOLDS_ALONE and likeness - second >= AHEAD
                if likeness > best - 0.05 and (likeness >= HOLDS or alone):
                    sureness = 0.5 + 0.25 * min(likeness, 1.0) + 0.1 * (likeness - second >= AHEAD)
                    pairs.append((likeness, likeness == best, sureness, name, identifier))
        for _, _, sureness, name, identifier in sorted(pairs, key=lambda pair: (pair[:3], pair[3:]), reverse=True):
            self._ask(name, identifier, self._role(name), sureness, "words")

    def take_constructs(self) -> None:
        """Questions about overall satisfaction, loyalty ..., unless the heading names an indicator outright."""
        named = set[str]()
        for name in self.free:
            construct = construct_of(name)
            if construct is None or construct[0] in named or not self._may_be_answers(name, "construct"):
                continue
            indicator = max((self.words.word_likeness(name, i) for i in self.indicators), default=0.0)
            if construct[0] == "overall" and indicator >= 0.99:
                continue
            named.add(construct[0])
            use = ColumnUse(name, "construct", construct[0], label=construct[1])
            self.taken[name] = (use, 0.85, "question")

    def _ask(self, name: str, identifier: str, role: ItemRole, sureness: float, why: Why) -> None:
        if name in self.taken or (identifier, role) in self._asked:
            return
        if sureness < NAMED and not self._may_be_answers(name, role):
            return
        self._asked.add((identifier, role))
        self.taken[name] = (ColumnUse(name, "indicator", identifier, asks=role), sureness, why)
        if sureness < 1:
            self.findings.append(_guessed(why, name, identifier))

    def _role(self, name: str) -> ItemRole:
        """What the heading says is asked; Kano's questions are told by their answers as well."""
        role = role_of(name, self.indicators) or "performance"
        if role in ("functional", "dysfunctional") and not fits_kano(self.values[name], self.scale):
            return "performance"
        return role

    def _is_surer_by_words(self, name: str, identifier: str) -> bool:
        """Whether a heading that is spelt like one indicator holds all the words of another."""
        other = max((self.words.word_likeness(name, i) for i in self.indicators if i != identifier), default=0.0)
        return other > max(self.words.word_likeness(name, identifier), 0.9)

    def _may_be_answers(self, name: str, role: str) -> bool:
        """Whether a column holds answers of some scale, or none at all so far."""
        answers, known = self.values[name], built_in_scales(self.scale)
        if all(known["labels"].step_of(text) == MISSING for text in answers):
            return True
        if role in ("functional", "dysfunctional"):
            return fits_kano(answers, self.scale)
        return any(share_known(answers, known[each]) >= FITS for each in known if not each.startswith("kano"))

    # ------------------------------------------------------------------ everything else

    def take_the_rest(self, population: Population) -> None:
        """Segments, dates, who the respondent is, how long it took; and a heading that its own values contradict."""
        self._give_back_segments(population)
        for found in guess_segments(self.free, self.values, self.texts, population):
            self.taken[found.segment.column] = (ColumnUse.of_segment(found.segment), found.sureness, found.why)
            if found.segment.dates:
                self.findings.append(Finding.of("survey-waves-guessed", found.segment.column, part=found.segment.dates))
        respondent = next((name for name in self.free if is_respondent(name, self.values[name])), None)
        if respondent is not None:
            self.taken[respondent] = (ColumnUse(respondent, "respondent"), 0.95, "heading")
        duration = next((name for name in self.free if is_duration(name, self.texts[name])), None)
        if duration is not None:
            self.taken[duration] = (ColumnUse(duration, "duration"), 0.85, "heading")
        for name in self.free:
            if is_revenue(name, self.values[name]):
                self.taken[name] = (ColumnUse(name), 0.7, "revenue")
            if is_weight(name, self.values[name]):
                self.taken[name] = (ColumnUse(name), 0.9, "weight")
                self.findings.append(Finding.of("survey-weights-left-out", name))

    def _give_back_segments(self, population: Population) -> None:
        """A column called after an indicator whose values are segments, not answers: its heading is wrong."""
        known = built_in_scales(self.scale)
        for name, (use, _, _) in [*self.taken.items()]:
            fits = max(share_known(self.values[name], each) for each in known.values())
            if fits < 0.1 and any(
                found.segment.dimension in {each.id for each in population.dimensions}
                for found in guess_segments([name], self.values, self.texts, population)
                if found.why == "values"
            ):
                self._asked.discard((use.target, use.asks))
                del self.taken[name]
                self.findings.append(Finding.of("survey-heading-contradicted", name))

    # ------------------------------------------------------------------ scales

    def set_scales(self) -> tuple[str, ...]:
        """Give every question its scale; numbers that mean "no answer"."""
        items: list[Item] = [use.item for use, _, _ in self.taken.values() if use.role in ("indicator", "construct")]
        scales = guess_scales(items, self.values, self.scale)
        for item in items:
            use, sureness, why = self.taken[item.column]
            name = scales[item.column]
            backwards = self._is_backwards(item.column, name)
            sureness = sureness if name is not None else sureness / 2
            if len(given(self.values[item.column], self.scale)) < 2:
                sureness = min(sureness, ONE_ANSWER)
            self.taken[item.column] = (replace(use, scale=name or "labels", reversed=backwards), sureness, why)
            self.findings += self._doubts(item.column, name, backwards)
        missing = missing_codes(scales, self.values, self.scale)
        if missing:
            self.findings.append(Finding.of("survey-missing-code-guessed", codes=", ".join(missing)))
        return missing

    def _is_backwards(self, column: str, scale: str | None) -> bool:
        """Whether agreeing, or a high number, is bad news. Words of satisfaction speak for themselves."""
        tells = scale is not None and (scale == "agreement" or scale.startswith("numeric-"))
        return tells and is_reversed(column) and not re.search("satisf|满意", plain(column))

    def _doubts(self, column: str, scale: str | None, backwards: bool) -> list[Finding]:
        known, answers = built_in_scales(self.scale), self.values[column]
        told = given(answers, self.scale)
        if not told:
            return [Finding.of("survey-column-unanswered", column)]
        if scale is None:
            strange = [text for text, _ in answers.most_common() if known["labels"].step_of(text) is None]
            return [Finding.of("survey-scale-misfit", column, examples=", ".join(strange[:5]))]
        only = len(told) == 1
        found = [Finding.of("survey-scale-from-one-answer", column, answer=told[0])] if only else []
        if backwards:
            return [*found, Finding.of("survey-reversed-guessed", column)]
        rises = only or scale.startswith("numeric-0-")  # where zero is nothing, more is better
        if scale.startswith("numeric-") and not rises:
            return [Finding.of("survey-direction-assumed", column, best=int(scale.rsplit("-", 1)[1]))]
        return found


def _guessed(why: Why, column: str, indicator: str) -> Finding:
    """What a column was taken for, and the true reason."""
    if why == "words":
        return Finding.of("survey-column-guessed-by-words", column, indicator=indicator)
    if why == "code":
        return Finding.of("survey-column-guessed-by-name", column, indicator=indicator)
    return Finding.of("survey-column-guessed", column, indicator=indicator)


def _language(columns: Sequence[str], texts: Mapping[str, Sequence[str]]) -> Literal["en", "zh"]:
    """Chinese where a fair share of the letters is."""
    written = " ".join((*columns, *(text for given in texts.values() for text in given[:50])))
    chinese = len(re.findall(r"[\u4e00-\u9fff]", written))
    latin = len(re.findall(r"[A-Za-z]", written))
    return "zh" if chinese > 0.2 * (chinese + latin) and chinese else "en"
