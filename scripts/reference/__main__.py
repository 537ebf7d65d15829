"""Write every page that follows from the code: `python -m scripts.reference`."""

from __future__ import annotations

import os
from pathlib import Path

from escape_routes.ui.session import DATA_VARIABLE
from escape_routes.web.headers import FRAME_VARIABLE
from scripts.reference import (
    answers,
    briefings,
    commands,
    dashboard,
    diagram,
    rooms,
    settings,
    tables,
)
from scripts.reference.markdown import with_end

DOCS = Path(__file__).parents[2] / "docs"


def pages() -> dict[Path, str]:
    """What each generated page of the documentation should hold."""
    found = {
        DOCS / "reference/briefing-fields.md": briefings.text(),
        DOCS / "reference/commands.md": commands.text(),
        DOCS / "reference/http.md": answers.text(),
        DOCS / "reference/pages.md": dashboard.text(),
        DOCS / "reference/settings.md": settings.text(),
        DOCS / "reference/tables.md": tables.text(),
        DOCS / "architecture/layers.svg": diagram.svg(),
    }
    ends = {"index": rooms.index()} | {r.name: rooms.end_of_page(r) for r in rooms.rooms()}
    for name, end in ends.items():
        path = DOCS / f"architecture/{name}.md"
        found[path] = with_end(path.read_text(encoding="utf-8"), end)
    return found


def main() -> None:
    """Write the pages, as they follow from the code and the data of the repository."""
    for name in (DATA_VARIABLE, FRAME_VARIABLE):
        os.environ.pop(name, None)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
