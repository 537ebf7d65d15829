"""Briefings are read with every fault named, written so that they load again, and have sources."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from escape_routes.briefing import charts, files
from escape_routes.briefing.files import MAX_BYTES, MAX_SCENES
from escape_routes.briefing.rules import CONTROL, MAX_PASSAGES, MAX_WORDS, count_words
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart, quoted, sources
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.errors import DataError
from escape_routes.evidence import passages as passages_
from escape_routes.evidence.subjects import Subject, describe
from escape_routes.maps.viewport import Viewport
from escape_routes.routes.selection import Selection

HEAD = 'title = "T"\nlanguage = "en"\n'
SCENE = '[[scene]]\ntitle = "S"\nroutes = ["thai"]\n'
"""Together five lines; what is added stands on the sixth."""
SHIPPED = ("how-people-get-out", "thailand-and-the-mekong", "twenty-five-years-in-numbers")


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(scope="module")
def shipped(data):
    return files.load_all(DATA_DIR, data)


def faults_of(text, dataset, name="x.toml"):
    """Every fault of a text as line, field, rule and value."""
    try:
        files.loads(text, dataset, name)
    except DataError as error:
        return [(f.row, f.column, f.rule, f.value) for f in error.faults]
    return []


def one_fault(text, dataset):
    """The only fault of a text."""
    (fault,) = faults_of(text, dataset)
    return fault


# No Latin words, so that no rule of wording is broken by chance.
WORDLESS = st.text("xzq\"\\\n\t #=[]{}'한คນ\u00a0é😀,.", max_size=60)
TITLES = WORDLESS.map(lambda text: "x" + text.replace("\n", " "))
VIEWS = st.builds(
    Viewport,
    st.integers(-9000, 9000).map(lambda n: n / 100),
    st.integers(-18000, 18000).map(lambda n: n / 100),
    st.integers(4, 18).map(lambda n: n / 2),
)
YEARS = st.lists(st.integers(1945, 2100), min_size=2, max_size=2).map(sorted)
EXCERPTS = ("x-ministry-01", "x-ministry-02", "x-daily-01", "x-daily-02")


@st.composite
def scenes(draw):
    start, end = draw(st.one_of(st.just((None, None)), YEARS))
    chart = draw(st.sampled_from([None, SceneChart(("arrivals", "asylum"), "series")]))
    return Scene(
        title=draw(TITLES),
        text=draw(WORDLESS),
        route_ids=tuple(draw(st.lists(st.sampled_from(["thai", "return"]), unique=True))),
        start_year=start,
        end_year=end,
        focus=draw(st.sampled_from(["", "leg.thai-1", "event.law-2004", "count.arrivals-2006"])),
        view=draw(st.none() | VIEWS),
        chart=chart,
        excerpt_ids=tuple(
            draw(st.lists(st.sampled_from(EXCERPTS), min_size=1, max_size=3, unique=True))
        ),
        notes=draw(WORDLESS),
        show_map=draw(st.booleans()),
    )


BRIEFINGS = st.builds(
    Briefing,
    briefing_id=st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}\Z"),
    title=TITLES,
    language=st.from_regex(r"\A[a-z]{2}\Z"),
    author=WORDLESS,
    date=st.sampled_from(["", "2026", "2026-11", "2026-02-28"]),
    scenes=st.lists(scenes(), min_size=1, max_size=4).map(tuple),
)


@settings(max_examples=60)
@given(briefing=BRIEFINGS)
def test_what_is_written_loads_again_as_the_same_briefing(small, briefing):
    text = files.dumps(briefing)
    assert files.loads(text, small, f"{briefing.briefing_id}.toml") == briefing


def test_control_characters_are_written_as_escapes_and_refused_when_read(small):
    scene = Scene(title="x\x07y", excerpt_ids=("x-daily-01",))
    text = files.dumps(Briefing("x", "T", "en", "", "", (scene,)))
    assert r"x\u0007y" in text
    assert one_fault(text, small)[2:] == ("must not hold control characters", r"'\x07'")


def test_a_file_written_by_hand_is_read_field_by_field(small, tmp_path):
    path = tmp_path / "by-hand.toml"
    path.write_text(
        'title = "How"\r\nlanguage = "en"\r\nauthor = "A"\r\ndate = 2026-11-21\r\n'
        '[[scene]]\r\ntitle = "One"\r\ntext = """\r\nTwo\r\nlines."""\r\n'
        'routes = [\r\n  "thai",\r\n]\r\nyears = [2004, 2012]\r\nfocus = "leg.thai-1"\r\n'
        'passages = ["x-daily-02"]\r\nnotes = "N"\r\nmap = false\r\n'
        'chart = { series = ["arrivals"], kind = "series" }\r\n'
        "[scene.view]\r\nlat = 20\r\nlon = 100.5\r\nzoom = 6\r\n",
        encoding="utf-8-sig",
        newline="",
    )
    scene = Scene(
        title="One",
        text="Two\nlines.",
        route_ids=("thai",),
        start_year=2004,
        end_year=2012,
        focus="leg.thai-1",
        view=Viewport(20.0, 100.5, 6.0),
        chart=SceneChart(("arrivals",), "series"),
        excerpt_ids=("x-daily-02",),
        notes="N",
        show_map=False,
    )
    assert files.load(path, small) == Briefing("by-hand", "How", "en", "A", "2026-11-21", (scene,))
    assert scene.selection == Selection(frozenset({"thai"}), 2004, 2012)


LONG = " ".join(["x"] * (MAX_WORDS + 1))
FIELD_FAULTS = {
    'text = "Open"': ("text", "must not say that a route can be used", "Open"),
    'text = "Then they had a hideout."': (
        "text",
        "must not speak of houses that hide people",
        "hideout",
    ),
    'text = "They were led by Kim Chol-su."': (
        "text",
        "must not name a person who is not on the list of people in public life",
        "Kim Chol-su",
    ),
    'text = "It cost 300 dollars."': (
        "text",
        "must not give prices of a place, leg or route",
        "300 dollars",
    ),
    f'text = "{LONG}"': ("text", "must have at most 60 words", "61 words"),
    f'text = "{"x" * 601}"': ("text", "must have at most 600 characters", "601 characters"),
    "text = 5": ("text", "must be text in quotation marks", "5"),
    'notes = "Tell them which road is the best option."': (
        "notes",
        "must not rank routes",
        "best option",
    ),
    f'notes = "{"x " * 401}"': ("notes", "must have at most 400 words", "401 words"),
    "notes = [1]": ("notes", "must be text in quotation marks", "[1]"),
    "years = [2010, 2004]": ("years", "must not end before they begin", "[2010, 2004]"),
    "years = [1900, 2004]": ("years", "must lie between 1945 and 2100", "[1900, 2004]"),
    "years = 2004": ("years", "must be two whole numbers, such as [2004, 2016]", "2004"),
    "years = [true, 2004]": (
        "years",
        "must be two whole numbers, such as [2004, 2016]",
        "[True, 2004]",
    ),
    'focus = "leg.nowhere"': (
        "focus",
        "names nothing in the dataset; write it as in leg.KEY or event.KEY",
        "leg.nowhere",
    ),
    'focus = "seoul"': (
        "focus",
        "names nothing in the dataset; write it as in leg.KEY or event.KEY",
        "seoul",
    ),
    "focus = 3": ("focus", "must be text in quotation marks", "3"),
    "view = { lat = 91, lon = 0, zoom = 5 }": ("view", "lat must lie between -90 and 90", "91"),
    "view = { lat = nan, lon = 0, zoom = 5 }": ("view", "lat must lie between -90 and 90", "nan"),
    "view = { lat = 1, lon = 0, zoom = 10 }": ("view", "zoom must lie between 2 and 9", "10"),
    "view = { lat = 1.234, lon = 0, zoom = 5 }": (
        "view",
        "lat must have at most 2 decimals",
        "1.234",
    ),
    'view = { lat = "1", lon = 0, zoom = 5 }': ("view", "lat must be a number", "1"),
    "view = { lat = true, lon = 0, zoom = 5 }": ("view", "lat must be a number", "True"),
    "view = { lat = 1, lon = 0 }": (
        "view",
        "must be { lat = …, lon = …, zoom = … }",
        "{'lat': 1, 'lon': 0}",
    ),
    'chart = { series = ["arrivals"], kind = "pie" }': (
        "chart",
        f"kind must be one of {', '.join(charts.kinds())}",
        "pie",
    ),
    'chart = { series = ["nothing"], kind = "series" }': (
        "chart",
        "names no row of series.csv",
        "nothing",
    ),
    'chart = { series = ["asylum"], kind = "share" }': (
        "chart",
        'a chart of the kind share is drawn from ["rok-arrivals-year"]',
        "['asylum']",
    ),
    'chart = { series = [], kind = "series" }': ("chart", "must name one to 3 series", "0 series"),
    'chart = "arrivals"': ("chart", 'must be { series = ["KEY"], kind = "…" }', "arrivals"),
    'front = "atlantis"': (
        "front",
        "must be all, a key of routes.csv or a family: mekong, overland, missions, work, near,"
        " returned, onward",
        "atlantis",
    ),
    "front = 1": ("front", "must be text in quotation marks", "1"),
    'walk = "atlantis"': ("walk", "names no row of routes.csv", "atlantis"),
    "walk = 1": ("walk", "must be text in quotation marks", "1"),
    'passages = ["x-nothing-01"]': ("passages", "names no row of excerpts.csv", "x-nothing-01"),
    'passages = ["x-daily-01", "x-daily-01"]': (
        "passages",
        "names the same row more than once",
        "x-daily-01",
    ),
    'passages = ["x-daily-01", "x-daily-02", "x-daily-03", "x-daily-04"]': (
        "passages",
        "must name at most 3 passages",
        "4 passages",
    ),
    'passages = "x-daily-01"': (
        "passages",
        'must be a list of keys, such as ["one", "two"]',
        "x-daily-01",
    ),
    "map = 1": ("map", "must be true or false", "1"),
    'zoom = "x"': (
        "zoom",
        "is not a field; fields are title, text, routes, years, focus, front, walk, view, chart,"
        " passages, notes, map",
        "zoom",
    ),
}


@pytest.mark.parametrize("line", FIELD_FAULTS)
def test_a_fault_of_a_scene_is_named_with_its_line_and_field(small, line):
    column, rule, value = FIELD_FAULTS[line]
    found = one_fault(f"{HEAD}{SCENE}{line}\n", small)
    assert found == (6, f"scene 1, {column}", rule, value)


HEAD_FAULTS = {
    'title = ""\nlanguage = "en"\n': (1, "title", "must not be empty", ""),
    'title = "a\\nb"\nlanguage = "en"\n': (1, "title", "must stand on one line", "a\nb"),
    f'title = "{"x" * 101}"\nlanguage = "en"\n': (
        1,
        "title",
        "must have at most 100 characters",
        "101 characters",
    ),
    'title = 3\nlanguage = "en"\n': (1, "title", "must be text in quotation marks", "3"),
    'language = "en"\n': (0, "title", "must not be missing", ""),
    'title = "T"\nlanguage = "English"\n': (
        2,
        "language",
        "must be two small letters, such as en",
        "English",
    ),
    f'{HEAD}author = "{"x" * 101}"\n': (
        3,
        "author",
        "must have at most 100 characters",
        "101 characters",
    ),
    f'{HEAD}date = "2026-02-30"\n': (
        3,
        "date",
        "must be a day, month or year of the calendar",
        "2026-02-30",
    ),
    f'{HEAD}date = "yesterday"\n': (
        3,
        "date",
        "must be a date: YYYY, YYYY-MM or YYYY-MM-DD",
        "yesterday",
    ),
    f"{HEAD}date = 2026-11-21T10:00:00\n": (
        3,
        "date",
        "must be a date: YYYY, YYYY-MM or YYYY-MM-DD",
        "2026-11-21 10:00:00",
    ),
    f'{HEAD}mood = "calm"\n': (
        3,
        "mood",
        "is not a field; fields are title, language, author, date, scene",
        "mood",
    ),
}


@pytest.mark.parametrize("head", HEAD_FAULTS)
def test_a_fault_before_the_scenes_is_named_with_its_line_and_field(small, head):
    assert one_fault(head + SCENE, small) == HEAD_FAULTS[head]


def test_all_faults_are_named_at_once_in_the_order_of_lines(small):
    text = (
        'title = "Today"\nlanguage = "en"\n[[scene]]\ntitle = "S"\nyears = [2, 1]\nmap = 0\n'
        '[[scene]]\nroutes = [\n  "thai",\n  "nowhere",\n]\n'
    )
    assert [(row, column) for row, column, *_ in faults_of(text, small)] == [
        (1, "title"),
        (5, "scene 1, years"),
        (6, "scene 1, map"),
        (7, "scene 2, title"),
        (10, "scene 2, routes"),
    ]


def test_the_message_names_file_line_field_rule_and_value(small):
    with pytest.raises(DataError) as caught:
        files.loads(f"{HEAD}{SCENE}years = [2010, 2004]\n", small, "talk.toml")
    message = "talk.toml:6: scene 1, years: must not end before they begin"
    assert f"{message} (found '[2010, 2004]')" in str(caught.value).splitlines()[1]


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        ('title = "T"\nlanguage = en\n', 2, "column 12", "Invalid value"),
        ('title = "T', 1, "", "Unterminated string"),
        ("a = 1\nb = [1,\n2", 3, "", "Unclosed array"),
        ('title = "T"\ntitle = "U"\n', 2, "", "Cannot overwrite a value"),
    ],
)
def test_what_is_no_toml_is_said_with_line_and_column(small, text, row, column, words):
    found = one_fault(text, small)
    assert found[0] == row
    assert found[1].startswith(column)
    assert found[2].startswith(f"cannot be read as TOML: {words}")


def test_brackets_without_end_are_one_fault(small):
    assert "TOML" in one_fault("a = " + "[" * 50_000, small)[2]


def test_what_is_not_utf_8_is_said_with_its_line(small):
    with pytest.raises(DataError) as caught:
        files.from_bytes(b'title = "T"\nauthor = "\xff"\n', small, "x.toml")
    (fault,) = caught.value.faults
    assert (fault.row, fault.rule, fault.value) == (2, "must be UTF-8 text", "0xff")


def test_a_file_that_is_too_large_is_refused_unread(small):
    content = b"#" * (MAX_BYTES + 1)
    with pytest.raises(DataError, match=r"must have at most 200,000 bytes"):
        files.from_bytes(content, small, "x.toml")
    with pytest.raises(DataError, match=r"must have at most 200,000 bytes"):
        files.loads(content.decode(), small, "x.toml")


def test_too_many_scenes_are_counted_at_the_first_that_is_too_many(small):
    found = one_fault(HEAD + SCENE * (MAX_SCENES + 1), small)
    assert found == (2 + 3 * MAX_SCENES + 1, "scene", "must be one to 60 scenes", "61 scenes")


def test_no_scene_at_all_is_a_fault(small):
    assert one_fault(HEAD, small)[1:3] == ("scene", "must not be missing")
    assert one_fault(f"{HEAD}scene = []\n", small)[2] == "must be one to 60 scenes"
    assert one_fault(f'{HEAD}scene = "x"\n', small)[2] == "must be tables, each under [[scene]]"


def test_the_name_of_the_file_must_be_a_key(small):
    for name in ("My talk.toml", "../x y.toml", ".toml"):
        (fault,) = faults_of(HEAD + SCENE, small, name)
        assert fault[2].startswith("must be called by lower-case letters")


@pytest.mark.parametrize(
    "fields",
    [
        "map = false",
        'routes = ["return"]\nyears = [1945, 1946]',
        'years = [1945, 1949]\nmap = false\nchart = { series = ["arrivals"], kind = "series" }',
    ],
)
def test_a_scene_without_any_source_is_a_fault_on_its_line(small, fields):
    text = f'{HEAD}[[scene]]\ntitle = "S"\n{fields}\n'
    row, column, rule, value = one_fault(text, small)
    assert (row, column, value) == (3, "scene 1", "S")
    assert rule.startswith("needs a source")


def ids(sources):
    return [source.source_id for source in sources]


def test_the_sources_of_a_scene_are_those_of_what_it_names_each_once_in_order(small):
    scene = Scene("S", show_map=False)
    passages = replace(scene, excerpt_ids=("x-daily-01", "x-ministry-01", "x-daily-02"))
    assert ids(sources(small, passages)) == ["daily", "ministry"]
    focus = replace(scene, focus="leg.thai-1")
    assert ids(sources(small, focus)) == ["ministry"]
    chart = replace(scene, chart=SceneChart(("asylum",), "series"))
    assert ids(sources(small, chart)) == ["agency"]
    routes = replace(scene, route_ids=("return",))
    assert set(ids(sources(small, routes))) == {"daily", "ministry"}
    everything = replace(chart, excerpt_ids=("x-daily-01",), focus="leg.thai-1")
    assert ids(sources(small, everything)) == ["daily", "ministry", "agency"]


def test_the_years_of_a_scene_hold_for_its_chart_and_its_routes(small):
    scene = Scene("S", show_map=False, start_year=2025, end_year=2025)
    chart = replace(scene, chart=SceneChart(("arrivals",), "series"))
    assert ids(sources(small, chart)) == ["daily"]
    early = replace(scene, route_ids=("return",), start_year=2000, end_year=2000)
    assert ids(sources(small, early)) == ["ministry"]


def test_a_map_of_all_routes_alone_has_the_sources_of_all_routes(small):
    assert set(ids(sources(small, Scene("S")))) == {"daily", "ministry"}
    assert ids(sources(small, Scene("S", excerpt_ids=("x-daily-01",)))) == ["daily"]


def test_the_passages_of_a_scene_keep_their_order(small):
    scene = Scene("S", excerpt_ids=("x-ministry-02", "x-daily-01"))
    found = quoted(small, scene)
    assert [passage.excerpt_id for passage in found] == ["x-ministry-02", "x-daily-01"]


def test_a_folder_is_read_by_key_and_all_faults_of_all_files_are_named(small, tmp_path):
    assert files.load_all(tmp_path, small) == {}
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "good.toml").write_text(HEAD + SCENE)
    (folder / "notes.txt").write_text("not a briefing")
    assert list(files.load_all(tmp_path, small)) == ["good"]
    (folder / "bad.toml").write_text("x")
    (folder / "worse.toml").write_text(f"{HEAD}{SCENE}map = 1\n")
    with pytest.raises(DataError) as caught:
        files.load_all(tmp_path, small)
    assert [fault.file for fault in caught.value.faults] == ["bad.toml", "worse.toml"]


def test_three_briefings_are_shipped(shipped):
    assert tuple(sorted(shipped)) == SHIPPED
    assert 10 <= len(shipped["how-people-get-out"].scenes) <= 12
    assert all(8 <= len(made.scenes) <= 12 for made in shipped.values())


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_scene_is_short_has_notes_and_quotes_its_sources(data, shipped, key):
    for scene in shipped[key].scenes:
        assert 0 < count_words(scene.text) <= MAX_WORDS, scene.title
        assert count_words(scene.notes) >= 20, scene.title
        assert 1 <= len(scene.excerpt_ids) <= MAX_PASSAGES, scene.title
        assert sources(data, scene), scene.title
        assert scene.show_map or scene.chart, scene.title
        assert not scene.show_map or scene.view or scene.front or scene.walk, scene.title


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_briefing_loads_again_as_the_same(data, shipped, key):
    text = files.dumps(shipped[key])
    assert files.loads(text, data, f"{key}.toml") == shipped[key]


VALUE_OF = {
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
    "twenty": "20",
    "twenty-five": "25",
    "thirty": "30",
}


def numbers(text):
    """The numbers of a text, in digits or in words from four on, without separators."""
    digits = {found.replace(",", "") for found in re.findall(r"\d[\d,]*", text)}
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower())
    return {d.lstrip("0") for d in digits} | {VALUE_OF[w] for w in words if w in VALUE_OF}


def support(data, scene):
    """Everything that a scene names: passages, focus, counts of its chart, routes, years."""
    found = [f"{scene.start_year} {scene.end_year}"]
    passages = quoted(data, scene)
    if scene.focus:
        subject = Subject.parse(scene.focus)
        passages = passages + passages_.passages(data, subject)
        description = describe(data, subject)
        found += [description.title, *description.facts]
    for passage in passages:
        source = passage.source
        date = source.date_published.replace("-", " ")
        found += [passage.quote, passage.summary, date, source.title]
    if scene.chart:
        counts = data.counts[data.counts["series_id"].isin(scene.chart.series_ids)]
        for row in counts.itertuples():
            values = [f"{v:.0f}" for v in (row.value, row.lower, row.upper) if pd.notna(v)]
            found += [row.start_date[:4], row.end_date[:4], *values]
    found += [str(data.row("routes", route_id)["name"]) for route_id in scene.route_ids]
    return " ; ".join(found)


@pytest.mark.parametrize("key", SHIPPED)
def test_every_number_in_a_shipped_scene_stands_in_what_the_scene_names(data, shipped, key):
    for scene in shipped[key].scenes:
        unbacked = numbers(scene.text) - numbers(support(data, scene))
        assert not unbacked, f"{scene.title}: {unbacked}"


def test_an_invented_number_would_be_found(data, shipped):
    scene = shipped["how-people-get-out"].scenes[1]
    assert numbers("seventeen of 4,711") - numbers(support(data, scene)) == {"17", "4711"}


def test_shares_in_the_notes_follow_from_the_counts(data, shipped):
    scene = next(
        s for s in shipped["twenty-five-years-in-numbers"].scenes if s.chart.kind == "share"
    )
    counts = data.counts[data.counts["series_id"] == "rok-arrivals-year"]
    for year, share in ((2002, 55), (2009, 77), (2018, 85), (2021, 37)):
        of_year = counts[counts["start_date"] == f"{year}-01-01"].set_index("sex")["value"]
        assert round(100 * of_year["female"] / of_year["all"]) == share
        assert f"{share} per cent in {year}" in scene.notes
    women = counts[(counts["sex"] == "female") & (counts["start_date"] >= "2002")]
    both = counts[counts["sex"] == "all"].set_index("start_date")["value"]
    majority = {
        d[:4] for d, v in zip(women["start_date"], women["value"], strict=True) if v * 2 > both[d]
    }
    assert majority == {str(year) for year in range(2002, 2026)} - {"2021", "2022"}


def test_every_title_in_the_dataset_can_be_the_title_of_a_scene(data):
    subjects = [
        *(Subject("event", key) for key in data.events["event_id"]),
        *(Subject("route", key) for key in data.routes["route_id"]),
        *(Subject("waypoint", key) for key in data.waypoints["waypoint_id"]),
        *(Subject("series", key) for key in data.series["series_id"]),
    ]
    titles = [describe(data, subject).title[:100] for subject in subjects]
    scenes = [Scene(title, excerpt_ids=("x-unodc-2015-01",)) for title in titles]
    for start in range(0, len(scenes), MAX_SCENES):
        part = tuple(scenes[start : start + MAX_SCENES])
        text = files.dumps(Briefing("x", "T", "en", "", "", part))
        assert faults_of(text, data) == []


def test_control_characters_are_those_that_slides_cannot_hold():
    assert not CONTROL.search("tab\tand\nnew line, 한국, ไทย, 😀")
    for sign in "\x00\x0b\r\x1f\x7f\x85\ufffe\uffff":
        assert CONTROL.search(sign), ascii(sign)
