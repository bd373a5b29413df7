"""The settings: language and display are remembered for the next visit, and every card follows."""

from __future__ import annotations

from store.examples import load_example
from store.repository import DatabaseRepository
from tests.views.whole_app import Visitor, repository

__all__ = ["repository"]


def test_language_is_switched_and_remembered(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository).on("settings").choose("settings-language", "zh")
    assert visitor.fine()
    assert visitor.app.title[0].value == "按您的习惯显示"
    assert Visitor(repository).app.title[0].value.startswith("哪项改进")


def test_the_bar_and_the_settings_show_the_same_language(repository: DatabaseRepository) -> None:
    visitor = Visitor(repository).on("settings").choose("language-en", "zh")
    chosen = [each.value for each in visitor.app.button_group if "zh" in str(each.key)]
    assert chosen == ["zh", "zh"]


def test_the_display_is_remembered_and_cards_follow(repository: DatabaseRepository) -> None:
    repository.create(load_example("power-supply"))
    visitor = Visitor(repository).on("settings").choose("settings-display", "percent")
    assert "60.9 where 0 is the worst grade" in visitor.text()
    assert repository.setting("display") == "percent"
    big = [str(each.proto.body) for each in Visitor(repository).app.get("html")]
    assert any("60.9" in body for body in big)
    assert not any(".687" in body for body in big)
