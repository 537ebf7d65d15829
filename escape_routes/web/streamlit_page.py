"""Streamlit's page with what it will ask for: told at once, rather than found out step by step.

All of it follows from the files of the Streamlit that is installed. Where one is not as expected,
its part is left out, and the page loads as Streamlit made it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from escape_routes.web.responses import Representation

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ENTRY = re.compile(r'<script type="module"[^>]* src="\./(static/js/[\w.-]+\.js)"')
HEAD_END = "</head>"
AHEAD = '<link rel="prefetch" href="{}">'
"""For another document than the page; what is preloaded, the page itself would have to use."""

HOOKS = ("window.__streamlit", ".BACKEND_BASE_URL", ".HOST_CONFIG", "enableBypass")
"""What the script of a page has to know of, for `PLACE` to be understood."""
PLACE = (
    '<script>window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href,'
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}}</script>"
)
"""Says that the server stands where the page came from. Else a page waits for two answers before it
opens its connection, and a page below the first one asks at a wrong address before. The server is
still asked, but meanwhile."""


def page(folder: Path, scripts: Collection[str]) -> Representation | None:
    """The page in Streamlit's folder of static files, completed; None where there is none.

    `scripts` are addresses of scripts, relative to the page, that its frames will ask for.
    """
    path = folder / "index.html"
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    added = _place(folder, text) + "".join(AHEAD.format(script) for script in scripts)
    return Representation("text/html", text.replace(HEAD_END, added + HEAD_END, 1).encode())


def _place(folder: Path, text: str) -> str:
    entry = ENTRY.search(text)
    if entry is None or not (folder / entry[1]).is_file():
        return ""
    script = (folder / entry[1]).read_text(encoding="utf-8")
    return PLACE if all(hook in script for hook in HOOKS) else ""
