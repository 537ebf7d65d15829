"""The charts of a scene: the same builders as in the dashboard, dressed for a handout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

from escape_routes.counts import marks
from escape_routes.counts.charts.arrivals import women_share
from escape_routes.counts.charts.series import series_over_time
from escape_routes.counts.charts.yearly import yearly_arrivals
from escape_routes.routes import selection
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Scene
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

INK: dict[Theme, str] = {"light": "#1f2933", "dark": "#f0f4f8"}
FAINT: dict[Theme, str] = {"light": "#52606d", "dark": "#b3bec9"}
GRID: dict[Theme, str] = {"light": "#dfe4e9", "dark": "#34414e"}
READING = "Solid: counted and final. Pale, hollow or dashed: not final, estimated or a range"
MAX_PUBLISHERS = 3


@dataclass(frozen=True)
class Figure:
    """One chart of a scene: which series it draws, how, and what has to stand beside it."""

    kind: str
    series_id: str
    title: str
    unit: str
    source_line: str
    window: tuple[int, int] | None

    @property
    def words(self) -> str:
        """What the chart shows, in one sentence, for those who do not see it."""
        years = f", {self.window[0]} to {self.window[1]}" if self.window else ""
        return f"Chart: {self.title}{years}. Unit: {self.unit}."


def figures(dataset: Dataset, scene: Scene) -> list[Figure]:
    """The charts of a scene that have anything to show, one per series."""
    if scene.chart is None:
        return []
    kept = selection.apply(dataset, scene.selection)
    kind = scene.chart.kind
    series_ids = scene.chart.series_ids if kind == "series" else scene.chart.series_ids[:1]
    known = set(kept.series["series_id"])
    named = [s for s in series_ids if s in known and len(marks.drawn(kept, [s]))]
    return [_figure(dataset, kept, scene, series_id) for series_id in named]


def _figure(dataset: Dataset, kept: Dataset, scene: Scene, series_id: str) -> Figure:
    kind = scene.chart.kind if scene.chart else ""
    series = dataset.row("series", series_id)
    first, last = scene.start_year, scene.end_year
    titles = {
        "arrivals": (series["title"], "persons per year, by sex"),
        "share": (f"Share of women: {series['title']}", "per cent of persons"),
    }
    title, unit = titles.get(kind, (series["title"], series["unit"]))
    return Figure(
        kind=kind,
        series_id=series_id,
        title=title,
        unit=unit,
        source_line=_source_line(kept, series_id),
        window=None if first is None or last is None else (first, last),
    )


def _source_line(kept: Dataset, series_id: str) -> str:
    counts = kept.counts[kept.counts["series_id"] == series_id]
    named = counts.merge(kept.sources[["source_id", "publisher"]], on="source_id")
    publishers = list(dict.fromkeys(named["publisher"]))
    more = len(publishers) - MAX_PUBLISHERS
    listed = "; ".join(publishers[:MAX_PUBLISHERS]) + (f"; {more} more" if more > 0 else "")
    return f"Source: {listed}"


def chart(
    dataset: Dataset, figure: Figure, size: tuple[int, int], theme: Theme = "light"
) -> dict[str, Any]:
    """The Vega-Lite specification of a figure; size is that of the plot in pixels."""
    kept = in_window(dataset, figure)
    if figure.kind == "arrivals":
        drawn = yearly_arrivals(dataset, figure.window, theme)
    elif figure.kind == "share":
        drawn = women_share(kept, theme)
    else:
        drawn = series_over_time(kept, figure.series_id, theme)
    dressed: dict[str, Any] = _dress(drawn, size, theme).to_dict()
    if figure.kind != "arrivals":
        _mark_years(dressed)
    return dressed


def _mark_years(specification: dict[str, Any]) -> None:
    """Write whole years on the axis of time."""
    for layer in specification["layer"]:
        axis = layer["encoding"].get("x", {}).get("axis")
        if axis:
            axis |= {"format": "%Y", "tickCount": {"interval": "year", "step": 1}}


def in_window(dataset: Dataset, figure: Figure) -> Dataset:
    """What the years of a figure keep of the dataset."""
    if figure.window is None:
        return dataset
    return selection.apply(dataset, selection.Selection(frozenset(), *figure.window))


def _dress(drawn: alt.LayerChart, size: tuple[int, int], theme: Theme) -> alt.LayerChart:
    """The chart in our type and colours, without a background of its own."""
    sized: alt.LayerChart = drawn.properties(width=size[0], height=size[1])
    dressed: alt.LayerChart = sized.configure(
        font=fonts.LATIN,
        background="transparent",
        axis=alt.AxisConfig(
            labelFont=fonts.LATIN,
            titleFont=fonts.LATIN,
            labelColor=FAINT[theme],
            titleColor=FAINT[theme],
            titleFontWeight="normal",
            labelFontSize=12,
            titleFontSize=12,
            gridColor=GRID[theme],
            domainColor=FAINT[theme],
            tickColor=FAINT[theme],
        ),
        legend=alt.LegendConfig(labelFont=fonts.LATIN, labelColor=INK[theme], labelFontSize=12),
        view=alt.ViewConfig(stroke="transparent"),
    )
    return dressed


def svg(
    dataset: Dataset, figure: Figure, size: tuple[int, int], theme: Theme = "light", mark: str = ""
) -> str:
    """A figure as SVG; `mark` keeps the names inside apart from those of other pictures."""
    fonts.register()
    picture = vl_convert.vegalite_to_svg(chart(dataset, figure, size, theme))
    return _standing_still(picture, mark)


def _standing_still(picture: str, mark: str) -> str:
    """The picture without what serves the mouse, and with names of its own."""
    picture = re.sub(r' style="cursor: [a-z]+;?"', "", picture)
    picture = re.sub(r"<text ([^>]*)>([^<]+)</text>", _with_font, picture)
    picture = re.sub(r' id="([^"]+)"', rf' id="{mark}\1"', picture)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}\1)", picture)


def _with_font(text: re.Match[str]) -> str:
    """A text in a font that has it; what charts say is of one script."""
    family = fonts.runs(unescape(text[2]))[0][0]
    attributes = re.sub(r'font-family="[^"]*"', f'font-family="{family}"', text[1])
    return f"<text {attributes}>{text[2]}</text>"
