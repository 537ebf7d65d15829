"""The rooms of the library: what lies in each and what it may import, from the layers."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts.reference.markdown import table

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "escape_routes"


@dataclass(frozen=True)
class Room:
    """A folder of the library, and the layers above and below its own, as names of rooms."""

    name: str
    purpose: str
    above: tuple[str, ...]
    below: tuple[str, ...]


def layers() -> list[list[str]]:
    """The layers from the top down, as `pyproject.toml` has them."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    stack = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [re.split(r"\s*[|:]\s*", layer) for layer in stack]


def rooms() -> list[Room]:
    """Every room that is a folder, from the top down."""
    stack = layers()
    return [
        Room(
            name, purpose(LIBRARY / name / "__init__.py"), _flat(stack[:at]), _flat(stack[at + 1 :])
        )
        for at, layer in enumerate(stack)
        for name in layer
        if (LIBRARY / name).is_dir()
    ]


def purpose(path: Path) -> str:
    """The first line of what a file says of itself; empty when it says nothing."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        comment = re.match(r"\s*/\*+(.*?)\*/", text, re.DOTALL)
        words = (
            " ".join(re.sub(r"^\s*\* ?", "", comment[1], flags=re.MULTILINE).split())
            if comment
            else ""
        )
        return re.split(r"(?<=[.;]) ", words)[0]
    return (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]


def end_of_page(room: Room) -> str:
    """What the page of a room says of its modules, imports and tests."""
    return "\n\n".join(
        [
            "## Modules",
            table(("module", "what it is for"), _modules(room)),
            "## Imports",
            f"May import {_listed(room.below)}. May be imported by {_listed(room.above)}.",
            f"Its tests lie in `tests/{room.name}`.",
        ]
    )


def index() -> str:
    """The rooms in a table, with links to their pages."""
    rows = [(f"[{room.name}]({room.name}.md)", room.purpose) for room in rooms()]
    return "\n\n".join(["## The rooms", table(("room", "what it is for"), rows)])


def _modules(room: Room) -> list[tuple[str, str]]:
    folder = LIBRARY / room.name
    paths = [path for path in sorted(folder.rglob("*.*")) if _is_module(path)]
    return [(f"`{path.relative_to(folder).as_posix()}`", purpose(path)) for path in paths]


def _is_module(path: Path) -> bool:
    """Whether a file is written by hand and has an idea of its own."""
    is_source = path.suffix in {".py", ".js"} and path.name != "__init__.py"
    return is_source and not path.name.endswith(".test.js") and path.parent.name != "static"


def _flat(stack: list[list[str]]) -> tuple[str, ...]:
    return tuple(name for layer in stack for name in layer)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "nothing of the library"
