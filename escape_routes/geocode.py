"""From a name in any spelling to a place on the map, without a network.

The gazetteer is an extract of GeoNames plus an override table that is edited by hand; both lie in
`data/gazetteer`. Coordinates are WGS 84 decimal degrees, latitude first, distances kilometres.
"""

# geopy ships no types, so its base classes count as Any.
# mypy: disallow-subclassing-any=False

from __future__ import annotations

import csv
import difflib
import gzip
import heapq
import io
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from geopy.adapters import BaseSyncAdapter
from geopy.distance import geodesic, great_circle
from geopy.exc import GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from escape_routes.errors import DataError, Fault
from escape_routes.schema import GEOCODERS, PRECISIONS, WAYPOINT_KINDS, Waypoints

DIRECTORY = Path(__file__).parents[1] / "data" / "gazetteer"
PLACE_COLUMNS = (
    "geonames_id",
    "name",
    "lat",
    "lon",
    "country_code",
    "admin1_code",
    "admin1",
    "kind",
    "population",
    "alternate_names",
)
OVERRIDE_COLUMNS = (
    "name",
    "alternate_names",
    "lat",
    "lon",
    "country_code",
    "admin1",
    "kind",
    "precision",
    "geonames_id",
    "geocoder",
    "source",
    "note",
)
CHECK_COLUMNS = ("waypoint_id", "name", "match", "geocoder", "distance_km", "note", "agrees")

USER_AGENT = "escape-routes (place names for a research data set)"
REVERSE_LIMIT_KM = 50
AGREEMENT_KM = 5
# A note may explain another point of the same area, never a point in another part of the world.
EXPLAINABLE_KM = {"city": 50, "county": 50, "province": 500, "country": 2000}

# Letters that Unicode does not decompose into a base letter and an accent.
LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "\u0131": "i", "æ": "ae", "œ": "oe"}
    # Modifier letters: the apostrophes of romanised Korean, Lao and Russian.
    | {chr(code): "" for code in range(0x02B0, 0x0300)}
)
HANGUL = "가-힣"
HAN = "㐀-鿿"
CYRILLIC = "Ѐ-ӿ"
LOCAL_SCRIPTS = {
    "KP": HANGUL,
    "KR": HANGUL,
    "CN": HAN,
    "JP": HAN,
    "TH": r"\u0e00-\u0e7f",
    "LA": r"\u0e80-\u0eff",
    "KH": r"\u1780-\u17ff",
    "MM": r"\u1000-\u109f",
    "MN": CYRILLIC,
    "RU": CYRILLIC,
}


