"""Every page runs, alone and with every kind of link, says its notice, and shows text as text."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from escape_routes.counts.headlines import finding
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import FOREIGN_KEYS, TABLES
from escape_routes.errors import DataError

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "escape_routes" / "ui" / "app.py"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
PAGES_WITH_MAP = ("overview", "route_map", "timeline")
SHOWN = re.compile(r"(All routes|\d+ routes?), (all years|2004\N{EN DASH}2012)\.")
NOTICE = "Documented past cases from public sources: incomplete, approximate and schematic."
SPECIAL = "*b* _i_ `c` [l](https://x.example) <b>h</b> $m$ :red[r] | ~~s~~ # h"
LEG, EVENT = "leg.se-north-korea-china", "event.ev-1997-02-12-beijing-official"
COUNT = "count.rok-arrivals-year-1950-1998-all-mou-cn-table-2020"


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture
def at_home(monkeypatch):
    """The repository's own data, whatever the environment says."""
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)


@pytest.fixture
def serve(monkeypatch):
    """Let the pages show the dataset of another folder, and forget it afterwards."""

    def choose(directory):
        st.cache_resource.clear()
        monkeypatch.setenv("ESCAPE_ROUTES_DATA", str(directory))

    yield choose
    st.cache_resource.clear()


def open_page(page, **params):
    """A page as a fresh visitor opens it by a link."""
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in params.items():
        at.query_params[name] = value
    at.switch_page(f"../../pages/{page}.py")
    return at.run()


def map_commands(at):
    """What the map on the page is told, as plain values."""
    found = [json.loads(part.proto.json_args) for part in at.get("component_instance")]
    shown = [re.search(r"\.show\((\{.*\})\)", args["feature_group"]) for args in found]
    return [json.loads(match[1]) for match in shown]


def dialogs(at):
    return at.get("dialog")


def words(block):
    """Every text that Markdown is made of, on the page or in a drawer."""
    kinds = ("title", "subheader", "markdown", "caption", "warning", "error", "info", "success")
    texts = [element.value for kind in kinds for element in block.get(kind)]
    texts += [button.label for button in block.get("button")]
    texts += [box.label for box in block.get("expander")]
    return [text for text in texts if isinstance(text, str)]


def test_there_are_pages():
    assert {"overview", "route_map", "yearly_counts", "sources"} <= set(PAGES)


@pytest.mark.usefixtures("at_home")
def test_the_frame_opens_the_overview():
    at = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert not at.exception
    assert at.title[0].value == open_page("overview").title[0].value


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_the_standing_notice(page):
    at = open_page(page)
    assert not at.exception
    assert not at.error
    assert not at.warning
    assert len(at.title) == 1
    assert len([c for c in at.caption if NOTICE in c.value]) == 1
    assert "Not travel advice." in next(c.value for c in at.caption if NOTICE in c.value)


@pytest.mark.usefixtures("at_home")
def test_every_page_has_a_title_of_its_own():
    titles = [open_page(page).title[0].value for page in PAGES]
    assert len(set(titles)) == len(PAGES)


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_reached_from_the_first(page):
    at = AppTest.from_file(str(MAIN), default_timeout=60).run()
    at.switch_page(f"../../pages/{page}.py").run()
    assert not at.exception
    assert len(at.title) == 1


