"""What one visitor is doing: the open study, the edits since the last save. With visit.py, all the session state.

Every edit is kept as a draft in the database at once, and the address names the study, so a reload or another device
finds everything again. Two tabs keep two drafts: while there are unsaved edits, the address also names the desk they
lie on. A version is made only by saving.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, cast

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.labels import Label
from satisfaction.survey import SurveySummary
from store.examples import load_example
from store.repository import DatabaseRepository
from studies import edits
from studies.access import Right
from studies.study import Study
from studies.subnetworks import inside as name_inside
from views import surveys_together, visit
from views.desk import Desk
from views.visit import (  # noqa: F401 - what pages ask of the visitor, they ask of the session
    ballot_token,
    display,
    follow,
    forget_join_code,
    go,
    join_code,
    language,
    page_paths,
    read_in,
    refusal,
    remember,
    remember_pages,
    remembered,
    set_display,
    set_language,
    source,
    take_seat,
    translate,
    view_token,
    visitor,
)
from views.working import Working

P = ParamSpec("P")
MOST_UNDO = 100


# ---------------------------------------------------------------------- beginning of a run


def begin(repository: DatabaseRepository) -> None:
    """Take language and study from the address, and put them back there: pages drop the query when they change."""
    state, query = st.session_state, st.query_params
    visit.arrive(repository)
    if "desk" not in state:
        state.desk = query.get("desk") or secrets.token_hex(3)
    asked_study = "" if refusal() or visitor().expert else visitor().study or query.get("study", "")
    if asked_study and asked_study != study_id() and state.get("study_missing") != asked_study:
        try:
            open_study(asked_study)
            enter(query.get("network", ""))
        except DecisionError as error:
            state.study_missing = asked_study
            complain(error)
    if has_study() and not visit.may(Right.READ, study_id()):
        complain(DecisionError("study-not-found", name=study_id()))
        close_study()
    if has_study() and not visitor().study:
        collect_ballots()
        query["study"] = study_id()
        query.update({} if is_saved() else {"desk": desk().name})
        query.update({"network": entered()} if entered() else {})
    query["lang"] = state.language  # also English: a reload must not take up what another visitor chose meanwhile


def _repository() -> DatabaseRepository:
    """Where studies are kept, as this visitor may use them."""
    return visit.repository()


def may(right: Right) -> bool:
    """Whether this visitor has a right: to the open study, or where none is open by the role of the account."""
    return visit.may(right, study_id())


def desk() -> Desk:
    """Where the drafts of this tab lie."""
    return Desk(_repository(), str(st.session_state.desk))


# ---------------------------------------------------------------------- the open study


def working() -> Working:
    """The open study with its history; only where one is open."""
    return cast(Working, st.session_state.working)


def has_study() -> bool:
    """Whether a study is open."""
    return st.session_state.get("working") is not None


def study() -> Study:
    """The open study with all edits so far; on a page about one network, as seen from the network one has entered."""
    return working().inside() if network() else working().study


def whole() -> Study:
    """The open study with all its networks, whichever one has entered."""
    return working().study


def study_id() -> str:
    """Id of the open study, or an empty string."""
    return working().id if has_study() else ""


# ---------------------------------------------------------------------- networks inside elements


def look_inside(inside: bool) -> None:
    """Say whether the page of this run is about one network (model, judgments, weights) or about the whole study."""
    st.session_state.inside = inside


def looks_inside() -> bool:
    """Whether this page is about one network at a time."""
    return bool(st.session_state.get("inside"))


def network() -> str:
    """The network that this page is about; the study's own (the empty id) on pages about the whole study."""
    return entered() if looks_inside() else ""


def entered() -> str:
    """The network one has entered, whatever the page."""
    return working().entered()


def enter(name: str) -> None:
    """Go into one of the networks, or out to the study's own (the empty id)."""
    working().network = name
    st.query_params.pop("network", None)
    refresh_widgets()


# ---------------------------------------------------------------------- opening and leaving


def open_study(identifier: str, *, adopt: bool = True) -> None:
    """Open a study: its newest version, and the draft on top of it if there is one."""
    repository = _repository()
    drafting = visit.may(Right.EDIT, identifier)
    opened, drafted = repository.open(identifier), desk().draft(identifier, adopt=adopt) if drafting else None
    draft, version = drafted or (opened.study, opened.version)
    kept = Working(opened.id, version, draft, opened.study)
    st.session_state.working = kept
    st.session_state.study_missing = None
    if not visitor().study:
        st.query_params["study"] = identifier
    refresh_widgets()
    refresh_ballots()
    use_survey(repository.setting(f"survey/{identifier}") or "", remember_choice=False)


