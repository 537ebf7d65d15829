"""The encoded basemap: what the files say, and that places fall into their own country."""

import csv
import json
from functools import cache, reduce
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon

from scripts import build_basemap

ROOT = Path(__file__).parents[2]
BASEMAP = ROOT / "data" / "basemap"
FILES = ("osm", "areas", "gshhg", "natural_earth", "labels")

# Points well inside each country; one more for each island on or beside which a waypoint lies.
INSIDE = {
    "CN": [(35, 103)],
    "CU": [(21.9, -79)],
    "EG": [(27, 30)],
    "GB": [(52, -1)],
    "IT": [(43, 12)],
    "KH": [(12.7, 104.8)],
    "KP": [(40.2, 126.9)],
    "KR": [(36.5, 128), (37.7, 126.45)],
    "KW": [(29.2, 47.6)],
    "LA": [(19.4, 103.2)],
    "MM": [(21.3, 95.6)],
    "MN": [(47, 104)],
    "MY": [(4, 102)],
    "PH": [(16.5, 121), (12.93, 122.07)],
    "RU": [(61, 100)],
    "SG": [(1.35, 103.8)],
    "TH": [(15.9, 101.3)],
    "US": [(39, -98)],
    "VN": [(21.5, 105)],
}
# Outside the region the coast is drawn to 4 km, so a port may come to lie in the sea.
COAST_DEG = 0.07
# Places that belong to neither side of the line on which they lie.
ON_THE_LINE = {"panmunjom"}

BORDER_TOWNS = {
    "Hyesan": ("KP", 41.402, 128.178),
    "Hoeryong": ("KP", 42.441, 129.746),
    "Musan": ("KP", 42.226, 129.208),
    "Onsong": ("KP", 42.957, 129.993),
    "Sinuiju": ("KP", 40.101, 124.398),
    "Samjiyon": ("KP", 41.804, 128.319),
    "Tumen": ("CN", 42.966, 129.842),
    "Helong": ("CN", 42.540, 128.997),
    "Longjing": ("CN", 42.771, 129.423),
    "Changbai": ("CN", 41.418, 128.196),
    "Dandong": ("CN", 40.129, 124.395),
    "Hunchun": ("CN", 42.867, 130.357),
    "Mengla": ("CN", 21.462, 101.564),
    "Mohan": ("CN", 21.185, 101.685),
    "Pingxiang": ("CN", 22.097, 106.757),
    "Erenhot": ("CN", 43.648, 111.977),
    "Zamyn-Uud": ("MN", 43.719, 111.908),
    "Boten": ("LA", 21.176, 101.666),
    "Luang Namtha": ("LA", 20.949, 101.402),
    "Houayxay": ("LA", 20.270, 100.418),
    "Vientiane": ("LA", 17.967, 102.600),
    "Thakhek": ("LA", 17.410, 104.831),
    "Savannakhet": ("LA", 16.570, 104.762),
    "Mae Sai": ("TH", 20.434, 99.876),
    "Chiang Saen": ("TH", 20.275, 100.087),
    "Chiang Khong": ("TH", 20.261, 100.405),
    "Nong Khai": ("TH", 17.878, 102.742),
    "Nakhon Phanom": ("TH", 17.411, 104.779),
    "Bueng Kan": ("TH", 18.363, 103.652),
    "Lao Cai": ("VN", 22.486, 103.971),
    "Mong Cai": ("VN", 21.525, 107.966),
    "Tachileik": ("MM", 20.448, 99.881),
    "Mong La": ("MM", 21.671, 100.013),
}


@cache
def read(name):
    return json.loads((BASEMAP / f"{name}.json").read_text("utf-8"))


@cache
def areas():
    return shapely.STRtree(build_basemap.decode_countries(read("osm")))


def area_at(lat, lon):
    """Number of the area at a point; None in the sea."""
    found = areas().query(Point(lon, lat), predicate="within")
    return int(found[0]) if len(found) else None


@cache
def countries():
    """Country code by number of area."""
    return {area_at(*place): code for code, places in INSIDE.items() for place in places}


