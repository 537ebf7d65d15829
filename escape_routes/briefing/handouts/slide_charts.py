"""Native charts of slides: numbers that can be edited, in our colours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.chart.plot import LinePlot
from pptx.chart.series import LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from escape_routes.briefing import scene_charts
from escape_routes.counts import arrivals, marks
from escape_routes.counts.charts.yearly import FINAL
from escape_routes.counts.marks import COUNTED, RANGE, WHOLE
from escape_routes.counts.yearly import arrivals_by_sex
from escape_routes.style.palette import ACCENT, SEX_COLOURS

if TYPE_CHECKING:
    from pptx.chart.axis import CategoryAxis
    from pptx.chart.chart import Chart
    from pptx.chart.series import BarSeries
    from pptx.dml.chtfmt import ChartFormat
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.slide import Slide

    from escape_routes.briefing.scene_charts import Figure
    from escape_routes.dataset.tables import Dataset

FAINT, GRID = RGBColor(0x46, 0x53, 0x60), RGBColor(0xDF, 0xE4, 0xE9)
SEX_NAMES = {"female": "Women", "male": "Men", "not split": "Not published by sex"}
LOWER, UPPER = "Lower end", "Upper end"
"""Names of the two ends of ranges."""
CROWDED = 15
"""From so many columns on, only every second has its year below it."""
EVERY_YEAR = (0, 9999)


def add(
    slide: Slide, figure: Figure, dataset: Dataset, box: tuple[float, float, float, float]
) -> GraphicFrame:
    """The chart of a figure on a slide; left, top, width and height in inches."""
    numbers = _numbers(figure, dataset)
    left, top, width, height = (Inches(side) for side in box)
    # The types of the library know neither these numbers nor the frame that it returns.
    shapes: Any = slide.shapes
    frame: GraphicFrame = shapes.add_chart(numbers.kind, left, top, width, height, numbers.data)
    _dress(frame.chart, figure, numbers.is_final)
    return frame


@dataclass(frozen=True)
class _Numbers:
    """What a native chart shows: its kind, its numbers, and whether each category is final."""

    kind: XL_CHART_TYPE
    data: CategoryChartData
    is_final: list[bool]


def _numbers(figure: Figure, dataset: Dataset) -> _Numbers:
    if figure.kind == "arrivals":
        return _arrivals(figure, dataset)
    if figure.kind == "share":
        return _share(figure, dataset)
    return _series(figure, dataset)


def _arrivals(figure: Figure, dataset: Dataset) -> _Numbers:
    frame = arrivals_by_sex(dataset.counts)
    first, last = figure.window or EVERY_YEAR
    frame = frame[frame["year"].between(first, last)].sort_values("year")
    table = frame.pivot_table(index="year", columns="sex", values="value", aggfunc="first")
    data = CategoryChartData(number_format="#,##0")
    data.categories = [str(year) for year in table.index]
    for sex, name in SEX_NAMES.items():
        if sex in table:
            data.add_series(name, [_number(value) for value in table[sex]])
    final = (frame["status"] == FINAL).groupby(frame["year"]).all()
    return _Numbers(XL_CHART_TYPE.COLUMN_STACKED, data, final.tolist())


def _share(figure: Figure, dataset: Dataset) -> _Numbers:
    frame = arrivals.women_shares(scene_charts.in_window(dataset, figure))
    data = CategoryChartData(number_format="0.0")
    data.categories = list(frame["period"])
    data.add_series("Women, per cent", [float(share) for share in frame["share"]])
    is_final = (frame["standing"] == COUNTED).tolist()
    return _Numbers(XL_CHART_TYPE.LINE_MARKERS, data, is_final)


def _series(figure: Figure, dataset: Dataset) -> _Numbers:
    """Counted flows as columns; all else as signs, since it is no count that piles up."""
    kept = scene_charts.in_window(dataset, figure)
    frame = marks.drawn(kept, [figure.series_id]).sort_values(["start", "end"])
    data = CategoryChartData(number_format="#,##0")
    data.categories = list(frame["period"])
    is_range = frame["form"] == RANGE
    data.add_series("Figure", [_number(value) for value in frame["value"].mask(is_range)])
    if is_range.any():
        for name, end in ((LOWER, "low"), (UPPER, "high")):
            data.add_series(name, [_number(value) for value in frame[end].where(is_range)])
    is_final = ((frame["standing"] == COUNTED) & (frame["form"] == WHOLE)).tolist()
    is_barred = marks.is_barred(dataset.row("series", figure.series_id))
    kind = XL_CHART_TYPE.LINE_MARKERS
    if is_barred and not is_range.any():
        kind = XL_CHART_TYPE.COLUMN_STACKED
    return _Numbers(kind, data, is_final)


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _dress(chart: Chart, figure: Figure, is_final: list[bool]) -> None:
    """Our colours; pale with a dashed edge for what is not final."""
    chart.font.size = Pt(10)
    chart.font.color.rgb = FAINT
    chart.has_title = False
    has_legend = figure.kind == "arrivals" and len(chart.plots[0].series) > 1
    chart.has_legend = has_legend
    if has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = GRID
    axis.format.line.fill.background()
    axis.minimum_scale = 0
    axis.maximum_scale = 100 if figure.kind == "share" else None
    axis.tick_labels.number_format = "#,##0"
    axis.tick_labels.number_format_is_linked = False
    if len(is_final) > CROWDED:
        _skip_labels(chart.category_axis)
    for series in chart.plots[0].series:
        if isinstance(series, LineSeries):
            _dress_signs(series, is_final, has_line=figure.kind == "share")
        else:
            _dress_columns(series, is_final)
    if isinstance(chart.plots[0], LinePlot):
        _join_ends(chart.plots[0])
    else:
        chart.plots[0].gap_width = 35


def _join_ends(plot: LinePlot) -> None:
    """A line from the lower to the upper end of each range."""
    joint = plot._element.makeelement(qn("c:hiLowLines"), {})
    plot._element.find(qn("c:marker")).addprevious(joint)


def _skip_labels(axis: CategoryAxis) -> None:
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "2"})
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _dress_columns(series: BarSeries, is_final: list[bool]) -> None:
    colours = {SEX_NAMES[sex]: colour for sex, colour in SEX_COLOURS["light"].items()}
    colour = colours.get(series.name, ACCENT["light"])
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(colour)
    for number, is_solid in enumerate(is_final):
        if not is_solid:
            _make_pale(series.points[number].format, colour)


def _dress_signs(series: LineSeries, is_final: list[bool], *, has_line: bool) -> None:
    """Filled circles for what is counted and final, pale diamonds for the rest."""
    series.smooth = False
    colour = _rgb(ACCENT["light"])
    series.format.line.color.rgb = colour
    if not has_line:
        series.format.line.fill.background()
    for number, is_solid in enumerate(is_final):
        marker = series.points[number].marker
        marker.style = XL_MARKER_STYLE.CIRCLE if is_solid else XL_MARKER_STYLE.DIAMOND
        marker.size = 7 if is_solid else 9
        marker.format.line.color.rgb = colour
        marker.format.fill.solid()
        # Pale and not empty, since some programs draw no outline of a sign.
        marker.format.fill.fore_color.rgb = colour if is_solid else _pale(ACCENT["light"])


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*(int(colour[n : n + 2], 16) for n in (1, 3, 5)))


def _pale(colour: str) -> RGBColor:
    return RGBColor(*(round(255 - (255 - part) * 0.3) for part in _rgb(colour)))


def _make_pale(form: ChartFormat, colour: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = _pale(colour)
    form.line.color.rgb = _rgb(colour)
    form.line.width = Emu(9525)
    form.line.dash_style = MSO_LINE_DASH_STYLE.DASH
