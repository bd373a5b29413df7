"""Nothing that runs what it reads: no pickle, no eval, no shell, no HTML of people's names, no formula, no secret."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.house.sources import called, calls, modules, place, tree
from tests.house.test_tree import committed

RUNS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
READS = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "jsonpickle"}
SHELLS = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "commands.getoutput"}
UNSAFE_CALLS = {"yaml.load", "yaml.unsafe_load", "np.load", "numpy.load", "pd.read_pickle", "pandas.read_pickle"}

CSV_WRITERS = {
    Path("exchange/questionnaires/tables.py"): "what is written has passed `guarded` where it is made",
    Path("exchange/customer_list.py"): "",
    Path("reports/minutes_tables.py"): "",
    Path("reports/audit_table.py"): "",
}
"""Who writes text that spreadsheets open, each through :func:`studies.cells.guarded`."""

FORMULAS = {
    Path("exchange/questionnaires/excel_writer.py"): "the lower half of a matrix mirrors the upper one: no text in it",
}
"""Who writes a formula on purpose, once."""

AS_IT_IS = {
    Path("views/operations_intake.py"): "drawn samples, written for our own reader into a folder that goes",
}
"""Who writes tables that no spreadsheet opens."""


def running() -> list[Path]:
    return [*modules(), Path("app.py"), Path("server.py")]


def found(fits: object) -> list[str]:
    assert callable(fits)
    return [
        place(module, call) for module in running() if (ROOT / module).is_file() for call in calls(module) if fits(call)
    ]


def test_nothing_runs_what_it_reads() -> None:
    assert not found(lambda call: called(call) in RUNS)
    assert not found(lambda call: called(call) in SHELLS)
    assert not found(lambda call: any(each.arg == "shell" for each in call.keywords))
    assert not [
        place(module, call)
        for module in running()
        for call in calls(module)
        if called(call) in UNSAFE_CALLS and not _refuses_pickles(call)
    ]


def _refuses_pickles(call: ast.Call) -> bool:
    """``np.load`` reads arrays alone unless it is told otherwise; here it must say so."""
    told = {each.arg: ast.unparse(each.value) for each in call.keywords}
    return called(call) in ("np.load", "numpy.load") and told.get("allow_pickle") == "False"


def test_nothing_reads_objects() -> None:
    assert not [
        place(module, node)
        for module in running()
        for node in ast.walk(tree(module))
        for name in _imported(node)
        if name.split(".")[0] in READS
    ]


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module


def test_no_place_allows_html_in_markdown() -> None:
    assert not found(
        lambda call: any(each.arg in ("unsafe_allow_html", "unsafe_allow_javascript") for each in call.keywords)
    )


def test_queries_take_values_as_values() -> None:
    """No text of a query is put together from parts that are not constants of a module."""
    assert not [
        place(module, call)
        for module in modules("store")
        for call in calls(module)
        if called(call) in ("text", "sql") and call.args and not isinstance(call.args[0], ast.Constant | ast.Name)
    ]


def test_tables_are_written_through_one_place() -> None:
    """A name that begins like a formula is one in no file: every writer of tables uses :mod:`studies.cells`."""
    texts = {
        module
        for module in running()
        for call in calls(module)
        if called(call).endswith(("csv.writer", "csv.DictWriter", "write_csv", ".to_csv", ".to_excel"))
    }
    assert texts == {*CSV_WRITERS, *AS_IT_IS}
    for module in CSV_WRITERS:
        assert "guarded" in (ROOT / module).read_text(encoding="utf-8"), f"{module} guards nothing"
    writes = [module for module in running() if any(called(call) == "write_table" for call in calls(module))]
    assert not [module for module in writes if not any(called(call) == "guarded" for call in calls(module))]


def test_cells_of_workbooks_are_put_in_one_place() -> None:
    """``sheet.cell(row, column, value)`` and ``sheet.append`` would make a formula of a text that begins like one."""
    makers = [module for module in running() if re.search(r"\bWorkbook\b", (ROOT / module).read_text(encoding="utf-8"))]
    loose = [
        place(module, call)
        for module in makers
        for call in calls(module)
        if (
            called(call).endswith(".cell")
            and (len(call.args) > 2 or any(each.arg == "value" for each in call.keywords))
        )
        or re.fullmatch(r"(sheet|book\.active|worksheet)\.append", called(call))
    ]
    values = [
        place(module, node)
        for module in makers
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "value" and ast.unparse(node.value) != "None"
    ]
    assert [each.rpartition(":")[0] for each in loose] == [str(module) for module in FORMULAS]
    assert not values


SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_[0-9A-Za-z]{30}|xox[bp]-[0-9A-Za-z-]{20}"
    r"|(?i:(?:password|passwd|secret|api_key|client_secret|cookie_secret)\s*=\s*[\"'][^\"'{}<>\s]{12,}[\"'])"
)


def test_no_secret_stands_in_the_repository() -> None:
    text = {".py", ".md", ".toml", ".txt", ".json", ".yaml", ".yml", ".cfg", ".js", ".ini", ".env", ""}
    running_code = [path for path in committed() if path.suffix in text and path.parts[0] != "tests"]
    told = {
        f"{path}: {match[0][:40]}"
        for path in running_code
        for match in SECRET.finditer((ROOT / path).read_text(encoding="utf-8", errors="replace"))
    }
    assert not told
    assert not [
        path for path in committed() if path.name in ("secrets.toml", ".env") or path.suffix in (".pem", ".key")
    ]