def open_example(name: str) -> None:
    """Open a built-in example: the one that is on the list under its own name, else a new one."""
    example = load_example(name)
    kept = next((entry.id for entry in _repository().list() if entry.label == example.label), "")
    open_study(kept or _repository().create(example))


def rename_study(identifier: str, label: Label) -> None:
    """Give a study another name; unsaved work of it stays on top of the version it started from."""
    if identifier == study_id():
        apply(edits.rename_study, label)
        return
    try:
        if drafted := desk().draft(identifier):
            draft, version = drafted
            desk().keep(identifier, edits.rename_study(draft, label), version)
        else:
            _repository().rename(identifier, label)
    except DecisionError as error:
        complain(error)


def delete_study(identifier: str) -> None:
    """Take a study off the list and leave it if it is open; the list offers to bring it back."""
    try:
        _repository().delete(identifier)
    except DecisionError as error:
        complain(error)
        return
    if identifier == study_id():
        close_study()


def close_study() -> None:
    """Leave the open study; its draft stays."""
    st.session_state.working = None
    st.query_params.pop("study", None)


def survey() -> SurveySummary | None:
    """The survey that the index reads; None where it reads the study's stated baseline, and inside a network."""
    return working().survey if has_study() and not network() else None


def use_survey(survey_id: str, *, remember_choice: bool = True) -> None:
    """Let the index read a loaded survey, several together, or the stated baseline where the id is empty."""
    here, repository = working(), _repository()
    try:
        here.survey_id, here.survey = surveys_together.read(repository, here.id, survey_id)
    except DecisionError as error:
        complain(error)
        return
    if remember_choice:
        repository.set_setting(f"survey/{here.id}", here.survey_id)


def is_saved() -> bool:
    """Whether the newest version holds every edit."""
    return working().is_saved()


# ---------------------------------------------------------------------- edits