def country_at(lat, lon):
    """Code of the country at a point, or at the nearest coast."""
    area = area_at(lat, lon)
    if area is None:
        near = areas().query_nearest(Point(lon, lat), max_distance=COAST_DEG)
        area = int(near[0]) if len(near) else None
    return countries().get(area)


def waypoints():
    with (ROOT / "data" / "waypoints.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_labels():
    return read("labels")["labels"] + read("natural_earth")["labels"]


def test_every_waypoint_lies_in_its_own_country():
    found = {
        row["waypoint_id"]: (country_at(float(row["lat"]), float(row["lon"])), row["country_code"])
        for row in waypoints()
        if row["waypoint_id"] not in ON_THE_LINE
    }
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("town", BORDER_TOWNS)
def test_border_towns_lie_on_their_own_side(town):
    code, lat, lon = BORDER_TOWNS[town]
    assert countries()[area_at(lat, lon)] == code


def test_each_country_is_an_area_of_its_own():
    found = [area_at(*place) for places in INSIDE.values() for place in places]
    assert None not in found
    assert len(set(found)) == len(found)


def test_names_of_countries_stand_on_land():
    in_the_sea = [
        name
        for kind, name, lat, lon, _ in all_labels()
        if kind == "country" and area_at(lat, lon) is None
    ]
    assert in_the_sea == []


def test_contested_seas_carry_both_names():
    seas = {name for kind, name, *_ in all_labels() if kind == "sea"}
    assert {"Sea of Japan / East Sea", "Yellow Sea / West Sea"} <= seas
    assert not seas & {"Sea of Japan", "East Sea", "Yellow Sea", "West Sea"}


def test_every_label_has_a_known_kind_and_a_place():
    for kind, name, lat, lon, zoom in all_labels():
        assert kind in {"country", "sea", "river", "province", "town"}
        assert name == name.strip() != ""
        assert -60 <= lat <= 85
        assert -180 <= lon <= 180
        assert build_basemap.MIN_ZOOM <= zoom <= build_basemap.MAX_ZOOM


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_licence_attribution_and_source(name):
    head = read(name)
    assert {key: head[key] for key in ("licence", "attribution", "source")} == (
        build_basemap.HEADS[name]
    )


def test_the_files_stay_small():
    assert sum((BASEMAP / f"{name}.json").stat().st_size for name in FILES) < 1_200_000


@given(
    st.lists(
        st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000), st.integers(2, 9)),
        min_size=1,
    )
)
def test_what_is_encoded_can_be_decoded(vertices):
    points = [(lon, lat) for lon, lat, _ in vertices]
    zooms = [zoom for *_, zoom in vertices]
    text = build_basemap.encode_line(points, zooms)
    assert build_basemap.decode_line(text) == (points, zooms)
    assert json.dumps(text) == f'"{text}"'
    assert "<" not in text


@given(
    st.lists(
        st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)),
        min_size=3,
        max_size=60,
        unique=True,
    ),
    st.integers(build_basemap.MIN_ZOOM, build_basemap.MAX_ZOOM - 1),
)
def test_left_out_vertices_move_a_line_by_less_than_the_tolerance(points, zoom):
    flat = build_basemap.mercator_deg(np.array(points))
    zooms = build_basemap.line_zooms(flat, build_basemap.MIN_ZOOM)
    kept = np.flatnonzero(zooms <= zoom)
    pixel_deg = 360 / 256 / 2**zoom
    for first, last in pairwise(kept):
        chord = LineString(flat[[first, last]])
        for vertex in flat[first + 1 : last]:
            assert chord.distance(Point(vertex)) <= build_basemap.TOLERANCE_PX * pixel_deg + 1e-9


def test_cells_cover_the_area_and_nothing_else():
    """A star with a hole, large enough to be cut; its cells together are the star again."""
    angles = np.linspace(0, 2 * np.pi, 4001)[:-1]
    radii = 30_000 + 8_000 * np.sin(angles * 41)
    outline = np.column_stack([radii * np.cos(angles), radii * np.sin(angles)]).round()
    star = Polygon(outline, [Point(0, 0).buffer(9_000).exterior.coords[:]])
    pieces = build_basemap.polygon_pieces([star])
    assert len(pieces) > 4
    difference = build_basemap.decode_land(pieces).symmetric_difference(star)
    assert difference.area < star.area / 10_000


