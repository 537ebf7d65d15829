"""The scene that shows what a page or the drawer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import streamlit as st

from escape_routes.briefing import charts
from escape_routes.briefing.rules import MAX_PASSAGES, MAX_TITLE_CHARACTERS
from escape_routes.briefing.scenes import Scene, SceneChart
from escape_routes.counts.charts import by_sex, series
from escape_routes.counts.yearly import ARRIVALS
from escape_routes.errors import UnknownIdError
from escape_routes.evidence.passages import passages
from escape_routes.evidence.subjects import describe
from escape_routes.maps.stand import Stand, known, read
from escape_routes.maps.viewport import Viewport
from escape_routes.style.wording import counted, shortened
from escape_routes.ui import chart_parts, filters, focus, yearly_counts
from escape_routes.ui.pages import OVERVIEW

if TYPE_CHECKING:
    from escape_routes.counts.charts.chart import Chart, Choice
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject
    from escape_routes.routes.selection import Selection
    from escape_routes.ui.pages import Page


def scene_of_view(dataset: Dataset, page: Page, search: str) -> Scene:
    """What a page shows: routes, years, chart, state of the map; or the subject that is open.

    `search` is the query of its address, which knows what the reader has done to the map since.
    """
    try:
        subject = focus.current(dataset)
    except UnknownIdError:
        subject = None
    if subject is not None:
        return scene_of_focus(dataset, subject)
    view = filters.view(dataset)
    chosen = view.selection
    chart = _chart(page)
    choice = chart_parts.chosen(view, chart) if chart else None
    shown = _as_scene_chart(chart, choice) if chart and choice else None
    is_alone = shown is not None and page is not OVERVIEW
    stand = Stand() if is_alone else _stand(dataset, search)
    what = chart.title(choice) if chart and choice and is_alone else _routes(dataset, chosen)
    return Scene(
        title=_title(what, chosen),
        route_ids=tuple(sorted(chosen.route_ids)),
        start_year=chosen.start_year,
        end_year=chosen.end_year,
        front=stand.front,
        walk=stand.walk[0] if stand.walk else "",
        view=Viewport(*stand.at) if stand.at else None,
        chart=shown,
        show_map=not is_alone,
    )


def _stand(dataset: Dataset, search: str) -> Stand:
    return read(known(dataset), dict(parse_qsl(search.removeprefix("?"))))[0]


def scene_of_focus(dataset: Dataset, subject: Subject) -> Scene:
    """A scene about one subject, with its first passages; figures with their chart, not the map."""
    chosen = filters.current(dataset)
    quoted = [p.excerpt_id for p in passages(dataset, subject) if p.excerpt_id]
    row = dataset.row(subject.table, subject.identifier)
    is_count = subject.noun in {"count", "series"}
    return Scene(
        title=shortened(describe(dataset, subject).title, MAX_TITLE_CHARACTERS),
        route_ids=tuple(sorted(chosen.route_ids)),
        start_year=chosen.start_year,
        end_year=chosen.end_year,
        focus=str(subject),
        chart=_chart_of_series(str(row["series_id"])) if is_count else None,
        excerpt_ids=tuple(dict.fromkeys(quoted))[:MAX_PASSAGES],
        show_map=not is_count,
    )


def _chart(page: Page) -> Chart | None:
    """The chart that a page shows, as far as a scene can show it too."""
    if page is OVERVIEW:
        return by_sex.CHART
    offered = charts.of_page(page.name)
    label = str(st.session_state.get(yearly_counts.SHOW))
    chart = offered.get(label) or next(iter(offered.values()), None)
    return chart if chart and chart.is_presented else None


def _as_scene_chart(chart: Chart, choice: Choice) -> SceneChart | None:
    """The chart as a scene holds it; None when there is nothing to draw."""
    if not chart.drawings(choice):
        return None
    return SceneChart(choice.series_ids, chart.key, tuple(sorted(choice.options.items())))


def _chart_of_series(series_id: str) -> SceneChart:
    chart = by_sex.CHART if series_id == ARRIVALS else series.CHART
    return SceneChart((series_id,), chart.key)


def _routes(dataset: Dataset, chosen: Selection) -> str:
    if len(chosen.route_ids) == 1:
        return str(dataset.row("routes", next(iter(chosen.route_ids)))["name"])
    return counted(len(chosen.route_ids), "route") if chosen.route_ids else "All routes"


def _title(what: str, chosen: Selection) -> str:
    """A title that names its years, however long the rest of it is."""
    has_years = chosen.start_year is not None and chosen.end_year is not None
    when = f", {chosen.start_year} to {chosen.end_year}" if has_years else ", all years"
    return f"{shortened(what, MAX_TITLE_CHARACTERS - len(when))}{when}"
