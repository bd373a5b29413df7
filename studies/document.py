"""The study as a JSON document: reading, writing, its version, and its JSON schema.

The document is made to be read and edited by people: names in both languages side by side, a judgment as
``["C1", "C2", "1/3"]``, points as ``{"N14": 45, "N12": 55}``, a plan as ``{"L1": 3600}``. Its shape follows from the
dataclasses of the study; the few parts with a friendlier form are in ``studies.study_shapes``. Reading is strict
(``studies.json_shapes``) and writing exact: ``read(write(study)) == study``.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.model import CriteriaModel
from satisfaction.questionnaire import Questionnaire
from studies import bounds
from studies.ballot_shapes import BallotShape, JudgmentsShape
from studies.json_shapes import Json, ListOf, Number, Record, RepeatedKeys, Text, join, read_object
from studies.study import Study, sets_of
from studies.study_shapes import SHAPES
from studies.subnetworks import Subnetwork

SCHEMA = 1
"""Number of the layout of the document. A change that old programs cannot read raises it and adds an upgrade."""

Document = dict[str, Json]
Upgrade = Callable[[Document], Document]

UPGRADES: Mapping[int, Upgrade] = MappingProxyType({})
"""Schema number -> function that lifts a document of that number to the next one."""


@cache
def _study_shape() -> Record:
    return SHAPES.record(Study, extra=("schema",))


def _with_ballots(sets: Mapping[str, tuple[str, ...]]) -> Record:
    shape = _study_shape()
    return Record(Study, {**shape.fields, "ballots": ListOf(BallotShape(sets))}, shape.extra)


def _sets(model: CriteriaModel, subnetworks: tuple[Subnetwork, ...]) -> dict[str, tuple[str, ...]]:
    return {name: each.elements for name, each in sets_of(model, subnetworks).items()}


# ---------------------------------------------------------------------- reading and writing


def read(text: str | bytes, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Study:
    """The study of a JSON document.

    Raises
    ------
    DecisionError
        ``document-not-json`` (with line and column), ``document-schema-unknown``, ``document-key-unknown``,
        ``document-key-missing``, ``document-key-repeated``, ``document-wrong-type``, ``document-wrong-length``,
        ``document-word-unknown``, ``document-part-refused`` (a part says why), or what the study itself refuses.
    """
    return from_document(parse(text), upgrades)


def read_received(text: str | bytes, where: str = "") -> Study:
    """The study of a document that comes from outside: as :func:`read`, and ``too-much`` of anything is refused."""
    found = parse(text)
    bounds.check_document(found, where)
    return from_document(found)


def parse(text: str | bytes) -> Json:
    """The text as JSON values; repeated keys and NaN stay visible, so that reading can refuse them with their path."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise DecisionError("document-not-json", line=error.lineno, column=error.colno, reason=error.msg) from error
    except UnicodeDecodeError as error:
        raise DecisionError("document-not-utf8", position=error.start) from error
    except (RecursionError, ValueError) as error:  # nesting without end; a number of thousands of digits
        raise DecisionError("document-not-json", line=1, column=1, reason=str(error)) from error


def _object(pairs: list[tuple[str, Json]]) -> Document:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = RepeatedKeys(found)
    names = [name for name, _ in pairs]
    repeated.repeated = next(name for name in names if names.count(name) > 1)
    return repeated


def from_document(document: Json, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Study:
    """The study of a parsed document; see :func:`read`."""
    document = _upgraded(read_object(document, ""), upgrades)
    shape = _study_shape()
    sets: dict[str, tuple[str, ...]] = {}
    if "model" in document:
        inner = shape.fields["subnetworks"].read(document.get("subnetworks", []), "subnetworks")
        sets = _sets(shape.fields["model"].read(document["model"], "model"), inner)
    study = _with_ballots(sets).read(document, "")
    assert isinstance(study, Study)
    return study


def _upgraded(document: Document, upgrades: Mapping[int, Upgrade]) -> Document:
    number = document.get("schema")
    if isinstance(number, bool) or not isinstance(number, int):
        raise DecisionError("document-schema-unknown", schema=str(number), expected=SCHEMA)
    while number < SCHEMA and number in upgrades:
        document, number = {**upgrades[number](document), "schema": number + 1}, number + 1
    if number != SCHEMA:
        raise DecisionError("document-schema-unknown", schema=str(number), expected=SCHEMA)
    return document


def to_document(study: Study) -> Document:
    """The study as JSON values."""
    return {"schema": SCHEMA, **_with_ballots(_sets(study.model, study.subnetworks)).write(study)}


def write(study: Study) -> str:
    """The study as text: stable, indented, a short row on one line."""
    return layout(to_document(study)) + "\n"


def layout(value: Json, indent: int = 0, width: int = 110) -> str:
    """JSON values as text: indented, but what fits on one line stands on one."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not isinstance(value, dict | list) or not value or (indent and len(line) + indent <= width):
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {layout(item, indent + 2)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + layout(item, indent + 2) for item in value) + "\n" + " " * indent + "]"


def write_judgments(judgments: Judgments) -> Json:
    """The content of one ballot as JSON values, complete in itself: elements, then rows or points."""
    return {"elements": list(judgments.elements), "judgments": JudgmentsShape(judgments.elements).write(judgments)}


def read_judgments(value: Json, path: str = "") -> Judgments:
    """The reverse of :func:`write_judgments`."""
    found = read_object(value, path)
    elements = ListOf(Text()).read(found.get("elements"), join(path, "elements"))
    return JudgmentsShape(elements).read(found.get("judgments"), join(path, "judgments"))


# ---------------------------------------------------------------------- version and schema


def canonical(value: object) -> bytes:
    """One byte string for equal values: sorted keys, no spaces, whole floats as whole numbers.

    Takes JSON values and everything a study is made of (frozen dataclasses, tuples, sets).
    """
    plain = _plain(value)
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _plain(value: object) -> Json:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return Number().write(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted((_plain(item) for item in value), key=repr)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, f.name)) for f in dataclasses.fields(value))]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def version(study: Study) -> str:
    """Short hash of the document: the same for equal studies, on every machine."""
    return fingerprint(to_document(study))


def fingerprint(*parts: object) -> str:
    """Short hash of parts of a study: the key of a cache that reads only these parts."""
    return hashlib.sha256(canonical(parts)).hexdigest()[:16]


def json_schema() -> Document:
    """The document as JSON schema (draft 2020-12).

    It knows shapes, not references: that a lever of a plan exists, or that shares sum to one, only :func:`read` says.
    """
    shape = _study_shape().schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Weighbridge study",
        **shape,
        "properties": {"schema": {"const": SCHEMA}, **shape["properties"]},
        "required": ["schema", *shape["required"]],
    }


# ---------------------------------------------------------------------- the questionnaire alone


def write_questionnaire(questionnaire: Questionnaire) -> Json:
    """A questionnaire as JSON values: kept beside the survey that was read with it."""
    return SHAPES.of(Questionnaire).write(questionnaire)


def read_questionnaire(value: Json, path: str = "") -> Questionnaire:
    """The reverse of :func:`write_questionnaire`."""
    found = SHAPES.of(Questionnaire).read(value, path)
    assert isinstance(found, Questionnaire)
    return found
