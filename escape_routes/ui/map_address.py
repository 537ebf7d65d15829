"""What the address says of the map: `front`, `walk`, `at`; the map itself writes them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps.folium_map import ALL, Stand
from escape_routes.maps.style import MIN_ZOOM
from escape_routes.routes.families import FAMILIES
from escape_routes.routes.routes import routes

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject

FRONT, WALK, AT = "front", "walk", "at"
MAX_LAT, MAX_LON = 85, 360


def stand(dataset: Dataset) -> tuple[Stand, list[str]]:
    """What the address asks the map to show, and a sentence for each part that it cannot."""
    front, walk, at = _front(dataset), _walk(dataset), _at()
    asked = {
        FRONT: ("a family or a route", front),
        WALK: ("a leg of a route", walk),
        AT: ("a part of the map", at),
    }
    faults = [
        f"The link names {words} that is not here: {key}={st.query_params[key]}."
        for key, (words, value) in asked.items()
        if st.query_params.get(key) and value is None
    ]
    return Stand(front or "", walk, at), faults


def walk_of(dataset: Dataset, subject: Subject) -> str:
    """What the address says for a walk that begins with a route or a leg; empty for the rest."""
    for route in routes(dataset).values():
        for number, leg in enumerate(route.legs, 1):
            if str(subject) in {f"leg.{leg.leg_id}", f"route.{route.route_id}"}:
                return f"{route.route_id}.{number}"
    return ""


def _front(dataset: Dataset) -> str | None:
    asked = st.query_params.get(FRONT, "")
    known = {ALL, *FAMILIES, *routes(dataset)}
    return asked if asked and asked in known else None


def _walk(dataset: Dataset) -> tuple[str, int] | None:
    """Route and number of the leg from 0; the address counts from 1."""
    route_id, _, number = st.query_params.get(WALK, "").rpartition(".")
    route = routes(dataset).get(route_id)
    if route is None or not number.isdecimal() or not 1 <= int(number[:4]) <= len(route.legs):
        return None
    return route_id, int(number) - 1


def _at() -> tuple[float, float, float] | None:
    """Latitude, longitude and zoom."""
    try:
        lat, lon, zoom = (float(part) for part in st.query_params.get(AT, "").split(","))
    except ValueError:
        return None
    is_here = abs(lat) <= MAX_LAT and abs(lon) <= MAX_LON and MIN_ZOOM <= zoom <= MAX_ZOOM
    return (lat, lon, zoom) if is_here else None
