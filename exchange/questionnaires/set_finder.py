"""Which comparison set and which pair a row of a table means."""

from __future__ import annotations

from dataclasses import dataclass

from exchange.questionnaires.names import Names, plain
from exchange.questionnaires.questions import questions
from mcdm.labels import Label
from studies.study import Study

PATIENCE = 200
"""Unknown names for which similar ones are looked for; in a file with more, something else is wrong."""


@dataclass(frozen=True)
class Pair:
    """Two elements of a comparison set; ``guessed`` are texts that were only nearly their names, with the ids taken."""

    set: str
    first: str
    second: str
    guessed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NoPair:
    """Why a row means no pair: code of the finding, the text in question, and the name that may be meant."""

    code: str
    text: str
    suggestion: str = ""


class SetFinder:
    """Finds pairs of a study by what a table calls the set and the elements; what was asked before is remembered."""

    def __init__(self, study: Study) -> None:
        self.sets = study.every_set
        models = {"": study.model, **{each.id: each.model for each in study.subnetworks}}
        self.labels: dict[str, Label] = {}
        self.targets: dict[str, set[str]] = {}
        self.of_set: dict[str, Names] = {}
        spelled: dict[str, str] = {}
        for language in ("en", "zh"):
            for asked in (each for each in questions(study, language) if each.asked):
                labels, one = models[asked.network].labels, self.sets[asked.set]
                self.of_set.setdefault(asked.set, Names({each: labels[each] for each in one.elements}))
                for element, word in zip(asked.elements, asked.names, strict=True):
                    self.of_set[asked.set].add(word, element)
                label = labels[one.target]
                for word in (asked.set, asked.target, one.target, label.en, label.zh):
                    self.targets.setdefault(plain(word), set()).add(asked.set)
                    spelled.setdefault(plain(word), word)
                self.labels |= {each: labels[each] for each in one.elements}
        self._everything = Names(self.labels)
        self._targets = Names({word: Label(text) for word, text in spelled.items() if word})
        self._found: dict[tuple[str, str, str], Pair | NoPair] = {}
        self._unknowns = 0

    def find(self, where: str, first: str, second: str) -> Pair | NoPair:
        """The pair of a row: `where` is a set's id, or with respect to what it compares; empty if nothing is said."""
        key = (where, first, second)
        if key not in self._found:
            self._found[key] = self._find(*key)
        return self._found[key]

    def _find(self, where: str, first: str, second: str) -> Pair | NoPair:
        sets = self._sets(where)
        if isinstance(sets, NoPair):
            return sets
        fits = [pair for name in sets if (pair := self._in_set(name, first, second, alike=False))]
        self._unknowns += not fits
        if self._unknowns <= PATIENCE:
            fits = fits or [pair for name in sets if (pair := self._in_set(name, first, second, alike=True))]
        if len({pair.set for pair in fits}) == 1:
            return fits[0]
        if fits:
            return NoPair("answer-set-ambiguous", f"{first} / {second}", ", ".join(pair.set for pair in fits[:4]))
        return self._unknown(sets, first, second)

    def _sets(self, where: str) -> list[str] | NoPair:
        if not where.strip():
            return [*self.of_set]
        if where in self.of_set:
            return [where]
        named = self.targets.get(plain(where))
        if not named and self._unknowns <= PATIENCE:
            self._unknowns += 1
            named = self.targets.get(self._targets.alike(where))
        if not named:
            suggestion = self._targets.suggestion(where) if self._unknowns <= PATIENCE else ""
            return NoPair("answer-set-unknown", where, suggestion)
        return [name for name in self.of_set if name in named]

    def _in_set(self, name: str, first: str, second: str, *, alike: bool) -> Pair | None:
        names, ids, guessed = self.of_set[name], [], []
        for text in (first, second):
            found = names.find(text)
            if not found and alike and (near := names.alike(text)):
                found = (near,)
                guessed.append((text, near))
            if len(found) != 1:
                return None
            ids.append(found[0])
        return Pair(name, ids[0], ids[1], tuple(guessed)) if ids[0] != ids[1] else None

    def _unknown(self, sets: list[str], first: str, second: str) -> NoPair:
        """Which of the two names is the trouble, and what it may mean."""
        if plain(first) == plain(second):
            return NoPair("answer-of-itself", first)
        among = {element for name in sets for element in self.sets[name].elements}
        for text in (first, second):
            if not self._everything.find(text, among):
                patient = self._unknowns <= PATIENCE
                return NoPair("answer-name-unknown", text, self._everything.suggestion(text, among) if patient else "")
        return NoPair("answer-pair-unknown", f"{first} / {second}")
