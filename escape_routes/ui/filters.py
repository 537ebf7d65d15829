"""The filters in the strip above every page; they live in the address of the page.

Every widget is bound to the address by its key, so the keys are public: `kind`, `route`, `years`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.schema import ROUTE_KINDS
from escape_routes.dataset.tables import Dataset, rows
from escape_routes.routes import selection
from escape_routes.routes.links import NOUNS
from escape_routes.routes.selection import Hidden, Selection
from escape_routes.style.wording import counted, years_in_words
from escape_routes.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

KIND, ROUTE, YEARS = "kind", "route", "years"
MAP_AND_BARS = (5, 2)
"""Widths of the two columns of a wide screen: the years stand over the bars that they cut from."""
MAX_SELECTIONS = 64
"""So many selections of a dataset are remembered."""


@dataclass(frozen=True)
class View:
    """What a page shows: the whole dataset, the selection, what it keeps and what it hides."""

    dataset: Dataset
    selection: Selection
    kept: Dataset
    hidden: Hidden


def strip(dataset: Dataset) -> DeltaGenerator:
    """The filters above a page, the years at their right; returns where a tool can stand.

    What the filters hide has its line below them, so that no choice moves the page. Nothing folds
    away: the address keeps only the choices of widgets that are on the page.
    """
    _ask_kinds(dataset)
    left, right = st.columns(MAP_AND_BARS, gap="medium", vertical_alignment="top")
    with right:
        _ask_years(dataset)
    with left.container(gap="xxsmall"):
        tools = st.container(horizontal=True, gap="small")
        with tools:
            _ask_routes(dataset)
        _hidden_note(view(dataset))
    return tools


def _ask_kinds(dataset: Dataset) -> None:
    st.pills(
        "Kinds of route",
        [kind for kind in ROUTE_KINDS if kind in set(dataset.routes["kind"])],
        selection_mode="multi",
        key=KIND,
        bind="query-params",
        label_visibility="collapsed",
        wrap=False,
    )


def _ask_routes(dataset: Dataset) -> None:
    st.multiselect(
        "Routes",
        list(_names_by_label(dataset)),
        key=ROUTE,
        bind="query-params",
        placeholder="All routes",
        filter_mode="contains",
        select_all=False,
        label_visibility="collapsed",
        wrap=False,
    )


def _ask_years(dataset: Dataset) -> None:
    first, last = year_bounds(dataset)
    st.slider(
        "Years",
        first,
        last,
        (first, last),
        key=YEARS,
        bind="query-params",
        help="What overlaps the window is shown; what has no year is shown as undated.",
    )


def _hidden_note(view: View) -> None:
    """What is shown and how much of it is hidden, in one line; the reasons stand beside it."""
    hidden = [
        counted(number, *NOUNS[table])
        for table in ("routes", "legs", "events", "counts", "excerpts")
        if (number := view.hidden.count(table))
    ]
    line = f"{in_words(view)}. " + (f"Hidden: {', '.join(hidden)}." if hidden else "")
    st.caption(line, help="\n\n".join(view.hidden.sentences()) or None, width="content", wrap=False)


def view(dataset: Dataset) -> View:
    """The view that the filters ask for."""
    chosen = current(dataset)
    kept, hidden = _filtered(dataset)(chosen)
    return View(dataset, chosen, kept, hidden)


def current(dataset: Dataset) -> Selection:
    """The selection that the filters hold; the full width of the slider is no window at all."""
    labels = _names_by_label(dataset)
    chosen = {labels[label] for label in st.session_state.get(ROUTE) or ()}
    kinds = set(st.session_state.get(KIND) or ())
    by_kind = dataset.routes.loc[dataset.routes["kind"].isin(kinds), "route_id"]
    bounds = year_bounds(dataset)
    window = tuple(st.session_state.get(YEARS) or bounds)
    start, end = (None, None) if window == bounds else window
    return Selection(frozenset(chosen | set(by_kind)), start, end)


def window(view: View) -> tuple[int, int] | None:
    """The window of years that the filters ask for; None for all years."""
    start, end = view.selection.start_year, view.selection.end_year
    return None if start is None or end is None else (start, end)


def parameters(dataset: Dataset, chosen: Selection) -> dict[str, list[str]]:
    """What the address of a page holds for a selection, by the keys of the filters."""
    labels = _names_by_label(dataset)
    routes = [label for label, route_id in labels.items() if route_id in chosen.route_ids]
    found = {ROUTE: routes} if routes else {}
    if chosen.start_year is not None and chosen.end_year is not None:
        found[YEARS] = [str(chosen.start_year), str(chosen.end_year)]
    return found


def set_years(years: list[int] | None = None) -> None:
    """Set the window of years from first to last of `years`, or to all; for callbacks."""
    first, last = year_bounds(session.current_dataset())
    if years:
        first, last = max(first, min(years)), min(last, max(years))
    st.session_state[YEARS] = (first, last)


def in_words(view: View) -> str:
    """The selection in words, for headings and captions."""
    years = window(view)
    count = len(view.selection.route_ids)
    routes = counted(count, "route") if count else "All routes"
    return f"{routes}, {years_in_words(years) if years else 'all years'}"


def year_bounds(dataset: Dataset) -> tuple[int, int]:
    """First year of an event and last year of an event or figure: the ends of the slider.

    A slider needs two ends, so a dataset of a single year, or of none, gets a year more.
    """
    events = [int(day[:4]) for day in dataset.events["date"]]
    ends = [int(day[:4]) for day in dataset.counts["end_date"]]
    first = min(events or ends or [datetime.now(UTC).year - 1])
    return first, max([first + 1, *events, *ends])


def _names_by_label(dataset: Dataset) -> dict[str, str]:
    """Routes grouped by kind: what the reader sees, and the key of the route."""
    table = dataset.routes
    order = {kind: place for place, kind in enumerate(ROUTE_KINDS)}
    grouped = table.iloc[table["kind"].map(order).argsort(kind="stable")]
    return {f"{row.kind.capitalize()}: {row.name}": row.route_id for row in rows(grouped)}


@per_dataset
def _filtered(dataset: Dataset) -> Callable[[Selection], tuple[Dataset, Hidden]]:
    @lru_cache(maxsize=MAX_SELECTIONS)
    def filtered(chosen: Selection) -> tuple[Dataset, Hidden]:
        return selection.apply(dataset, chosen), selection.hidden(dataset, chosen)

    return filtered
