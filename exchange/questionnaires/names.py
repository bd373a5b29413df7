"""Names as people type them, and the elements they mean."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from mcdm.labels import Label

ALIKE = 0.8
"""Two names at least so alike (difflib's ratio) are taken for each other, and that is said."""


def plain(text: object) -> str:
    """A text without what people type differently: width, case and spaces."""
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return " ".join(folded.split())


def shown_names(labels: Mapping[str, Label], language: str) -> dict[str, str]:
    """What each element is called in a file: its name, with the id in brackets where another one could be meant."""
    owners: dict[str, set[str]] = {}
    for name, label in labels.items():
        for word in (name, label.en, label.zh):
            owners.setdefault(plain(word), set()).add(name)
    shown = {}
    for name, label in labels.items():
        word = label.in_language(language).strip() or name
        shown[name] = word if plain(word) and owners[plain(word)] == {name} else f"{word} [{name}]"
    return shown


class Names:
    """Finds who or what a text means: by name in either language, by id, or by likeness."""

    def __init__(self, labels: Mapping[str, Label]) -> None:
        self.ids = tuple(labels)
        self._exact: dict[str, set[str]] = {}
        self._plain: dict[str, set[str]] = {}
        english, chinese = shown_names(labels, "en"), shown_names(labels, "zh")
        for name, label in labels.items():
            for word in (english[name], chinese[name], name, label.en, label.zh):
                if word.strip():
                    self._exact.setdefault(word, set()).add(name)
                    self._plain.setdefault(plain(word), set()).add(name)

    def add(self, text: str, name: str) -> None:
        """One more text that means an element, e.g. what it was called when a file was written."""
        if text.strip():
            self._exact.setdefault(text, set()).add(name)
            self._plain.setdefault(plain(text), set()).add(name)

    def find(self, text: object, among: Collection[str] | None = None) -> tuple[str, ...]:
        """Ids of what is called so, in the order of the model: none, one, or several of the same name."""
        written = str(text)
        found = self._exact.get(written) or self._plain.get(plain(written)) or set()
        if written in self.ids and len(found) > 1:
            found = {written}
        return tuple(name for name in self.ids if name in found and (among is None or name in among))

    def alike(self, text: object, among: Collection[str] | None = None) -> str:
        """Id of the one element with a very similar name; empty where there is none, or more than one."""
        words = [word for word, ids in self._plain.items() if among is None or ids & set(among)]
        close = difflib.get_close_matches(plain(text), words, n=3, cutoff=ALIKE)
        ids = {name for word in close for name in self._plain[word] if among is None or name in among}
        return ids.pop() if len(ids) == 1 else ""

    def suggestion(self, text: object, among: Collection[str] | None = None) -> str:
        """The known text most like this one, for "did you mean"; empty where nothing is near."""
        words = {plain(word): word for word, ids in reversed(self._exact.items()) if among is None or ids & set(among)}
        close = difflib.get_close_matches(plain(text), list(words), n=1, cutoff=0.5)
        return words[close[0]] if close else ""


def paired(texts: Iterable[str], elements: Collection[str], names: Names) -> tuple[dict[str, str], dict[str, str]]:
    """Which element each text means, one to one: (text -> id of all that is clear, those of them only guessed).

    A text that is nearly a name, or the only text left beside the only element left, is a guess.
    """
    words = list(dict.fromkeys(texts))
    sure: dict[str, str] = {}
    for word in words:
        free = [name for name in elements if name not in sure.values()]
        found = names.find(word, free)
        if len(found) == 1:
            sure[word] = found[0]
    guessed: dict[str, str] = {}
    for word in words:
        free = [name for name in elements if name not in sure.values() and name not in guessed.values()]
        if word not in sure and free and (name := names.alike(word, free)):
            guessed[word] = name
    taken = sure | guessed
    left = [word for word in words if word not in taken]
    free = [name for name in elements if name not in taken.values()]
    if len(left) == 1 == len(free) and len(sure) * 2 >= len(words):
        guessed[left[0]] = free[0]
    return sure | guessed, guessed
