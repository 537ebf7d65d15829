"""The strip of filters above every page: a component of our own, whose script lies in `js/`.

It writes what is chosen into the address and announces it, upon which the map shows it and
Streamlit runs the page anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import streamlit as st

from escape_routes.counts.yearly import arrival_totals
from escape_routes.routes.families import families
from escape_routes.routes.links import NOUNS
from escape_routes.routes.routes import routes
from escape_routes.routes.years import year_bounds
from escape_routes.style.wording import counted
from escape_routes.ui import filters, session
from escape_routes.ui.words import plain
from escape_routes.web.responses import Asset

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset
    from escape_routes.ui.filters import View
    from escape_routes.ui.pages import Page

KEY = "filters"
BUNDLE = Path(__file__).parent / "static" / "filters.js"

# The code itself comes once, as a file; what is written here goes along with every run.
_STRIP = st.components.v2.component(
    "escape_routes_filters",
    html='<div class="strip" style="min-height: 5rem"></div>',
    js="""
let strip;
export default (component) => {
  strip ??= import(new URL(component.data.src, document.baseURI));
  strip.then(({ draw, served }) => draw(component, served));
  return () => strip.then(({ remove }) => remove(component.parentElement));
};
""",
)


@cache
def script(directory: Path) -> Asset:
    """The code of the strip with what it offers of the dataset in `directory`.

    Raises
    ------
    DataError
        If the tables break a rule.
    """
    served = json.dumps(_offered(session.load_dataset(directory)), ensure_ascii=False)
    return Asset("filters", f"{BUNDLE.read_text('utf-8')}\nexport const served={served};\n")


def draw(
    dataset: Dataset,
    page: Page,
    briefing: dict[str, Any] | None,
    on_add: Callable[[str], None],
) -> None:
    """The filters, with what they hide in a line below, so that no choice moves the page.

    `briefing` says how the view can be added to a briefing; `on_add` is called with the address of
    the view. What of a link cannot be followed is said in one line.
    """
    asked = filters.asked(dataset)
    with st.container(gap="xxsmall"):
        _STRIP(
            key=KEY,
            data={
                "src": f"./assets/{script(session.data_directory()).name}",
                "page": page.name,
                "search": urlencode(asked.filters.parameters()),
                "briefing": briefing,
                "own": _offered(dataset) if session.own_dataset() else None,
            },
            on_added_change=lambda: on_add(st.session_state[KEY].added or ""),
        )
        _hidden_note(filters.view(dataset))
    if asked.faults:
        st.warning(plain(" ".join(asked.faults)))


def _hidden_note(view: View) -> None:
    """What is shown and how much of it is hidden, in one line; the reasons stand beside it."""
    hidden = [
        counted(number, *NOUNS[table])
        for table in ("routes", "legs", "events", "counts", "excerpts")
        if (number := view.hidden.count(table))
    ]
    line = f"{filters.in_words(view)}. " + (f"Hidden: {', '.join(hidden)}." if hidden else "")
    st.caption(line, help="\n\n".join(view.hidden.sentences()) or None, width="content", wrap=False)


def _offered(dataset: Dataset) -> dict[str, Any]:
    """What can be chosen of a dataset, as the script takes it; routes family by family."""
    kinds = families(dataset)
    order = {family.key: place for place, family in enumerate(kinds)}
    return {
        "families": [
            {"id": family.key, "name": family.name, "words": family.explanation} for family in kinds
        ],
        "routes": [
            {
                "id": route.route_id,
                "kind": route.kind,
                "family": route.family,
                "name": route.name,
                "short": route.short_name,
            }
            for route in sorted(routes(dataset).values(), key=lambda route: order[route.family])
        ],
        "span": year_bounds(dataset),
        "yearly": arrival_totals(dataset.counts),
    }
