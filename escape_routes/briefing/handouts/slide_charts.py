"""Charts of slides: native, with numbers that can be edited, in our colours; else as a picture."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import LineSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from escape_routes.briefing.handouts import pictures
from escape_routes.style.palette import FAINT, GRID, rgb

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.marker import Marker
    from pptx.chart.series import BarSeries, XySeries
    from pptx.dml.chtfmt import ChartFormat
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

    from escape_routes.counts.charts.chart import Drawing, SlideSeries
    from escape_routes.counts.charts.chart import Slide as Numbers

FORMS = {
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "signs": XL_CHART_TYPE.LINE_MARKERS,
    "points": XL_CHART_TYPE.XY_SCATTER,
}
SIGNS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "dash": XL_MARKER_STYLE.DASH,
    "x": XL_MARKER_STYLE.X,
}
CROWDED = 15
"""From so many columns on, only every second has its name below it; twice as many, every fourth."""
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of the calendar of office programs."""
DAYS_PER_YEAR = 365.25
MOST_YEARS_NAMED = 12
PX_PER_IN = 120


def add(slide: Slide, drawing: Drawing, box: tuple[float, float, float, float]) -> BaseShape:
    """A drawing on a slide, as a native chart where it can be one; box in inches from top left."""
    left, top, width, height = (Inches(side) for side in box)
    # The types of the library know neither these numbers nor the frame that it returns.
    shapes: Any = slide.shapes
    if drawing.chart.slide is None:
        picture = _picture(drawing, box)
        shape: BaseShape = shapes.add_picture(picture, left, top, width, height)
        return shape
    numbers = drawing.chart.slide(drawing.choice)
    frame = shapes.add_chart(FORMS[numbers.form], left, top, width, height, _data(numbers))
    _dress(frame.chart, numbers)
    native: BaseShape = frame
    return native


def reading(drawing: Drawing) -> str:
    """How to read a drawing on a slide."""
    numbers = drawing.chart.slide(drawing.choice) if drawing.chart.slide else None
    return numbers.reading if numbers and numbers.reading else drawing.chart.reading


def _picture(drawing: Drawing, box: tuple[float, float, float, float]) -> io.BytesIO:
    size = round(box[2] * PX_PER_IN), round(box[3] * PX_PER_IN)
    return io.BytesIO(pictures.png(pictures.chart_svg(drawing, size, has_words=False)))


def _data(numbers: Numbers) -> CategoryChartData | XyChartData:
    if numbers.form == "points":
        points = XyChartData(number_format="yyyy-mm-dd")
        for series in numbers.series:
            added = points.add_series(series.name, number_format=numbers.number_format)
            for moment, value in zip(series.moments, series.numbers, strict=True):
                added.add_data_point(_day_number(moment), value)
        return points
    data = CategoryChartData(number_format=numbers.number_format)
    data.categories = numbers.categories
    for series in numbers.series:
        data.add_series(series.name, series.numbers)
    return data


def _day_number(moment: date) -> int:
    return (moment - FIRST_DAY).days


def _dress(chart: Chart, numbers: Numbers) -> None:
    """Our colours; pale, and of columns with a dashed edge, for what is not final."""
    chart.font.size = Pt(10)
    chart.font.color.rgb = _rgb(FAINT["light"])
    chart.has_title = False
    chart.has_legend = numbers.has_legend
    if numbers.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    _dress_scale(chart, numbers)
    if numbers.form == "points":
        _dress_time(chart, numbers)
    elif len(numbers.categories) > CROWDED:
        _skip_labels(chart, 2 * (len(numbers.categories) // (2 * CROWDED) + 1))
    dress = _dress_columns if numbers.form == "columns" else _dress_signs
    for native, series in zip(chart.plots[0].series, numbers.series, strict=True):
        dress(native, series)
    if numbers.form == "columns":
        chart.plots[0].gap_width = 35
    if numbers.joins_ends:
        _join_ends(chart)


def _dress_scale(chart: Chart, numbers: Numbers) -> None:
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = _rgb(GRID["light"])
    axis.format.line.fill.background()
    axis.minimum_scale = numbers.minimum
    axis.maximum_scale = numbers.maximum
    axis.tick_labels.number_format = "#,##0"
    axis.tick_labels.number_format_is_linked = False


def _dress_time(chart: Chart, numbers: Numbers) -> None:
    """Whole years below the points, as many as have room."""
    moments = [moment for series in numbers.series for moment in series.moments]
    first, last = numbers.years or ((min(moments) - timedelta(1)).year, max(moments).year)
    axis: Any = chart.category_axis
    axis.has_major_gridlines = False
    # From the second day on, since steps of equal length may fall short of a leap year by one.
    axis.minimum_scale = _day_number(date(first, 1, 2))
    axis.maximum_scale = _day_number(date(last + 1, 1, 2))
    axis.major_unit = DAYS_PER_YEAR * -(-(last + 1 - first) // MOST_YEARS_NAMED)
    axis.tick_labels.number_format = "yyyy"
    axis.tick_labels.number_format_is_linked = False


def _join_ends(chart: Chart) -> None:
    """A line from the lower to the upper end of each range."""
    plot = chart.plots[0]._element
    plot.find(qn("c:marker")).addprevious(plot.makeelement(qn("c:hiLowLines"), {}))


def _skip_labels(chart: Chart, step: int) -> None:
    axis = chart.category_axis._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _dress_columns(native: BarSeries, series: SlideSeries) -> None:
    native.format.fill.solid()
    native.format.fill.fore_color.rgb = _rgb(series.colour)
    for number, is_solid in enumerate(series.is_final):
        if not is_solid:
            _make_pale(native.points[number].format, series.colour)


def _dress_signs(native: LineSeries | XySeries, series: SlideSeries) -> None:
    """Signs filled for what is counted and final, and pale for the rest."""
    colour = _rgb(series.colour)
    # Also tells the legend, which shows the sign of the series.
    _dress_sign(native.marker, series, is_solid=True)
    line = native.format.line
    line.color.rgb = colour
    if not series.line:
        line.fill.background()
    elif series.line == "dashed":
        line.dash_style = MSO_LINE_DASH_STYLE.DASH
        line.width = Pt(1.5)
    if isinstance(native, LineSeries):
        native.smooth = False
    for number, is_solid in enumerate(series.is_final):
        _dress_sign(native.points[number].marker, series, is_solid=is_solid)


def _dress_sign(marker: Marker, series: SlideSeries, *, is_solid: bool) -> None:
    colour = _rgb(series.colour)
    is_pale_diamond = not is_solid and series.sign == "circle"
    marker.style = XL_MARKER_STYLE.DIAMOND if is_pale_diamond else SIGNS[series.sign]
    marker.size = 9 if is_pale_diamond else 7
    marker.format.line.color.rgb = colour
    marker.format.fill.solid()
    # Pale and not empty, since some programs draw no outline of a sign.
    marker.format.fill.fore_color.rgb = colour if is_solid else _pale(series.colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*rgb(colour))


def _pale(colour: str) -> RGBColor:
    return RGBColor(*(round(255 - (255 - part) * 0.3) for part in _rgb(colour)))


def _make_pale(form: ChartFormat, colour: str) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = _pale(colour)
    form.line.color.rgb = _rgb(colour)
    form.line.width = Emu(9525)
    form.line.dash_style = MSO_LINE_DASH_STYLE.DASH
