"""Each exported file, opened by a program that is not ours, says what the loaded dataset says."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import warnings
import zipfile
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import openpyxl
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from escape_routes.dataset import editions, terms
from escape_routes.dataset.cells import guarded, restored
from escape_routes.dataset.load import DATA_DIR, from_files, load
from escape_routes.dataset.own_zip import read_zip
from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import FOREIGN_KEYS, TABLES
from escape_routes.exports import extract, geojson
from escape_routes.exports.csv import raw_csv, spreadsheet_csv
from escape_routes.exports.excel import MAX_CELL, SHORTENED
from escape_routes.exports.extract import Extract
from escape_routes.exports.formats import FORMATS
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection
from escape_routes.style.palette import FAMILY_COLOURS, rgb
from escape_routes.style.wording import NOTICE

DATA = load(DATA_DIR)
TERMS = terms.our_terms()
CHOSEN = Selection(frozenset({"thai-entry-bueng-kan", "mongolia"}), 2010, 2018)
TODAY = date(2026, 12, 31)
EXTRACTS = {
    "whole": replace(extract.whole(DATA, TERMS), made_on=TODAY),
    "selection": replace(extract.selected(DATA, CHOSEN, TERMS), made_on=TODAY),
}
WHOLE = EXTRACTS["whole"]
OVER_THE_PACIFIC = {"us-thailand-united-states", "d6-havana-south-korea"}
DANGEROUS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\uff1d1", "'=1", "''-2"]


@pytest.fixture(scope="module", params=list(EXTRACTS))
def part(request) -> Extract:
    return EXTRACTS[request.param]


@pytest.fixture(scope="module")
def built(part) -> dict[str, bytes]:
    return {name: kind.build(part) for name, kind in FORMATS.items()}


@pytest.fixture(scope="module")
def book(built):
    return openpyxl.load_workbook(io.BytesIO(built["xlsx"]), read_only=True)


def expected(part: Extract, table: str) -> list[dict[str, object]]:
    """Return the rows that a file must have, recomputed from the loaded dataset."""
    frame = DATA.table(table)
    if part.words == "Everything.":
        return plain(frame)
    return plain(frame[wanted(table)])


def wanted(table: str) -> pd.Series:
    """Return which rows the selection keeps or a row it keeps names, found without `extract`."""
    kept = selection.apply(DATA, CHOSEN)
    frame = DATA.table(table)
    if table == "evidence":
        kept_rows = {tuple(map(str, row)) for row in kept.evidence.to_numpy()}
        return pd.Series([tuple(map(str, row)) in kept_rows for row in frame.to_numpy()])
    named = set(kept.table(table)[TABLES[table].key])
    if table == "routes":
        named |= {one for cell in kept.events["route_ids"] for one in split_ids(cell)}
        named |= set(frame.loc[frame["route_id"].isin(list(named)), "part_of"])
    if table == "excerpts":
        named |= set(kept.counts["excerpt_id"])
    if table == "sources":
        named |= set(kept.counts["source_id"])
        passages = named_passages(kept)
        own = DATA.excerpts[DATA.excerpts["excerpt_id"].isin(passages)]
        named |= set(own["source_id"])
    return frame[TABLES[table].key].isin(list(named))


def named_passages(kept) -> list[str]:
    return [*kept.excerpts["excerpt_id"], *kept.counts["excerpt_id"]]


def plain(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Return rows as plain values; None for a missing number and for an empty text."""
    return [
        {str(name): as_plain(value) for name, value in zip(frame.columns, row, strict=True)}
        for row in frame.astype("object").to_numpy().tolist()
    ]


def as_plain(value: object) -> object:
    if value is None or value is pd.NA or value == "":
        return None
    return None if isinstance(value, float) and math.isnan(value) else value


def without(rows, *names):
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def opened(tmp_path, name, content):
    path = tmp_path / f"x{FORMATS[name].suffix}"
    path.write_bytes(content)
    return path


def test_selection_keeps_less_and_names_rows_outside_it():
    """The selection under test is one that needs rows added, else it would prove nothing."""
    assert len(EXTRACTS["selection"].dataset.counts) < len(DATA.counts)
    assert set(EXTRACTS["selection"].added) == {"routes", "excerpts"}
    assert EXTRACTS["whole"].added == {}


