"""One word per idea: names in the code hold none of the words that the glossary rules out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
PYTHON = sorted((ROOT / "escape_routes").rglob("*.py"))
JAVASCRIPT = sorted((ROOT / "escape_routes").glob("*/js/*.js"))
DECLARED = re.compile(r"\b(?:function|class|const|let)\s+([A-Za-z_]\w*)|^  (\w+)\(.*\{$", re.M)


def rows() -> dict[str, tuple[str, list[str]]]:
    """What each word means and which ones are never used for it, by the word."""
    cells = [line.strip("| ").split(" | ") for line in GLOSSARY.splitlines() if line[:2] == "| "]
    return {word: (meaning, never.split(", ")) for word, meaning, never in cells[1:]}


def words_of(name: str) -> list[str]:
    """The words of which a name is made, in small letters."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


def names_in_python(text: str) -> Iterator[str]:
    """The names that a module gives to functions, classes, arguments and values."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def names_in_javascript(text: str) -> Iterator[str]:
    """The names that a module gives to functions, classes, methods and values."""
    for match in DECLARED.finditer(text):
        yield match[1] or match[2]


def against(names: Iterator[str]) -> list[str]:
    """The names that hold a word which is ruled out."""
    ruled_out = {word for _, never in rows().values() for word in never}
    return [name for name in names if ruled_out & set(words_of(name))]


def test_no_word_is_both_used_and_ruled_out():
    ruled_out = [word for _, never in rows().values() for word in never]
    assert len(set(ruled_out)) == len(ruled_out)
    assert not set(rows()) & set(ruled_out)
    assert all(meaning for meaning, _ in rows().values())


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_names_in_python_keep_to_the_glossary(path: Path):
    text = path.read_text(encoding="utf-8")
    assert against(iter([path.stem, *names_in_python(text)])) == []


@pytest.mark.parametrize("path", JAVASCRIPT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_names_in_javascript_keep_to_the_glossary(path: Path):
    text = path.read_text(encoding="utf-8")
    assert against(iter([path.stem, *names_in_javascript(text)])) == []


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (names_in_python, "def draw(first_figure):\n    pass\n"),
        (names_in_python, "class MapSegment:\n    pass\n"),
        (names_in_python, "for hop in []:\n    pass\n"),
        (names_in_javascript, "const trailOf = 1;"),
        (names_in_javascript, "  drawGraph(leg) {"),
    ],
)
def test_a_name_that_is_ruled_out_is_found(names, text):
    assert len(against(names(text))) == 1
