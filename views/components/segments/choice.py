"""What the page of segments looks at: which dimensions, which indicator, which wave."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.strata import WAVE
from studies.segments import INDEX, SegmentRow, SegmentTable
from views import cached_segments, session
from views.components.index import figures as index_figures

NONE = ""


@dataclass(frozen=True)
class Looked:
    """What is looked at.

    Parameters
    ----------
    down, across
        Dimensions of the rows and the columns; `across` may be empty, both are where the survey divides nobody.
    indicator
        Its id; empty for the index.
    wave
        Which wave; empty where the survey tells none apart.
    before
        The wave before it; empty where there is none.
    """

    down: str
    across: str
    indicator: str
    wave: str
    before: str

    @property
    def by(self) -> tuple[str, ...]:
        """The dimensions that divide the customers."""
        return tuple(name for name in (self.down, self.across) if name)

    def rows(self, *by: str) -> tuple[SegmentRow, ...]:
        """The rows of the indicator and the wave by these dimensions."""
        table = cached_segments.segment_table(*by)
        return table.of(self.indicator, self.wave) if table else ()


def looked_at(whole: SegmentTable) -> Looked:
    """What was chosen, without showing the choice."""
    dimensions = dividing()
    down = _kept("down", dimensions, dimensions[0] if dimensions else NONE)
    others = [name for name in dimensions if name != down]
    across = _kept("across", [*others, NONE], others[0] if others else NONE)
    indicator = _kept("indicator", [INDEX, *_indicators(whole)], INDEX)
    waves = list(whole.waves)
    wave = _kept("wave", waves, waves[-1])
    at = waves.index(wave)
    return Looked(down, across, indicator, wave, waves[at - 1] if at else "")


def render(whole: SegmentTable, *, across: bool = True, what: bool = True) -> None:
    """The choices in a row; under each other on a phone.

    Parameters
    ----------
    across, what
        Whether a second dimension, and an indicator and a wave, are to be chosen.
    """
    t, looked = session.translate(), looked_at(whole)
    dimensions = dividing()
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        if dimensions:
            _select("down", t("Divided by"), dimensions, looked.down, {})
        if across and len(dimensions) > 1:
            others = [name for name in dimensions if name != looked.down]
            _select("across", t("and by"), [*others, NONE], looked.across, {NONE: t("nothing else")})
        if not what:
            return
        _select(
            "indicator", t("Shown"), [INDEX, *_indicators(whole)], looked.indicator, {INDEX: t("Satisfaction index")}
        )
        if len(whole.waves) > 1:
            _select("wave", t("Wave"), list(whole.waves), looked.wave, {})


def dividing() -> list[str]:
    """The dimensions that divide customers into at least two segments somebody answered for; waves and roles do not."""
    survey = session.survey()
    if survey is None:
        return []
    found = []
    for dimension in session.study().population.dimensions:
        if dimension.id in survey.dimensions and dimension.id not in (WAVE, ROLE):
            axis = survey.dimensions.index(dimension.id)
            if len({cell[axis] for cell in survey.cells} - {""}) > 1:
                found.append(dimension.id)
    return found


def called(name: str) -> str:
    """A dimension, segment, wave or indicator as it is read."""
    indicators = index_figures.names()
    if name in indicators:
        return indicators[name]
    labels = session.study().labels
    return (labels[name].in_language(session.language()) or name) if name in labels else name


def shown(looked: Looked) -> str:
    """What is shown, by name."""
    return called(looked.indicator) if looked.indicator else session.translate()("The index")


def _indicators(whole: SegmentTable) -> list[str]:
    return list(dict.fromkeys(row.indicator for row in whole.rows if row.indicator))


def _kept(what: str, offered: list[str], usual: str) -> str:
    kept = session.remembered(f"segments/{what}/{session.study_id()}")
    return kept if kept in offered else usual


def _select(what: str, label: str, options: list[str], chosen: str, words: dict[str, str]) -> None:
    place = f"segments/{what}/{session.study_id()}"
    key = f"{place}/{session.language()}/{chosen}/{len(options)}"
    named = {name: words.get(name) or called(name) for name in options}
    st.selectbox(
        label,
        options,
        index=options.index(chosen),
        format_func=named.__getitem__,
        key=key,
        width=230,
        on_change=lambda: session.remember(place, session.value_of(key)),
    )
