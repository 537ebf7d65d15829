"""The waypoints of a dataset compared with the gazetteer; distances are kilometres."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from geopy.distance import geodesic

from escape_routes.dataset.schema import Waypoints
from escape_routes.errors import DataError, Fault
from escape_routes.gazetteer.gazetteer import Gazetteer, Place
from escape_routes.gazetteer.reading import RULES, reason
from escape_routes.gazetteer.spelling import fold, listed

CHECK_COLUMNS = ("waypoint_id", "name", "match", "geocoder", "distance_km", "note", "agrees")
AGREEMENT_KM = 5
# A note may explain another point of the same area, never a point in another part of the world.
EXPLAINABLE_KM = {"city": 50, "county": 50, "province": 500, "country": 2000}


def read_waypoints(directory: Path) -> pd.DataFrame:
    """Return `waypoints.csv` of a directory as text, with `lat` and `lon` as numbers.

    Raises
    ------
    DataError
        When the file is missing, lacks a column, or a coordinate is not a number.
    """
    path = directory / "waypoints.csv"
    try:
        waypoints = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise DataError(
            [Fault(path.name, 0, "", f"the file cannot be read: {reason(error)}")]
        ) from error
    missing = [name for name in Waypoints.to_schema().columns if name not in waypoints]
    if missing:
        raise DataError([Fault(path.name, 1, name, "the column is missing") for name in missing])
    faults = [
        Fault(path.name, row_no, column, f"expected {RULES[column][0]}", cell)
        for column in ("lat", "lon")
        for row_no, cell in enumerate(waypoints[column], start=2)
        if not RULES[column][1](cell)
    ]
    if faults:
        raise DataError(faults)
    return waypoints.astype({"lat": float, "lon": float})


def check(waypoints: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """How each waypoint compares with the gazetteer, one row per waypoint.

    Parameters
    ----------
    waypoints
        A frame with the columns of `schema.Waypoints`.
    gazetteer
        What to compare with: by GeoNames id where the waypoint has one, otherwise by name.

    Returns
    -------
    comparison
        `CHECK_COLUMNS`. `agrees` is true when the point lies within `AGREEMENT_KM` of a place of
        that name, or when the waypoint has a note and the point is not absurd. `note` says why
        a row needs a word: the waypoint's own note, or what is wrong.
    """
    rows = [_comparison(waypoint, gazetteer) for waypoint in waypoints.to_dict("records")]
    return pd.DataFrame(rows, columns=list(CHECK_COLUMNS))


def _comparison(waypoint: Mapping[Any, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    place = _match(waypoint, gazetteer)
    distance_km = float("nan")
    if place:
        distance_km = geodesic((waypoint["lat"], waypoint["lon"]), place.latlon).km
    problem = _problem(waypoint, place, distance_km)
    # A comparison with "not a number" is false, so a place that is not in the gazetteer passes.
    is_absurd = distance_km > EXPLAINABLE_KM[waypoint["precision"]]
    is_explained = bool(waypoint["note"]) and not is_absurd
    return {
        "waypoint_id": waypoint["waypoint_id"],
        "name": waypoint["name"],
        "match": place.where if place else "",
        "geocoder": place.geocoder if place else "",
        "distance_km": round(distance_km, 1),
        "note": waypoint["note"] if problem and is_explained else problem,
        "agrees": not problem or is_explained,
    }


def _match(waypoint: Mapping[Any, Any], gazetteer: Gazetteer) -> Place | None:
    """The entry meant by a waypoint: by id, else by name, the same precision first."""
    place = gazetteer.with_id(waypoint["geonames_id"])
    if place:
        return place
    country_code, admin1 = waypoint["country_code"], waypoint["admin1"]
    found = [
        candidate
        for name in _spellings(waypoint)
        for candidate in gazetteer.find(name, country_code, admin1)
        or gazetteer.find(name, country_code)
    ]
    alike = [candidate for candidate in found if candidate.precision == waypoint["precision"]]
    # A city that bears the name of a province says nothing about where the province lies.
    is_area = waypoint["precision"] in {"province", "country"}
    return next(iter(alike or ([] if is_area else found)), None)


def _spellings(waypoint: Mapping[Any, Any]) -> tuple[str, ...]:
    named = (waypoint[column] for column in ("name", "name_ko", "name_local"))
    return tuple(filter(None, (*named, *listed(waypoint["other_names"]))))


def _problem(waypoint: Mapping[Any, Any], place: Place | None, distance_km: float) -> str:
    if place is None:
        return "The gazetteer has no place of that name in that country."
    if distance_km > AGREEMENT_KM:
        return f"The point lies {distance_km:.0f} km from {place.where}."
    names = {fold(part) for name in _spellings(waypoint) for part in (name, name.split("(")[0])}
    if names.isdisjoint(map(fold, place.names)):
        return f"GeoNames calls {place.geonames_id} {place.where}."
    return ""
