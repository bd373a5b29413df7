"""The decision whose robustness is looked at: its options, what they are worth, and their names and colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from i18n.numbers import percent, score
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from reports.charts.look import Palette
from reports.sentences.reader import Reader
from studies.outcome import Outcome
from studies.robustness import Robustness
from studies.study import Study
from studies.weighing import Weighing
from views import cached, cached_scenarios, session
from views.components import figures, layout

MOST = 8
"""So many options are drawn together: more cannot be told apart."""


@dataclass(frozen=True, eq=False)
class Deciding:
    """One decision of the open study.

    Parameters
    ----------
    study, weighing, outcome
        What is decided, on what weights.
    key
        Of everything the decision reads.
    found
        How firmly one option leads.
    """

    study: Study
    weighing: Weighing
    outcome: Outcome
    key: str
    found: Robustness

    @property
    def kind(self) -> str:
        """What is decided between."""
        return self.outcome.kind

    @property
    def told(self) -> Reader:
        """For sentences in Markdown."""
        return Reader(self.study, figures.display(self.study), session.translate(), layout.plain)

    @property
    def drawn(self) -> Reader:
        """For texts inside figures."""
        return Reader(self.study, figures.display(self.study), session.translate())

    def shown(self, worth: FloatArray | None = None) -> tuple[int, ...]:
        """Indices of the options drawn: those that lead somewhere in `worth` (v, m), then the best of today."""
        order = np.argsort(-self.found.values, kind="stable").tolist()
        if self.kind == "scenarios" and len(order) <= MOST:
            return tuple(order)
        leading = list(dict.fromkeys(worth.argmax(1).tolist())) if worth is not None else []
        return tuple(sorted(dict.fromkeys([*leading, *order[:5]]), key=order.index)[:MOST])

    @cached_property
    def palette(self) -> Palette:
        """Names and colours: the scenarios' own, else those of all options, the best of today first."""
        if self.kind == "scenarios":
            return figures.palette(self.study)
        ids = tuple(self.outcome.options[k] for k in np.argsort(-self.found.values, kind="stable"))
        names = [self.drawn.name(name) for name in ids]
        unique = [name if names.count(name) == 1 else f"{name} ({k})" for name, k in zip(names, ids, strict=True)]
        return Palette(ids, tuple(unique))

    def at(self, worth: FloatArray) -> FloatArray:
        """What options are worth, as the reader sees it: scenarios in the chosen display of the index."""
        display = figures.display(self.study)
        if self.kind != "scenarios" or display.kind == "score":
            return worth
        return np.asarray(100 * (worth - display.worst) / (display.best - display.worst))

    @property
    def text(self) -> Callable[[float], str]:
        """A worth, as :meth:`at` gives it, in words."""
        if self.kind != "scenarios":
            return score
        if figures.display(self.study).kind == "percent":
            return lambda value: percent(value, 2)
        return lambda value: score(value, 4)


def offered(study: Study) -> dict[str, tuple[str, Outcome]]:
    """The decisions that can be taken in a study, by kind: each with the key of what it reads."""
    found = {}
    for kind in ("scenarios", "alternatives", "indicators"):
        if kind == "alternatives" and cached.weighing(study).alternatives is None:
            continue
        try:
            decision = cached_scenarios.outcome(kind, study)
        except DecisionError:  # nothing is measured yet, or a plan cannot be computed: the other pages say so
            continue
        if decision is not None:
            found[kind] = decision
    return found