@pytest.mark.parametrize("table", TABLES)
def test_zip_has_each_row_of_the_dataset(built, part, table):
    with zipfile.ZipFile(io.BytesIO(built["csv"])) as archive:
        text = archive.read(f"{table}.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    numbers = [n for n, dtype in DATA.table(table).dtypes.items() if str(dtype) != "str"]
    for row in rows:
        row.update({name: row[name] and float(row[name]) for name in numbers})
        row.update(
            {name: text and restored(text) for name, text in row.items() if name not in numbers}
        )
    assert [{k: v or (v if v == 0 else None) for k, v in row.items()} for row in rows] == expected(
        part, table
    )


def test_frictionless_accepts_the_zip(built, tmp_path):
    """The description in the zip fits its tables, keys included, as another program checks it."""
    with zipfile.ZipFile(io.BytesIO(built["csv"])) as archive:
        archive.extractall(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import validate

        report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])[:5]
    assert report.stats["tasks"] == len(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_workbook_has_each_row_of_the_dataset(book, part, table):
    header, *rows = book[table].iter_rows(values_only=True)
    found = [dict(zip_longest(header, row)) for row in rows]
    for row in found:
        row.update({k: restored(v) for k, v in row.items() if isinstance(v, str)})
    assert found == expected(part, table)


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"legs", "waypoints"}))
def test_geopackage_has_each_row_of_the_dataset(built, part, table, tmp_path):
    frame = pyogrio.read_dataframe(opened(tmp_path, "gpkg", built["gpkg"]), layer=table)
    assert plain(frame) == expected(part, table)


@pytest.mark.parametrize("table", ["legs", "waypoints"])
@pytest.mark.parametrize("name", ["gpkg", "geojson"])
def test_layers_have_each_leg_and_place_where_it_is(built, part, table, name, tmp_path):
    path = opened(tmp_path, name, built[name])
    if name == "gpkg":
        frame = pyogrio.read_dataframe(path, layer=table)
        assert frame.crs.to_epsg() == 4326
    else:
        frame = pyogrio.read_dataframe(path)
        frame = frame[frame["table"] == table]
    rows = {row[TABLES[table].key]: row for row in expected(part, table)}
    assert len(frame) == len(rows)
    for row in frame.to_dict("records"):
        original = rows[row[TABLES[table].key]]
        assert ends_of(row["geometry"]) == lonlats(original)
        columns = set(original) - {"lat", "lon"}
        assert {c: as_plain(row[c]) for c in columns} == {c: original[c] for c in columns}


def ends_of(geometry):
    """Return the one position of a point, or where the lines of a leg begin and end."""
    lines = [[pair[:2] for pair in line.coords] for line in shapely.get_parts(geometry)]
    return [lines[0][0], lines[-1][-1]] if geometry.geom_type != "Point" else lines[0]


def lonlats(row):
    """Return the position of a place, or of both ends of a leg, longitude first."""
    ids = [row["waypoint_id"]] if "lat" in row else [row["from_waypoint_id"], row["to_waypoint_id"]]
    places = DATA.waypoints.set_index("waypoint_id")
    return [(places.loc[key, "lon"], places.loc[key, "lat"]) for key in ids]


def test_kml_has_each_leg_and_place_where_it_is(built, part, tmp_path):
    path = opened(tmp_path, "kml", built["kml"])
    found = {"legs": {}, "waypoints": {}}
    for layer, _ in pyogrio.list_layers(path):
        for row in pyogrio.read_dataframe(path, layer=layer).to_dict("records"):
            key = TABLES[row["table"]].key
            found[row["table"]][row[key]] = ends_of(row["geometry"])
    for table, positions in found.items():
        assert positions == {row[TABLES[table].key]: lonlats(row) for row in expected(part, table)}


@pytest.mark.parametrize("name", ["geojson", "gpkg", "kml"])
def test_no_leg_runs_round_the_wrong_side_of_the_earth(name, tmp_path):
    """A leg over the Pacific is two lines that meet at the antimeridian; all others are one."""
    legs = geometries(name, tmp_path)
    assert set(legs) == set(DATA.legs["leg_id"])
    for leg_id, shape in legs.items():
        lines = shapely.get_parts(shape)
        assert {line.geom_type for line in lines} == {"LineString"}
        assert len(lines) == (2 if leg_id in OVER_THE_PACIFIC else 1), leg_id
        west, _, east, _ = shapely.bounds(lines).T
        assert (east - west).sum() <= 180, leg_id
        assert shapely.box(-180, -90, 180, 90).covers(shape), leg_id


@pytest.mark.parametrize("name", ["geojson", "gpkg", "kml"])
def test_a_leg_to_the_united_states_crosses_the_antimeridian_once(name, tmp_path):
    there, on = shapely.get_parts(geometries(name, tmp_path)["us-thailand-united-states"])
    # 79 of 160.4 degrees lie west of the antimeridian.
    assert [pair[:2] for pair in there.coords] == [(101.0, 15.5), (180.0, 27.47)]
    assert [pair[:2] for pair in on.coords] == [(-180.0, 27.47), (-98.6, 39.8)]


