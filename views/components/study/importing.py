"""A file becomes a study: what was read of it and what was not is shown before anything is made."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from exchange.recognise import KINDS
from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.charts.priorities import priorities
from reports.sentences import files as say
from reports.sentences import studies as say_studies
from reports.sentences.weights import together
from studies import edits
from studies.study import Study
from views import cached, session
from views.components import fidelity, figures, layout, receiving
from views.components.alternatives import ranked_alternatives
from views.components.study import cards as study_cards
from views.jobs import Job
from views.study_intake import Ranked, StudyFile, receive

LARGEST = 128
"""Megabytes that the field takes: more than any kind may have, so that a refusal is ours and says why."""

_KEPT = "import/file"


@dataclass(eq=False)
class _Taken:
    """The file in the field, and what is being made of it."""

    file_id: str
    name: str
    job: Job[StudyFile]


def upload() -> None:
    """The field; below it the report of the file in it, or the sentence why it is refused."""
    t = session.translate()
    with st.container(border=True, key="import-study", gap="medium"):
        with st.container(key=f"uploader-{session.language()}-small"):
            given = st.file_uploader(t("A model, a study or a supermatrix"), max_upload_size=LARGEST,
                                     key=f"import-file{session.remembered('import/again', '')}")  # fmt: skip
        taken, found = _taken(given), None
        if taken is None:
            kinds = t(", ").join(f"{t(kind.name)} ({', '.join(kind.suffixes)})" for kind in KINDS)
            st.caption(layout.plain(t("{kinds}. Nothing is made before you have seen what was read.", kinds=kinds)))
        elif taken.job.running:
            receiving.watch(taken.job, taken.name, _forget, key="import")
        elif (found := _found(taken)) is not None:
            _report(found)
        with st.container(horizontal=True, gap="small"):
            if found is not None:
                _offer(found)
            if st.button(t("Cancel"), type="tertiary", key="import-cancel"):
                leave()


def keep(study: Study, page: str) -> None:
    """Make a study of it, open it and go to a page."""
    named = study if study.label != Label() else edits.rename_study(study, study.model.goal)
    session.open_study(cached.repository().create(named))
    session.remember("studies/entry", "")
    session.go(page)


def leave() -> None:
    """Close the way in; nothing was made."""
    session.remember("studies/entry", "")
    _forget()
    st.rerun()


def _taken(given: st.runtime.uploaded_file_manager.UploadedFile | None) -> _Taken | None:
    """The file in the field on its way: the same as long as the field holds the same file."""
    if given is None:
        session.remember(_KEPT, None)
        return None
    taken: _Taken | None = session.remembered(_KEPT)
    if taken is None or taken.file_id != given.file_id:
        taken = _Taken(given.file_id, given.name, receive(given.getvalue(), given.name, cached.workers()))
        session.remember(_KEPT, taken)
        taken.job.wait(receiving.PATIENCE)
    return taken


def _forget() -> None:
    """Empty the field, and stop what is being done to its file."""
    taken: _Taken | None = session.remembered(_KEPT)
    if taken is not None:
        taken.job.cancel()
    session.remember(_KEPT, None)
    session.remember("import/again", int(session.remembered("import/again", 0) or 0) + 1)


# ---------------------------------------------------------------------- what the file holds


def _found(taken: _Taken) -> StudyFile | None:
    """What the file holds; of one that is refused the sentence why, and None."""
    t = session.translate()
    try:
        return taken.job.result()
    except DecisionError as error:
        said = error_sentence(error, session.language())
        st.error(layout.plain(together(t, said, t("Your studies are as they were."))), icon=":material/block:")
        return None


def _offer(found: StudyFile) -> None:
    """The button that makes a study of the file."""
    t, ours = session.translate(), not (found.read or found.left)
    label = t("Add to my studies") if ours else t("Make a study of it")
    if st.button(label, type="primary", key="import-keep", icon=":material/check:"):
        session.remember(_KEPT, None)
        keep(found.study, study_cards.PAGES[found.glance.step] if ours else "model")


def _report(found: StudyFile) -> None:
    """Who ranks first, then what was read and what was not; of a document of ours what its card would say."""
    t, language = session.translate(), session.language()
    name = found.study.label.in_language(language) or found.study.model.goal.in_language(language)
    with st.container(gap="xsmall", key="import-answer"):
        st.subheader(layout.plain(name or t("Unnamed study")), anchor=False)
        st.caption(layout.plain(say_studies.holds(found.glance, t)))
    if found.trouble is not None:
        st.markdown(f":orange[:material/flag: {layout.plain(error_sentence(found.trouble, language))}]")
    if found.read or found.left:
        _ranks(found)
        fidelity.show(found.read, found.left, key="import", names=found.study.labels)
    else:
        study_cards.number(found.glance)


def _ranks(found: StudyFile) -> None:
    """The priorities that follow from the file: what to compare with the program it comes from."""
    t = session.translate()
    ranked = [(t("Alternatives"), "alternatives", found.alternatives), (t("Ratings"), "ratings", found.ratings)]
    shown = [(title, key, of) for title, key, of in ranked if of is not None]
    if not shown:
        st.markdown(t("The file ranks no alternatives; its elements get weights."))
        return
    for column, (title, key, of) in zip(st.columns(2, gap="large"), shown, strict=False):
        with column:
            _rank(title, key, of, found)


def _rank(title: str, key: str, ranked: Ranked, found: StudyFile) -> None:
    t, language = session.translate(), session.language()
    names = ranked_alternatives.unique([label.in_language(language) for label in ranked.labels])
    if ranked.priorities is None:
        said = say.by_value(names, ranked.values.tolist(), t)
    else:
        said = say.first_place(names, ranked.priorities.tolist(), t)
    finding = t("{title}: {finding}", title=title, finding=layout.plain(said))
    with layout.figure(finding, t("Computed from the file’s own judgments."), f"import-{key}"):
        shares = ranked.values if ranked.priorities is None else ranked.priorities
        shown = f"{'|'.join(names)}|{figures.key_of(shares)}"
        figures.show(f"import-{key}", shown, lambda: priorities(names, shares.tolist(), t=t))
