"""What pages may import, and that nothing but the geocoder can reach another host."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("*.py"))
MODULES = sorted((ROOT / "escape_routes").rglob("*.py"))
SCRIPTS = sorted(
    path
    for path in (ROOT / "escape_routes").rglob("*")
    if path.suffix in {".js", ".css"} and not path.name.endswith(".test.js")
)
NETWORK = (
    "aiohttp",
    "ftplib",
    "geopy.adapters",
    "geopy.geocoders",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websockets",
    "xmlrpc",
)
# A name of a format, which no browser ever fetches.
SVG_NAMESPACE = "http://www.w3.org/2000/svg"


def imported(source: str) -> Iterator[str]:
    """Yield everything that a module imports, wherever in it, with dots."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_network(source: str) -> bool:
    return any(
        name == package or name.startswith(f"{package}.")
        for name in imported(source)
        for package in NETWORK
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_imports_the_user_interface_only(path: Path):
    names = list(imported(path.read_text(encoding="utf-8")))
    assert names
    assert all(name.startswith("escape_routes.ui.") for name in names)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_defines_nothing(path: Path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    assert not [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]


def test_app_only_puts_the_parts_together():
    names = set(imported((ROOT / "app.py").read_text(encoding="utf-8")))
    assert names == {
        "streamlit",
        "escape_routes.ui.server",
        "escape_routes.web.routes.routes",
    }


def test_only_the_geocoder_can_reach_another_host():
    reaching = {path.name for path in MODULES if reaches_network(path.read_text(encoding="utf-8"))}
    # The gazetteer is a geocoder with a transport that refuses, which its own tests prove; a
    # listening socket is given an option and reaches nobody.
    assert reaching == {"gazetteer.py", "nominatim.py", "listening.py"}


@pytest.mark.parametrize(
    "source", ["import socket", "from urllib import request", "def f():\n    import requests.api"]
)
def test_ways_to_the_network_are_found(source: str):
    assert reaches_network(source)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: "/".join(path.parts[-3:]))
def test_our_scripts_and_styles_name_no_host(path: Path):
    text = path.read_text(encoding="utf-8").replace(SVG_NAMESPACE, "")
    assert re.findall(r"(?:https?:|wss?:|[\"'(]\s*)//\w[\w.-]*", text) == []
