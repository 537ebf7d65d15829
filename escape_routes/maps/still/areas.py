"""The countries of what stands in front on a still map, lighter than the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.maps.still import basemap
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from pathlib import Path

    from escape_routes.maps.still.sheet import Sheet


def areas(sheet: Sheet, basemap_dir: Path) -> str:
    """The tinted countries in which a stop of what is told lies."""
    told = {
        stop.group.country
        for stop in sheet.picture.stops.values()
        if stop.is_front or stop.is_ghost
    }
    rows, theme = basemap.load(basemap_dir)["areas"], STYLE["theme"]["light"]
    data = "".join(
        basemap.path_data(rows[code], sheet.projection, is_area=True)
        for code in sorted(told & set(rows))
    )
    look = f'fill="{theme["area"]}" fill-opacity="{theme["areaOpacity"]}"'
    return f'<path d="{data}" {look} fill-rule="nonzero"/>' if data else ""
