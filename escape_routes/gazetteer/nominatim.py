"""OpenStreetMap on request: the only module that may open a connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.location import Location

from escape_routes.gazetteer.gazetteer import NoConnection, Place

USER_AGENT = "escape-routes (place names for a research data set)"


def nominatim(adapter_factory: Callable[..., Any] | None = None) -> RateLimiter:
    """The geocode function of OpenStreetMap's Nominatim, at most one request a second.

    It is the only thing here that reaches the network, and only once it is called. Errors are
    geopy's and are not swallowed.
    """
    service = Nominatim(user_agent=USER_AGENT, timeout=10, adapter_factory=adapter_factory)
    return RateLimiter(
        service.geocode, min_delay_seconds=1, max_retries=0, swallow_exceptions=False
    )


def nominatim_host() -> str:
    """The host that `nominatim` asks, to name it before anything is sent."""
    return str(Nominatim(user_agent=USER_AGENT, adapter_factory=NoConnection).domain)


def online_places(
    query: str, country_code: str | None = None, geocode: Callable[..., Any] | None = None
) -> list[Place]:
    """What Nominatim knows under a name: settlements only, at most five.

    Buildings, roads and paths are never asked for (see "Do no harm" in README.md).
    """
    found = (geocode or nominatim())(
        query,
        exactly_one=False,
        limit=5,
        country_codes=country_code,
        addressdetails=True,
        language="en",
        featuretype="settlement",
    )
    return [_online_place(found_location) for found_location in found or []]


def _online_place(found: Location) -> Place:
    address = found.raw.get("address", {})
    return Place(
        name=found.raw.get("name") or found.address.split(",")[0],
        lat=found.latitude,
        lon=found.longitude,
        country_code=address.get("country_code", "").upper(),
        admin1=address.get("state") or address.get("province", ""),
        kind="city",
        geocoder="hand",
        source="OpenStreetMap",
        note="Point from OpenStreetMap, to be compared with a second source.",
    )
