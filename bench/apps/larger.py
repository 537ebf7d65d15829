"""A larger dataset made of ours: every route, leg and place again and again, at other points."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import Any

FURTHEST_DEGREES = 12.0
TURN_DEGREES = 137.5
"""The golden angle: however many points are laid by it, they lie evenly."""
MOST_LATITUDE = 80.0
KEYS = {
    "routes": ("id", "part"),
    "legs": ("id", "route", "from", "to"),
    "waypoints": ("id",),
}
"""The cells of each record that name a record."""


def larger(data: dict[str, Any], times: int) -> dict[str, Any]:
    """The layer data with `times` as many routes, legs and places; the first ones are ours."""
    copies = [_copy(data, number, times) for number in range(times)]
    whole = {name: [record for copy in copies for record in copy[name]] for name in KEYS}
    quotes = {key: quote for copy in copies for key, quote in copy["quotes"].items()}
    return {**data, **whole, "quotes": quotes}


def _copy(data: dict[str, Any], number: int, times: int) -> dict[str, Any]:
    def named(key: str | None) -> str | None:
        return f"{key}.{number}" if key and number else key

    made: dict[str, Any] = {
        name: [
            record | {cell: named(record[cell]) for cell in cells if cell in record}
            for record in data[name]
        ]
        for name, cells in KEYS.items()
    }
    shift = _shift(number, times)
    for place in made["waypoints"]:
        place["latlon"] = _moved(place["latlon"], shift)
    made["quotes"] = {named(key): quote for key, quote in data["quotes"].items()}
    return made


def _shift(number: int, times: int) -> tuple[float, float]:
    """Degrees of latitude and longitude by which a copy lies elsewhere; none for the first."""
    far, turn = FURTHEST_DEGREES * sqrt(number / times), radians(TURN_DEGREES * number)
    return far * sin(turn), far * cos(turn)


def _moved(latlon: list[float], shift: tuple[float, float]) -> list[float]:
    lat, lon = (value + by for value, by in zip(latlon, shift, strict=True))
    return [max(-MOST_LATITUDE, min(MOST_LATITUDE, round(lat, 4))), round(lon, 4)]
