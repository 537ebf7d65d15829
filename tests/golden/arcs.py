"""Lanes and curves of the legs of the data at three zooms."""

from __future__ import annotations

from types import SimpleNamespace

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import arcs, folium_map
from escape_routes.maps.still.basemap import Projection

ZOOMS = (2, 5, 8.5)


def given():
    """Legs by their ends, and places in pixels by zoom."""
    layer = folium_map.layer_data(load(DATA_DIR))
    views = {str(zoom): Projection(800, 560, 29, 112, zoom) for zoom in ZOOMS}
    return {
        "legs": [[leg["id"], leg["from"], leg["to"]] for leg in layer["legs"]],
        "places": {
            zoom: {
                place["id"]: [round(pixels, 2) for pixels in view.place(*place["latlon"])]
                for place in layer["waypoints"]
            }
            for zoom, view in views.items()
        },
    }


def expected(given):
    """By leg its lane; by zoom and leg the control point and the point at two fifths."""
    legs = [
        SimpleNamespace(
            leg_id=key,
            start=SimpleNamespace(waypoint_id=start),
            end=SimpleNamespace(waypoint_id=end),
        )
        for key, start, end in given["legs"]
    ]
    lanes = arcs.lanes(legs)
    return {
        "lanes": lanes,
        "curves": {
            zoom: {
                key: points(arcs.curve(places[start], places[end], lanes[key]))
                for key, start, end in given["legs"]
            }
            for zoom, places in given["places"].items()
        },
    }


def made(key, start, end):
    ends = {"start": SimpleNamespace(waypoint_id=start), "end": SimpleNamespace(waypoint_id=end)}
    return SimpleNamespace(leg_id=key, **ends)


def points(curve):
    return [*curve[1], *arcs.along(curve, 0.4)]
