"""Every table as a GeoPackage 1.3: legs and places as layers, the other tables as attributes.

Written with SQLite in memory: a file of somebody's own data never touches the disk.

Source: OGC 12-128r17, GeoPackage Encoding Standard, clauses 1.1, 2.1 and 2.4.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset import datapackage
from escape_routes.dataset.schema import TABLES
from escape_routes.exports import features
from escape_routes.exports.features import DERIVED, Feature

if TYPE_CHECKING:
    from escape_routes.exports.extract import Extract

APPLICATION_ID = 0x47504B47
VERSION = 10300
WGS_84 = 4326
WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
GEOMETRY = "geom"
GEOMETRY_TYPES = {"legs": "MULTILINESTRING", "waypoints": "POINT"}
# Kinds of geometry in well-known binary.
POINT, LINE, LINES = 1, 2, 5
SQL_TYPES = {int: "INTEGER", float: "REAL", bool: "BOOLEAN", str: "TEXT"}
COLUMN_TYPES = {"Int64": "INTEGER", "float64": "REAL"}
ABOUT, DICTIONARY = "about", "data_dictionary"
SYSTEM_TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
SYSTEM_COLUMNS = [
    "srs_name", "srs_id", "organization", "organization_coordsys_id", "definition", "description",
]  # fmt: skip
GEOMETRY_COLUMNS = ["table_name", "column_name", "geometry_type_name", "srs_id", "z", "m"]
SYSTEMS = (
    ("WGS 84", WGS_84, "EPSG", WGS_84, WKT, "longitude, latitude, degrees"),
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic", 0, "NONE", 0, "undefined", None),
)


def geopackage(extract: Extract) -> bytes:
    """The database as bytes."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SYSTEM_TABLES)
        _fill(database, "gpkg_spatial_ref_sys", pd.DataFrame(SYSTEMS, columns=SYSTEM_COLUMNS))
        for name in TABLES:
            if name not in GEOMETRY_TYPES:
                _add_attributes(database, extract, name, extract.dataset.table(name))
        _add_layer(database, extract, "waypoints", features.waypoints(extract))
        _add_layer(database, extract, "legs", features.legs(extract))
        about = pd.DataFrame(list(extract.about().items()), columns=["name", "text"])
        _add_attributes(database, extract, ABOUT, about)
        _add_attributes(database, extract, DICTIONARY, datapackage.data_dictionary())
        database.commit()
        return database.serialize()


def _add_attributes(
    database: sqlite3.Connection, extract: Extract, name: str, frame: pd.DataFrame
) -> None:
    types = {column: COLUMN_TYPES.get(str(dtype), "TEXT") for column, dtype in frame.dtypes.items()}
    _create(database, name, {str(column): sql_type for column, sql_type in types.items()})
    _fill(database, name, frame)
    _fill(database, "gpkg_contents", _contents(extract, name))


def _add_layer(
    database: sqlite3.Connection, extract: Extract, name: str, found: list[Feature]
) -> None:
    dtypes = extract.dataset.table(name).drop(columns=[*features.NOT_PROPERTIES], errors="ignore")
    types = {str(c): COLUMN_TYPES.get(str(t), "TEXT") for c, t in dtypes.dtypes.items()}
    if name == "legs":
        types |= {column: SQL_TYPES[kind] for column, kind in DERIVED.items()}
    _create(database, name, {GEOMETRY: GEOMETRY_TYPES[name], **types})
    rows = [{GEOMETRY: _blob(feature), **feature.properties} for feature in found]
    _fill(database, name, pd.DataFrame(rows, columns=[GEOMETRY, *types], dtype="object"))
    _fill(database, "gpkg_contents", _contents(extract, name, found))
    columns = [name, GEOMETRY, GEOMETRY_TYPES[name], WGS_84, 0, 0]
    _fill(database, "gpkg_geometry_columns", pd.DataFrame([columns], columns=GEOMETRY_COLUMNS))


def _create(database: sqlite3.Connection, name: str, types: dict[str, str]) -> None:
    columns = ", ".join(f'"{column}" {sql_type}' for column, sql_type in types.items())
    database.execute(
        f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns})'
    )


def _fill(database: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    frame.to_sql(name, database, if_exists="append", index=False)


def _contents(extract: Extract, name: str, found: list[Feature] | None = None) -> pd.DataFrame:
    """The row that lists a table; with the bounds of its features, if it is a layer."""
    about = extract.about()
    row: dict[str, object] = {
        "table_name": name,
        "data_type": "attributes" if found is None else "features",
        "identifier": name,
        "description": f"{about['Notice']} Licence: {about['Licence']}.",
        "last_change": f"{extract.made_on.isoformat()}T00:00:00.000Z",
    }
    if found is not None:
        row |= {"srs_id": WGS_84, **_bounds(found)}
    return pd.DataFrame([row])


def _bounds(found: list[Feature]) -> dict[str, float]:
    positions = [position for feature in found for position in feature.positions]
    if not positions:
        return {}
    lons, lats = zip(*positions, strict=True)
    return {"min_x": min(lons), "min_y": min(lats), "max_x": max(lons), "max_y": max(lats)}


def _blob(feature: Feature) -> bytes:
    """A position as GeoPackage binary: header without envelope, then well-known binary.

    All legs are of one kind, as programs expect of a layer, although few have more than one line.
    """
    header = struct.pack("<2sBBi", b"GP", 0, 1, WGS_84)
    if not feature.lines:
        return header + struct.pack("<BIdd", 1, POINT, *feature.positions[0])
    lines = [struct.pack("<BII4d", 1, LINE, 2, *start, *end) for start, end in feature.lines]
    return header + struct.pack("<BII", 1, LINES, len(lines)) + b"".join(lines)
