"""The parts that pages are made of: heading, map, evidence, tables and the standing notice."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Literal

import streamlit as st
from streamlit_folium import st_folium

from escape_routes import evidence, maps
from escape_routes.charts import WINDOW
from escape_routes.errors import UnknownIdError
from escape_routes.evidence import Passage, Source, Subject
from escape_routes.ui import filters, focus, site
from escape_routes.wording import (
    NOTICE,
    language_in_words,
    number_in_words,
    partial_date_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import altair as alt
    import pandas as pd

    from escape_routes.dataset import Dataset
    from escape_routes.palette import Theme
    from escape_routes.ui.filters import View

MAP_KEY = "map"
STANCE_HEADINGS = {
    "supports": "What the sources say",
    "disputes": "What other sources say instead",
    "context": "Context",
}


def open_page(title: str, lead: str) -> View:
    """Title, lead and standing notice of a page; returns what the filters ask it to show."""
    st.title(title)
    st.markdown(lead)
    st.caption(NOTICE)
    return filters.view(site.current_dataset())


def theme() -> Theme:
    """Whether the page is light or dark, as far as the browser has said so."""
    return "dark" if st.context.theme.type == "dark" else "light"


def plain(text: str) -> str:
    """Text of the data so that Markdown shows it letter by letter."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~$<>:&])", r"\\\1", " ".join(text.split()))


def hidden_note(view: View) -> None:
    """What the filters hide, in words."""
    sentences = view.hidden.sentences()
    if sentences:
        st.caption(f"{filters.in_words(view)}. " + " ".join(sentences))


def map_panel(view: View, height: int = 560) -> None:
    """The map; a leg or place that is chosen on it opens its passages."""
    st_folium(
        maps.route_map(site.map_script(site.data_directory()).name, site.own_layer_data()),
        key=MAP_KEY,
        height=height,
        use_container_width=True,
        returned_objects=["selected_tags"],
        feature_group_to_add=maps.command(view.selection, focus.text(), _highlight(view)),
        on_change=_take_map_choice,
    )


def _highlight(view: View) -> list[str]:
    try:
        subject = focus.current(view.dataset)
    except UnknownIdError:
        return []
    return evidence.on_map(view.dataset, subject) if subject else []


def _take_map_choice() -> None:
    chosen = (st.session_state.get(MAP_KEY) or {}).get("selected_tags") or []
    if chosen:
        focus.choose(chosen[0])


def evidence_drawer(
    dataset: Dataset, tools: Callable[[Dataset, Subject], None] | None = None
) -> None:
    """The passages of the subject in the address, in a drawer beside the page; none, no drawer.

    `tools` draws what can be done with the subject.
    """
    subject = focus.current_or_message(dataset)
    if subject is None:
        return
    title = evidence.describe(dataset, subject).title
    stances = {passage.stance for passage in evidence.passages(dataset, subject)}
    width: Literal["small", "medium"] = "medium" if "disputes" in stances else "small"

    @st.dialog(plain(title), position="right", width=width, on_dismiss=focus.clear)
    def drawer() -> None:
        if tools:
            tools(dataset, subject)
        show_subject(dataset, subject)

    drawer()


def show_subject(dataset: Dataset, subject: Subject) -> None:
    """A subject with its facts and its passages."""
    st.markdown("  \n".join(map(plain, evidence.describe(dataset, subject).facts)))
    found = evidence.passages(dataset, subject)
    groups = {
        stance: [passage for passage in found if passage.stance == stance]
        for stance in STANCE_HEADINGS
    }
    if groups["supports"] and groups["disputes"]:
        for column, stance in zip(st.columns(2), ("supports", "disputes"), strict=True):
            with column:
                _show_group(stance, groups.pop(stance))
    for stance, group in groups.items():
        _show_group(stance, group)
    if not found:
        st.caption("No passage of its own; see the legs and events it belongs to.")


def _show_group(stance: str, group: list[Passage]) -> None:
    if group:
        st.markdown(f"##### {STANCE_HEADINGS[stance]}")
        show_passages(group)


def show_passages(passages: list[Passage], mark: Callable[[str], str] = plain) -> None:
    """Passages by source: quotations with summaries in own words, and where they stand.

    `mark` makes Markdown of quotations and summaries, and may point out words in them.
    """
    by_source: dict[Source, list[Passage]] = {}
    for passage in passages:
        by_source.setdefault(passage.source, []).append(passage)
    for source, group in by_source.items():
        with st.container(border=True):
            for passage in group:
                st.markdown(passage_in_words(passage, mark))
            _show_source(source)


def passage_in_words(passage: Passage, mark: Callable[[str], str] = plain) -> str:
    """A quotation with its summary, the years of which it speaks and where it stands, as Markdown.

    `mark` makes Markdown of quotation and summary.
    """
    quote = f"“{mark(passage.quote)}”  \n" if passage.quote else ""
    where = [
        f"speaks of {years_in_words(passage.years)}" if passage.years else "",
        plain(passage.locator),
    ]
    details = "; ".join(filter(None, where))
    return f"{quote}:small[{mark(passage.summary)}{f' ({details})' if details else ''}]"


def _show_source(source: Source) -> None:
    details = [
        f"**{plain(source.publisher)}**",
        partial_date_in_words(source.date_published),
        language_in_words(source.language),
        f"[{plain(source.title)}](<{source.url}>)",
    ]
    st.markdown(" · ".join(details))
    if source.reliability_note:
        st.caption(plain(source.reliability_note))
    with st.popover("Cite", type="tertiary"):
        st.code(source.citation, language=None, wrap_lines=True)


def headline_figure(dataset: Dataset, label: str, count_id: str) -> None:
    """A figure in large type that opens its passages."""
    subject = Subject("count", count_id)
    row = dataset.row("counts", count_id)
    with st.container(gap=None, width=170):
        st.metric(label, number_in_words(row["value"]))
        open_button("Read the source", subject, key=f"open_{count_id}")


def open_button(label: str, subject: Subject, key: str) -> None:
    """A quiet button that opens the passages of a subject."""
    st.button(label, key=key, on_click=focus.choose, args=(subject,), type="tertiary")


def chart(
    figure: alt.Chart | alt.LayerChart,
    key: str,
    words: str,
    on_window: Callable[[list[int]], None] | None = None,
    picks: Sequence[str] = (),
) -> None:
    """A chart whose marks open their passages; `words` says the same for screen readers.

    `on_window` takes the years over which the reader has dragged, where the chart allows it.
    `picks` names the selections to listen to, in a chart that can also be zoomed; such a chart
    keeps its zoom when passages are closed, and has to forget by itself what was picked.
    """
    key = key if picks else focus.fresh(key)

    def take_choice() -> None:
        selection = dict(st.session_state[key].selection)
        years = selection.pop(WINDOW, {}).get("year")
        if years and on_window:
            on_window([int(year) for year in years])
        for point in chain.from_iterable(selection.values()):
            _choose_mark(point)

    st.altair_chart(figure, key=key, on_select=take_choice, selection_mode=picks or None, alt=words)


def _choose_mark(point: Mapping[str, str]) -> None:
    """Open the passages of the count or event for which a mark stands; a mere line has none."""
    for noun in ("count", "event"):
        if point.get(f"{noun}_id"):
            focus.choose(Subject(noun, point[f"{noun}_id"]))


def table_twin(frame: pd.DataFrame, words: str) -> None:
    """The table that says the same as the map or chart above it."""
    with st.expander(f"The same as a table: {words}"):
        st.dataframe(frame, hide_index=True, alt=f"Table: {words}")


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
