"""Which rows of a survey file count: what is left out by rule, which answers are none, and what that leaves."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.numbers import share
from reports.sentences import survey_map as say
from satisfaction.hygiene import Hygiene
from views import session
from views.components import layout
from views.survey_intake import Intake


def render(intake: Intake) -> None:
    """The rules beside what they leave of the first rows; then the name under which all this is kept."""
    t = session.translate()
    trial = intake.trial(session.study())
    told = say.left_out(len(intake.rows), trial.counted, t) if trial.quality is not None else ""
    with layout.figure(t("What counts"), t("Nothing is filled in: what is missing stays missing."), "rules"):
        left, right = st.columns(2, gap="large")
        with left:
            _hygiene(intake)
        with right:
            _missing(intake)
            if told:
                st.markdown(f":material/rule: {layout.plain(told)}")
    reading = t("A file with the same headings is then read in the same way at once.")
    with layout.figure(t("Next time"), reading, "keep"):
        _keep(intake)


def _hygiene(intake: Intake) -> None:
    t, now = session.translate(), intake.draft.hygiene
    keys = {name: f"rule-{name}-{intake.token}-{session.language()}" for name in ("missing", "fast", "same", "again")}

    def take() -> None:
        seconds = session.value_of(keys["fast"])
        hygiene = Hygiene(
            most_missing=session.value_of(keys["missing"]) / 100,
            fewest_seconds=float(seconds or 0),
            straight_liners=bool(session.value_of(keys["same"])),
            repeats=bool(session.value_of(keys["again"])),
        )
        intake.edit(replace(intake.draft, hygiene=hygiene), redraw=False)

    st.slider(
        t("Leave out who skipped more than, % of the questions"),
        0,
        100,
        round(100 * now.most_missing),
        5,
        key=keys["missing"],
        format="%d%%",
        help=t("At 100% everybody with an answer counts."),
        on_change=take,
    )
    timed = bool(intake.draft.having("duration"))
    st.number_input(
        t("Leave out who took less than, seconds"),
        0,
        7200,
        int(now.fewest_seconds),
        10,
        key=keys["fast"],
        disabled=not timed,
        help=None if timed else t("No column says how long people took."),
        on_change=take,
    )
    st.toggle(t("Leave out who gave one answer throughout"), now.straight_liners, key=keys["same"], on_change=take)
    identified = bool(intake.draft.having("respondent"))
    st.toggle(
        t("Leave out who answered before"),
        now.repeats,
        key=keys["again"],
        disabled=not identified,
        help=None if identified else t("No column says who the respondent is."),
        on_change=take,
    )


def _missing(intake: Intake) -> None:
    t, key = session.translate(), f"missing-{intake.token}"

    def take() -> None:
        parts = str(session.value_of(key) or "").replace("\uff0c", ",").replace("\u3001", ",").split(",")
        intake.edit(replace(intake.draft, missing=tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))))

    st.text_input(
        t("Answers that are none in this file, separated by commas"),
        ", ".join(intake.draft.missing),
        key=key,
        placeholder="99, 98",
        help=t("Empty cells, “don't know” and the like are known already."),
        on_change=take,
    )


def _keep(intake: Intake) -> None:
    t, key = session.translate(), f"keep-{intake.token}"

    def take() -> None:
        intake.keep_as = str(session.value_of(key) or "")

    st.text_input(
        t("Keep this reading as"),
        intake.keep_as,
        key=key,
        placeholder=t("Empty: it is not kept"),
        max_chars=80,
        on_change=take,
    )


def rules_told(hygiene: Hygiene) -> list[str]:
    """The rules in words."""
    t = session.translate()
    told = [t("more than {share} missing", share=share(hygiene.most_missing))] if hygiene.most_missing < 1 else []
    if hygiene.fewest_seconds:
        told.append(t("faster than {seconds} s", seconds=f"{hygiene.fewest_seconds:g}"))
    if hygiene.straight_liners:
        told.append(t("one answer throughout"))
    if hygiene.repeats:
        told.append(t("answered before"))
    return told
