"""Other people's files in a real browser: a model with its report, a questionnaire out and back, a file refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from exchange.questionnaires.excel_layout import SHEET
from store.examples import load_example
from store.repository import open_repository
from tests.e2e.walker import Look, Walker
from tests.exchange.super_decisions.small_models import merits_as_bytes

Visitor = Callable[..., Walker]
SAID = {
    "en": ("Import a file", "What was read", "Make a study of it", "Your studies are as they were"),
    "zh": ("导入文件", "已读取的内容", "据此新建研究", "您的研究没有任何改动"),
}


@pytest.mark.parametrize("look", [Look("zh", "dark"), Look("en", phone=True)], ids=str)
def test_a_model_is_reported_on_and_then_drawn(visitor: Visitor, database: Path, look: Look, tmp_path: Path) -> None:
    way_in, read, make, _ = SAID[look.language]
    model = tmp_path / "Supply lines.sdmod"
    model.write_bytes(merits_as_bytes())
    before = len(open_repository(database).list())
    walker = visitor(look).open("studies")
    walker.click(way_in).upload(model)
    walker.page.get_by_text(read).first.wait_for()
    assert "Lines" in walker.text()
    assert len(open_repository(database).list()) == before, "nothing is made before somebody says so"
    assert walker.overflow() == 0
    walker.click(make)
    walker.page.wait_for_url("**/model?**")
    walker.settle()
    entry = open_repository(database).list()[0]
    assert entry.label.en == "Supply lines"
    assert walker.page.get_by_text("Benefits").first.is_visible(), "its model is drawn"
    walker.open("weights", study=entry.id)
    walker.open("judgments", study=entry.id)
    open_repository(database).delete(entry.id)


@pytest.mark.parametrize("look", [Look("en"), Look("zh")], ids=str)
def test_a_corrupt_file_is_refused(visitor: Visitor, database: Path, look: Look, tmp_path: Path) -> None:
    way_in, _, make, sentence = SAID[look.language]
    model = tmp_path / "Broken.sdmod"
    model.write_bytes(merits_as_bytes()[:900])
    before = open_repository(database).list()
    walker = visitor(look).open("studies").click(way_in).upload(model)
    walker.page.get_by_text(sentence).first.wait_for()
    assert not walker.page.get_by_role("button", name=make).count()
    assert open_repository(database).list() == before


TAKE = {
    "en": ("Panel and links", "A blank form", "Take into the panel"),
    "zh": ("专家组与链接", "空白问卷", "纳入专家组"),
}


@pytest.mark.parametrize("look", [Look("en"), Look("zh", "dark")], ids=str)
def test_a_questionnaire_goes_out_and_comes_back(visitor: Visitor, database: Path, look: Look, tmp_path: Path) -> None:
    view, blank, take = TAKE[look.language]
    repository = open_repository(database)
    study = repository.create(load_example("town-hall"))
    walker = visitor(look).open("judgments", study=study)
    page = walker.page
    page.get_by_text(view).first.click()
    walker.settle()
    walker.choose(blank, {"en": "For whom", "zh": "发给谁"}[look.language])
    with page.expect_download() as waiting:
        page.locator(".st-key-out-questionnaire button").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.suffix == ".xlsx"
    filled = tmp_path / "Wang.xlsx"
    _fill(file, filled)
    walker.upload(filled)
    page.get_by_role("button", name=take).wait_for()
    before = repository.open(study).study
    walker.click(take)
    page.get_by_text("Wang").first.wait_for()
    walker.click({"en": "Save version", "zh": "保存版本"}[look.language])
    after = repository.open(study).study
    (new,) = set(after.experts) - set(before.experts)
    assert new.label.en == "Wang"
    assert {each.set for each in after.ballots if each.expert == new.id} == {
        name for name, each in after.every_set.items() if len(each.elements) > 1
    }
    repository.delete(study)


def _fill(path: Path, to: Path) -> None:
    """Answer every white cell with 3: what may be typed into and has no colour."""
    book = openpyxl.load_workbook(path)
    for row in book[SHEET].iter_rows():
        for cell in row:
            if not cell.protection.locked and cell.fill.fill_type is None:
                cell.value = 3
    book.save(to)
