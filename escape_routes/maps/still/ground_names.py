"""Names of the basemap on a still map: countries, towns, seas, rivers and provinces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from escape_routes.maps.geometry.boxes import around, corner, is_near
from escape_routes.maps.still import basemap
from escape_routes.maps.still.text import Type, text_line
from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.still.sheet import Sheet

# In sizes of the type: the height of a line, and how far its base line lies below its top.
LINE, BASE = 1.35, 1.0
GROWTH = 0.8


def ground_names(sheet: Sheet, basemap_dir: Path, said: set[str]) -> str:
    """Names of the basemap off lines and names of places, none of them said twice."""
    order = list(STYLE["names"])
    rows = sorted(
        basemap.load(basemap_dir)["labels"], key=lambda row: (row[4], order.index(row[0]))
    )
    sheet.taken += [around(at, STYLE["label"]["ground"]) for at in sheet.ink.samples]
    reserved = list(sheet.taken)
    shown = (row for row in rows if row[1] not in said and _is_due(row, sheet.projection.zoom))
    return "".join(_ground_name(sheet, row, reserved) for row in shown)


def _is_due(row: list[Any], zoom: float) -> bool:
    style = STYLE["names"][row[0]]
    return bool(max(row[4], style.get("first", 0)) <= zoom <= style["last"])


def _ground_name(sheet: Sheet, row: list[Any], reserved: list[Box]) -> str:
    kind, name, lat, lon, _ = row
    style, spot = _ground_type(kind, sheet.size), STYLE["name"]
    point = sheet.projection.place(lat, lon + 360 * _turns(sheet, lon))
    is_town = kind == "town"
    # A town beside a name that stands already is most likely the place of that name.
    if is_town and any(is_near(point, box, spot["near"]) for box in reserved):
        return ""
    dimensions = (
        fonts.width(name, style.size, bold=style.is_bold) + spot["margin"],
        style.size * LINE,
    )
    sides = ("right", "left") if is_town else ("middle",)
    corners = [corner(side, dimensions, (spot["gap"], 0)) for side in sides]
    box = sheet.place_free([_box(point, at, dimensions) for at in corners])
    if box is None:
        return ""
    x, y = point
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{style.colour}"/>' if is_town else ""
    return dot + text_line(name, (box[0], box[1] + BASE * style.size), style)


def _turns(sheet: Sheet, lon: float) -> int:
    """The copy of the world that is nearest to the middle, in turns to the east of the first."""
    return round((sheet.projection.lon - lon) / 360)


def _box(
    point: tuple[float, float], corner: tuple[float, float], dimensions: tuple[float, float]
) -> Box:
    left, top = point[0] + corner[0], point[1] + corner[1]
    return left, top, left + dimensions[0], top + dimensions[1]


def _ground_type(kind: str, size: float) -> Type:
    """How names of a kind look; they grow less than what the map is about."""
    style = STYLE["names"][kind]
    return Type(
        style["still"] * max(1, GROWTH * size),
        STYLE["ground"]["light"][style["colour"]],
        is_bold=style["weight"] == "600",
        has_halo=True,
        is_slanted=style["weight"].startswith("italic"),
    )
