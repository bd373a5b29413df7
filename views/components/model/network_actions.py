"""What is done in the drawing, as edits of the study: one gesture, one edit, one step of undo."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any

from i18n.errors import error_sentence
from i18n.translate import Translator
from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.model import Cluster, Node
from reports.sentences import model as say
from reports.sentences.judgments import set_labels
from studies import edits
from studies.study import Study
from views import session
from views.components.model import element_editor

LONGEST_NAME = 200
MOST_TOLD = 20
"""So many answers wait for a browser that is slow to hear them."""

FARTHEST = 100_000.0
"""Places beyond this, in pixels, are drawn by nobody."""


@dataclass(frozen=True)
class Gesture:
    """An edit that a gesture stands for.

    Parameters
    ----------
    edit
        From the study to the next one.
    said
        What was done, in the language of the reader.
    asked
        What the button says that agrees to it, where it takes something along.
    plain
        Kinds of loss that the gesture itself shows, see :func:`studies.edits.losses`.
    created
        Id of what is new.
    """

    edit: Callable[[Study], Study]
    said: str
    asked: str = ""
    plain: Container[str] = ()
    created: str = ""


# ---------------------------------------------------------------------- from the browser and back


def reply(key: str) -> dict[str, Any]:
    """How far the actions of a drawing are done, and what was said to the last of them: the browser says it once."""
    return dict(session.remembered(f"drawing/{key}", {"sender": "", "done": 0, "told": []}))


def perform(key: str) -> None:
    """Do what the browser sent and was not done yet: it repeats every action until it hears of it."""
    sender, actions = actions_of((session.value_of(key) or {}).get("actions"))
    if not actions:
        return
    last = reply(key)
    done, told = (last["done"], last["told"]) if last["sender"] == sender else (0, [])
    for action in actions:
        if action["number"] > done:
            done = action["number"]
            told = [*told[-MOST_TOLD:], {"number": done, **_done(action)}]
            session.remember(f"drawing/{key}", {"sender": sender, "done": done, "told": told})


def actions_of(sent: object) -> tuple[str, list[dict[str, Any]]]:
    """Who sent actions, and the actions in their order; what is none of them is left out."""
    if not (isinstance(sent, dict) and isinstance(sent.get("sender"), str) and isinstance(sent.get("actions"), list)):
        return "", []
    known = [each for each in sent["actions"] if isinstance(each, dict) and type(each.get("number")) is int]
    return sent["sender"][:LONGEST_NAME], sorted(known, key=lambda each: int(each["number"]))


def _done(action: Mapping[str, Any]) -> dict[str, Any]:
    """Do one action; gives what the browser is told about it."""
    t, study, kind = session.translate(), session.study(), action.get("kind")
    if kind == "choose":
        element_editor.choose(str(action.get("id", ""))[:LONGEST_NAME])
        return {}
    if kind in {"undo", "redo"}:
        session.undo() if kind == "undo" else session.redo()
        return {"said": t("The last change was taken back.") if kind == "undo" else t("The change was made again.")}
    try:
        gesture = gesture_of(study, action, t)
        after = gesture.edit(study)
    except DecisionError as error:
        return {"refused": error_sentence(error, session.language(), set_labels(study))}
    taken = {each: count for each, count in edits.losses(study, after).items() if each not in gesture.plain}
    if taken and not action.get("sure"):
        question = {"text": say.losses(taken, t), "yes": gesture.asked, "action": _again(action)}
        return {"question": question}
    session.apply(gesture.edit)
    if gesture.created:
        element_editor.choose(gesture.created)
    return {"said": gesture.said, "created": gesture.created}


def _again(action: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in action.items() if name != "number"}


# ---------------------------------------------------------------------- what each action means


def gesture_of(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    """The edit that an action of the drawing stands for.

    Raises
    ------
    DecisionError
        ``new-name-missing``, ``message-unreadable``; the edit itself raises what it refuses.
    """
    try:
        return _GESTURES[str(action["kind"])](study, action, t)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:  # only reads what was sent
        raise DecisionError("message-unreadable") from error


def _rename(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    element = str(action["id"])
    label = _typed(action["name"], study.model.labels.get(element, Label()), t.language)
    said = t("It is called “{name}” now.", name=label.in_language(t.language))
    return Gesture(lambda before: edits.rename_element(before, element, label), said)


def _add(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    node = Node(edits.next_id(study, "N"), _typed(action["name"], Label(), t.language), str(action["owner"]))
    places = _places(study, action["pinned"]) | {node.id: _point(action["at"])}
    said = t("“{name}” was added to {cluster}.", name=_shown(node.label, t), cluster=_name(study, node.cluster, t))
    return Gesture(lambda before: edits.draw_node(before, node, places), said, created=node.id)


def _add_cluster(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    cluster = Cluster(edits.next_id(study, "C"), _typed(action["name"], Label(), t.language), str(action["parent"]))
    first = Node(edits.next_id(study, "N"), _typed(action["first"], Label(), t.language))
    places = _places(study, action["pinned"]) | {first.id: _point(action["at"])}
    names = {"name": _shown(cluster.label, t), "first": _shown(first.label, t)}
    said = t("The cluster “{name}” was added with “{first}”.", **names)
    return Gesture(lambda before: edits.draw_cluster(before, cluster, first, places), said, created=cluster.id)


def _connect(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    source, target = str(action["source"]), str(action["target"])
    names = {"source": _name(study, source, t), "target": _name(study, target, t)}
    said = t("“{source}” influences “{target}” now.", **names)
    return Gesture(lambda before: edits.add_link(before, source, target), said, asked=t("Connect"))


def _disconnect(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    source, target = str(action["source"]), str(action["target"])
    names = {"source": _name(study, source, t), "target": _name(study, target, t)}
    said = t("“{source}” no longer influences “{target}”.", **names)
    edit = lambda before: edits.remove_link(before, source, target)  # noqa: E731
    return Gesture(edit, said, asked=t("Take the influence away"), plain=("links",))


def _move(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    element, owner, places = str(action["id"]), str(action["owner"]), _places(study, action["places"])
    names = {"name": _name(study, element, t), "cluster": _name(study, owner, t)}
    said = t("“{name}” belongs to “{cluster}” now.", **names)
    asked = t("Move to “{name}”", name=names["cluster"])
    return Gesture(lambda before: edits.move_element(before, element, owner, places), said, asked=asked)


def _place(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    places = _places(study, action["places"])
    said = t("Everything was arranged anew.") if action.get("arranged") else t("Moved.")
    return Gesture(lambda before: edits.place(before, places), said)


def _remove(study: Study, action: Mapping[str, Any], t: Translator) -> Gesture:
    elements = tuple(str(name) for name in action["ids"])
    names = t(", ").join(_name(study, name, t) for name in elements)
    alone = len(elements) == 1 and elements[0] not in study.model.cluster_ids
    return Gesture(
        lambda before: edits.remove_elements(before, elements),
        t("Removed: {names}.", names=names),
        asked=t("Remove “{name}”", name=names)
        if len(elements) == 1
        else t("Remove {count} elements", count=len(elements)),
        plain=("links", "nodes") if alone else ("links",),
    )


_GESTURES: Mapping[str, Callable[[Study, Mapping[str, Any], Translator], Gesture]] = {
    "rename": _rename,
    "add": _add,
    "add-cluster": _add_cluster,
    "connect": _connect,
    "disconnect": _disconnect,
    "move": _move,
    "place": _place,
    "remove": _remove,
}


# ---------------------------------------------------------------------- names and places


def _typed(text: object, known: Label, language: str) -> Label:
    """A typed name: in both languages where a bar divides it, else in the language of the reader; the other stays."""
    typed = str(text).strip()[:LONGEST_NAME]
    if not typed.strip("| "):
        raise DecisionError("new-name-missing")
    if "|" in typed or known == Label():
        return edits.label_from(typed)
    return Label(typed, known.zh) if language == "en" else Label(known.en, typed)


def _name(study: Study, element: str, t: Translator) -> str:
    label = study.model.labels.get(element)
    return _shown(label, t) if label is not None else element


def _shown(label: Label, t: Translator) -> str:
    return label.in_language(t.language)


def _places(study: Study, sent: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Places of what is still there."""
    return {name: _point(at) for name, at in sent.items() if name in study.model.labels}


def _point(sent: Any) -> tuple[float, float]:
    x, y = (float(part) for part in sent)
    if not (math.isfinite(x) and math.isfinite(y)):
        return (0.0, 0.0)
    return (max(-FARTHEST, min(FARTHEST, x)), max(-FARTHEST, min(FARTHEST, y)))
