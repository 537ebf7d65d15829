"""The charts of a scene: the same builders as in the dashboard, dressed for a handout."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

from escape_routes.briefing import charts
from escape_routes.briefing.scenes import chart_choice
from escape_routes.routes import selection
from escape_routes.style import fonts
from escape_routes.style.palette import FAINT, GRID, INK

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Scene
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

AXES_PX = (90, 70)
"""Room for axes and key beside a plot."""
KEY_PX = 50
"""Height of key and labels of a drawing whose height is its own."""
ROOM_FOR_WORDS_PX = 220
"""What a picture has above and below such a drawing: title, key, sources and notice."""


def drawings(dataset: Dataset, scene: Scene) -> list[Drawing]:
    """The drawings of the chart of a scene that have anything to show."""
    if scene.chart is None:
        return []
    chart = charts.chart(scene.chart.kind)
    choice = chart_choice(dataset, selection.apply(dataset, scene.selection), scene)
    return chart.drawings(choice)


def specification(
    drawing: Drawing, size: tuple[int, int], theme: Theme = "light"
) -> dict[str, Any]:
    """The Vega-Lite specification of a drawing; size is that of the plot in pixels."""
    drawn = drawing.chart.draw(drawing.choice, theme)
    if drawing.chart.has_own_height:
        # As wide for its height as the picture is, so that it fills it when it is scaled.
        width, height = _with_axes(size)
        size = round((drawn.height + KEY_PX) * width / height), round(drawn.height)
    dressed: dict[str, Any] = _dress(drawn, size, theme).to_dict()
    _mark_years(dressed)
    return dressed


def _mark_years(specification: dict[str, Any]) -> None:
    """Write whole years on an axis of time."""
    for layer in specification["layer"]:
        x = layer["encoding"].get("x", {})
        if x.get("type") == "temporal" and (axis := x.get("axis")):
            axis |= {
                "format": "%Y",
                "tickCount": {"interval": "year", "step": 1},
                "labelSeparation": 6,
            }


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


def svg(drawing: Drawing, size: tuple[int, int], theme: Theme = "light", mark: str = "") -> str:
    """A drawing as SVG; `mark` keeps the names inside apart from those of other pictures."""
    fonts.register()
    picture = vl_convert.vegalite_to_svg(specification(drawing, size, theme))
    if drawing.chart.has_own_height:
        picture = _fitted(picture, _with_axes(size))
    return _standing_still(picture, mark)


def picture_size(drawing: Drawing, size: tuple[int, int]) -> tuple[int, int]:
    """Width and height of a picture in pixels: as given, or as high as a drawing needs."""
    if not drawing.chart.has_own_height:
        return size
    drawn = drawing.chart.draw(drawing.choice, "light")
    return size[0], max(size[1], round(drawn.height) + ROOM_FOR_WORDS_PX)


def _with_axes(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a whole drawing by that of its plot."""
    return size[0] + AXES_PX[0], size[1] + AXES_PX[1]


def _fitted(picture: str, size: tuple[int, int]) -> str:
    """The picture as large as fits into a box, its parts in proportion."""
    found = re.search(r' width="([\d.]+)" height="([\d.]+)"', picture)
    if found is None:
        return picture
    width, height = map(float, found.groups())
    scale = min(size[0] / width, size[1] / height)
    fitted = f' width="{width * scale:.1f}" height="{height * scale:.1f}"'
    return picture.replace(found[0], fitted, 1)


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
