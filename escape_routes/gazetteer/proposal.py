"""A row for `waypoints.csv` from a place that was found."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from geopy.location import Location

from escape_routes.dataset.schema import Waypoints
from escape_routes.gazetteer.gazetteer import Place
from escape_routes.gazetteer.spelling import HAN, HANGUL, LOCAL_SCRIPTS


def waypoint_row(found: Location) -> dict[str, Any]:
    """A row of `schema.Waypoints`, ready to be read over by a person.

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
    """The name as English texts print it: no accents, no Korean word for town or city."""
    decomposed = unicodedata.normalize("NFKD", place.name)
    plain = unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f'\u2019]", "", decomposed))
    return re.sub(r"-(up|eup|si)$", "", plain) if place.country_code in {"KP", "KR"} else plain


def _name_in(script: str, place: Place) -> str:
    """The likeliest spelling in a script: one edited by hand, or else a guess.

    Longer names in Hangul and Han carry "city" or "county"; in letters and syllables the right
    spelling is about as long as the English name.
    """
    fitting = re.compile(f"[{script} ]+" if script else "(?!)").fullmatch
    wanted = 0 if script in {HANGUL, HAN} else len(place.name)
    guesses = sorted(filter(fitting, place.alternate_names), key=lambda n: abs(len(n) - wanted))
    return next(iter([*filter(fitting, place.curated_names), *guesses]), "")
