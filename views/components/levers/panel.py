"""Asking the panel about one lever: what share of the effect at what amount, and how much of which gap."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from reports.charts import elicited as charts
from reports.charts.look import Figure
from reports.sentences import lever_learning as words
from scenarios.elicitation import PooledCurve, disagreement, pooled_curve
from scenarios.levers import Lever
from studies import edits
from studies.study import PANEL, Study
from views import session
from views.components import figures, findings, layout
from views.components.levers import card as lever_card

QUESTIONS = 2
"""Amounts that an expert is asked about: the second may stay empty."""


def show(study: Study, lever: Lever) -> None:
    """Draw the questions at the left and what comes of the answers at the right; effects below."""
    refused = session.remembered(_refused(lever.id))
    if refused:
        st.error(refused, icon=":material/block:")
    left, right = st.columns([6, 6], gap="large")
    with left:
        _ask_curve(study, lever)
    with right:
        _curve(study, lever)
    _ask_effects(study, lever)


# ---------------------------------------------------------------------- the curve


def _ask_curve(study: Study, lever: Lever) -> None:
    t = session.translate()
    st.markdown(f"**{t('What share of the attainable effect is reached?')}**")
    expert = _expert(study, lever, "curve")
    unit = lever.unit.in_language(t.language)
    given = [answer for answer in lever.answers if answer.expert == expert]
    for k in range(QUESTIONS):
        before = given[k] if k < len(given) else None
        amount, share = st.columns(2, gap="small")
        asked = t("At this amount[ ({unit})]", unit=unit) if k == 0 else t("And at this amount (may stay empty)")
        amount.number_input(asked, value=before.amount if before else None, min_value=0.0, key=_at(lever, expert, k),
                            format="%g", placeholder=f"{lever.maximum / (4 if k == 0 else 2):g}")  # fmt: skip
        reached = round(100 * before.share, 6) if before else None
        share.number_input(t("Share reached, %"), 0.0, 100.0, reached, key=_share(lever, expert, k), format="%g",
                           placeholder="40" if k == 0 else "70")  # fmt: skip
    st.button(t("Take the answer"), key=f"answer-{lever.id}", icon=":material/check:", on_click=_answer,
              args=(lever.id, expert))  # fmt: skip
    names = _experts(study)
    for name in dict.fromkeys(answer.expert for answer in lever.answers):
        said = [words.answer_line(answer, unit, t) for answer in lever.answers if answer.expert == name]
        _given(f"{names.get(name, name)}: {', '.join(said)}", f"curve-{lever.id}-{name}", _withdraw, lever.id, name)


def _curve(study: Study, lever: Lever) -> None:
    t = session.translate()
    if not lever.answers:
        st.caption(t("Each expert's curve and their mean will stand here: one answer gives a curve of diminishing "
                     "returns, two a curve that may begin slowly."))  # fmt: skip
        return
    try:
        pooled = pooled_curve(lever.answers, lever.maximum)
    except DecisionError:  # the maximum was changed since; the answers stay and can be corrected
        return
    figures.show(f"panel-{lever.id}", session.key_of(lever, study.experts), lambda: _drawn(study, lever, pooled))
    st.caption(t("Thin: each expert. Dotted: their mean. Thick: the curve that is used."))
    for place, finding in enumerate(pooled.findings()):
        said = findings.worded(finding, study.labels)
        findings.note(said.what, said.do, key=f"panel-{lever.id}-{place}")


def _drawn(study: Study, lever: Lever, pooled: PooledCurve) -> Figure:
    t, names = session.translate(), _experts(study)
    curves = [
        charts.ExpertCurve(
            names.get(expert, expert), tuple(shares.tolist()),
            tuple((each.amount, each.share) for each in lever.answers if each.expert == expert),
        )
        for expert, shares in zip(pooled.experts, pooled.curves, strict=True)
    ]  # fmt: skip
    unit = lever.unit.in_language(t.language)
    return charts.panel_curves(pooled.amounts.tolist(), curves, pooled.mean.tolist(), pooled.fitted.tolist(), unit=unit,
                               t=t)  # fmt: skip


def _answer(lever: str, expert: str) -> None:
    """Take over what was typed; a refusal keeps it, with the reason above."""
    given = next(each for each in session.study().levers if each.id == lever)
    typed = [
        (session.value_of(_at(given, expert, k)), session.value_of(_share(given, expert, k))) for k in range(QUESTIONS)
    ]
    pairs = [(float(amount), float(share) / 100) for amount, share in typed if amount is not None and share is not None]
    done = session.apply(edits.answer_curve, lever, expert, pairs)
    if done and pairs:
        _turn_to_next(lever, expert, "curve")
    _applied(lever, done)


def _turn_to_next(lever: str, expert: str, what: str) -> None:
    """Select the expert after this one for the next answer."""
    names = list(_experts(session.study()))
    session.remember(_following(lever, what), names[(names.index(expert) + 1) % len(names)])


def _following(lever: str, what: str) -> str:
    return f"next-expert/{session.study_id()}/{lever}/{what}"


def _withdraw(lever: str, expert: str) -> None:
    _applied(lever, session.apply(edits.answer_curve, lever, expert, []))


# ---------------------------------------------------------------------- the effects


def _ask_effects(study: Study, lever: Lever) -> None:
    t, names = session.translate(), lever_card.figure_names(study)
    st.markdown(f"**{t('How much of which gap is closed at full effect?')}**")
    if not names:
        st.caption(t("The study has no operating figures yet; levers act on them."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        expert = _expert(study, lever, "effect", width=220)
        moved = [effect.indicator for effect in lever.effects]
        offered = [*moved, *(name for name in names if name not in moved)]
        figure = st.selectbox(t("Operating figure"), offered, key=session.widget("lever", lever.id, "opinion-on"),
                              format_func=names.__getitem__, width=260)  # fmt: skip
        before = next(
            (o for e in lever.effects if e.indicator == figure for o in e.opinions if o.expert == expert), None
        )
        for part, label in (("low", t("Low, %")), ("likely", t("Likely, %")), ("high", t("High, %"))):
            st.number_input(label, value=None if before is None else round(100 * getattr(before, part), 6), format="%g",
                            key=_opinion(lever, expert, figure, part), width=100)  # fmt: skip
        st.button(t("Take the opinion"), key=f"opinion-{lever.id}", icon=":material/check:", on_click=_opine,
                  args=(lever.id, expert, figure))  # fmt: skip
    known = _experts(study)
    for effect in lever.effects:
        for opinion in effect.opinions:
            name = known.get(opinion.expert, opinion.expert)
            said = f"{names[effect.indicator]} · {name}: {words.opinion_line(opinion, t)}"
            _given(said, f"opinion-{lever.id}-{effect.indicator}-{opinion.expert}", _unsay, lever.id, effect.indicator,
                   opinion.expert)  # fmt: skip
        for finding in disagreement(effect):
            said_of = findings.worded(finding, {**study.labels})
            findings.note(said_of.what, said_of.do, key=f"opinions-{lever.id}-{effect.indicator}")
    if any(len(effect.opinions) > 1 for effect in lever.effects):
        st.caption(t("Several opinions are pooled, each expert counting alike. Shown: 5% point, mean of the likely "
                     "values, 95% point; the simulation draws from the opinions themselves."))  # fmt: skip


def _opine(lever: str, expert: str, figure: str) -> None:
    given = next(each for each in session.study().levers if each.id == lever)
    typed = [session.value_of(_opinion(given, expert, figure, part)) for part in ("low", "likely", "high")]
    if any(each is None for each in typed):
        session.remember(_refused(lever), session.translate()("Give all three: low, likely and high."))
        return
    low, likely, high = (float(each) / 100 for each in typed)
    done = session.apply(edits.give_opinion, lever, figure, expert, (low, likely, high))
    if done:
        _turn_to_next(lever, expert, "effect")
    _applied(lever, done)


def _unsay(lever: str, figure: str, expert: str) -> None:
    _applied(lever, session.apply(edits.withdraw_opinion, lever, figure, expert))


# ---------------------------------------------------------------------- parts


def _expert(study: Study, lever: Lever, what: str, *, width: int | None = None) -> str:
    t, names = session.translate(), _experts(study)
    key = session.widget("lever", lever.id, "expert", what)
    following = str(session.remembered(_following(lever.id, what), ""))
    at = list(names).index(following) if following in names else 0
    return str(
        st.selectbox(t("Expert"), list(names), at, key=key, format_func=names.__getitem__, width=width or "stretch")
    )


def _experts(study: Study) -> dict[str, str]:
    """Who can answer: the experts of the study, and the panel as one."""
    t = session.translate()
    named = {each.id: each.label.in_language(t.language) or each.id for each in study.experts}
    return {**named, PANEL: t("The panel together")}


def _given(text: str, key: str, take_back: object, *args: str) -> None:
    """One answer, with the button that takes it back."""
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.markdown(f":small[{layout.plain(text)}]", width="content")
        st.button("", key=f"back-{key}", icon=":material/close:", type="tertiary", help=t("Take it back"),
                  on_click=take_back, args=args)  # type: ignore[arg-type]  # fmt: skip


def _applied(lever: str, done: bool) -> None:
    session.remember(_refused(lever), "" if done else layout.plain(session.take_problem()))
    if done:
        session.refresh_widgets()


def _at(lever: Lever, expert: str, k: int) -> str:
    return session.widget("lever", lever.id, "at", expert, k)


def _share(lever: Lever, expert: str, k: int) -> str:
    return session.widget("lever", lever.id, "share", expert, k)


def _opinion(lever: Lever, expert: str, figure: str, part: str) -> str:
    return session.widget("lever", lever.id, "opinion", expert, figure, part)


def _refused(lever: str) -> str:
    return f"refused/{session.study_id()}/panel/{lever}"
