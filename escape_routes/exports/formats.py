"""The formats in which an extract can be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.exports.csv import csv_zip
from escape_routes.exports.excel import excel
from escape_routes.exports.geojson import geojson
from escape_routes.exports.geopackage import geopackage
from escape_routes.exports.kml import kml

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.exports.extract import Extract


@dataclass(frozen=True)
class Format:
    """A format: its name, what it is for, its file name's end, its media type and its builder."""

    name: str
    purpose: str
    suffix: str
    media_type: str
    build: Callable[[Extract], bytes]


FORMATS = {
    "csv": Format(
        "CSV (zip)",
        "every table, for spreadsheets",
        "-csv.zip",
        "application/zip",
        csv_zip,
    ),
    "xlsx": Format(
        "Excel",
        "every table in one workbook",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        excel,
    ),
    "geojson": Format(
        "GeoJSON",
        "legs and places, for web maps",
        ".geojson",
        "application/geo+json",
        geojson,
    ),
    "gpkg": Format(
        "GeoPackage",
        "every table, for QGIS and its like",
        ".gpkg",
        "application/geopackage+sqlite3",
        geopackage,
    ),
    "kml": Format(
        "KML",
        "legs and places, for Google Earth and its like",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        kml,
    ),
}
