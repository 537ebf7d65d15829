"""The gazetteer as it lies in `data/gazetteer`: an extract of GeoNames plus an override table.

The override table is edited by hand. Coordinates are WGS 84 decimal degrees, latitude first.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from escape_routes.dataset.load import DATA_DIR
from escape_routes.dataset.schema import GEOCODERS, PRECISIONS, WAYPOINT_KINDS
from escape_routes.errors import DataError, Fault
from escape_routes.gazetteer.gazetteer import Gazetteer, Place
from escape_routes.gazetteer.spelling import fold, listed

DIRECTORY = DATA_DIR / "gazetteer"
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


def load_gazetteer(directory: Path = DIRECTORY) -> Gazetteer:
    """The gazetteer of a directory.

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
    """The places of a file; what is wrong with it is added to `faults`."""
    try:
        reader = csv.DictReader(io.StringIO(_text(path)), strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            expected = f"the columns must be {', '.join(columns)}"
            faults.append(Fault(path.name, 1, "", expected, ", ".join(reader.fieldnames or ())))
            return []
        rows = [(reader.line_num, row) for row in reader]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        faults.append(Fault(path.name, 0, "", f"the file cannot be read: {reason(error)}"))
        return []
    row_faults = [fault for row_no, row in rows for fault in _row_faults(path.name, row_no, row)]
    faults.extend(row_faults)
    return [] if row_faults else [place(row) for _, row in rows]


def reason(error: Exception) -> str:
    """Why a file cannot be read, in words."""
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
        alternate_names=listed(row["alternate_names"]),
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
        curated_names=listed(row["alternate_names"]),
        source=row["source"],
        note=row["note"],
        is_override=True,
    )


def _merge(places: list[Place], overrides: list[Place]) -> list[Place]:
    """All places; an override with a GeoNames id replaces that entry, but keeps its names.

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