def geometries(name, tmp_path):
    """Return the shapes of a file by leg, as another program reads them."""
    path = opened(tmp_path, name, FORMATS[name].build(WHOLE))
    return {
        row["leg_id"]: row["geometry"]
        for layer, kind in pyogrio.list_layers(path)
        if kind
        for row in pyogrio.read_dataframe(path, layer=layer).to_dict("records")
        if isinstance(row.get("leg_id"), str)
    }


STYLE = re.compile(r'<Style id="([^"]+)">\s*<LineStyle>\s*<color>(\w+)')
STYLED_LEG = re.compile(
    r'<styleUrl>#([^<]+)(?:(?!</Placemark>).)*?"leg_id">\s*<value>([^<]+)', re.S
)


def test_kml_draws_each_leg_in_the_colour_of_its_family(part, built):
    text = built["kml"].decode()
    styles = dict(STYLE.findall(text))
    legs = {key: styles[style] for style, key in STYLED_LEG.findall(text)}
    families = DATA.routes.set_index("route_id")["family"]
    assert legs == {
        leg["leg_id"]: kml_colour(FAMILY_COLOURS["light"][families[leg["route_id"]]])
        for leg in expected(part, "legs")
    }


def kml_colour(colour):
    """Opaque, blue, green, red."""
    red, green, blue = rgb(colour)
    return f"ff{blue:02x}{green:02x}{red:02x}"


def test_kml_has_a_style_for_routes_without_a_family(small):
    plain = small.replace(routes=small.routes.assign(family=""))
    content = FORMATS["kml"].build(extract.whole(plain, TERMS)).decode()
    assert content.count('<Style id="routes">') == content.count("<Style ") == 1
    assert content.count("<styleUrl>#routes</styleUrl>") == len(small.legs)


def test_legs_carry_short_name_and_family_of_their_route(part):
    routes = DATA.routes.set_index("route_id")
    for one in json.loads(geojson.legs(part))["features"]:
        told = one["properties"]
        route = routes.loc[told["route_id"]]
        assert told["route_short_name"] == route["short_name"]
        assert told["route_family"] == route["family"]


def test_kml_escapes_text_of_the_data(small):
    """Angle brackets in a name stay text."""
    places = small.waypoints.assign(name="<b>&amp;")
    part = extract.whole(small.replace(waypoints=places), TERMS)
    assert b"<name>&lt;b&gt;&amp;amp;</name>" in FORMATS["kml"].build(part)


def test_geojson_is_in_the_order_of_the_standard(part):
    """RFC 7946: longitude first, two decimals, ids that are unique."""
    lines = json.loads(geojson.legs(part))["features"]
    points = json.loads(geojson.waypoints(part))["features"]
    kinds = {one["geometry"]["type"] for one in lines}
    assert kinds == ({"LineString", "MultiLineString"} if part is WHOLE else {"LineString"})
    seoul = {one["id"]: one for one in points}.get("waypoints.seoul")
    if seoul:
        assert seoul["geometry"]["coordinates"] == [126.98, 37.57]
    assert len({one["id"] for one in [*lines, *points]}) == len(lines) + len(points)


@pytest.mark.parametrize("name", FORMATS)
def test_notice_licence_and_date_stand_inside(built, name, tmp_path):
    content = built[name]
    if name == "csv":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = archive.read("README.txt").decode() + archive.read("datapackage.json").decode()
    elif name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        text = str(list(book["about"].iter_rows(values_only=True)))
    elif name == "gpkg":
        path = opened(tmp_path, name, content)
        text = str(pyogrio.read_dataframe(path, layer="about").to_dict())
    else:
        text = content.decode()
    assert NOTICE in text
    assert "CC BY 4.0" in text
    assert TERMS.licence_url in text
    assert "2026-11-21" in text
    assert TODAY.isoformat() in text


def test_another_dataset_does_not_get_our_licence(small):
    """What somebody else has made is not given away in our name."""
    about = extract.whole(small, terms.other_terms()).about()
    assert about["Licence"] == "not stated"
    assert "Credit" not in about
    assert "maintainers" not in str(about)


@pytest.mark.parametrize(
    "chosen",
    [CHOSEN, Selection(start_year=2003, end_year=2003), Selection(frozenset({"russia"}))],
    ids=["two routes and years", "one year", "one route"],
)
def test_no_key_of_a_selection_leads_nowhere(chosen):
    dataset = extract.selected(DATA, chosen, TERMS).dataset
    for key in FOREIGN_KEYS:
        cells = dataset.table(key.table)[key.column]
        named = {one for cell in cells for one in split_ids(cell)}
        assert named <= set(dataset.table(key.target)[TABLES[key.target].key]), key
    for row in dataset.evidence.itertuples():
        assert row.subject_id in set(
            dataset.table(row.subject_table)[TABLES[row.subject_table].key]
        )


