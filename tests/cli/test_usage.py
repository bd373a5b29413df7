"""Wrong arguments, in one sentence of the language asked for."""

from __future__ import annotations

import pytest

from cli.__main__ import main
from cli.usage import language_asked, wrong_usage


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (
            ["optimise", "power-supply", "--budget", "many"],
            "--budget needs a number, but many",
            "--budget 需要一个数字",
        ),
        (["optimise", "power-supply", "--aim", "best"], "best is no choice for --aim", "“best”不是 --aim 的可选值"),
        (["optimise", "power-supply", "--budget"], "--budget needs a value", "--budget 后面需要一个值"),
        (["optimise", "power-supply", "--json=1"], "--json takes no value", "--json 不带值"),
        (["optimise"], "What is missing: STUDY", "缺少：STUDY"),
        (["optimise", "power-supply", "--bugdet", "3"], "Not understood: --bugdet 3", "无法理解：--bugdet 3"),
        (["optimise", "power-supply", "--s", "3"], "--s could stand for", "“--s”可能是"),
    ],
)
def test_one_sentence_in_the_language_asked_for(
    arguments: list[str], english: str, chinese: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--language", language])
        said = capsys.readouterr().err
        assert ended.value.code == 2
        assert words in said
        assert said.count("\n") == 1
        assert "usage:" not in said


def test_the_language_is_found_among_wrong_arguments() -> None:
    assert language_asked(["x", "--language", "zh"]) == language_asked(["--lang=zh"]) == "zh"
    assert language_asked(["--language", "fr"]) == language_asked(["--language"]) == language_asked([]) == "en"
    assert language_asked(["--"]) == "en"


def test_what_nobody_foresaw_is_told_as_it_is() -> None:
    assert wrong_usage("strange things", "python -m cli").code == "usage-wrong"
