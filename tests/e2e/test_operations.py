"""Outages and tickets in a real browser: an example in one click, a Chinese list, what was measured taken over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker

LIST = "停电起始时间,复电时间,影响户数,所属单位,原因,性质\n" + "".join(
    f"2025年{month}月3日 8时5分,2025/{month}/3 {11 + month % 3}:30,{9000 + 400 * month}户,{place},雷击,故障\n"
    for month in range(1, 13)
    for place in ("城区", "山区")
)


@pytest.mark.parametrize("look", [Look("zh"), Look("en", "dark", phone=True)], ids=str)
def test_a_list_from_the_file_to_the_figure_of_today(
    visitor: Callable[..., Walker], database: Path, demo: str, tmp_path: Path, look: Look
) -> None:
    study = open_repository(database).create(load_example("power-supply"))
    written = tmp_path / "停电清单.csv"
    written.write_bytes(LIST.replace("\n", "\r\n").encode("gb18030"))
    words = {
        "zh": ("停电", "读取清单", "平均每户每年停电", "指标", "将 2 个实测值设为今日值", "2 项实测"),
        "en": ("Outages", "Read the list", "without supply for", "Figures", "Make 2 measured", "2 of 28 measured"),
    }[look.language]
    walker = visitor(look).open("operations", study=study).click(words[0], "radio")
    walker.upload(written).click(words[1])
    walker.page.wait_for_function(f"() => document.body.innerText.includes('{words[2]}')")
    assert walker.overflow() == 0
    walker.click(words[3], "radio")
    walker.page.wait_for_function(f"() => document.body.innerText.includes('{words[5]}')")
    walker.click(words[4])
    walker.page.wait_for_function(f"() => !document.body.innerText.includes('{words[4]}')")
    assert walker.overflow() == 0