LINKS = {
    "kind": {"kind": "overland"},
    "two kinds": {"kind": ["overland", "sea"]},
    "unknown kind": {"kind": "flying"},
    "unknown route": {"route": "Overland: Nowhere"},
    "years": {"years": ["1998", "2003"]},
    "one early year": {"years": ["1999", "1999"]},
    "one late year": {"years": ["2025", "2025"]},
    "a year that is the highest so far": {"years": ["1998", "2009"]},
    "years beyond the data": {"years": ["1900", "3000"]},
    "years that run backwards": {"years": ["2003", "1998"]},
    "years that are no years": {"years": ["x", "y"]},
    "kind and years without a route": {"kind": "sea", "years": ["1998", "1998"]},
}


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_any_filter_in_its_link(page, link):
    at = open_page(page, **LINKS[link])
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("subject", [LEG, EVENT, COUNT])
@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_a_subject_opens_its_passages(page, subject):
    at = open_page(page, focus=subject)
    assert not at.exception
    assert not at.warning
    (drawer,) = dialogs(at)
    texts = words(drawer)
    assert "##### What the sources say" in texts
    assert any(text.startswith("\N{LEFT DOUBLE QUOTATION MARK}") for text in texts)
    assert any("](<http" in text for text in texts)


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(
    "text", ["nonsense", "leg.nowhere", "count.", "source.x", "leg.<b>x</b>", "leg.' OR 1=1"]
)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_nothing_is_said_in_one_warning_and_forgotten(page, text):
    at = open_page(page, focus=text)
    assert not at.exception
    assert not at.error
    assert len(at.warning) == 1
    assert not dialogs(at)
    assert "focus" not in at.query_params


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES_WITH_MAP)
@pytest.mark.parametrize(
    ("params", "years", "focus"),
    [
        ({}, None, None),
        ({"years": ["1998", "2003"]}, [1998, 2003], None),
        ({"kind": "sea", "years": ["2010", "2010"]}, [2010, 2010], None),
        ({"focus": LEG}, None, LEG),
    ],
)
def test_the_map_is_told_what_the_filters_say(data, page, params, years, focus):
    (told,) = map_commands(open_page(page, **params))
    of_kind = data.routes.loc[data.routes["kind"] == params.get("kind"), "route_id"]
    assert told["routes"] == (sorted(of_kind) or None)
    assert (told["years"], told["focus"]) == (years, focus)


@pytest.mark.usefixtures("at_home")
def test_a_filter_leaves_the_frame_of_the_map_alone():
    frames = []
    for params in ({}, {"kind": "sea"}, {"years": ["1998", "2003"], "focus": LEG}):
        (part,) = open_page("overview", **params).get("component_instance")
        args = json.loads(part.proto.json_args)
        del args["feature_group"]
        frames.append((part.proto.id, args))
    assert frames[0] == frames[1] == frames[2]


@pytest.mark.usefixtures("at_home")
def test_the_map_loads_one_script_of_our_own():
    (part,) = open_page("overview").get("component_instance")
    args = json.loads(part.proto.json_args)
    (script,) = args["js_links"]
    assert re.fullmatch(r"\.\./\.\./assets/map\.[0-9a-f]{16}\.js", script)
    assert args["css_links"] == []
    assert "http://" not in part.proto.json_args
    assert "https://" not in part.proto.json_args


@pytest.mark.usefixtures("at_home")
def test_what_the_filters_hide_is_said():
    at = open_page("overview", years=["1998", "2001"])
    (note,) = (c for c in at.caption if "All routes, 1998\N{EN DASH}2001." in c.value)
    assert re.search(r"Hidden: \d+ routes, \d+ legs, \d+ events, ", note.value)
    assert "no documentation in 1998\N{EN DASH}2001." in note.help


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES)
def test_what_is_shown_has_its_one_line_whether_or_not_something_is_hidden(page):
    for params in ({}, {"years": ["2004", "2012"], "kind": "sea"}):
        lines = [c for c in open_page(page, **params).caption if SHOWN.match(c.value)]
        assert len(lines) == 1
        assert not lines[0].proto.wrap


@pytest.mark.usefixtures("at_home")
def test_the_overview_is_headed_by_what_the_data_has_found(data):
    at = open_page("overview")
    assert at.title[0].value.replace("\\", "") == finding(data)
    assert "all years" not in at.caption[0].value
    narrow = open_page("overview", years=["2004", "2012"])
    assert narrow.title[0].value == at.title[0].value
    assert "The title is of all years, not of 2004\N{EN DASH}2012 alone." in narrow.caption[0].value
    assert any("All arrivals to December 2025: not of 2004" in c.value for c in narrow.caption)