def fold(text: str) -> str:
    """Return the key under which a spelling is found: no case, accents, blanks or punctuation."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(filter(_is_letter, decomposed))


def _is_letter(character: str) -> bool:
    # Vowel signs of Thai, Lao, Khmer and Burmese are marks too and carry meaning: only the
    # accents of Latin and Cyrillic (U+0300 to U+036F) may go.
    if "\u0300" <= character <= "\u036f":
        return False
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}


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


def load_gazetteer(directory: Path = DIRECTORY) -> Gazetteer:
    """Return the gazetteer of a directory.

    Parameters
    ----------
    directory
        Holds `places.csv.gz` (`PLACE_COLUMNS`) and `overrides.csv` (`OVERRIDE_COLUMNS`).

    Raises
    ------
    DataError
        When a file is missing, unreadable or breaks a rule; every fault of both files is named.
    """
    faults: list[Fault] = []
    places = _read(directory / "places.csv.gz", PLACE_COLUMNS, _geonames_place, faults)
    overrides = _read(directory / "overrides.csv", OVERRIDE_COLUMNS, _override_place, faults)
    if faults:
        raise DataError(faults)
    return Gazetteer(_merge(places, overrides))


def _read(
    path: Path,
    columns: tuple[str, ...],
    place: Callable[[Mapping[str, str]], Place],
    faults: list[Fault],
) -> list[Place]:
    """Return the places of a file; what is wrong with it is added to `faults`."""
    try:
        reader = csv.DictReader(io.StringIO(_text(path)), strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            expected = f"the columns must be {', '.join(columns)}"
            faults.append(Fault(path.name, 1, "", expected, ", ".join(reader.fieldnames or ())))
            return []
        rows = [(reader.line_num, row) for row in reader]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(path.name, 0, "", f"the file cannot be read: {_reason(error)}"))
        return []
    row_faults = [fault for row_no, row in rows for fault in _row_faults(path.name, row_no, row)]
    faults.extend(row_faults)
    return [] if row_faults else [place(row) for _, row in rows]


def _reason(error: Exception) -> str:
    # An OSError would repeat the whole path, which the fault already names.
    return getattr(error, "strerror", None) or str(error)


def _text(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return content.decode("utf-8")


def _is_between(text: str, limit: float) -> bool:
    try:
        return -limit <= float(text) <= limit
    except ValueError:
        return False


RULES: dict[str, tuple[str, Callable[[str], object]]] = {
    "name": ("a name with at least one letter or digit", fold),
    "lat": ("a latitude between -90 and 90", lambda text: _is_between(text, 90)),
    "lon": ("a longitude between -180 and 180", lambda text: _is_between(text, 180)),
    "country_code": ("two capital letters", re.compile(r"[A-Z]{2}").fullmatch),
    "population": ("a whole number", re.compile(r"\d+").fullmatch),
    "geonames_id": ("a GeoNames number, or nothing", re.compile(r"\d*").fullmatch),
    "kind": (f"one of {', '.join(WAYPOINT_KINDS)}", WAYPOINT_KINDS.__contains__),
    "precision": (f"one of {', '.join(PRECISIONS)}", PRECISIONS.__contains__),
    "geocoder": (f"one of {', '.join(GEOCODERS)}", GEOCODERS.__contains__),
}


def _row_faults(file: str, row_no: int, row: Mapping[str | None, Any]) -> list[Fault]:
    if None in row or None in row.values():
        return [Fault(file, row_no, "", "the row must have as many cells as the header")]
    return [
        Fault(file, row_no, column, f"expected {expected}", row[column])
        for column, (expected, is_right) in RULES.items()
        if column in row and not is_right(row[column])
    ]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in cell.split(";"))))


def _geonames_place(row: Mapping[str, str]) -> Place:
    return Place(
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country_code=row["country_code"],
        admin1=row["admin1"],
        kind=row["kind"],
        geonames_id=row["geonames_id"],
        admin1_code=row["admin1_code"],
        population=int(row["population"]),
        alternate_names=_listed(row["alternate_names"]),
    )


def _override_place(row: Mapping[str, str]) -> Place:
    return Place(
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country_code=row["country_code"],
        admin1=row["admin1"],
        kind=row["kind"],
        geonames_id=row["geonames_id"],
        precision=row["precision"],
        geocoder=row["geocoder"],
        curated_names=_listed(row["alternate_names"]),
        source=row["source"],
        note=row["note"],
        is_override=True,
    )


def _merge(places: list[Place], overrides: list[Place]) -> list[Place]:
    """Return all places; an override with a GeoNames id replaces that entry, but keeps its names.

    Without that, a point known to be wrong would still be offered beside the right one.
    """
    by_id = {place.geonames_id: place for place in places}
    codes = {(place.country_code, place.admin1): place.admin1_code for place in places}
    merged = []
    for override in overrides:
        replaced = by_id.pop(override.geonames_id, None) if override.geonames_id else None
        merged.append(
            replace(
                override,
                admin1_code=codes.get((override.country_code, override.admin1), ""),
                population=replaced.population if replaced else 0,
                alternate_names=replaced.names if replaced else (),
            )
        )
    return [*merged, *by_id.values()]


class _NoConnection(BaseSyncAdapter):
    """The transport of a geocoder that must never ask anybody."""

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
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
        super().__init__(scheme="https", adapter_factory=_NoConnection)
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
        """Return the best location of that name, or all of them, best first.

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
        """Return the populated place nearest to a point, or the nearest five.

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
        """Return the places of that name, best first; see `geocode`."""
        # "Weinan (Shaanxi)": the bracket only says which one is meant.
        places = self._index.get(fold(name)) or self._index.get(fold(name.split("(")[0]), [])
        return [place for place in places if _lies_in(place, country_codes, admin1)]

    def with_id(self, geonames_id: str) -> Place | None:
        """Return the place with that GeoNames id, if the gazetteer has it."""
        return self._by_id.get(geonames_id)

    def suggest(self, name: str, country_codes: str | Iterable[str] | None = None) -> list[Place]:
        """Return up to five places to offer for a name that was not found where it was sought.

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
    """Return the places behind each folded spelling, best first."""
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
    """Return a place as geopy's answer; `raw` holds its fields."""
    return Location(place.where, Point(*place.latlon), asdict(place))