def seen_at(zoom, piece):
    """The area of a piece as it is painted at a zoom."""
    rings = []
    for text in piece[5:]:
        points = [p for p, z in zip(*build_basemap.decode_line(text), strict=True) if z <= zoom]
        if len(points) > 2:
            rings.append(shapely.make_valid(Polygon(points)))
    return reduce(shapely.symmetric_difference, rings, Polygon())


@pytest.mark.parametrize("zoom", [3, 6])
def test_cuts_leave_no_mark_at_a_zoom(zoom):
    """What is painted of a cell differs from its full outline by less than two pixels anywhere."""
    pixel = 360_000 / 256 / 2**zoom
    for piece in read("osm")["land"]:
        _, _, south, _, north, *_ = piece
        # Towards the poles a pixel is a much shorter way.
        if south < -50_000 or north > 60_000:
            continue
        painted, whole = seen_at(zoom, piece), seen_at(build_basemap.MAX_ZOOM, piece)
        assert painted.symmetric_difference(whole).buffer(-pixel).is_empty, piece[:5]


def test_areas_of_countries_follow_from_coast_and_borders():
    assert read("areas")["areas"] == json.loads(
        json.dumps(build_basemap.country_pieces(read("osm"), build_basemap.AREA_POINTS))
    )


def test_every_country_of_the_dataset_has_an_area_that_holds_its_label_point():
    areas = read("areas")["areas"]
    with (ROOT / "data" / "waypoints.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["country_code"] for row in rows} == set(areas)
    for row in (row for row in rows if row["kind"] == "country"):
        outlines = [
            Polygon(np.array(build_basemap.decode_line(text)[0]) / build_basemap.UNITS)
            for piece in areas[row["country_code"]]
            for text in piece[5:]
        ]
        point = Point(float(row["lon"]), float(row["lat"]))
        assert any(outline.contains(point) for outline in outlines), row["name"]


def plain_feature(kind, kind_of_geometry, coordinates, **properties):
    return {
        "type": "Feature",
        "properties": {"k": kind, **properties},
        "geometry": {"type": kind_of_geometry, "coordinates": coordinates},
    }


def test_each_licence_has_its_own_file(tmp_path):
    """A river that is the border goes with the border; other rivers go with their own source."""
    square = [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]
    lake = [[[1, 1], [2, 1], [2, 2], [1, 1]]]
    features = [
        plain_feature("land", "MultiPolygon", [square]),
        plain_feature("lakes", "Polygon", lake),
        plain_feature("borders", "LineString", [[5, 0], [5, 10]]),
        plain_feature("rivers", "LineString", [[5, 2], [5, 8]], r=1),
        plain_feature("rivers", "LineString", [[5, 2], [9, 2]], r=3),
        plain_feature("admin1", "LineString", [[0, 5], [4, 5]]),
        plain_feature("labels", "Point", [2, 3], label="town", name="A", min_zoom=5),
        plain_feature("labels", "Point", [4, 5], label="province", name="B", min_zoom=7),
    ]
    source = tmp_path / "basemap.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    points = tmp_path / "area_points.csv"
    points.write_text("country_code,lat,lon,place\nXX,5,2,west\n", encoding="utf-8")
    files = build_basemap.encode(source, points)
    build_basemap.write(tmp_path, files)
    assert [piece[:5] for piece in files["osm"]["rivers"]] == [[1, 5000, 2000, 5000, 8000]]
    assert [piece[:5] for piece in files["gshhg"]["rivers"]] == [[3, 5000, 2000, 9000, 2000]]
    assert ["town", "A", 3, 2, 5] in files["labels"]["labels"]
    assert files["natural_earth"]["labels"] == [["province", "B", 5, 4, 7]]
    assert {path.stem for path in tmp_path.glob("*.json")} == set(FILES)
    assert len(build_basemap.decode_countries(files["osm"])) == 2
    ((west,),) = files["areas"]["areas"].values()
    assert west[:5] == [0, 0, 0, 5000, 10000]
