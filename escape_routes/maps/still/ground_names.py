"""Names of the basemap on a still map: countries, towns, seas, rivers and provinces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.still import basemap
from escape_routes.maps.still.text import Type, corner, is_near, text_line
from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

if TYPE_CHECKING:
    from pathlib import Path

    from escape_routes.maps.still.sheet import Sheet
    from escape_routes.maps.still.text import Box


def ground_names(sheet: Sheet, basemap_dir: Path, said: set[str]) -> str:
    """Names of the basemap where no name of a waypoint stands, none of them said twice."""
    kinds, order = STYLE["names"], list(STYLE["names"])
    rows = sorted(
        basemap.load(basemap_dir)["labels"], key=lambda row: (row[4], order.index(row[0]))
    )
    zoom, reserved = sheet.projection.zoom, list(sheet.taken)
    shown = (row for row in rows if row[4] <= zoom <= kinds[row[0]]["last"] and row[1] not in said)
    return "".join(_ground_name(sheet, row, reserved) for row in shown)


def _ground_name(sheet: Sheet, row: list[object], reserved: list[Box]) -> str:
    kind, name, lat, lon, _ = row
    style, spot = _ground_type(str(kind)), STYLE["name"]
    x, y = sheet.projection.place(float(str(lat)), float(str(lon)))
    wide, high = fonts.width(str(name), style.size, bold=style.is_bold), spot["high"]
    is_town = kind == "town"
    # A town beside a name that stands already is most likely the place of that name.
    if is_town and any(is_near((x, y), box, spot["near"]) for box in reserved):
        return ""
    sides = ("right", "left") if is_town else ("middle",)
    corners = [corner(side, (wide, high), (spot["gap"], 0)) for side in sides]
    box = sheet.place_free(
        [(x + a, y + b, x + a + wide + spot["margin"], y + b + high) for a, b in corners]
    )
    if box is None:
        return ""
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{style.colour}"/>' if is_town else ""
    return dot + text_line(str(name), (box[0], box[1] + 12), style)


def _ground_type(kind: str) -> Type:
    style = STYLE["names"][kind]
    return Type(
        style["still"],
        STYLE["ground"]["light"][style["colour"]],
        is_bold=style["weight"] == "600",
        has_halo=True,
        is_slanted=style["weight"].startswith("italic"),
    )