@pytest.mark.usefixtures("at_home")
def test_the_latest_events_hold_no_notice_about_publishing():
    text = "\n".join(words(open_page("overview")))
    assert "corrected to 223" not in text
    assert "new English term" not in text


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_sidebar(page):
    assert not open_page(page).sidebar.children


@pytest.mark.usefixtures("at_home")
def test_a_place_has_its_map_with_the_place_in_the_middle(data):
    (told,) = map_commands(open_page("places", place="Kunming"))
    place = data.row("waypoints", "kunming")
    assert told["focus"] == "waypoint.kunming"
    assert told["at"] == [place["lat"], place["lon"], 6.5]
    (asked,) = map_commands(open_page("places", place="Kunming", focus=LEG, at="20,100,5"))
    assert asked["focus"] == LEG
    assert asked["at"] == [20, 100, 5]


@pytest.mark.parametrize("page", ["overview", "yearly_counts"])
def test_a_dataset_without_arrivals_says_so_and_draws_no_empty_chart(page, small_dir, serve):
    serve(small_dir)
    at = open_page(page, years=["2000", "2001"])
    assert not at.exception
    assert "The dataset holds no yearly arrivals." in [m.value for m in at.markdown]


@pytest.mark.usefixtures("at_home")
def test_the_headline_figures_open_their_sources():
    at = open_page("overview")
    assert len(at.metric) >= 3
    assert all(re.fullmatch(r"[\d,]+", metric.value) for metric in at.metric)
    next(button for button in at.button if button.label == "Read the source").click().run()
    assert not at.exception
    assert at.query_params["focus"].startswith("count.")
    assert len(dialogs(at)) == 1


def found_count(at):
    """How many passages the page says that it has found."""
    (count,) = (
        int(match[1]) for c in at.caption if (match := re.match(r"(\d+) passages? found", c.value))
    )
    return count


@pytest.mark.usefixtures("at_home")
def test_passages_are_searched_in_any_script(data):
    assert found_count(open_page("sources")) == len(data.excerpts)
    at = open_page("sources", q="\ud0dc\uad6d")
    assert at.text_input(key="q").value == "\ud0dc\uad6d"
    assert 0 < found_count(at) < len(data.excerpts)
    nothing = open_page("sources", q="qqqqqqqq")
    assert found_count(nothing) == 0
    assert not nothing.exception


@pytest.mark.usefixtures("at_home")
def test_a_later_page_of_passages_survives_a_narrower_search():
    at = open_page("sources")
    at.get("pagination")[0].set_value(5).run()
    assert not at.exception
    at.text_input(key="q").set_value("Mongolia").run()
    assert not at.exception
    assert found_count(at) > 0
    assert quotations(at) > 0


def quotations(at):
    start = "\N{LEFT DOUBLE QUOTATION MARK}"
    return len([m for m in at.markdown if m.value.startswith(start)])


