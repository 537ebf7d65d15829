"""What the filters above every page choose; the address of the page holds it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.tables import Dataset
from escape_routes.routes import address, selection
from escape_routes.routes.address import YEARS, Asked, Filters
from escape_routes.routes.selection import Hidden, Selection
from escape_routes.routes.years import year_bounds
from escape_routes.style.wording import counted, years_in_words
from escape_routes.ui import session

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.ui.pages import Page

PAGE, KEPT, CARRIED = "filters_page", "filters_kept", "filters_carried"
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


def begin(dataset: Dataset, page: Page) -> None:
    """Take the filters along where the reader has gone to another page.

    Streamlit writes the address of another page without them; the strip adds them to it afterwards.
    """
    state = st.session_state
    is_other = state.get(PAGE) not in {None, page.name}
    state[CARRIED] = state[KEPT] if is_other and not _are_in_address() else None
    state[PAGE], state[KEPT] = page.name, asked(dataset).filters


def asked(dataset: Dataset) -> Asked:
    """The filters that the address asks for, and what of it cannot be followed."""
    carried: Filters | None = st.session_state.get(CARRIED)
    if carried and not _are_in_address():
        return Asked(carried)
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    return address.read(address.known(dataset), query)


def view(dataset: Dataset) -> View:
    """The view that the filters ask for."""
    chosen = current(dataset)
    kept, hidden = _filtered(dataset)(chosen)
    return View(dataset, chosen, kept, hidden)


def current(dataset: Dataset) -> Selection:
    """The selection that the filters ask for."""
    return address.selection(address.known(dataset), asked(dataset).filters)


def window(view: View) -> tuple[int, int] | None:
    """The window of years that the filters ask for; None for all years."""
    start, end = view.selection.start_year, view.selection.end_year
    return None if start is None or end is None else (start, end)


def parameters(dataset: Dataset, chosen: Selection) -> dict[str, str]:
    """What the address of a page holds for a selection."""
    return address.of_selection(address.known(dataset), chosen).parameters()


def set_years(years: list[int] | None = None) -> None:
    """Set the window of years from first to last of `years`, or to all; for callbacks."""
    first, last = year_bounds(session.current_dataset())
    if years:
        first, last = max(first, min(years)), min(last, max(years))
    window = None if (first, last) == year_bounds(session.current_dataset()) else (first, last)
    parameters = replace(Filters(), years=window).parameters()
    if parameters:
        st.query_params.update(parameters)
    else:
        st.query_params.pop(YEARS, None)


def clear() -> None:
    """Take all filters out of the address; for callbacks."""
    for key in filter(_is_of_filters, list(st.query_params)):
        del st.query_params[key]
    st.session_state[KEPT] = Filters()


def in_words(view: View) -> str:
    """The selection in words, for headings and captions."""
    years = window(view)
    count = len(view.selection.route_ids)
    routes = counted(count, "route") if count else "All routes"
    return f"{routes}, {years_in_words(years) if years else 'all years'}"


def _are_in_address() -> bool:
    return any(map(_is_of_filters, st.query_params))


def _is_of_filters(key: str) -> bool:
    return key.removeprefix(address.GARBLED) in address.KEYS


@per_dataset
def _filtered(dataset: Dataset) -> Callable[[Selection], tuple[Dataset, Hidden]]:
    @lru_cache(maxsize=MAX_SELECTIONS)
    def filtered(chosen: Selection) -> tuple[Dataset, Hidden]:
        return selection.apply(dataset, chosen), selection.hidden(dataset, chosen)

    return filtered
