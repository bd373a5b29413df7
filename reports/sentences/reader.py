"""The reader of a sentence: names, numbers and money as they stand in the language and display that somebody reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from i18n.numbers import money, score
from i18n.translate import Translator
from reports.charts.scales import IndexDisplay
from reports.sentences.scenarios import called
from studies.study import Study


@dataclass(frozen=True, eq=False)
class Reader:
    """For whom sentences are made: the study with its names, how the index is shown, the language."""

    study: Study
    display: IndexDisplay
    t: Translator
    plain: Callable[[str], str] = str
    """Makes what a person typed fit where the sentence stands, e.g. in Markdown."""

    def name(self, identifier: str) -> str:
        """The name of anything in the study."""
        label = self.study.labels.get(identifier)
        return self.plain((label.in_language(self.t.language) if label else "") or identifier)

    def called(self, identifier: str) -> str:
        """A name inside a sentence."""
        return called(self.name(identifier), self.t)

    def expert(self, identifier: str) -> str:
        """An expert with its role: ``E2 (Marketing director)``."""
        name, known = self.name(identifier), self.plain(identifier)
        return self.t("{id} ({name})", id=known, name=name) if name != known else known

    def worth(self, kind: str, value: float, *, fine: bool = False) -> str:
        """What an option is worth: an index in the display of the reader, or a priority."""
        return self.display.text(value, fine=fine) if kind == "scenarios" else score(value, 3 + fine)

    def difference(self, kind: str, value: float) -> str:
        """A difference of two worths, in as many digits as tell it from zero."""
        if kind == "scenarios":
            text = self.display.change(value).lstrip("+")
            return text if float(text) else self.display.change(value, fine=True).lstrip("+")
        return score(value) if value >= 5e-4 else score(value, 4)

    def money(self, amount: float | None, among: Iterable[float | None] = ()) -> str:
        """Money in the units of the reader, in one unit with what it is told among; nothing is said as such."""
        return money(amount, self.t.language, among) if amount else self.t("no money")