def test_selection_adds_no_leg_and_no_event():
    """What is on the map is what is in the file."""
    kept = selection.apply(DATA, CHOSEN)
    assert list(EXTRACTS["selection"].dataset.legs["leg_id"]) == list(kept.legs["leg_id"])
    assert list(EXTRACTS["selection"].dataset.events["event_id"]) == list(kept.events["event_id"])


def test_selection_is_told_in_words():
    about = EXTRACTS["selection"].about()
    assert about["Selection"].startswith("2 routes (")
    assert about["Selection"].endswith("in 2010–2018.")
    assert re.match(r"\d+ routes, \d+ excerpts: ", about["Added"])
    assert "without their legs" in about["Added"]


@pytest.mark.parametrize("table", TABLES)
def test_raw_table_is_the_committed_file(table):
    assert raw_csv(table, DATA.table(table)) == (DATA_DIR / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Seoul", "'s", "a=b", "1-2", "혜산"])
def test_an_ordinary_text_stays_as_it_is(text):
    assert guarded(text) == text == restored(text)


@given(st.text(alphabet="'=+-@\t\r\n\uff1da 1", max_size=6))
def test_guarding_can_be_undone_and_leaves_no_formula(text):
    assert restored(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r\n\uff1d")


@pytest.fixture
def planted(small):
    """The small dataset with a formula in a note, and a longitude below nought."""
    events = small.events.assign(note='=HYPERLINK("x")', title="@SUM(1)")
    places = small.waypoints.assign(lon=-100.5)
    return small.replace(events=events, waypoints=places)


def test_planted_formula_is_harmless_in_the_zip_and_numbers_are_numbers(planted):
    text = spreadsheet_csv("events", planted.events).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert (row["note"], row["title"]) == ('\'=HYPERLINK("x")', "'@SUM(1)")
    places = spreadsheet_csv("waypoints", planted.waypoints).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(places)))["lon"] == "-100.50"


def test_planted_formula_is_text_in_the_workbook(planted):
    content = FORMATS["xlsx"].build(extract.whole(planted, TERMS))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert '\'=HYPERLINK("x")' in {cell.value for cell in book["events"]["K"]}
    assert book["waypoints"]["J2"].value == -100.5


def test_planted_formula_comes_back_as_it_was(planted, today):
    """Out by the zip and in by own data: the same dataset."""
    back = read_zip(FORMATS["csv"].build(extract.whole(planted, TERMS)), today)
    for table in TABLES:
        pd.testing.assert_frame_equal(back.table(table), planted.table(table))


def test_whole_zip_comes_back_as_the_dataset():
    back = read_zip(FORMATS["csv"].build(EXTRACTS["whole"]), date(2026, 11, 21))
    for table in TABLES:
        pd.testing.assert_frame_equal(back.table(table), DATA.table(table))


def test_a_cell_too_long_for_excel_is_shortened_and_says_so(small):
    events = small.events.assign(summary="x" * (MAX_CELL + 1))
    content = FORMATS["xlsx"].build(extract.whole(small.replace(events=events), TERMS))
    cell = openpyxl.load_workbook(io.BytesIO(content))["events"]["C2"].value
    assert len(cell) == MAX_CELL
    assert cell.endswith(SHORTENED)


def test_an_empty_dataset_can_be_exported(small_files, today, tmp_path):
    headers = {name: content.split(b"\n")[0] + b"\n" for name, content in small_files.items()}
    part = extract.whole(from_files(headers, today), TERMS)
    for name, kind in FORMATS.items():
        path = opened(tmp_path, name, kind.build(part))
        assert path.stat().st_size > 0
    layers = pyogrio.list_layers(tmp_path / "x.gpkg")
    assert {"legs", "waypoints", "counts"} <= set(layers[:, 0])


def test_the_same_extract_gives_the_same_zip():
    part = EXTRACTS["whole"]
    assert FORMATS["csv"].build(part) == FORMATS["csv"].build(part)


CHANGES = """
## [Unreleased]

### Data

- Not yet
  out.

## [0.2.0] - 2027-01-02

### Added

- A page.

## [0.1.0] - 2026-11-21

### Data

- First.
- Second.
"""


def test_editions_are_those_that_changed_the_data():
    found = editions.editions(CHANGES)
    assert [(one.version, one.date) for one in found] == [("", ""), ("0.1.0", "2026-11-21")]
    assert [one.changes for one in found] == [("Not yet out.",), ("First.", "Second.")]
    assert editions.newest(CHANGES).version == "0.1.0"


def test_no_changelog_is_no_edition():
    assert editions.newest("") == editions.Edition("", "", ())


def test_our_changelog_has_an_edition():
    assert TERMS.version
    assert TERMS.date