@pytest.mark.usefixtures("at_home")
def test_the_last_page_of_passages_holds_the_rest(data):
    at = open_page("sources")
    length = quotations(at)
    last = at.get("pagination")[0].num_pages
    at.get("pagination")[0].set_value(last).run()
    assert not at.exception
    assert quotations(at) == len(data.excerpts) - (last - 1) * length > 0


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("page", "key"), [("yearly_counts", "show"), ("sources", "section")])
def test_each_part_of_a_page_opens_by_its_link(page, key):
    options = open_page(page).get_by_key(key).options
    assert len(options) > 2
    for option in options:
        at = open_page(page, **{key: option})
        assert at.get_by_key(key).value == option
        assert not at.exception, option
        early = open_page(page, **{key: option, "years": ["1997", "1997"], "kind": "sea"})
        assert not early.exception, option


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("page", "key"), [("yearly_counts", "show"), ("sources", "section")])
def test_an_unknown_part_of_a_page_gives_way_to_the_first(page, key):
    at = open_page(page, **{key: "nothing of the kind"})
    assert not at.exception
    assert at.get_by_key(key).value == at.get_by_key(key).options[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_another_dataset(page, small_dir, serve):
    serve(small_dir)
    at = open_page(page, focus="leg.return-1")
    assert not at.exception
    assert not at.error
    (drawer,) = dialogs(at)
    texts = words(drawer)
    assert "##### What the sources say" in texts
    assert "##### What other sources say instead" in texts


@pytest.mark.parametrize("page", PAGES)
def test_a_fault_in_the_data_is_one_message_that_names_file_and_row(page, spoil, serve):
    serve(spoil("legs", "thai-2", certainty="maybe"))
    at = open_page(page)
    assert not at.exception
    (message,) = at.error
    assert "legs.csv:3" in message.value
    assert "must be one of documented, reported, inferred (found 'maybe')" in message.value
    assert not at.title


def test_all_faults_stand_in_the_one_message(spoil, serve):
    spoil("legs", "thai-2", certainty="maybe")
    serve(spoil("waypoints", "seoul", lat="95"))
    (message,) = open_page("overview").error
    assert "legs.csv:3" in message.value
    assert "waypoints.csv:5" in message.value


def test_a_folder_without_data_is_one_message(tmp_path, serve):
    for directory in (tmp_path, tmp_path / "nowhere"):
        serve(directory)
        at = open_page("overview")
        assert not at.exception
        assert len(at.error) == 1


def test_a_fault_cannot_break_out_of_the_message(spoil, serve):
    serve(spoil("legs", "thai-2", certainty="```\n# <b>x</b>"))
    (message,) = open_page("overview").error
    fences = [line for line in message.value.splitlines() if line.strip().startswith("```")]
    assert len(fences) == 2


def free_text_columns():
    """Columns in which any text may stand, even the same: no keys, choices, patterns."""
    keyed = {(key.table, key.column) for key in FOREIGN_KEYS}
    for name, spec in TABLES.items():
        for column, field in spec.model.to_schema().columns.items():
            free = not (field.unique or field.metadata["choices"] or field.metadata["pattern"])
            is_text = str(field.dtype).startswith("str")
            if is_text and free and (name, column) not in keyed:
                yield name, column


def with_specials(directory):
    """A copy of the real tables with special characters in every cell of free text."""
    directory.mkdir()
    for name in TABLES:
        shutil.copy(DATA_DIR / f"{name}.csv", directory)
    for name, column in free_text_columns():
        path = directory / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            header, *records = csv.reader(handle)
        for record in records:
            if record[header.index(column)]:
                record[header.index(column)] = SPECIAL
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows([header, *records])
    return directory


def test_free_text_is_found_in_every_table_that_has_some():
    found = {name for name, _ in free_text_columns()}
    assert found == set(TABLES) - {"evidence"}


@pytest.mark.parametrize("page", PAGES)
def test_text_of_the_data_is_shown_letter_by_letter(page, tmp_path, serve):
    directory = with_specials(tmp_path / "special")
    try:
        load(directory)
    except DataError as error:
        pytest.fail(f"special characters are refused: {error.faults[0]}")
    serve(directory)
    at = open_page(page, focus=LEG)
    assert not at.exception
    texts = words(at) + words(dialogs(at)[0])
    texts.append(dialogs(at)[0].proto.dialog.title)
    assert any(r"\*b\*" in text for text in texts)
    for text in texts:
        bare = re.sub(r"\\.", "", text)
        for piece in ("*b*", "_i_", "`c`", "[l](", "<b>", "$m$", ":red[", "~~s~~", "# h"):
            assert piece not in bare, text
