"""Legs and places as GeoJSON (RFC 7946); a leg is a straight line between two places, schematic."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escape_routes.exports import features
from escape_routes.exports.features import Feature, lonlat

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
    positions = [lonlat(latlon) for latlon in feature.latlons]
    geometry: dict[str, Any] = {"type": "Point", "coordinates": positions[0]}
    if len(positions) > 1:
        geometry = {"type": "LineString", "coordinates": positions}
    return {
        "type": "Feature",
        "id": f"{feature.table}.{feature.identifier}",
        "geometry": geometry,
        "properties": {"table": feature.table, **feature.properties},
    }
