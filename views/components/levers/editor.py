"""One lever as a form: every field is an edit at once, and what is refused says why and stays as typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

import scenarios.responses  # noqa: F401  (registers the curves)
from i18n.numbers import plain
from i18n.translate import N_
from mcdm.catalogue import Parameter, find, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.sentences import levers as words
from scenarios.levers import Cost, Effect, Lever, Timing
from studies import edits
from studies.study import Study
from views import session
from views.components import layout
from views.components.levers import card as lever_card
from views.components.levers import panel as lever_panel
from views.components.levers import power_factor
from views.components.levers import slider as lever_slider

VIEWS = {"numbers": N_("Numbers"), "experts": N_("Ask the experts"), "power-factor": N_("One customer's case")}
"""What the editor shows; the last only for a power-factor service."""

LEAST_CLOSED, MOST_CLOSED = -0.5, 0.95
"""What an effect may close of a gap."""

FIRST_EFFECT = (0.1, 0.2, 0.3)
"""What a new effect closes of a gap until somebody says better."""


def show(study: Study, lever: Lever) -> None:
    """Draw the form of a lever in place of its card."""
    t = session.translate()
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = lever.label.in_language(t.language) or lever.id
            st.subheader(layout.plain(name), anchor=False, width="stretch")
            _remove(study, lever)
            st.button(t("Done"), type="primary", key=f"done-{lever.id}", on_click=close)
        view = _view(lever)
        if view == "experts":
            lever_panel.show(study, lever)
            return
        if view == "power-factor":
            power_factor.show(lever)
            return
        refused = session.remembered(_refused(lever.id))
        if refused:
            st.error(refused, icon=":material/block:")
        _names(lever)
        left, right = st.columns([8, 4], gap="large")
        with left:
            _curve(lever)
        with right:
            lever_slider.curve(lever, lever_card.most_planned(study, lever), height=120, name="editor-curve")
            st.caption(t(words.CURVES[lever.response.method][1]) if lever.response.method in words.CURVES else "")
        _money_and_time(lever)
        _effects(study, lever)
        _source(lever)


def _view(lever: Lever) -> str:
    """Which part of the editor is shown."""
    t = session.translate()
    offered = [name for name in VIEWS if name != "power-factor" or power_factor.is_meant(lever)]
    key = f"lever-view-{lever.id}-{t.language}"
    shown = st.segmented_control(t("View"), offered, default="numbers", key=key, required=True,
                                 format_func=lambda name: t(VIEWS[name]), label_visibility="collapsed")  # fmt: skip
    return str(shown or "numbers")


def panel() -> str:
    """Which panel of the page is open: "library", "table", "calibration" or none."""
    return str(session.remembered(f"levers/{session.study_id()}/panel", ""))


def turn_to(name: str) -> None:
    """Open a panel of the page in place of another; the empty name closes it."""
    session.remember(f"levers/{session.study_id()}/panel", "" if name == panel() else name)


def open_for(lever: str) -> None:
    """Edit this lever."""
    session.remember(_open(), lever)


def close() -> None:
    """Show all levers as cards."""
    session.remember(_open(), "")


def edited() -> str:
    """Id of the lever that is edited, or empty."""
    return str(session.remembered(_open(), ""))


def new_lever(study: Study, label: Label, maximum: float = 10.0) -> Lever:
    """A lever to begin with: diminishing returns, no effects, assumed."""
    curve = Choice.of("exponential", **first_guess("exponential", maximum))
    return Lever(edits.next_id(study, "L"), label, Label(), maximum, curve, Timing(1, 2.0, 4.0), Cost(), ())


def first_guess(method: str, maximum: float) -> dict[str, float]:
    """Parameters of a curve that saturates within the range, until somebody says better."""
    third = float(f"{maximum / 3:.2g}")
    guesses = {"scale": third, "half": third, "midpoint": third, "cap": maximum,
               "exponent": 1.5, "steepness": float(f"{6 / maximum:.2g}")}  # fmt: skip
    return {
        parameter.name: guesses[parameter.name]
        for parameter in find("response", method).parameters
        if parameter.name in guesses
    }


# ---------------------------------------------------------------------- fields


def _names(lever: Lever) -> None:
    t = session.translate()
    with st.grid(4, min_column_width=200, gap="small"):
        _text(lever, "name-en", t("Name in English"), lever.label.en)
        _text(lever, "name-zh", t("Name in Chinese"), lever.label.zh)
        _text(lever, "unit-en", t("Unit in English"), lever.unit.en)
        _text(lever, "unit-zh", t("Unit in Chinese"), lever.unit.zh)


def _curve(lever: Lever) -> None:
    t, known = session.translate(), list(methods("response"))
    with st.grid(3, min_column_width=180, gap="small"):
        _number(lever, "maximum", t("Largest amount"), lever.maximum)
        st.selectbox(
            t("Response curve"), known, known.index(lever.response.method), key=_key(lever.id, "curve"),
            format_func=lambda name: words.curve_name(Choice(name), t), on_change=_take, args=(lever.id,),
        )  # fmt: skip
        for parameter in find("response", lever.response.method).parameters:
            asked = t(words.PARAMETERS[parameter.name]) if parameter.name in words.PARAMETERS else parameter.name
            value = lever.response.arguments.get(parameter.name, parameter.default)
            _number(lever, _parameter(lever, parameter), asked, float(value))  # type: ignore[arg-type]


def _money_and_time(lever: Lever) -> None:
    t, cost, timing = session.translate(), lever.cost, lever.timing
    with st.grid(4, min_column_width=160, gap="small"):
        _number(lever, "fixed", t("Once, 10,000 yuan"), cost.fixed)
        _number(lever, "capital", t("Capital a unit, 10,000 yuan"), cost.capital)
        _number(lever, "operating", t("A unit and year, 10,000 yuan"), cost.operating)
        _number(lever, "life", t("Life of the assets, years"), cost.life, asked=t("Empty: nothing is left afterwards."))
        _number(lever, "delay", t("Quarters before the first effect"), float(timing.delay))
        _number(lever, "up", t("Builds up over, quarters"), timing.ramp_up)
        _number(lever, "down", t("Wears off over, quarters"), timing.ramp_down)
        for part, label, value in zip(("low", "likely", "high"), _FACTOR, cost.factor, strict=True):
            _number(lever, f"factor-{part}", t(label), round(100 * value, 6))
        _number(lever, "emissions", t("Avoided CO2 a unit and year, t"), lever.avoided_emissions)
    with st.grid(3, min_column_width=200, gap="small"):
        _text(lever, "department", t("Department that pays"), lever.department)
        _text(lever, "group", t("Calibrated together with (group)"), lever.group)
        st.toggle(t("Only whole units can be bought"), lever.whole, key=_key(lever.id, "whole"), on_change=_take,
                  args=(lever.id,))  # fmt: skip


_FACTOR = (N_("Final bill, low, % of plan"), N_("Final bill, likely, %"), N_("Final bill, high, %"))


def _effects(study: Study, lever: Lever) -> None:
    t, names = session.translate(), lever_card.figure_names(study)
    st.markdown(f"**{t('Effects: share of the gap that is closed at full effect, in %')}**")
    for effect in lever.effects:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.markdown(layout.plain(names[effect.indicator]), width=230)
            for part, label in (("low", t("Low")), ("likely", t("Likely")), ("high", t("High"))):
                value = round(100 * getattr(effect, part), 6)
                _number(lever, f"{effect.indicator}-{part}", label, value, width=110)
            st.button("", key=f"drop-{lever.id}-{effect.indicator}", icon=":material/close:", type="tertiary",
                      help=t("Remove this effect"), on_click=_drop, args=(lever, effect.indicator))  # fmt: skip
    moved = {effect.indicator for effect in lever.effects}
    offered = [indicator for indicator in names if indicator not in moved]
    if not study.figures:
        st.caption(t("The study has no operating figures yet; levers act on them."))
    elif offered:
        key = session.widget("lever", lever.id, "add", len(lever.effects))
        st.selectbox(t("Add an effect on"), offered, None, key=key, format_func=names.__getitem__,
                     placeholder=t("Operating figure"), on_change=_add, args=(lever, key), width=340)  # fmt: skip


def _source(lever: Lever) -> None:
    t = session.translate()
    with st.grid(2, min_column_width=300, gap="small"):
        _text(lever, "source-en", t("Source in English"), lever.source.en)
        _text(lever, "source-zh", t("Source in Chinese"), lever.source.zh)
    st.toggle(
        t("Assumed: nobody has measured these effects"), lever.assumed, key=_key(lever.id, "assumed"),
        on_change=_take, args=(lever.id,),
    )  # fmt: skip


def _text(lever: Lever, field: str, label: str, value: str) -> None:
    st.text_input(label, value, key=_key(lever.id, field), on_change=_take, args=(lever.id,))


def _number(
    lever: Lever, field: str, label: str, value: float | None, *, asked: str | None = None, width: int | None = None
) -> None:
    st.number_input(
        label, value=None if value is None else float(value), key=_key(lever.id, field), format="%g", help=asked,
        width=width or "stretch", step=None, on_change=_take, args=(lever.id,),
    )  # fmt: skip


# ---------------------------------------------------------------------- edits


def _take(lever: str) -> None:
    """Make the lever what its fields say; where that is refused, the fields stay as typed beside the sentence."""
    try:
        wrong = _wrong_effect(lever)
    except DecisionError:
        wrong = ""
    done = not wrong and session.apply(_as_typed, lever)
    session.remember(_refused(lever), "" if done else layout.plain(wrong or session.take_problem()))


def _wrong_effect(lever: str) -> str:
    """What is wrong with an effect as typed, in the words and the percent of the form; empty where nothing is."""
    study, t = session.study(), session.translate()
    found = next(each for each in study.levers if each.id == lever)
    names = lever_card.figure_names(study)
    for effect in found.effects:
        typed = [session.value_of(_key(lever, f"{effect.indicator}-{part}")) for part in _PARTS]
        low, likely, high = (
            round(100 * getattr(effect, part), 6) if each is None else float(each)
            for part, each in zip(_PARTS, typed, strict=True)
        )
        facts = {
            "figure": names[effect.indicator], "low": plain(low), "likely": plain(likely), "high": plain(high),
            "least": plain(100 * LEAST_CLOSED), "most": plain(100 * MOST_CLOSED),
        }  # fmt: skip
        if not low <= likely <= high:
            return t("{figure}: low {low}%, likely {likely}% and high {high}% must rise in this order.", **facts)
        if not 100 * LEAST_CLOSED <= low <= high <= 100 * MOST_CLOSED:
            return t("{figure}: {low}% to {high}% of the gap is out of range; from {least}% to {most}% can be entered.",
                     **facts)  # fmt: skip
    return ""


def _as_typed(study: Study, name: str) -> Study:
    lever = next(each for each in study.levers if each.id == name)

    def number(field: str, before: float) -> float:
        typed = session.value_of(_key(name, field), before)
        return before if typed is None else float(typed)

    def label(field: str, before: Label) -> Label:
        parts = [
            str(session.value_of(_key(name, f"{field}-{language}"), before.en if language == "en" else before.zh) or "")
            for language in ("en", "zh")
        ]
        return Label(*(part.strip() for part in parts))

    def factor(before: tuple[float, float, float]) -> tuple[float, float, float]:
        low, likely, high = (_part(number(f"factor-{p}", 100 * b), b) for p, b in zip(_PARTS, before, strict=True))
        return low, likely, high

    def effect(before: Effect) -> Effect:
        low, likely, high = (
            _part(number(f"{before.indicator}-{part}", 100 * getattr(before, part)), getattr(before, part))
            for part in _PARTS
        )
        typed = Effect(before.indicator, low, likely, high)
        return before if typed == replace(before, opinions=()) else typed  # numbers typed over are nobody's opinion

    called = label("name", lever.label)
    if not (called.en or called.zh):
        raise DecisionError("lever-without-name", lever=name)
    maximum = number("maximum", lever.maximum)
    curve = _response(lever, maximum, number)
    life = session.value_of(_key(name, "life"), lever.cost.life)
    return edits.set_lever(
        study,
        replace(
            lever,
            label=called,
            unit=label("unit", lever.unit),
            maximum=maximum,
            response=curve,
            answers=lever.answers if curve == lever.response else (),
            timing=Timing(int(number("delay", lever.timing.delay)), number("up", lever.timing.ramp_up),
                          number("down", lever.timing.ramp_down)),
            cost=Cost(number("fixed", lever.cost.fixed), number("capital", lever.cost.capital),
                      number("operating", lever.cost.operating), None if life is None else float(life),
                      factor(lever.cost.factor)),
            effects=tuple(effect(each) for each in lever.effects),
            source=label("source", lever.source),
            assumed=bool(session.value_of(_key(name, "assumed"), lever.assumed)),
            whole=bool(session.value_of(_key(name, "whole"), lever.whole)),
            department=str(session.value_of(_key(name, "department"), lever.department) or "").strip(),
            group=str(session.value_of(_key(name, "group"), lever.group) or "").strip(),
            avoided_emissions=number("emissions", lever.avoided_emissions),
        ),
    )  # fmt: skip


_PARTS = ("low", "likely", "high")


def _part(percent: float, before: float) -> float:
    """A share of which percent are shown: what was before, to the bit, where they were not changed."""
    return before if percent == round(100 * before, 6) else percent / 100


def _response(lever: Lever, maximum: float, number: Callable[[str, float], float]) -> Choice:
    method = str(session.value_of(_key(lever.id, "curve"), lever.response.method))
    guessed = lever.response == Choice.of(method, **first_guess(method, lever.maximum))
    if method != lever.response.method or (guessed and 0 < maximum != lever.maximum):
        return Choice.of(method, **first_guess(method, maximum))  # a guess goes with the range it was made for
    known = find("response", method).parameters
    before = {each.name: float(lever.response.arguments.get(each.name, each.default)) for each in known}  # type: ignore[arg-type]
    typed = {each.name: number(_parameter(lever, each), before[each.name]) for each in known}
    chosen = Choice.of(method, **typed)
    find("response", method).bind(chosen.arguments)
    return chosen


def _add(lever: Lever, key: str) -> None:
    indicator = session.value_of(key)
    if indicator:
        session.apply(edits.set_lever, replace(lever, effects=(*lever.effects, Effect(indicator, *FIRST_EFFECT))))


def _drop(lever: Lever, indicator: str) -> None:
    kept = tuple(effect for effect in lever.effects if effect.indicator != indicator)
    session.apply(edits.set_lever, replace(lever, effects=kept))


def _remove(study: Study, lever: Lever) -> None:
    t = session.translate()
    with st.popover(t("Remove"), icon=":material/delete:", type="tertiary"):
        st.markdown(f"{words.goes_with(study, lever.id, t)} {t('Undo brings it back.')}")
        st.button(t("Remove the lever"), key=f"remove-{lever.id}", on_click=_gone, args=(lever.id,))


def _gone(lever: str) -> None:
    if session.apply(edits.remove_lever, lever):
        close()


def _key(lever: str, field: str) -> str:
    return session.widget("lever", lever, field)


def _parameter(lever: Lever, parameter: Parameter) -> str:
    """Field of a parameter: another one once the curve or the range is another, which changes its guess."""
    return f"{lever.maximum:g}/{lever.response.method}-{parameter.name}"


def _refused(lever: str) -> str:
    return f"refused/{session.study_id()}/lever/{lever}"


def _open() -> str:
    return f"levers/{session.study_id()}/open"
