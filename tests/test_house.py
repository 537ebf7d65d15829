"""The house is kept: small modules, small functions, and a folder of tests for every room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "escape_routes"
MAX_LINES, MAX_FUNCTION_LINES = 300, 48
MODULES = sorted(
    path
    for path in (*HOUSE.rglob("*.py"), *HOUSE.glob("*/js/*.js"), *(ROOT / "pages").glob("*.py"))
    if HOUSE / "shipped" not in path.parents
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_longer_than_can_be_read_at_once(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.suffix == ".py"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_function_is_longer_than_a_screen(path: Path):
    found = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert found == []


def test_only_rooms_and_what_all_of_them_need_lie_at_the_top():
    modules = {path.stem for path in HOUSE.glob("*.py")}
    assert modules == {"__init__", "errors", "root"}