def nominatim(adapter_factory: Callable[..., Any] | None = None) -> RateLimiter:
    """Return the geocode function of OpenStreetMap's Nominatim, at most one request a second.

    It is the only thing here that reaches the network, and only once it is called. Errors are
    geopy's and are not swallowed.
    """
    service = Nominatim(user_agent=USER_AGENT, timeout=10, adapter_factory=adapter_factory)
    return RateLimiter(
        service.geocode, min_delay_seconds=1, max_retries=0, swallow_exceptions=False
    )


def nominatim_host() -> str:
    """Return the host that `nominatim` asks, to name it before anything is sent."""
    return str(Nominatim(user_agent=USER_AGENT, adapter_factory=_NoConnection).domain)


def online_places(
    query: str, country_code: str | None = None, geocode: Callable[..., Any] | None = None
) -> list[Place]:
    """Return what Nominatim knows under a name: settlements only, at most five.

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


def waypoint_row(found: Location) -> dict[str, Any]:
    """Return a row of `schema.Waypoints`, ready to be read over by a person.

    Names in other scripts are proposals: GeoNames does not say which spelling is the usual one.

    Parameters
    ----------
    found
        A location of `Gazetteer` or `location`.
    """
    place = Place(**found.raw)
    name_ko = _name_in(HANGUL, place)
    name_local = _name_in(LOCAL_SCRIPTS.get(place.country_code, ""), place)
    further = [name for name in place.curated_names if name not in {name_ko, name_local}]
    name = _plain_name(place)
    written = {
        "waypoint_id": "-".join(re.findall(r"[a-z0-9]+", name.casefold())) or "place",
        "name": name,
        "name_ko": name_ko,
        "name_local": name_local,
        "other_names": ";".join(further),
        "lat": round(place.lat, 2),
        "lon": round(place.lon, 2),
    }
    columns = list(Waypoints.to_schema().columns)
    return {column: written.get(column, found.raw.get(column, "")) for column in columns}


def _plain_name(place: Place) -> str:
    """Return the name as English texts print it: no accents, no Korean word for town or city."""
    decomposed = unicodedata.normalize("NFKD", place.name)
    plain = unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f'\u2019]", "", decomposed))
    return re.sub(r"-(up|eup|si)$", "", plain) if place.country_code in {"KP", "KR"} else plain


def _name_in(script: str, place: Place) -> str:
    """Return the likeliest spelling in a script: one edited by hand, or else a guess.

    Longer names in Hangul and Han carry "city" or "county"; in letters and syllables the right
    spelling is about as long as the English name.
    """
    fitting = re.compile(f"[{script} ]+" if script else "(?!)").fullmatch
    wanted = 0 if script in {HANGUL, HAN} else len(place.name)
    guesses = sorted(filter(fitting, place.alternate_names), key=lambda n: abs(len(n) - wanted))
    return next(iter([*filter(fitting, place.curated_names), *guesses]), "")


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
            [Fault(path.name, 0, "", f"the file cannot be read: {_reason(error)}")]
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
    """Return how each waypoint compares with the gazetteer, one row per waypoint.

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
    """Return the entry meant by a waypoint: by id, else by name, the same precision first."""
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
    return tuple(filter(None, (*named, *_listed(waypoint["other_names"]))))


def _problem(waypoint: Mapping[Any, Any], place: Place | None, distance_km: float) -> str:
    if place is None:
        return "The gazetteer has no place of that name in that country."
    if distance_km > AGREEMENT_KM:
        return f"The point lies {distance_km:.0f} km from {place.where}."
    names = {fold(part) for name in _spellings(waypoint) for part in (name, name.split("(")[0])}
    if names.isdisjoint(map(fold, place.names)):
        return f"GeoNames calls {place.geonames_id} {place.where}."
    return ""
