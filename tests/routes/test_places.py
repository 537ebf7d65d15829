"""A place is found in every spelling, and knows its neighbours, events and names."""

from __future__ import annotations

import pytest

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.gazetteer.reading import load_gazetteer
from escape_routes.routes import places
from escape_routes.routes.selection import Selection, apply


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def names(data):
    return places.names(data, load_gazetteer())


@pytest.mark.parametrize(
    ("spelling", "waypoint_id"),
    [
        ("Kunming", "kunming"),
        ("昆明", "kunming"),
        ("쿤밍", "kunming"),
        ("K'un-ming", "kunming"),
        ("เชียงของ", "chiang-khong"),
        ("Chian Kong", "chiang-khong"),
        ("Mesai", "mae-sai"),
        ("mae-sai", "mae-sai"),
        ("Bung Kan", "bueng-kan"),
        ("北朝鮮", "north-korea"),
        ("Hà Nội", "hanoi"),
        ("Ha Noi", "hanoi"),
        ("Goseong", "goseong-gangwon"),
    ],
)
def test_a_place_is_found_in_any_spelling(names, spelling, waypoint_id):
    assert names.find(spelling).waypoint_ids[0] == waypoint_id


def test_every_name_of_every_waypoint_leads_to_it(names):
    for place in names.places.values():
        for one in places.spellings(place):
            assert place.waypoint_id in names.find(one.text).waypoint_ids, one.text


def test_the_place_that_bears_a_name_itself_comes_before_one_that_lists_it(names):
    """Weinan is a town, and a further spelling of its province in one source."""
    assert names.find("Weinan").waypoint_ids == ("weinan", "shaanxi")


@pytest.mark.parametrize(
    ("slip", "waypoint_id"),
    [("Kumning", "kunming"), ("Vladivostock", "vladivostok"), ("Chiang", "chiang-khong")],
)
def test_close_spellings_are_offered(names, slip, waypoint_id):
    match = names.find(slip)
    assert not match.waypoint_ids
    assert waypoint_id in match.suggestions


@pytest.mark.parametrize("nothing", ["", "  ", "...", "qqqqqq"])
def test_nothing_is_made_of_nothing(names, nothing):
    assert names.find(nothing) == places.Match()


@pytest.mark.parametrize(
    ("spelling", "known_as", "area_id"),
    [
        ("혜산", "Hyesan, Ryanggang, North Korea", "ryanggang"),
        ("Huay Xai", "Huay Xai, Bokeo, Laos", "laos"),
    ],
)
def test_a_place_of_the_gazetteer_leads_to_the_area_around_it(names, spelling, known_as, area_id):
    match = names.find(spelling)
    assert (match.known_as, match.area_id) == (known_as, area_id)
    assert not match.waypoint_ids


def test_without_a_gazetteer_only_the_dataset_is_known(small):
    names = places.names(small)
    assert names.find("혜산").waypoint_ids == ("hyesan",)
    assert names.find("Kirin").waypoint_ids == ("jilin",)
    assert names.find("Huay Xai") == places.Match()


def test_names_are_told_apart_by_script_and_kind(names):
    told = {(one.text, one.script, one.kind) for one in places.spellings(names.places["bueng-kan"])}
    assert {
        ("Bueng Kan", "Latin", "usual name"),
        ("븡깐", "Korean", "Korean name"),
        ("บึงกาฬ", "Thai", "local name"),
        ("ブンカーン", "Japanese", "further spelling"),
        ("Bung Kan", "Latin", "further spelling"),
    } <= told


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("北京", "Chinese characters"),
        ("Москва", "Cyrillic"),
        ("القاهرة", "Arabic"),
        ("ວຽງຈັນ", "Lao"),
        ("មក", "Khmer"),
        ("မြန်မာ", "Burmese"),
        ("Hà Nội", "Latin"),
    ],
)
def test_scripts_are_named(text, script):
    assert places.script(text) == script


@pytest.mark.parametrize(
    ("end", "direction"),
    [
        ((1, 0), "north"),
        ((0, 1), "east"),
        ((-1, 0), "south"),
        ((0, -1), "west"),
        ((1, 1), "north-east"),
    ],
)
def test_directions_are_those_of_the_compass(end, direction):
    bearing = places.bearing_deg((0, 0), end)
    assert 0 <= bearing < 360
    assert places.COMPASS[round(bearing / 45) % 8] == direction


def test_neighbours_are_the_other_ends_of_the_legs(small):
    found = places.neighbours(small, small, "jilin")
    assert [(one.leg.leg_id, one.place.name, one.is_onward) for one in found] == [
        ("thai-1", "Hyesan", False),
        ("thai-2", "Bangkok", True),
        ("return-1", "Hyesan", True),
    ]
    assert found[0].direction == "south-east"
    assert found[1].direction == "south-west"
    assert places.neighbour_table(found)["Distance (km)"].tolist()[1] == round(
        found[1].leg.length_km
    )


def test_neighbours_follow_the_selection(small):
    kept = apply(small, Selection(frozenset({"return"})))
    assert [one.leg.leg_id for one in places.neighbours(small, kept, "jilin")] == ["return-1"]


def test_a_table_without_neighbours_has_its_headings():
    frame = places.neighbour_table([])
    assert frame.empty
    assert "Distance (km)" in frame


def test_events_there_come_newest_first(small):
    assert places.events(small, "jilin")["event_id"].tolist() == ["jilin-2000"]
    assert places.events(small, "bangkok")["event_id"].tolist() == ["bangkok-2006"]


def test_the_overview_counts_what_each_place_has(small):
    frame = places.overview(small, small).set_index("waypoint_id")
    assert frame.loc["jilin", ["Routes", "Events", "Passages"]].tolist() == [2, 1, 1]
    assert frame.loc["seoul", ["Routes", "Events", "Passages"]].tolist() == [1, 1, 0]


def test_the_overview_of_the_dataset_names_every_country(data):
    countries = places.overview(data, data)["Country"]
    assert len(countries) == len(data.waypoints)
    assert not [name for name in countries if len(name) == 2]
