"""The study as a document: what is read, what is refused and how it is said, versions, JSON schema."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from i18n.errors import error_sentence
from i18n.errors_store import WORDS
from i18n.translate import translator
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Node
from store.examples import examples, load_example
from studies import document
from studies.study import Ballot, Choices, Expert, Study
from tests.studies.parts import pairs, small_study

Change = Callable[[dict[str, Any]], Any]


def refused(text: str | bytes) -> DecisionError:
    with pytest.raises(DecisionError) as caught:
        document.read(text)
    return caught.value


def changed(change: Change) -> dict[str, Any]:
    broken = copy.deepcopy(document.to_document(small_study()))
    change(broken)
    return broken


# ---------------------------------------------------------------------- reading and writing


@pytest.mark.parametrize("study", [small_study(), *map(load_example, examples())], ids=["small", *examples()])
def test_what_is_written_is_read_back_and_written_again_alike(study: Study) -> None:
    text = document.write(study)
    assert document.read(text) == study
    assert document.write(document.read(text)) == text


def test_the_layout_is_for_people() -> None:
    text = document.write(small_study())
    assert '["N3", "N1"]' in text
    assert '[["N2", "N1", "1/3"]]' in text
    assert '"judgments": {"N3": 60, "N4": 40}' in text
    assert '"plan": {"L1": 4, "L2": [0, 1.5]}' in text
    assert '"effects": {"N1": [0.1, 0.2, 0.3], "N3": [0, 0.1, 0.2]}' in text
    assert '{"id": "S0", "label": "Status quo"}' in text


def test_a_plain_name_is_the_english_one() -> None:
    found = document.read(
        json.dumps({"schema": 1, "label": "A", "model": {"goal": "G", "nodes": [{"id": "N", "label": {"zh": "甲"}}]}})
    )
    assert found.label == Label("A", "")
    assert found.model.nodes[0].label == Label("", "甲")


def test_defaults_are_written_because_they_may_change() -> None:
    assert document.to_document(small_study())["choices"]["damping"] == 0.5


def test_choices_and_odd_ratios_survive() -> None:
    study = replace(small_study(), choices=Choices(weighting=Choice("eigenvector"), random_index="saaty-2005"))
    study = replace(study, ballots=(Ballot("E1", "goal", pairs("C1 C2", ("C1", "C2", 0.1 + 0.2))),))
    assert document.read(document.write(study)) == study


def test_a_method_nobody_knows_is_refused_with_its_path() -> None:
    given = document.to_document(small_study())
    given["choices"]["weighting"] = "eigenvektor"
    with pytest.raises(DecisionError) as caught:
        document.from_document(given)
    assert caught.value.facts["path"] == "choices"
    assert caught.value.facts["cause"] == "method-unknown"


def test_elements_in_another_order_than_the_set_are_kept() -> None:
    study = replace(small_study(), ballots=(Ballot("E1", "goal", pairs("C2 C1", ("C1", "C2", 2.0))),))
    assert document.read(document.write(study)) == study


def test_a_large_study_comes_back_whole() -> None:
    clusters = tuple(Cluster(f"C{k}", Label(f"C{k}")) for k in range(50))
    nodes = tuple(Node(f"N{k}", Label(f"N{k}"), f"C{k // 10}") for k in range(500))
    experts = (Expert("E1", Label("One")), Expert("E2", Label("Two")))
    model = CriteriaModel(Label("goal"), nodes, clusters)
    ballots = []
    for each in model.comparison_sets():
        rows = [PairwiseJudgment(a, b, 2.0) for i, a in enumerate(each.elements) for b in each.elements[:i]]
        ballots += [Ballot(expert.id, each.id, PairwiseComparisons(each.elements, tuple(rows))) for expert in experts]
    text = document.write(Study(Label("large"), model, experts=experts, ballots=tuple(ballots)))
    study = document.read(text)
    assert sum(len(ballot.judgments.judgments) for ballot in study.ballots) == 2 * (50 * 45 + 1225)


# ---------------------------------------------------------------------- refusing

# what is wrong -> (how it is made wrong, code, what its sentence must name, whether the JSON schema knows it too)
BROKEN: dict[str, tuple[Change, str, tuple[str, ...], bool]] = {
    "misspelt key": (lambda d: d.update(expert=[]), "document-key-unknown", ("expert", "experts"), True),
    "unknown key inside": (
        lambda d: d["levers"][0].update(maxmum=3),
        "document-key-unknown",
        ("levers/L1", "maxmum", "maximum"),
        True,
    ),
    "no name": (lambda d: d.pop("label"), "document-key-missing", ("label",), True),
    "no id": (lambda d: d["experts"][1].pop("id"), "document-key-missing", ("experts/#2", "id"), True),
    "text for a number": (
        lambda d: d["figures"][0].update(today="9 h"),
        "document-wrong-type",
        ("figures/N1/today", "9 h"),
        True,
    ),
    "flag for a number": (
        lambda d: d["experts"][0].update(weight=True),
        "document-wrong-type",
        ("experts/E1/weight", "true"),
        True,
    ),
    "number for a text": (lambda d: d["label"].update(en=3), "document-wrong-type", ("label/en", "3"), True),
    "half a quarter": (
        lambda d: d["settings"].update(quarters=2.5),
        "document-wrong-type",
        ("settings/quarters", "2.5"),
        True,
    ),
    "list for an object": (lambda d: d.update(choices=[]), "document-wrong-type", ("choices", "[]"), True),
    "object for a list": (lambda d: d.update(scenarios={}), "document-wrong-type", ("scenarios",), True),
    "a link of three": (
        lambda d: d["model"]["links"].append(["N1", "N2", "N3"]),
        "document-wrong-length",
        ("model/links/#4", "3", "2"),
        True,
    ),
    "unknown word": (
        lambda d: d["choices"].update(network_weights="dampd"),
        "document-word-unknown",
        ("dampd", "damped"),
        True,
    ),
    "judgment of zero": (
        lambda d: d["ballots"][0]["judgments"].__setitem__(0, ["C1", "C2", 0]),
        "document-wrong-type",
        ("ballots/#1/judgments/C1:C2",),
        True,
    ),
    "judgment in words": (
        lambda d: d["ballots"][0]["judgments"].__setitem__(0, ["C1", "C2", "1/0"]),
        "document-wrong-type",
        ("1/0",),
        True,
    ),
    "negative weight": (
        lambda d: d["experts"][0].update(weight=-1),
        "document-part-refused",
        ("experts/E1", "-1"),
        False,
    ),
    "effect beyond its bounds": (
        lambda d: d["levers"][0]["effects"].update(N1=[0.1, 0.2, 0.99]),
        "document-part-refused",
        ("levers/L1/effects/N1", "0.99"),
        False,
    ),
    "shares of one half": (
        lambda d: d["baseline"].update(N1=[0.5, 0, 0, 0, 0]),
        "document-part-refused",
        ("baseline/N1", "0.5"),
        False,
    ),
    "dangling lever": (lambda d: d["scenarios"][1]["plan"].update(L9=1), "id-unknown", ("scenarios/S1", "L9"), False),
    "dangling set": (lambda d: d["ballots"][0].update(set="gaol"), "id-unknown", ("gaol", "goal"), False),
    "dangling expert": (lambda d: d["ballots"][0].update(expert="E8"), "id-unknown", ("E8",), False),
    "dangling node": (
        lambda d: d["model"]["links"].append(["N1", "N33"]),
        "document-part-refused",
        ("N33", "N3"),
        False,
    ),
    "a circle of clusters": (
        lambda d: d["model"]["clusters"][0].update(parent="C1"),
        "document-part-refused",
        ("model", "C1 > C1"),
        False,
    ),
    "two of one id": (lambda d: d["experts"].append(d["experts"][0]), "id-taken", ("E1",), False),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_document_is_refused_with_the_place(what: str) -> None:
    change, code, named, _ = BROKEN[what]
    error = refused(json.dumps(changed(change)))
    assert error.code == code
    for language in ("en", "zh"):
        sentence = error_sentence(error, language)
        assert all(part in sentence for part in named), sentence
        assert "…" not in sentence


@pytest.mark.parametrize("what", BROKEN)
def test_schema_and_reader_agree(what: str) -> None:
    change, _, _, known_to_schema = BROKEN[what]
    assert Draft202012Validator(document.json_schema()).is_valid(changed(change)) is not known_to_schema


@pytest.mark.parametrize("study", [small_study(), *map(load_example, examples())], ids=["small", *examples()])
def test_good_documents_fit_the_schema(study: Study) -> None:
    schema = document.json_schema()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(document.write(study)))


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ('{"schema": 1,\n "label": }', "document-not-json", ("2", "11")),
        ("", "document-not-json", ("1",)),
        ("[" * 100_000, "document-not-json", ()),
        (b'{"schema": 1, "label": "\xff"}', "document-not-utf8", ("24",)),
        ("[]", "document-wrong-type", ("[]",)),
        ('{"label": "x"}', "document-schema-unknown", ("None", "1")),
        ('{"schema": 7}', "document-schema-unknown", ("7", "1")),
        ('{"schema": true}', "document-schema-unknown", ("True",)),
        ('{"schema": 1, "label": "a", "model": {}}', "document-key-missing", ("goal", "model")),
        ('{"schema": 1, "label": "a", "label": "b", "model": {}}', "document-key-repeated", ("label",)),
    ],
)
def test_what_is_no_document_at_all(text: str | bytes, code: str, named: tuple[str, ...]) -> None:
    error = refused(text)
    assert error.code == code
    assert all(part in error_sentence(error, "en") for part in named)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"today": 8.94', '"today": NaN', "figures/N1/today"),
        ('"today": 8.94', '"today": -Infinity', "figures/N1/today"),
        ('"today": 8.94', '"today": 1e999', "figures/N1/today"),
        ('"today": 8.94', f'"today": 1{"0" * 400}', "figures/N1/today"),
        ('"en": "Supply"', '"en": "\\ud800"', "model/clusters/C1/label/en"),
    ],
)
def test_what_json_allows_and_we_do_not(old: str, new: str, path: str) -> None:
    text = document.write(small_study())
    assert old in text
    error = refused(text.replace(old, new))
    assert error.code == "document-wrong-type"
    assert error.facts["path"] == path


def test_a_key_twice_is_refused_where_it_stands() -> None:
    error = refused(document.write(small_study()).replace('"today": 8.94', '"today": 1, "today": 8.94'))
    assert (error.code, error.facts) == ("document-key-repeated", {"path": "figures/N1", "key": "today"})


def test_what_is_needed_is_said_in_chinese() -> None:
    assert all(translator("zh")(word) != word for word in WORDS if word != "true or false")
    assert "一个数" in error_sentence(refused(json.dumps(changed(BROKEN["text for a number"][0]))), "zh")


# ---------------------------------------------------------------------- upgrades, versions, fingerprints


def test_an_old_document_is_upgraded_step_by_step() -> None:
    old = document.to_document(small_study())
    old["name"], old["schema"] = old.pop("label"), -1

    def renamed(found: dict[str, Any]) -> dict[str, Any]:
        return {**{key: value for key, value in found.items() if key != "name"}, "label": found["name"]}

    read = document.read(json.dumps(old), upgrades={-1: dict, 0: renamed})
    assert read == small_study()


def test_equal_studies_have_equal_versions() -> None:
    study = small_study()
    assert document.version(study) == document.version(document.read(document.write(study)))
    assert document.version(study) == "2e681dc8dea2261d", (
        "stored versions carry this hash: it changes with the layout only"
    )
    assert document.version(replace(study, note=Label("new"))) != document.version(study)


def test_a_fingerprint_reads_only_its_parts() -> None:
    study = small_study()
    moved = replace(study, settings=replace(study.settings, budget=5.0))
    assert document.fingerprint(study.model, study.ballots) == document.fingerprint(moved.model, moved.ballots)
    assert document.fingerprint(study.settings) != document.fingerprint(moved.settings)
    assert document.fingerprint(1, "2") != document.fingerprint("1", 2)
    assert document.fingerprint(frozenset("abc")) == document.fingerprint(frozenset("cba"))


def test_canonical_is_one_text_for_equal_values() -> None:
    assert document.canonical({"b": 1.0, "a": (2, None)}) == b'{"a":[2,null],"b":1}'
    with pytest.raises(TypeError):
        document.canonical(object())


def test_judgments_stand_alone_too() -> None:
    for judgments in (pairs("A B C", ("A", "C", 1 / 7)), DirectRatings(("A", "B"), (1.0, 0.5))):
        written = json.loads(json.dumps(document.write_judgments(judgments)))
        assert document.read_judgments(written) == judgments


def test_a_questionnaire_stands_alone_too() -> None:
    questionnaire = small_study().questionnaire
    assert questionnaire is not None
    written = json.loads(json.dumps(document.write_questionnaire(questionnaire)))
    assert document.read_questionnaire(written) == questionnaire
