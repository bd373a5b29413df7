"""Files of a panel: questionnaires to take away, and answers of many experts that come back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from exchange.questionnaires.excel_writer import write_questionnaire, write_questionnaires
from exchange.questionnaires.expert_template import expert_csv, expert_workbook
from exchange.questionnaires.gathered import Gathered
from exchange.questionnaires.landing import Landed, SameName, land
from exchange.questionnaires.questions import Design, pairs, questions
from exchange.questionnaires.surveys import write_google, write_qualtrics
from exchange.questionnaires.tables import LARGEST
from i18n.errors import error_sentence
from i18n.numbers import count as counted
from i18n.translate import N_
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.sentences import files as say
from studies.study import Study
from views import answers_intake, cached, session
from views.answers_intake import Files
from views.components import fidelity, layout, receiving
from views.file_names import file_name
from views.jobs import Job

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"workbook": N_("Workbook"), "survey": N_("Online survey"), "table": N_("Table")}
ALL, BLANK = "all", ""
"""In place of an expert: a workbook for each of them, or a form without a name."""

DESIGNS: Mapping[Design, str] = {
    "full": N_("Every pair"),
    "first-line-above-diagonal": N_("Each with the first and with its neighbour"),
    "first-line": N_("Each with the first: fewest questions"),
}
SAME_NAMES: Mapping[SameName, tuple[str, str]] = {
    "replace": (N_("Replace the earlier answers"), N_("They are the same person.")),
    "number": (N_("Add as new"), N_("They are different people; the names get a number.")),
}

_KEPT, _DONE = "answers/files", "answers/done"


def render() -> None:
    """What goes out at the left, what comes back at the right; below them what was found in the files."""
    t = session.translate()
    left, right = st.columns(2, gap="large")
    with left, layout.figure(t("Questionnaires to take away"), t("Filled in by hand, by mail or online."), "files-out"):
        _downloads()
    reading = t("Workbooks, tables, answers of Qualtrics and Google forms; many at once.")
    with right, layout.figure(t("Answers that come back"), reading, "files-in"):
        taken = _upload()
    if taken is None:
        return
    if taken.job.running:
        receiving.watch(taken.job, t("Files with answers"), _forget, key="answers")
    else:
        _found(taken.job.result())


# ---------------------------------------------------------------------- out


def _downloads() -> None:
    t, study = session.translate(), session.whole()
    asked = sum(len(pairs("full", each.elements)) for each in questions(study, "en") if each.asked)
    kind = st.segmented_control(t("Kind of questionnaire"), list(KINDS), default="workbook", key="files-kind",
                                format_func=lambda name: t(KINDS[name]), required=True,
                                label_visibility="collapsed")  # fmt: skip
    if kind == "workbook":
        _workbooks(study)
    elif kind == "survey":
        _surveys(study)
    else:
        st.caption(t("One row for each of the {count} pairs, one column for each expert.", count=counted(asked)))
        with st.container(horizontal=True, gap="small"):
            _offer("table-xlsx", "Excel", t("expert answers"), "xlsx", XLSX,
                   lambda language: expert_workbook(study, language=language))  # fmt: skip
            _offer("table-csv", "CSV", t("expert answers"), "csv", "text/csv",
                   lambda language: expert_csv(study, language=language).encode())  # fmt: skip


def _workbooks(study: Study) -> None:
    t, language = session.translate(), session.language()
    names = {each.id: each.label.in_language(language) or each.id for each in study.experts}
    choices = [*([ALL] if names else []), *names, BLANK]
    who = st.selectbox(t("For whom"), choices, key=session.widget("files-who"), format_func=lambda each: (
        t.n("Everybody: {count} workbook", "Everybody: {count} workbooks", len(names)) if each == ALL
        else t("A blank form") if each == BLANK else names[each]
    ))  # fmt: skip
    st.caption(t("Matrices as AhpAnpLib writes them, with what was answered so far; the white cells are to be filled."))
    if who == ALL:
        _offer("questionnaires", t("Download"), t("questionnaires"), "zip", "application/zip",
               lambda language: zipped(write_questionnaires(study, language=language)))  # fmt: skip
    else:
        called = names.get(who, t("questionnaire"))
        _offer("questionnaire", t("Download"), called, "xlsx", XLSX,
               lambda language: write_questionnaire(study, who, language=language))  # fmt: skip


def _surveys(study: Study) -> None:
    t = session.translate()
    design = st.selectbox(t("Which pairs"), list(DESIGNS), key="files-design",
                          format_func=lambda name: t(DESIGNS[name]))  # fmt: skip
    how_much = st.toggle(t("Also ask by how much"), value=True, key="files-how-much")
    asked = sum(len(pairs(design, each.elements)) for each in questions(study, "en") if each.asked)
    number = t.n("{count} question to answer", "{count} questions to answer", asked * (1 + how_much))
    st.caption(t("{questions}. Keep their wording: the answers are recognised by it.", questions=number))
    with st.container(horizontal=True, gap="small"):
        _offer(
            "qualtrics",
            "Qualtrics",
            "qualtrics",
            "txt",
            "text/plain",
            lambda language: write_qualtrics(study, design=design, how_much=how_much, language=language).encode(),
        )
        _offer(
            "google",
            "Google",
            "google",
            "csv",
            "text/csv",
            lambda language: write_google(study, design=design, how_much=how_much, language=language).encode(),
        )


def _offer(key: str, label: str, what: str, ending: str, kind: str, write: Callable[[str], bytes]) -> None:
    """A button whose file is written when it is clicked."""
    language = session.language()
    name = file_name(session.whole().label.in_language(language), what, ending)
    st.download_button(label, lambda: write(language), name, kind, key=f"out-{key}", icon=":material/download:",
                       on_click="ignore")  # fmt: skip


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Files by name as one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


# ---------------------------------------------------------------------- back


@dataclass(eq=False)
class _Taken:
    """The files in the field, and what is being read of them."""

    ids: tuple[str, ...]
    job: Job[Files]


def _upload() -> _Taken | None:
    """The field; its files on their way, the same as long as the field holds the same files."""
    t, again = session.translate(), session.remembered("answers/again", 0)
    with st.container(key=f"uploader-{session.language()}-small"):
        given = st.file_uploader(t("Files with answers"), accept_multiple_files=True, key=f"answer-files-{again}",
                                 max_upload_size=2 * LARGEST // 2**20, label_visibility="collapsed")  # fmt: skip
    done = session.remembered(_DONE, "")
    if done and not given:
        st.markdown(f":green[:material/check:] {layout.plain(done)}")
    if not given:
        session.remember(_KEPT, None)
        return None
    session.remember(_DONE, "")
    ids = (session.study_id(), *(each.file_id for each in given))
    taken: _Taken | None = session.remembered(_KEPT)
    if taken is None or taken.ids != ids:
        files = [(each.name, each.getvalue()) for each in given]
        taken = _Taken(ids, answers_intake.receive(files, session.whole(), cached.workers()))
        session.remember(_KEPT, taken)
        taken.job.wait(receiving.PATIENCE)
    return taken


def _forget() -> None:
    """Empty the field, and stop reading."""
    taken: _Taken | None = session.remembered(_KEPT)
    if taken is not None:
        taken.job.cancel()
    session.remember(_KEPT, None)
    session.remember("answers/again", int(session.remembered("answers/again", 0)) + 1)


def _found(files: Files) -> None:
    """Who answered how much, what was not understood, and the way into the panel."""
    t, study = session.translate(), session.whole()
    for file in files:
        if file.trouble is not None:
            said = error_sentence(file.trouble, session.language(), names_of(study))
            st.error(layout.plain(said), icon=":material/block:")
    found = answers_intake.gathered(files)
    people = answers_intake.people(found, study)
    if not people:
        if found.left:
            fidelity.show(found.read, found.left, key="answers", names=names_of(study))
        elif not any(file.trouble for file in files):
            st.markdown(t("No answer was found in these files."))
        return
    read = sum(file.trouble is None for file in files)
    with layout.figure(say.answers_found(people, read, t), "", "answers-people"):
        same_name = _same_name(people)
        _table(people, same_name)
        undecided = same_name == "refuse" and any(person.fate == "conflict" for person in people)
        landed = None if undecided else _landed(found, same_name)
        with st.container(horizontal=True, gap="small"):
            nothing = landed is None or not landed.ballots
            st.button(t("Take into the panel"), type="primary", key="answers-take", icon=":material/check:",
                      disabled=nothing, on_click=_keep, args=(files, same_name))  # fmt: skip
            st.button(t("Cancel"), type="tertiary", key="answers-cancel", on_click=_forget)
    told = found.read if landed is None else landed.read
    fidelity.show(told, found.left, key="answers", names=names_of(study))


def _landed(found: Gathered, same_name: SameName) -> Landed | None:
    """The study with these answers; where nothing would change or nothing can be taken, the sentence that says so."""
    t = session.translate()
    try:
        landed = land(session.whole(), found, same_name=same_name)
    except DecisionError as error:
        st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")
        return None
    if not landed.ballots:
        st.markdown(t("The panel has all these answers already."))
    return landed


def _same_name(people: tuple[say.PersonRead, ...]) -> SameName:
    """What two people of one name mean: asked only where there are any, and never guessed."""
    t = session.translate()
    doubled = [person.name for person in people if person.fate == "conflict"]
    if not doubled:
        return "refuse"
    st.markdown(f":orange[:material/flag:] **{layout.plain(say.of_one_name(doubled, t))}**")
    chosen = st.radio(t("Which is it?"), list(SAME_NAMES), index=None, key="answers-same-name",
                      format_func=lambda name: t(SAME_NAMES[name][0]),
                      captions=[t(told) for _, told in SAME_NAMES.values()])  # fmt: skip
    return chosen or "refuse"


def _table(people: tuple[say.PersonRead, ...], same_name: SameName) -> None:
    t = session.translate()
    rows = [(p.name, counted(p.judgments), counted(p.sets), say.fate(p, same_name, t), p.file) for p in people]
    titles = [t("Expert"), t("Judgments"), t("Sets"), t("In the panel"), t("File")]
    st.dataframe(pd.DataFrame(rows, columns=titles), hide_index=True, width="stretch",
                 height=min(36 * (len(rows) + 1) + 2, 400))  # fmt: skip


def _keep(files: Files, same_name: SameName) -> None:
    landed = answers_intake.take(answers_intake.gathered(files), same_name)
    if landed is not None:
        _forget()
        session.remember(_DONE, say.taken(len(landed.experts), len(landed.ballots), session.translate()))


def names_of(study: Study) -> dict[str, Label]:
    """What everything is called, in all networks of a study, its experts too."""
    inside = {name: label for each in study.networks.values() for name, label in each.model.labels.items()}
    return {**inside, **study.labels}
