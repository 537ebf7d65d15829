"""A place in all its spellings: what lies beside it, what happened there, and how it is found.

Positions are (latitude, longitude) pairs in WGS 84 decimal degrees, lengths kilometres along the
ellipsoid, bearings degrees clockwise from north.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.tables import rows
from escape_routes.gazetteer.gazetteer import Gazetteer, Place
from escape_routes.gazetteer.spelling import CYRILLIC, HAN, HANGUL, fold
from escape_routes.routes.routes import Leg, Route, Waypoint, routes, waypoints

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.routes.routes import LatLon

SCRIPTS = {
    "Korean": f"[{HANGUL}]",
    "Japanese": "[ぁ-ヿ]",
    "Chinese characters": f"[{HAN}]",
    "Thai": r"[\u0e00-\u0e7f]",
    "Lao": r"[\u0e80-\u0eff]",
    "Khmer": r"[\u1780-\u17ff]",
    "Burmese": r"[\u1000-\u109f]",
    "Arabic": r"[\u0600-\u06ff]",
    "Cyrillic": f"[{CYRILLIC}]",
}
COMPASS = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)
COUNTRIES = {"CU": "Cuba", "JP": "Japan", "KW": "Kuwait", "SG": "Singapore"}
"""Countries in which a place lies but which are no place of their own in the dataset."""

# A shorter spelling of a gazetteer, say "Sol" for Seoul, is a word in too many languages.
MIN_GAZETTEER_NAME = 4
MAX_SUGGESTIONS = 5


@dataclass(frozen=True)
class Spelling:
    """One way to write a name: its script, and what kind of name the dataset says it is."""

    text: str
    script: str
    kind: str


@dataclass(frozen=True)
class Neighbour:
    """The other end of a leg at a place, with length and compass direction from that place."""

    place: Waypoint
    route: Route
    leg: Leg
    is_onward: bool
    bearing_deg: float

    @property
    def direction(self) -> str:
        """The bearing as one of eight compass points."""
        return COMPASS[round(self.bearing_deg / 45) % 8]


@dataclass(frozen=True)
class Match:
    """What a spelling leads to.

    `waypoint_ids` bear that name, the best first; `suggestions` have a close one. When only the
    gazetteer knows the name, `known_as` says the place in words and `area_id` is the waypoint of
    the province or country in which it lies.
    """

    waypoint_ids: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    known_as: str = ""
    area_id: str = ""


@dataclass(frozen=True)
class Names:
    """Every spelling of the dataset and, for places with a GeoNames id, of the gazetteer.

    The keys of `by_name` are folded; `own_names` are those that the dataset itself gives.
    """

    places: Mapping[str, Waypoint]
    by_name: Mapping[str, tuple[str, ...]]
    own_names: tuple[str, ...] = ()
    gazetteer: Gazetteer | None = None
    by_geonames_id: Mapping[str, str] = field(default_factory=dict)

    def with_name(self, text: str) -> tuple[str, ...]:
        """Keys of the waypoints of that name, in any spelling; usual names come first."""
        return self.by_name.get(fold(text), ())

    def find(self, text: str) -> Match:
        """What a spelling leads to: places of that name, or close ones, or the area around."""
        exact = self.with_name(text)
        if exact or not fold(text):
            return Match(exact)
        known = self.gazetteer.find(text) if self.gazetteer else []
        if not known:
            return Match(suggestions=self.close(text))
        return Match(known_as=self.where(known[0]), area_id=self.area(known[0]))

    def close(self, text: str) -> tuple[str, ...]:
        """Up to five waypoints whose spelling begins with the text, holds it or is close to it."""
        key = fold(text)
        if not key:
            return ()
        starting = [name for name in self.own_names if name.startswith(key)]
        holding = [name for name in self.own_names if key in name]
        near = difflib.get_close_matches(key, self.own_names, n=8, cutoff=0.72)
        found = [place for name in (*starting, *near, *holding) for place in self.by_name[name]]
        return tuple(dict.fromkeys(found))[:MAX_SUGGESTIONS]

    def area(self, place: Place) -> str:
        """The waypoint that stands for the province of a place, or else for its country."""
        same = self.by_geonames_id.get(place.geonames_id, "")
        if same:
            return same
        inside = [w for w in self.places.values() if w.country_code == place.country_code]
        province = fold(place.admin1)
        for waypoint in inside:
            if province and waypoint.precision == "province" and fold(waypoint.admin1) == province:
                return waypoint.waypoint_id
        country = (w.waypoint_id for w in inside if w.precision == "country")
        return next(country, "")

    def where(self, place: Place) -> str:
        """A place of the gazetteer with its province and country in words."""
        country = country_name(self.places.values(), place.country_code)
        province = place.admin1 if place.admin1 != place.name else ""
        return ", ".join(filter(None, (place.name, province, country)))


def names(dataset: Dataset, gazetteer: Gazetteer | None = None) -> Names:
    """Every spelling under which a waypoint is found."""
    ids = {row.geonames_id: row.waypoint_id for row in rows(dataset.waypoints) if row.geonames_id}
    places = waypoints(dataset)
    ranked: dict[str, dict[str, int]] = {}
    for place in places.values():
        own = (place.name, place.name_ko, place.name_local)
        for rank, spellings in ((0, own), (1, place.other_names)):
            _note(ranked, place.waypoint_id, spellings, rank)
    own_names = tuple(ranked)
    for geonames_id, waypoint_id in ids.items():
        known = gazetteer.with_id(geonames_id) if gazetteer else None
        if known:
            longer = [n for n in known.names if not n.isascii() or len(n) >= MIN_GAZETTEER_NAME]
            _note(ranked, waypoint_id, longer, 2)
    by_name = {key: tuple(sorted(found, key=found.__getitem__)) for key, found in ranked.items()}
    return Names(places, by_name, own_names, gazetteer, ids)


def _note(
    ranked: dict[str, dict[str, int]], waypoint_id: str, spellings: Iterable[str], rank: int
) -> None:
    """Write down under each spelling who bears it; the best rank of each place stands."""
    for spelling in spellings:
        # "Goseong (Gangwon)": the bracket only says which one is meant.
        for key in {fold(spelling), fold(spelling.split("(")[0])} - {""}:
            ranked.setdefault(key, {}).setdefault(waypoint_id, rank)


def spellings(place: Waypoint) -> list[Spelling]:
    """Every name of a place, once each, with its script: the usual ones first."""
    kinds = [
        (place.name, "usual name"),
        (place.name_ko, "Korean name"),
        (place.name_local, "local name"),
        *((name, "further spelling") for name in place.other_names),
    ]
    first = {text: kind for text, kind in reversed(kinds) if text}
    ordered = [text for text, _ in kinds if text]
    return [Spelling(text, script(text), first[text]) for text in dict.fromkeys(ordered)]


def script(text: str) -> str:
    """The script of a name, by its first letter that is not Latin."""
    found = (name for name, letters in SCRIPTS.items() if re.search(letters, text))
    return next(found, "Latin")


def country_name(places: Iterable[Waypoint], code: str) -> str:
    """English name of a country, as the dataset calls it; the code where it does not."""
    named = (p.name for p in places if p.precision == "country" and p.country_code == code)
    return next(named, COUNTRIES.get(code, code))


def neighbours(dataset: Dataset, kept: Dataset, waypoint_id: str) -> list[Neighbour]:
    """The other ends of the legs at a place that are kept, in the order of routes and legs."""
    there = set(kept.legs["leg_id"])
    return [
        _neighbour(route, leg, waypoint_id)
        for route in routes(dataset).values()
        for leg in route.legs
        if leg.leg_id in there and waypoint_id in {leg.start.waypoint_id, leg.end.waypoint_id}
    ]


def _neighbour(route: Route, leg: Leg, waypoint_id: str) -> Neighbour:
    is_onward = leg.start.waypoint_id == waypoint_id
    here, there = (leg.start, leg.end) if is_onward else (leg.end, leg.start)
    return Neighbour(there, route, leg, is_onward, bearing_deg(here.latlon, there.latlon))


def bearing_deg(start: LatLon, end: LatLon) -> float:
    """Initial bearing of the great circle between two points, in degrees from north, 0 to 360."""
    lat1, lat2 = math.radians(start[0]), math.radians(end[0])
    width = math.radians(end[1] - start[1])
    east = math.sin(width) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(width)
    return math.degrees(math.atan2(east, north)) % 360


def events(dataset: Dataset, waypoint_id: str) -> pd.DataFrame:
    """Rows of the events that name a place, newest first."""
    named = dataset.events["waypoint_ids"].map(lambda cell: waypoint_id in split_ids(cell))
    found = dataset.events[named.astype(bool)]
    return found.sort_values(["date", "event_id"], ascending=[False, True])


def neighbour_table(found: Iterable[Neighbour]) -> pd.DataFrame:
    """The legs at a place: one row per leg, with headings a reader understands."""
    records = [
        {
            "leg_id": one.leg.leg_id,
            "Leg": "onward to" if one.is_onward else "coming from",
            "Place": one.place.name,
            "Direction": one.direction,
            "Distance (km)": round(one.leg.length_km),
            "Route": f"{one.route.code}  {one.route.name}",
            "Certainty": one.leg.certainty,
        }
        for one in found
    ]
    columns = ["leg_id", "Leg", "Place", "Direction", "Distance (km)", "Route", "Certainty"]
    return pd.DataFrame(records, columns=columns)


def overview(dataset: Dataset, kept: Dataset) -> pd.DataFrame:
    """All places: one row per waypoint, with how much of what is kept speaks of each."""
    named = list(waypoints(dataset).values())
    passed = _routes_by_place(kept)
    happened = kept.events["waypoint_ids"].map(split_ids).explode().value_counts()
    there = kept.excerpts["excerpt_id"].tolist()
    spoken = dataset.evidence[dataset.evidence["subject_table"] == "waypoints"]
    spoken = spoken[spoken["excerpt_id"].isin(there)]
    passages = spoken.groupby("subject_id")["excerpt_id"].nunique()
    records = [
        {
            "waypoint_id": place.waypoint_id,
            "Place": place.name,
            "Korean": place.name_ko,
            "Local name": place.name_local,
            "Country": country_name(named, place.country_code),
            "Routes": len(passed.get(place.waypoint_id, ())),
            "Events": int(happened.get(place.waypoint_id, 0)),
            "Passages": int(passages.get(place.waypoint_id, 0)),
        }
        for place in named
    ]
    columns = ["waypoint_id", "Place", "Korean", "Local name", "Country"]
    frame = pd.DataFrame(records, columns=[*columns, "Routes", "Events", "Passages"])
    return frame.sort_values(["Country", "Place"], ignore_index=True)


def _routes_by_place(dataset: Dataset) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for leg in rows(dataset.legs):
        for end in (leg.from_waypoint_id, leg.to_waypoint_id):
            found.setdefault(end, set()).add(leg.route_id)
    return found
