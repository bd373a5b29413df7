"""The minutes as an article."""

from __future__ import annotations

import pytest

from i18n.translate import translator
from reports.article import Article, Grid, Heading, Points
from reports.minutes import MinutesReader, article, told_versions
from studies.minutes import Minutes
from tests.studies.rehearsed import demo, played


def texts(found: Article) -> str:
    said = [found.title, found.subtitle, found.lead, found.footer]
    for part in found.parts:
        match part:
            case Grid():
                said += [*part.heads, *(cell for row in part.rows for cell in row)]
            case Points():
                said += part.items
            case _:
                said.append(part.text)
    return "\n".join(said)


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_sections_in_both_languages(language: str, hidden: bool) -> None:
    t = translator(language)
    found = article(played(hidden=hidden), t)
    heads = [part.text for part in found.parts if isinstance(part, Heading)]
    assert len(heads) == 7
    for part in found.parts:
        if isinstance(part, Grid):
            assert {len(row) for row in part.rows} == {len(part.heads)} == {len(part.widths)}
    if language == "zh":
        assert not any("Round" in head or "took part" in head for head in heads)


def test_what_it_says_first() -> None:
    found = article(played(), translator("en"))
    assert found.title == "Minutes: Autumn"
    assert found.lead.startswith("9 people took part in 2 rounds. At the end consensus is .")
    assert "The rounds can stop" in found.lead
    assert found.subtitle.startswith("2026-10-02 · ")
    assert found.subtitle.endswith("version 14 before, version 15 after")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hidden_names_are_nowhere(language: str) -> None:
    said = texts(article(played(hidden=True), translator(language)))
    for expert in demo().experts:
        assert expert.label.in_language(language) not in said
        assert f"{expert.id} " not in said
    assert ("Participant 9" if language == "en" else "参加者 9") in said


def test_what_was_said_and_decided() -> None:
    said = texts(article(played(), translator("en")))
    for text in ("=In villages it is the people who count.", "“Not my field”", "The weights are used.", "consistency"):
        assert text in said


def test_versions() -> None:
    t = translator("en")
    assert told_versions("S", ("", ""), t) == "S"
    assert told_versions("S", ("3", "3"), t) == "S · version 3"


def test_minutes_without_a_round_are_short(minutes_of_nothing: Minutes) -> None:
    found = article(minutes_of_nothing, translator("en"))
    assert [part.text for part in found.parts if isinstance(part, Heading)] == ["Who took part", "What changed"]
    assert "No round has been held yet." in found.lead


@pytest.fixture
def minutes_of_nothing() -> Minutes:
    from mcdm.labels import Label
    from studies.group_outcome import surroundings
    from studies.minutes import minutes
    from studies.workshop import Event, Workshop
    from tests.studies.examples import hierarchy

    planned = Workshop(Label("w"), ("goal",))
    return minutes(surroundings(hierarchy()), planned, [Event("joined", {"expert": "E0", "weight": 1.0})], {0: ()})


def test_times_are_those_of_the_reader_and_hours_are_told() -> None:
    by = MinutesReader(played(), translator("en"), "Asia/Shanghai")
    assert by.time("2026-03-02T23:30:00+00:00") == "2026-03-03 07:30"
    assert by.lasted("2026-03-02T23:30:00+00:00", "2026-03-03T00:55:00+00:00") == "1 h 25 min"
    assert by.lasted("2026-03-02T09:00:00+00:00", "2026-03-02T09:00:20+00:00") == "1 min"
    assert by.lasted("2026-03-02T09:00:00+00:00", "") == "still open"
