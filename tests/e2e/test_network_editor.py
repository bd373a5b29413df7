"""The drawing of the model in a real browser: drawn by mouse, by keys and by thumb, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from store.examples import load_example
from store.repository import DatabaseRepository, open_repository
from studies.study import Study
from tests.e2e.walker import Look, Walker

Visitor = Callable[..., Walker]
TOWN = load_example("town-hall")
LOOKS = [Look("en"), Look("zh", "dark")]
NAMED = [("power-supply", LOOKS[0]), ("power-supply", LOOKS[1]), ("town-hall", LOOKS[1]), ("large", LOOKS[0])]


@pytest.fixture
def study(server: str, database: Path) -> str:
    """A hierarchy of three clusters in a study of this test alone, without judgments."""
    return open_repository(database).create(replace(TOWN, ballots=()))


@pytest.fixture
def repository(server: str, database: Path) -> DatabaseRepository:
    return open_repository(database)


class Drawing:
    """The drawing as a visitor uses it."""

    def __init__(self, walker: Walker, study: str) -> None:
        self.walker, self.page = walker.open("model", study=study), walker.page
        self.zh = walker.look.language == "zh"
        self.frame = self.page.locator(".network-editor .frame")
        self.frame.scroll_into_view_if_needed()

    def of(self, element: str) -> Locator:
        """An element by its id."""
        return self.frame.locator(f"[data-id={element}]")

    def middle(self, element: str) -> tuple[float, float]:
        box = self.of(element).bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def says(self, english: str, chinese: str) -> None:
        """What the drawing told about the last action; then the page is complete."""
        expect(self.page.locator(".network-editor .status")).to_have_text(chinese if self.zh else english)
        self.walker.settle()

    def choose(self, element: str) -> None:
        self.of(element).locator(".name").click()
        expect(self.of(element)).to_have_attribute("aria-selected", "true")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        expect(self.page.locator(".network-editor .naming")).to_be_focused()
        self.page.keyboard.insert_text(text)
        self.keys("Enter")

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
        mouse.move(*end, steps=4)
        mouse.up()

    def connect(self, source: str, target: str) -> None:
        """Drag from the dot at the edge of one element onto another."""
        self.of(source).hover()
        dot = self.of(source).locator(".handle").bounding_box()
        assert dot is not None
        self.drag((dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2), self.middle(target))

    def links(self) -> int:
        return self.frame.locator(".link").count()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_model_is_drawn_with_mouse_and_keys(visitor: Visitor, study: str, look: Look) -> None:
    drawing = Drawing(visitor(look), study)
    price, fees, bills = ("价格", "电费", "账单") if drawing.zh else ("Price", "Fees", "Bills")

    drawing.choose("goal")
    drawing.keys("c")
    drawing.write(price)
    drawing.write(fees)
    drawing.says(f"The cluster “{price}” was added with “{fees}”.", f"已添加元素组“{price}”及其元素“{fees}”。")
    drawing.choose("N7")
    drawing.keys("n")
    drawing.write(bills)
    drawing.says(f"“{bills}” was added to {price}.", f"“{bills}”已添加到“{price}”。")
    expect(drawing.of("N8")).to_be_focused()

    drawing.connect("N8", "N7")
    drawing.says(f"“{bills}” influences “{fees}” now.", f"“{bills}”现在影响“{fees}”。")
    drawing.choose("N5")
    drawing.keys("l", "ArrowDown")
    drawing.says("Website on Forms: Enter connects.", "“网站”影响“表格”：按回车连线。")
    drawing.keys("Enter")
    drawing.says("“Website” influences “Forms” now.", "“网站”现在影响“表格”。")
    assert drawing.links() == 2

    drawing.choose("N8")
    drawing.keys("F2", "Control+a")
    drawing.write("Tariffs" if not drawing.zh else "电价")
    drawing.says("It is called “Tariffs” now.", "现在名为“电价”。")
    drawing.keys("Control+z")
    drawing.says("The last change was taken back.", "已撤销上一步更改。")
    expect(drawing.of("N8").locator(".name")).to_have_text(bills)
    drawing.keys("Control+y")
    drawing.says("The change was made again.", "已重做这一更改。")
    expect(drawing.of("N8").locator(".name")).to_have_text("Tariffs" if not drawing.zh else "电价")

    drawing.walker.picture("network-editor")
    judged_by_keyboard(drawing.walker.open("judgments", study=study), price)
    judged_on_a_phone(visitor(replace(look, phone=True)), study, price)


def one_pair_of(walker: Walker, cluster: str) -> None:
    """Ask how a cluster divides, one pair at a time."""
    walker.page.get_by_role("button", name=cluster).click()
    walker.settle()
    walker.page.get_by_role("radio", name={"en": "One pair at a time", "zh": "逐项比较"}[walker.look.language]).click()
    walker.settle()


def judged_by_keyboard(walker: Walker, cluster: str) -> None:
    """The pair that the drawing made is answered with two keys, and the other way round with one more."""
    one_pair_of(walker, cluster)
    walker.page.locator("h1").click()
    walker.press(["5"])
    expect(walker.page.locator(".ask .read")).to_contain_text({"en": "strongly", "zh": "明显"}[walker.look.language])
    walker.press(["/", "Enter"])
    walker.send()


def judged_on_a_phone(walker: Walker, study: str, cluster: str) -> None:
    """The same answer is there on a phone, and a touch of the slider changes it."""
    one_pair_of(walker.open("judgments", study=study), cluster)
    look = {"en": "Look through the answers", "zh": "逐项查看"}[walker.look.language]
    walker.page.get_by_role("button", name=look).tap()
    read = walker.page.locator(".ask .read")
    expect(read).to_contain_text({"en": "strongly", "zh": "明显"}[walker.look.language])
    box = walker.page.locator(".track").bounding_box()
    assert box is not None
    walker.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(read).to_contain_text({"en": "equally", "zh": "同等"}[walker.look.language])
    assert walker.overflow() == 0


def test_moving_into_another_cluster_and_back(visitor: Visitor, study: str) -> None:
    drawing = Drawing(visitor(), study)
    x, y = drawing.middle("C2")
    drawing.drag(drawing.middle("N1"), (x, y + 30))
    drawing.says("“Waiting time” belongs to “Staff” now.", "")
    label = "Waiting time, in Staff, weight .111, influenced by 0, influences 0"
    expect(drawing.of("N1")).to_have_attribute("aria-label", label)
    drawing.choose("N1")
    drawing.keys("m", "ArrowLeft")
    drawing.says("Waiting time to Access: Enter moves it.", "")
    drawing.keys("Enter")
    drawing.says("“Waiting time” belongs to “Access” now.", "")
    drawing.drag(drawing.middle("N2"), drawing.middle("C1"))
    drawing.says("Moved.", "")


def test_places_outlast_other_edits_undo_and_a_reload(visitor: Visitor, study: str) -> None:
    drawing = Drawing(visitor(), study)
    drawing.choose("N6")
    drawing.keys("Shift+ArrowDown", "Shift+ArrowDown")
    drawing.says("Moved.", "")
    below = drawing.middle("N6")[1] - drawing.middle("N5")[1]
    drawing.page.get_by_role("textbox", name="Name in English").fill("Questionnaires")
    drawing.keys("Tab")
    drawing.walker.settle()
    expect(drawing.of("N6").locator(".name")).to_have_text("Questionnaires")
    assert drawing.middle("N6")[1] - drawing.middle("N5")[1] == pytest.approx(below, abs=1)
    drawing.walker.click("Save version")
    again = Drawing(drawing.walker, study)
    apart = again.middle("N6")[1] - again.middle("N5")[1]
    assert apart > 1.3 * (again.middle("N2")[1] - again.middle("N1")[1])
    drawing.page.locator(".network-editor [data-verb=arrange]").click()
    drawing.says("Everything was arranged anew.", "")
    assert again.middle("N6")[1] - again.middle("N5")[1] == pytest.approx(
        again.middle("N2")[1] - again.middle("N1")[1], abs=1
    )


def test_what_is_refused_is_said_and_what_is_lost_is_asked(
    visitor: Visitor, repository: DatabaseRepository, demo: str
) -> None:
    drawing = Drawing(visitor(), repository.create(TOWN))
    x, y = drawing.middle("N1")
    drawing.of("N1").hover()
    dot = drawing.of("N1").locator(".handle").bounding_box()
    assert dot is not None
    drawing.drag((dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2), (x - 20, y))
    expect(drawing.page.locator(".network-editor .status.refusal")).to_contain_text("Waiting time")
    assert drawing.links() == 0
    drawing.choose("C1")
    drawing.keys("Delete")
    banner = drawing.page.locator(".network-editor .banner")
    expect(banner).to_contain_text("judgments")
    drawing.keys("Escape")
    drawing.says("Nothing was changed.", "")
    expect(drawing.of("C1")).to_be_visible()
    drawing.choose("C1")
    drawing.keys("Delete")
    banner.get_by_role("button", name="Remove “Access”").click()
    drawing.says("Removed: Access.", "")
    expect(drawing.of("N1")).to_have_count(0)
    drawing.page.locator(".network-editor [data-verb=undo]").click()
    expect(drawing.of("N1")).to_be_visible()
    drawing.walker.settle()


def test_a_thumb_draws_on_a_phone(visitor: Visitor, study: str) -> None:
    drawing = Drawing(visitor(Look("zh", "light", phone=True)), study)
    tool = lambda verb: drawing.page.locator(f".network-editor [data-verb={verb}]")  # noqa: E731
    box = tool("node").bounding_box()
    assert box is not None
    assert box["height"] >= 40
    drawing.of("N3").tap()
    tool("node").tap()
    drawing.write("微笑")
    drawing.says("", "“微笑”已添加到“人员”。")
    drawing.of("N3").tap()
    tool("link").tap()
    drawing.of("N1").tap()
    drawing.says("", "“服务态度”现在影响“等候时间”。")
    drawing.of("N7").tap()
    tool("remove").tap()
    drawing.says("", "去掉：微笑。")
    assert drawing.walker.overflow() == 0
    drawing.walker.picture("network-editor")


COVERED = """nodes => {
    const boxes = nodes.map(node => [node.dataset.id, node.getBoundingClientRect()]), found = [];
    boxes.forEach(([a, p], k) => boxes.slice(k + 1).forEach(([b, q]) => {
        if (p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom) found.push([a, b]);
    }));
    return found;
}"""
"""Pairs of elements that cover each other."""


def large() -> Study:
    """Two hundred elements in twenty clusters, six hundred influences."""
    clusters = tuple(Cluster(f"C{k}", Label(f"Cluster {k}", f"元素组{k}")) for k in range(20))
    nodes = tuple(Node(f"N{k}", Label(f"Element {k}", f"元素{k}"), f"C{k % 20}") for k in range(200))
    links = tuple(Link(f"N{k}", f"N{(k * 7 + step) % 200}") for k in range(200) for step in (1, 60, 133))
    return Study(
        Label("Large"), CriteriaModel(Label("Goal"), nodes, clusters, tuple(x for x in links if x.source != x.target))
    )


@pytest.mark.parametrize(("name", "look"), NAMED, ids=str)
def test_no_name_covers_another(visitor: Visitor, repository: DatabaseRepository, name: str, look: Look) -> None:
    study = large() if name == "large" else load_example(name)
    drawing = Drawing(visitor(look), repository.create(study))
    expect(drawing.frame.locator(".element")).to_have_count(len(study.model.labels))
    assert drawing.links() == len(study.model.links)
    assert drawing.frame.locator(".element:not(.cluster)").evaluate_all(COVERED) == []
    assert drawing.frame.locator(".element.cluster").evaluate_all(COVERED) == []


def test_a_switch_of_language_leaves_one_editor(visitor: Visitor, study: str) -> None:
    drawing = Drawing(visitor(), study)
    drawing.choose("N1")
    drawing.walker.page.get_by_role("radio", name="中文").click()
    drawing.walker.settle()
    expect(drawing.of("N1").locator(".name")).to_have_text("等候时间")
    drawing.choose("N1")
    drawing.keys("n")
    drawing.write("停车")
    expect(drawing.of("N7").locator(".name")).to_have_text("停车")
    drawing.walker.settle()
    expect(drawing.frame.locator(".element.node")).to_have_count(7)
