"""How the map stands: what is in front, how far a route is walked, and where the map begins.

The address of a page says it by `front`, `walk` and `at`; `js/address.js` reads the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.safety import MAX_ZOOM
from escape_routes.maps.style import MIN_ZOOM
from escape_routes.routes.families import families
from escape_routes.routes.routes import routes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escape_routes.dataset.tables import Dataset

ALL = "all"
"""Stands for all routes alike in front."""
FRONT, WALK, AT = "front", "walk", "at"
NOUNS = {FRONT: "a family or a route", WALK: "a leg of a route", AT: "a part of the map"}
MAX_LAT, MAX_LON = 85, 360
LEG = re.compile(r"(.+)\.([1-9][0-9]{0,3})", re.ASCII)
VIEW = re.compile(r",".join([r"(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)"] * 3), re.ASCII)


@dataclass(frozen=True)
class Stand:
    """What stands in front, how far a route is walked, and where the map begins.

    `front` is "all", the key of a family or a route, or empty for what follows from the choice
    of routes. `walk` is a route and the number of its leg from 0. `at` is latitude, longitude and
    zoom.
    """

    front: str = ""
    walk: tuple[str, int] | None = None
    at: tuple[float, float, float] | None = None


@dataclass(frozen=True)
class Known:
    """What an address can name: what can stand in front, and how many legs each route has."""

    fronts: frozenset[str]
    legs: Mapping[str, int]


@per_dataset
def known(dataset: Dataset) -> Known:
    """What the address can name of a dataset."""
    legs = {route.route_id: len(route.legs) for route in routes(dataset).values()}
    keys = {family.key for family in families(dataset)}
    return Known(frozenset({ALL, *keys, *legs} - {""}), legs)


def read(can: Known, query: Mapping[str, str]) -> tuple[Stand, list[str]]:
    """What an address asks the map to show, and a sentence for each part that it cannot."""
    front = query.get(FRONT, "")
    found = Stand(
        front if front in can.fronts else "",
        _walk(can, query.get(WALK, "")),
        _at(query.get(AT, "")),
    )
    faults = [
        f"The link names {words} that is not here: {key}={query[key]}."
        for key, words in NOUNS.items()
        if query.get(key) and not getattr(found, key)
    ]
    return found, faults


def _walk(can: Known, text: str) -> tuple[str, int] | None:
    """Route and number of the leg from 0; the address counts from 1."""
    match = LEG.fullmatch(text)
    if match is None or int(match[2]) > can.legs.get(match[1], 0):
        return None
    return match[1], int(match[2]) - 1


def _at(text: str) -> tuple[float, float, float] | None:
    match = VIEW.fullmatch(text)
    if match is None:
        return None
    lat, lon, zoom = (float(part) for part in match.groups())
    is_here = abs(lat) <= MAX_LAT and abs(lon) <= MAX_LON and MIN_ZOOM <= zoom <= MAX_ZOOM
    return (lat, lon, zoom) if is_here else None
