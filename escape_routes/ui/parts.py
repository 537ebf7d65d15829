"""The parts that pages are made of: figures, charts and tables, and what opens passages."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import streamlit as st

from escape_routes.counts.charts.by_sex import WINDOW
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import number_in_words
from escape_routes.ui import filters, focus, keyed, session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme
    from escape_routes.ui.filters import View

Name = TypeVar("Name", bound=str)
Item = TypeVar("Item")


def view() -> View:
    """What the filters ask the page to show."""
    return filters.view(session.current_dataset())


def theme() -> Theme:
    """Whether the page is light or dark, as far as the browser has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


def strong() -> Literal["primary", "secondary"]:
    """The type of the button that matters most on a page.

    Streamlit writes white on the primary colour, which is too light for that on a dark page: there
    it has to stand out against the page itself.
    """
    return "secondary" if theme() == "dark" else "primary"


def one_of(names: Iterable[Name], label: str, key: str, *, is_label_shown: bool = True) -> Name:
    """The one of a few names that the reader has chosen, the first at first; the address has it."""
    choices = list(names)
    on_change = keyed.one(key, keyed.slugs(choices), choices[0])
    chosen: Name | None = st.segmented_control(
        label,
        choices,
        required=True,
        key=key,
        on_change=on_change,
        label_visibility="visible" if is_label_shown else "collapsed",
    )
    return chosen or choices[0]


def headline(dataset: Dataset, label: str, count_id: str) -> None:
    """A figure in large type that opens its passages."""
    subject = Subject("count", count_id)
    row = dataset.row("counts", count_id)
    with st.container(gap=None, width="content"):
        st.metric(label, number_in_words(row["value"]))
        open_button("Read the source", subject, key=f"open_{count_id}")


def in_pairs(items: Sequence[Item], draw: Callable[[Item], None]) -> None:
    """Items two to a row, so that their lines are short enough to read on a wide screen."""
    for start in range(0, len(items), 2):
        pair = items[start : start + 2]
        for column, item in zip(st.columns(2, gap="medium"), pair, strict=False):
            with column:
                draw(item)


def open_button(label: str, subject: Subject, key: str) -> None:
    """A quiet button that opens the passages of a subject."""
    st.button(label, key=key, on_click=focus.choose, args=(subject,), type="tertiary")


def chart(
    specification: dict[str, Any],
    key: str,
    words: str,
    on_window: Callable[[list[int]], None] | None = None,
    picks: Sequence[str] = (),
) -> None:
    """A chart whose marks open their passages; `words` says the same for screen readers.

    `on_window` takes the years over which the reader has dragged, where the chart allows it.
    `picks` names the selections to listen to, in a chart that can also be zoomed; such a chart
    keeps its zoom when passages are closed, and has to forget by itself what was picked.
    A chart that is as high as its container grows with what stands beside it.
    """
    key = key if picks else focus.fresh(key)

    def take_choice() -> None:
        selection = dict(st.session_state[key].selection)
        years = selection.pop(WINDOW, {}).get("year")
        if years and on_window:
            on_window([int(year) for year in years])
        for point in chain.from_iterable(selection.values()):
            _choose_mark(point)

    st.vega_lite_chart(
        specification,
        height="stretch" if specification.get("height") == "container" else "content",
        key=key,
        on_select=take_choice,
        selection_mode=picks or None,
        alt=words,
    )


def _choose_mark(point: Mapping[str, str]) -> None:
    """Open the passages of the count or event for which a mark stands; a mere line has none."""
    for noun in ("count", "event"):
        if point.get(f"{noun}_id"):
            focus.choose(Subject(noun, point[f"{noun}_id"]))


def table_twin(frame: Callable[[], pd.DataFrame], words: str, key: str = "") -> None:
    """The table that says the same as the map or chart above it; made when it is opened.

    `key` tells several of a page apart.
    """
    label = f"The same as a table: {words}"
    box = st.expander(label, key=f"table_{key}", on_change="rerun")
    if box.open:
        box.dataframe(frame(), hide_index=True, alt=f"Table: {words}")


def choice_table(frame: pd.DataFrame, noun: str, identifiers: list[str], words: str) -> None:
    """A table of which one row can be chosen, to open the passages of what it stands for."""
    key = focus.fresh(f"choose_{noun}")

    def take_choice() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(identifiers):
            focus.choose(Subject(noun, identifiers[rows[0]]))

    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        on_select=take_choice,
        selection_mode="single-row",
        alt=f"Table: {words}",
    )
