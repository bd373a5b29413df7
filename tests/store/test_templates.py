"""Templates are whole studies in both languages, with a word on where they come from."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.templates import FOLDER, load_template, templates
from studies import document
from studies.findings import check
from studies.study import Study
from studies.synthesis import synthesise


@pytest.mark.parametrize("name", templates())
def test_a_template_is_named_in_both_languages_and_says_where_it_comes_from(name: str) -> None:
    study = load_template(name)
    models = [study.model, *(each.model for each in study.subnetworks)]
    labels: list[Label] = [study.label, study.note, *(label for model in models for label in model.labels.values())]
    labels += [each.label for each in study.rated]
    assert not [label for label in labels if not (label.en and label.zh)]
    assert len(study.note.en) > 60


@pytest.mark.parametrize("name", templates())
def test_a_template_is_stored_as_it_is_written(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == document.write(load_template(name))
    assert check(load_template(name))


def test_every_file_is_offered() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(templates())


def test_what_templates_of_criteria_hold() -> None:
    def shape(study: Study) -> tuple[int, int]:
        return len(study.model.clusters), len(study.model.indicators)

    shapes = {name: shape(load_template(name)) for name in templates()[:6]}
    assert shapes == {
        "seven-factors": (7, 28),
        "servqual": (5, 22),
        "acsi-like": (5, 10),
        "five-functions": (5, 28),
        "eight-elements": (0, 8),
        "network": (6, 28),
    }
    items = [len(load_template("servqual").model.members[each]) for each in "TRSAE"]
    assert items == [4, 5, 4, 4, 5]


def test_templates_of_a_choice_rank_something() -> None:
    for name in templates()[6:]:
        study = load_template(name)
        assert synthesise(study) is not None or study.ratings is not None


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(DecisionError) as refusal:
        load_template("servqal")
    assert (refusal.value.code, refusal.value.facts["suggestion"]) == ("example-unknown", "servqual")
