"""The scene that shows what a page or the drawer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.briefing.charts import MAX_SERIES
from escape_routes.briefing.rules import MAX_PASSAGES, MAX_TITLE_CHARACTERS
from escape_routes.briefing.scenes import Scene, SceneChart
from escape_routes.counts import headlines, tables
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.passages import passages
from escape_routes.evidence.subjects import describe
from escape_routes.style.wording import counted
from escape_routes.ui import filters, focus, yearly_counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject
    from escape_routes.routes.selection import Selection
    from escape_routes.ui.filters import View

PAGE_OF_CHARTS = "yearly_counts"
# What the parts of the page of charts show; those not named here show arrivals.
SERIES_OF_PARTS: dict[Callable[[View], None], str] = {
    yearly_counts.quarters: "rok-arrivals-quarter",
    yearly_counts.running_total: headlines.CUMULATIVE,
}
ROOM_FOR_YEARS = 20


def scene_of_view(dataset: Dataset, page: str) -> Scene:
    """The routes, years and chart that a page shows, or the subject whose passages are open."""
    try:
        subject = focus.current(dataset)
    except UnknownIdError:
        subject = None
    if subject is not None:
        return scene_of_focus(dataset, subject)
    chosen = filters.current(dataset)
    chart = _chart(dataset, page)
    is_chart = page == PAGE_OF_CHARTS and chart is not None
    return Scene(
        title=_title(dataset, chosen, chart if is_chart else None),
        route_ids=tuple(sorted(chosen.route_ids)),
        start_year=chosen.start_year,
        end_year=chosen.end_year,
        chart=chart,
        show_map=not is_chart,
    )


def scene_of_focus(dataset: Dataset, subject: Subject) -> Scene:
    """A scene about one subject, with its first passages; figures with their chart, not the map."""
    chosen = filters.current(dataset)
    quoted = [p.excerpt_id for p in passages(dataset, subject) if p.excerpt_id]
    row = dataset.row(subject.table, subject.identifier)
    is_figure = subject.noun in {"count", "series"}
    return Scene(
        title=describe(dataset, subject).title[:MAX_TITLE_CHARACTERS],
        route_ids=tuple(sorted(chosen.route_ids)),
        start_year=chosen.start_year,
        end_year=chosen.end_year,
        focus=str(subject),
        chart=_chart_of([str(row["series_id"])]) if is_figure else None,
        excerpt_ids=tuple(dict.fromkeys(quoted))[:MAX_PASSAGES],
        show_map=not is_figure,
    )


def _chart(dataset: Dataset, page: str) -> SceneChart | None:
    """The chart that a page shows, as far as a scene can show it too."""
    found = _series_shown(dataset, page)
    known = dataset.series.set_index("series_id")["unit"]
    drawn = [key for key in found if key in known.index and known[key] == known.get(found[0])]
    if not drawn:
        return None
    share = page == PAGE_OF_CHARTS and _part() is yearly_counts.women_share
    return SceneChart((ARRIVALS,), "share") if share else _chart_of(drawn[:MAX_SERIES])


def _series_shown(dataset: Dataset, page: str) -> list[str]:
    if page == "overview":
        return [ARRIVALS]
    if page != PAGE_OF_CHARTS:
        return []
    part = _part()
    titles = {title: key for key, title in tables.series_titles(dataset).items()}
    if part is yearly_counts.comparison:
        chosen = st.session_state.get(yearly_counts.COMPARE) or []
        return [titles[title] for title in chosen if title in titles]
    if part is yearly_counts.chosen_series:
        title = st.session_state.get(yearly_counts.SERIES)
        return [titles[title]] if title in titles else list(titles.values())[:1]
    return [SERIES_OF_PARTS.get(part, ARRIVALS) if part else ARRIVALS]


def _part() -> Callable[[View], None] | None:
    """The part of the page of charts that is shown."""
    return yearly_counts.PARTS.get(str(st.session_state.get(yearly_counts.SHOW)))


def _chart_of(series_ids: list[str]) -> SceneChart:
    return SceneChart(tuple(series_ids), "arrivals" if series_ids == [ARRIVALS] else "series")


def _title(dataset: Dataset, chosen: Selection, chart: SceneChart | None) -> str:
    if chart:
        what = str(dataset.row("series", chart.series_ids[0])["title"])
    elif len(chosen.route_ids) == 1:
        what = str(dataset.row("routes", next(iter(chosen.route_ids)))["name"])
    else:
        what = counted(len(chosen.route_ids), "route") if chosen.route_ids else "All routes"
    has_years = chosen.start_year is not None and chosen.end_year is not None
    when = f"{chosen.start_year} to {chosen.end_year}" if has_years else "all years"
    return f"{what[: MAX_TITLE_CHARACTERS - ROOM_FOR_YEARS]}, {when}"