def apply(edit: Callable[Concatenate[Study, P], Study], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Apply an edit to the open study and keep the draft; a refused edit changes nothing and leaves its sentence.

    On a page about one network the edit sees the study from there, and what it changes is put back into the whole.
    """
    try:
        changed = edits.inside(whole(), network(), edit, *args, **kwargs)
    except DecisionError as error:
        complain(error)
        return False
    replace_study(changed)
    return True


def replace_study(changed: Study, *, remember: bool = True) -> None:  # noqa: F811 - callers know it so
    """Make `changed` the open study, with the present one to go back to."""
    here = working()
    if changed == here.study:
        return
    if remember:
        here.past = [*here.past[-MOST_UNDO:], here.study]
        here.undone = []
    before, here.study = here.study, changed
    try:
        _keep_draft()
    except DecisionError as error:  # not permitted (any more), or nowhere to keep it: what is not kept is not shown
        here.study = before
        if remember:
            here.past.pop()
        refresh_widgets()
        complain(error)


def undo() -> None:
    """Go back one edit."""
    if can_undo():
        before, after = working().past.pop(), whole()
        working().undone.append(after)
        _repository().cast_ballots(study_id(), working().taken_back(before, after))
        _go_to(before)


def redo() -> None:
    """Take back the last undo."""
    if can_redo():
        before, after = whole(), working().undone.pop()
        working().past.append(before)
        _repository().cast_ballots(study_id(), working().taken_again(before, after))
        _go_to(after)


def _go_to(other: Study) -> None:
    """Show the study as it stood, with the ballots of today: those make no step."""
    working().study = other
    refresh_ballots()
    refresh_widgets()
    _keep_draft()


def can_undo() -> bool:
    """Whether there is an edit to take back."""
    return has_study() and bool(working().past)


def can_redo() -> bool:
    """Whether there is an undo to take back."""
    return has_study() and bool(working().undone)


def save(message: str = "") -> bool:
    """Make a version of the open study; a save that is behind says so, and the draft stays."""
    here = working()
    try:
        here.version = _repository().save(here.id, here.study, based_on=here.version, message=message)
    except DecisionError as error:
        here.behind = error.code == "save-behind"
        _repository().drop_draft(here.id)  # kept by the refusal for whoever has none; this desk has its own
        if not here.behind:  # else the study bar tells it, with the ways on
            complain(error)
        return False
    here.saved, here.behind = here.study, False
    desk().drop(here.id)
    return True


def go_on(version: int, saved: Study, changed: Study, past: list[Study]) -> None:
    """Go on from a newer version: with `changed` on top of it, and the steps that lead back to it."""
    here = working()
    here.version, here.saved, here.study, here.behind = version, saved, changed, False
    here.past, here.undone = [each for each in past if each != changed], []
    refresh_ballots()
    refresh_widgets()
    _keep_draft()


def fall_behind() -> None:
    """Let the study bar show the ways on beside somebody's newer version."""
    working().behind = True


def is_behind() -> bool:
    """Whether a save was refused because somebody else had saved a newer version."""
    return has_study() and working().behind


def cast_ballot(expert: str, comparison_set: str, judgments: Judgments) -> bool:
    """Store one answer at once: ballots are kept on their own and never conflict with other edits.

    An expert or a set that only the draft knows cannot be answered in the database yet: that answer stays in the draft.
    A set of a network inside an element is stored under the name that the whole study knows it by.
    """
    stored = name_inside(network(), comparison_set)
    if not working().is_stored(expert, stored):
        return apply(edits.cast_ballot, expert, comparison_set, judgments)
    try:
        _repository().cast_ballot(study_id(), expert, stored, judgments)
    except DecisionError as error:
        complain(error)
        return False
    refresh_ballots()
    return True


def withdraw_ballot(expert: str, comparison_set: str) -> None:
    """Take one answer back, from the draft where only the draft has it."""
    stored = name_inside(network(), comparison_set)
    if not working().is_stored(expert, stored):
        apply(edits.withdraw_ballot, expert, comparison_set)
        return
    _repository().withdraw_ballot(study_id(), expert, stored)
    refresh_ballots()


def collect_ballots() -> bool:
    """Take over what experts answered elsewhere since the last look; whether there was anything."""
    news = _repository().newest_ballot(study_id()) != working().newest_ballot
    if news:
        refresh_ballots()
    return news


def refresh_ballots() -> None:
    """Take over the ballots that are in the database now, as far as they fit the open study."""
    here = working()
    here.newest_ballot = _repository().newest_ballot(here.id)
    here.take_over(_repository().ballots(here.id))


def _keep_draft() -> None:
    here = working()
    if is_saved():
        desk().drop(here.id)
    else:
        desk().keep(here.id, here.study, here.version)


# ---------------------------------------------------------------------- messages, widgets, keys of caches


def complain(error: DecisionError) -> None:
    """Keep the sentence of an error until the page shows it."""
    names = study().labels if has_study() else {}
    st.session_state.problem = error_sentence(error, language(), names)


def take_problem() -> str:
    """The sentence of the last refused edit, once."""
    return str(st.session_state.pop("problem", "") or "")


def widget(*parts: Hashable) -> str:
    """Key of a widget whose value comes from the study: new after undo, restore or opening another study."""
    generation = working().generation if has_study() else 0
    return "/".join(str(part) for part in ("w", generation, *parts))


def value_of(key: str, default: Any = None) -> Any:
    """What a widget holds now.

    A browser that is busy drawing still reports widgets that are gone, e.g. when undo is pressed twice: what they hold
    would bring back what was undone. A callback that asks for such a one ends here.
    """
    if has_study() and key.startswith("w/") and not key.startswith(f"{widget()}/"):
        st.rerun()
    return st.session_state.get(key, default)


def put(key: str, value: Any) -> None:
    """Set what a widget shows; only before it is drawn, i.e. in a callback."""
    st.session_state[key] = value


def put_first(key: str, value: Any) -> None:
    """Set what a widget shows when it is drawn for the first time; later it keeps what it holds."""
    if key not in st.session_state:
        put(key, value)


def key_of(*parts: object) -> str:
    """Content hash of parts of the study for caches: computed once for each part, not once a run."""
    return working().key_of(*parts)


def refresh_widgets() -> None:
    """Let every widget whose value comes from the study show it anew."""
    st.session_state.generation = working().generation = st.session_state.get("generation", 0) + 1
