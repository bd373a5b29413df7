"""Edits of the structural model: constructs, the questions that show them, paths, published coefficients."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from satisfaction.structure import Construct, StructuralModel, StructuralPath
from studies.edits.entries import replaced, require, without
from studies.study import Study


def set_structure(study: Study, structure: StructuralModel) -> Study:
    """Give the study a structure of its own, e.g. the usual one to start from; an empty one gives the usual back.

    Raises
    ------
    DecisionError
        ``structure-question-unknown``.
    """
    for construct in structure.constructs:
        _check_items(study, construct.items)
    return replace(study, structure=structure)


def add_construct(study: Study, construct: Construct) -> Study:
    """Add a construct; ``id-taken`` where there is one with this id."""
    _check_items(study, construct.items)
    return _with(study, constructs=(*study.structure.constructs, construct))


def rename_construct(study: Study, name: str, label: Label) -> Study:
    """Give a construct another name."""
    return _changed(study, replace(_construct(study, name), label=label))


def remove_construct(study: Study, name: str) -> Study:
    """Remove a construct with its paths."""
    _construct(study, name)
    return _with(
        study,
        constructs=without(study.structure.constructs, name, lambda each: each.id),
        paths=tuple(path for path in study.structure.paths if name not in (path.source, path.target)),
    )


def assign_questions(study: Study, name: str, items: tuple[str, ...]) -> Study:
    """Say which questions show a construct (keys of items: indicators, or construct questions).

    Raises
    ------
    DecisionError
        ``structure-question-unknown``.
    """
    _check_items(study, items)
    return _changed(study, replace(_construct(study, name), items=items))


def set_mode(study: Study, name: str, mode: Literal["reflective", "formative"]) -> Study:
    """Say whether a construct shows in its questions, or is made up by them."""
    return _changed(study, replace(_construct(study, name), mode=mode))


def add_path(study: Study, source: str, target: str, coefficient: float | None = None) -> Study:
    """Let one construct act on another.

    Raises
    ------
    DecisionError
        ``structure-path-exists``, ``structure-path-to-itself``, ``structure-circular``, ``id-unknown``.
    """
    for name in (source, target):
        _construct(study, name)
    if source == target:
        raise DecisionError("structure-path-to-itself", name=source)
    if any((path.source, path.target) == (source, target) for path in study.structure.paths):
        raise DecisionError("structure-path-exists", source=source, target=target)
    return _with(study, paths=(*study.structure.paths, StructuralPath(source, target, coefficient)))


def remove_path(study: Study, source: str, target: str) -> Study:
    """Let one construct no longer act on another."""
    path = _path(study, source, target)
    return _with(study, paths=tuple(each for each in study.structure.paths if each is not path))


def set_coefficient(study: Study, source: str, target: str, coefficient: float | None) -> Study:
    """Give a path the coefficient that was published, or none."""
    path = replace(_path(study, source, target), coefficient=coefficient)
    paths = replaced(study.structure.paths, path, lambda each: (each.source, each.target))
    return _with(study, paths=paths)


def set_structure_source(study: Study, source: str) -> Study:
    """Say where the coefficients were published."""
    return replace(study, structure=replace(study.structure, source=source.strip()))


# ---------------------------------------------------------------------- parts


def _with(
    study: Study,
    *,
    constructs: tuple[Construct, ...] | None = None,
    paths: tuple[StructuralPath, ...] | None = None,
) -> Study:
    kept = study.structure
    changed = StructuralModel(
        kept.constructs if constructs is None else constructs, kept.paths if paths is None else paths, kept.source
    )
    return replace(study, structure=changed)


def _changed(study: Study, construct: Construct) -> Study:
    return _with(study, constructs=replaced(study.structure.constructs, construct, lambda each: each.id))


def _construct(study: Study, name: str) -> Construct:
    require(name, (each.id for each in study.structure.constructs), "structure")
    return next(each for each in study.structure.constructs if each.id == name)


def _path(study: Study, source: str, target: str) -> StructuralPath:
    known = {f"{path.source}>{path.target}": path for path in study.structure.paths}
    require(f"{source}>{target}", known, "structure")
    return known[f"{source}>{target}"]


def _check_items(study: Study, items: Collection[str]) -> None:
    """``structure-question-unknown`` unless the model or the questionnaire knows every item."""
    if study.questionnaire is None:
        return  # construct questions then have no list to stand in
    known = {*study.model.indicator_ids, *(item.key for item in study.questionnaire.items)}
    for item in items:
        if item not in known:
            raise DecisionError("structure-question-unknown", name=item, suggestion=closest(item, known))
