"""Folium builders: the base map with our own layers, and the command that says what is shown.

All features travel once, in the script that `script.py` puts together; `route_map` only refers to
it. What is shown changes through `RouteCommand`, a few hundred bytes handed to
`feature_group_to_add`.
The frame of the map stands two folders below the root of the app, hence the `../../` addresses,
which hold under any base path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
from folium.map import Layer
from folium.template import Template

from escape_routes.counts.yearly import arrival_totals
from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps.quotes import leg_quotes
from escape_routes.maps.script import as_script
from escape_routes.maps.stand import Stand
from escape_routes.maps.style import MIN_ZOOM, STYLE
from escape_routes.routes.families import families, trunk
from escape_routes.routes.routes import routes, waypoints
from escape_routes.routes.years import year_bounds
from escape_routes.style.palette import FAMILY_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from escape_routes.dataset.tables import Dataset
    from escape_routes.routes.families import Family
    from escape_routes.routes.routes import Leg, Route, Waypoint
    from escape_routes.routes.selection import Selection


class OfflineMap(folium.Map):
    """A Leaflet map that asks no other host for anything: no tiles, no foreign script or style."""

    def __init__(self, script_name: str) -> None:
        super().__init__(
            # Until the layer fits its bounds.
            location=STYLE["centre"],
            zoom_start=4,
            # folium keeps its own min_zoom and max_zoom for tiles; these reach the map.
            minZoom=MIN_ZOOM,
            maxZoom=MAX_ZOOM,
            tiles=None,
            control_scale=True,
            zoom_control=True,
            zoom_snap=0.25,
            zoom_delta=1,
            worldCopyJump=False,
            maxBounds=STYLE["bounds"],
            maxBoundsViscosity=0.8,
        )
        self.default_js = [("escape_routes_map", f"../../assets/{script_name}")]
        self.default_css = []
        self._written = ""

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 - as folium has it
        """Write the parts of the map into its figure, once: it takes a dozen templates."""
        if not self._written:
            self._written = str(super().render(**kwargs))  # type: ignore[no-untyped-call]
        return self._written

    def without_commands(self) -> OfflineMap:
        """The map as it was before it was shown, so that it can be shown again."""
        for name in [key for key, part in self._children.items() if isinstance(part, RouteCommand)]:
            del self._children[name]
        return self


class RouteLayer(Layer):
    """Basemap and route layer on the map; the script never changes, so the frame lives on."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.escapeRoutesOn({{ this._parent.get_name() }}, window.ESCAPE_ROUTES_DATA,"
        " {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, layer_data: dict[str, Any] | None = None, *, fills: bool = False) -> None:
        super().__init__(name="routes", control=False, show=False)
        own = {"routes": layer_data} if layer_data else {}
        self.options = as_script(own | ({"fills": True} if fills else {}), is_ascii=True)


class RouteCommand(folium.FeatureGroup):
    """Tells the living layer what to show; itself an empty group, as the component demands."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "{{ this._parent.get_name() }}.escapeRoutes.show({{ this.command }});"
        "{% endmacro %}"
    )

    def __init__(self, command: dict[str, Any]) -> None:
        super().__init__(name="command", control=False)
        self.command = as_script(command, is_ascii=True)


def route_map(
    script_name: str, layer_data: dict[str, Any] | None = None, *, fills: bool = False
) -> OfflineMap:
    """A fresh map with basemap and route layer; showing it alters it (`without_commands`).

    `layer_data` is drawn in place of the features in the script, for a visitor's own data. A map
    that `fills` is as high as the window leaves it room, and never lower than it was made.
    """
    made = OfflineMap(script_name)
    RouteLayer(layer_data, fills=fills).add_to(made)
    return made


def command(
    selection: Selection,
    focus: str = "",
    highlight: Sequence[str] = (),
    *,
    labels: bool = True,
    stand: Stand | None = None,
) -> RouteCommand:
    """What the layer shows: routes (null for all), years (null for all), focus and labels.

    `highlight` names routes, legs and places (`route.<id>`, …) that stand out beside the focus.
    """
    stand = stand or Stand()
    years = None
    if selection.start_year is not None and selection.end_year is not None:
        years = [selection.start_year, selection.end_year]
    return RouteCommand(
        {
            "routes": sorted(selection.route_ids) or None,
            "years": years,
            "focus": focus or None,
            "highlight": list(highlight),
            "labels": labels,
            "front": stand.front or None,
            "walk": dict(zip(("route", "step"), stand.walk, strict=True)) if stand.walk else None,
            "at": stand.at,
        }
    )


def layer_data(dataset: Dataset) -> dict[str, Any]:
    """Everything that the route layer can show, as plain values; latlon pairs latitude first."""
    all_routes = routes(dataset).values()
    legs = [leg for route in all_routes for leg in route.legs]
    used = {place.waypoint_id for leg in legs for place in (leg.start, leg.end)}
    main = trunk(dataset)
    return {
        "families": [_family_record(family) for family in families(dataset)],
        "trunk": main.route_id if main else None,
        "yearly": arrival_totals(dataset.counts),
        "span": year_bounds(dataset),
        "quotes": leg_quotes(dataset),
        "routes": [_route_record(route) for route in all_routes],
        "legs": [_leg_record(leg) for leg in legs],
        "waypoints": [
            _waypoint_record(place) for key, place in waypoints(dataset).items() if key in used
        ],
    }


def _family_record(family: Family) -> dict[str, Any]:
    return {
        "id": family.key,
        "name": family.name,
        "words": family.explanation,
        "colours": {theme: colours[family.key] for theme, colours in FAMILY_COLOURS.items()},
    }


def _route_record(route: Route) -> dict[str, Any]:
    return {
        "id": route.route_id,
        "code": route.code,
        "name": route.name,
        "short": route.short_name,
        "kind": route.kind,
        "family": route.family,
        "part": route.part_of or None,
        "summary": route.summary,
    }


def _leg_record(leg: Leg) -> dict[str, Any]:
    return {
        "id": leg.leg_id,
        "route": leg.route_id,
        "from": leg.start.waypoint_id,
        "to": leg.end.waypoint_id,
        "mode": leg.mode,
        "certainty": leg.certainty,
        "years": [list(span) for span in leg.years],
        "sources": leg.source_count,
        "disputed": leg.is_disputed,
    }


def _waypoint_record(place: Waypoint) -> dict[str, Any]:
    return {
        "id": place.waypoint_id,
        "name": place.name,
        "ko": place.name_ko,
        "local": place.name_local,
        "country": place.country_code,
        "kind": place.kind,
        "latlon": list(place.latlon),
        "precision": place.precision,
    }
