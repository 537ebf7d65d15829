"""What can be set: variables of the environment, from the code, and the settings of the server."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".streamlit/config.toml"
PREFIX = "ESCAPE_ROUTES_"
SERVER = (
    "From `.streamlit/config.toml`. A variable of the environment goes before it: "
    "`STREAMLIT_SERVER_PORT=8600` is `server.port`. The colours and the type of the pages stand in "
    "the same file under `theme`."
)


def text() -> str:
    """The page."""
    named = [(f"`{name}`", words) for name, words in sorted(variables().items())]
    shipped = [(f"`{key}`", f"`{value}`", words) for key, value, words in _server_settings()]
    return page(
        "Settings",
        "## Variables of the environment",
        table(("variable", "what it sets"), named),
        "## Settings of the server",
        SERVER,
        table(("setting", "here", "why"), shipped),
    )


def variables() -> dict[str, str]:
    """Each variable that the library reads, with the words below its constant.

    Raises
    ------
    ValueError
        If a constant has no words.
    """
    found: dict[str, str] = {}
    for path in sorted((ROOT / "escape_routes").rglob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for statement, following in zip(body, [*body[1:], None], strict=True):
            if name := _variable(statement):
                found[name] = found.get(name) or _words(following)
    if bare := [name for name, words in found.items() if not words]:
        message = f"say below the constant what {', '.join(bare)} sets"
        raise ValueError(message)
    return found


def _variable(statement: ast.stmt) -> str:
    """The variable whose name a constant holds; empty for every other statement."""
    value = statement.value if isinstance(statement, ast.Assign) else None
    name = value.value if isinstance(value, ast.Constant) else None
    return name if isinstance(name, str) and name.startswith(PREFIX) else ""


def _words(statement: ast.stmt | None) -> str:
    value = statement.value if isinstance(statement, ast.Expr) else None
    words = value.value if isinstance(value, ast.Constant) else None
    return words if isinstance(words, str) else ""


def _server_settings() -> Iterator[tuple[str, str, str]]:
    """Key, value and remark of each setting, those of the looks left out."""
    section = ""
    for line in CONFIG.read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[(.+)\]", line):
            section = head[1]
        elif not section.startswith("theme") and (
            one := re.fullmatch(r"(\w+) = (.+?)(?:\s+# (.+))?", line)
        ):
            yield f"{section}.{one[1]}", one[2], one[3] or ""
