"""A geocoder that knows its places by heart and opens no connection.

Coordinates are WGS 84 decimal degrees, latitude first, distances kilometres.
"""

# geopy ships no types, so its base classes count as Any.
# mypy: disallow-subclassing-any=False

from __future__ import annotations

import difflib
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from geopy.adapters import BaseSyncAdapter
from geopy.distance import great_circle
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from escape_routes.gazetteer.spelling import fold

REVERSE_LIMIT_KM = 50


@dataclass(frozen=True)
class Place:
    """One entry of the gazetteer; `curated_names` are the spellings of the override table."""

    name: str
    lat: float
    lon: float
    country_code: str
    admin1: str
    kind: str
    geonames_id: str = ""
    admin1_code: str = ""
    precision: str = "city"
    geocoder: str = "geonames"
    population: int = 0
    alternate_names: tuple[str, ...] = ()
    curated_names: tuple[str, ...] = ()
    source: str = "GeoNames"
    note: str = ""
    is_override: bool = False

    @property
    def latlon(self) -> tuple[float, float]:
        """The point, latitude first."""
        return (self.lat, self.lon)

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the ones edited by hand first."""
        return (self.name, *self.curated_names, *self.alternate_names)

    @property
    def where(self) -> str:
        """The place with its province and country, as a person would write it."""
        province = self.admin1 if self.admin1 != self.name else ""
        return ", ".join(filter(None, (self.name, province, self.country_code)))

    def ranked_names(self) -> Iterator[tuple[int, str]]:
        """Yield each spelling with its rank: overrides, primary names, alternate names."""
        yield (0 if self.is_override else 1), self.name
        yield from ((0, name) for name in self.curated_names)
        yield from ((2, name) for name in self.alternate_names)


class NoConnection(BaseSyncAdapter):
    """The transport of a geocoder that must never ask anybody."""

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Refuse, whatever is asked.

        Raises
        ------
        GeocoderUnavailable
            Always.
        """
        del timeout, headers
        message = f"the gazetteer works offline and must not ask {url}"
        raise GeocoderUnavailable(message)

    get_json = get_text


class Gazetteer(Geocoder):
    """A geopy geocoder that knows its places by heart and opens no connection.

    An override beats a primary name, a primary name beats an alternate name; among equals the
    larger population comes first. Names repeat from province to province, so pass the country,
    and in China the province.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        super().__init__(scheme="https", adapter_factory=NoConnection)
        self.places = tuple(places)
        self._by_id = {place.geonames_id: place for place in self.places if place.geonames_id}
        self._index = _index(self.places)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        country_codes: str | Iterable[str] | None = None,
        admin1: str | None = None,
    ) -> Location | list[Location] | None:
        """The best location of that name, or all of them, best first.

        Parameters
        ----------
        query
            A name in any spelling or script that the gazetteer holds.
        exactly_one
            Whether to return only the best location.
        timeout
            Accepted because every geopy geocoder has it; nothing here can time out.
        country_codes
            ISO 3166-1 alpha-2 codes of the countries in which to look; everywhere by default.
        admin1
            First-level division in which to look: its English name or its GeoNames code.

        Returns
        -------
        locations
            None when no place matches. `raw` holds the fields of `Place`.
        """
        del timeout
        found = [location(place) for place in self.find(query, country_codes, admin1)]
        if not found:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self, query: object, *, exactly_one: bool = True, timeout: object = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The populated place nearest to a point, or the nearest five.

        Parameters
        ----------
        query
            Whatever geopy reads as a point; pairs have the latitude first.
        exactly_one
            Whether to return only the nearest place.
        timeout
            Accepted because every geopy geocoder has it; nothing here can time out.

        Returns
        -------
        locations
            None when no place of the gazetteer lies within `REVERSE_LIMIT_KM`: the extract has
            few places outside the countries of the routes, and a far name would mislead.
        """
        del timeout
        point = Point(query)
        distances_km = {
            place: great_circle(point, place.latlon).km
            for place in self.places
            if place.precision == "city"
        }
        nearest = heapq.nsmallest(5, distances_km, key=lambda place: distances_km[place])
        found = [location(place) for place in nearest if distances_km[place] <= REVERSE_LIMIT_KM]
        if not found:
            return None
        return found[0] if exactly_one else found

    def find(
        self,
        name: str,
        country_codes: str | Iterable[str] | None = None,
        admin1: str | None = None,
    ) -> list[Place]:
        """The places of that name, best first; see `geocode`."""
        # "Weinan (Shaanxi)": the bracket only says which one is meant.
        places = self._index.get(fold(name)) or self._index.get(fold(name.split("(")[0]), [])
        return [place for place in places if _lies_in(place, country_codes, admin1)]

    def with_id(self, geonames_id: str) -> Place | None:
        """The place with that GeoNames id, if the gazetteer has it."""
        return self._by_id.get(geonames_id)

    def suggest(self, name: str, country_codes: str | Iterable[str] | None = None) -> list[Place]:
        """Up to five places to offer for a name that was not found where it was sought.

        First those of that name in other countries or provinces, then close spellings.
        """
        keys = [
            key
            for key, places in self._index.items()
            if any(_lies_in(place, country_codes, None) for place in places)
        ]
        close = difflib.get_close_matches(fold(name), keys, n=10, cutoff=0.75)
        near = [p for key in close for p in self._index[key] if _lies_in(p, country_codes, None)]
        return list(dict.fromkeys([*self.find(name), *near]))[:5]


def _index(places: Iterable[Place]) -> dict[str, list[Place]]:
    """The places behind each folded spelling, best first."""
    ranks: dict[str, dict[Place, int]] = {}
    for place in places:
        for rank, name in place.ranked_names():
            found = ranks.setdefault(fold(name), {})
            found[place] = min(rank, found.get(place, rank))
    ranks.pop("", None)
    return {
        key: sorted(found, key=lambda place: (found[place], -place.population, place.geonames_id))
        for key, found in ranks.items()
    }


def _lies_in(place: Place, country_codes: str | Iterable[str] | None, admin1: str | None) -> bool:
    if isinstance(country_codes, str):
        country_codes = country_codes.split(",")
    if country_codes and place.country_code not in {code.strip().upper() for code in country_codes}:
        return False
    return not admin1 or fold(admin1) in {fold(place.admin1), fold(place.admin1_code)}


def location(place: Place) -> Location:
    """A place as geopy's answer; `raw` holds its fields."""
    return Location(place.where, Point(*place.latlon), asdict(place))
