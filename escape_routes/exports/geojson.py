"""Legs and places as GeoJSON (RFC 7946); a leg is a straight line between two places, schematic."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escape_routes.exports import features
from escape_routes.exports.features import Feature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from escape_routes.exports.extract import Extract


def legs(extract: Extract) -> bytes:
    """The legs as one collection of lines."""
    return _collection(extract, features.legs(extract))


def waypoints(extract: Extract) -> bytes:
    """The places as one collection of points."""
    return _collection(extract, features.waypoints(extract))


def geojson(extract: Extract) -> bytes:
    """Legs and places as one collection; the property `table` tells them apart."""
    return _collection(extract, [*features.legs(extract), *features.waypoints(extract)])


def _collection(extract: Extract, found: Iterable[Feature]) -> bytes:
    about = {name.lower(): text for name, text in extract.about().items()}
    collection = {"type": "FeatureCollection", **about, "features": [*map(_feature, found)]}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(feature: Feature) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": f"{feature.table}.{feature.identifier}",
        "geometry": _geometry(feature),
        "properties": {"table": feature.table, **feature.properties},
    }


def _geometry(feature: Feature) -> dict[str, Any]:
    """A point, a line, or the lines of a leg that is cut at the antimeridian."""
    if not feature.lines:
        return {"type": "Point", "coordinates": feature.positions[0]}
    if len(feature.lines) == 1:
        return {"type": "LineString", "coordinates": feature.lines[0]}
    return {"type": "MultiLineString", "coordinates": feature.lines}
