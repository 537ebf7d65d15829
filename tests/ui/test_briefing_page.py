"""The page of briefings: read one, compose one, save it, open it again, and embed a view."""

from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlencode, urlsplit

import pandas as pd
import pyarrow as pa
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from escape_routes.briefing import charts, files, scene_charts
from escape_routes.briefing.formats import HANDOUTS
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart
from escape_routes.counts.charts import by_sex
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps.viewport import Viewport
from escape_routes.ui import briefing as page_of_briefings
from escape_routes.ui import composition, strip

NAMES = [handout.name for handout in HANDOUTS.values()]

MAIN = Path(__file__).resolve().parents[2] / "escape_routes" / "ui" / "app.py"
OWN = page_of_briefings.OWN
LEG = "leg.se-laos-thailand"
HAND_WRITTEN = """title = "By hand"
language = "en"
[[scene]]
title = "One"
text = "Many were held."
passages = ["x-reuters-2017-08-01-01"]
view = { lat = 12.5, lon = 100, zoom = 4 }
[[scene]]
title = "Two"
routes = ["mongolia"]
"""


@pytest.fixture(scope="module")
def data():
    return load(DATA_DIR)


@pytest.fixture(autouse=True)
def _at_home(monkeypatch):
    monkeypatch.delenv("ESCAPE_ROUTES_DATA", raising=False)
    monkeypatch.setattr(strip, "_STRIP", strip_as_buttons)


def strip_as_buttons(*, key, data, on_added_change):
    """The strip of filters as far as a test can press it: no browser, so no script of ours."""
    st.session_state[key] = SimpleNamespace(added=urlencode(st.query_params.to_dict()))
    if data["briefing"]:
        is_full = data["briefing"]["isFull"]
        st.button("Add this view", key="add_view", on_click=on_added_change, disabled=is_full)
        st.caption(data["briefing"]["scenes"])


def go(at, page, **params):
    """Turn to a page as a click in the navigation does."""
    at.switch_page(f"../../pages/{page}.py")
    for name, value in params.items():
        at.query_params[name] = value
    return at.run()


def visitor(page="overview", **params):
    return go(AppTest.from_file(str(MAIN), default_timeout=60), page, **params)


def composed(at):
    return at.session_state[composition.COMPOSED]


def titles(at):
    return [draft.scene.title for draft in composed(at).drafts]


def saved(at):
    """The composed briefing as the file that the button hands out."""
    made = composed(at)
    scenes = tuple(draft.scene for draft in made.drafts)
    key = composition.file_stem(made.title)
    return files.dumps(Briefing(key, made.title, made.language, made.author, "", scenes))


def opened(at, text, name="talk.toml"):
    """The page of one's own briefing after a file was opened."""
    at = go(at, "briefing", briefing=OWN)
    at.get("file_uploader")[0].upload(name, text.encode(), "application/toml")
    return at.run()


def field(at, label):
    kinds = (at.text_input, at.text_area, at.multiselect, at.checkbox, at.selectbox)
    return next(widget for kind in kinds for widget in kind if widget.label == label)


@pytest.fixture
def with_three():
    """A visitor who has added a view of years, a chart and a leg, and looks at the briefing."""
    at = visitor("route_map", years=["2004", "2010"])
    at.button(key="add_view").click().run()
    go(at, "yearly_counts")
    at.button(key="add_view").click().run()
    at.query_params["focus"] = LEG
    go(at, "overview")
    at.button(key=f"add_{LEG}").click().run()
    del at.query_params["focus"]
    go(at, "briefing", briefing=OWN)
    assert not at.exception
    return at


def test_each_shipped_briefing_is_shown_with_all_its_scenes(data):
    for made in files.load_all(DATA_DIR, data).values():
        at = visitor("briefing", briefing=made.title)
        assert not at.exception
        assert not at.error
        assert at.selectbox(key="briefing").value == made.title
        texts = "\n\n".join(re.sub(r"\\(.)", r"\1", m.value) for m in at.markdown)
        for number, scene in enumerate(made.scenes, 1):
            assert f"**{number}.  {scene.title}**" in texts
            assert scene.text in texts
        assert sum("Notes for the speaker" in box.label for box in at.expander) == len(made.scenes)
        link = at.get("link_button")[0].proto
        assert (link.label, link.url) == ("Present", f"present/{made.briefing_id}.html#1")
        labels = [button.label for button in at.get("download_button")]
        assert labels == [*NAMES, "TOML"]


def test_an_unknown_briefing_in_the_link_gives_way_to_the_first():
    at = visitor("briefing", briefing="No such briefing")
    assert not at.exception
    assert at.selectbox(key="briefing").value == at.selectbox(key="briefing").options[0]


def test_a_scene_opens_all_its_sources():
    at = visitor("briefing")
    next(button for button in at.button if button.label == "Read all sources").click().run()
    assert at.query_params["focus"]
    assert len(at.get("dialog")) == 1


def test_one_s_own_briefing_is_empty_at_first():
    at = visitor("briefing", briefing=OWN)
    assert "There is no scene yet." in [m.value for m in at.markdown]
    assert not at.get("download_button")


def test_a_view_takes_routes_years_chart_or_focus_with_it(with_three):
    first, second, third = (draft.scene for draft in composed(with_three).drafts)
    assert (first.title, first.start_year, first.end_year) == (
        "All routes, 2004 to 2010",
        2004,
        2010,
    )
    assert first.show_map
    assert first.chart is None
    assert second.chart == SceneChart(("rok-arrivals-year",), "arrivals")
    assert not second.show_map
    assert (third.title, third.focus, third.show_map) == ("Laos to Thailand", LEG, True)
    assert len(third.excerpt_ids) == 3


def test_the_overview_adds_its_chart_and_a_single_route_its_name():
    at = visitor("overview", route="Overland: Northern route through Mongolia")
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.title == "Northern route through Mongolia, all years"
    assert draft.scene.route_ids == ("mongolia",)
    assert draft.scene.chart.kind == "arrivals"


PARTS_AND_CHARTS = {
    "By sex": SceneChart(("rok-arrivals-year",), "arrivals"),
    "Women in per cent": SceneChart(("rok-arrivals-year",), "share"),
    "By quarter": SceneChart(("rok-arrivals-quarter", "rok-arrivals-quarter-check"), "quarters"),
    "First and later values": SceneChart(
        ("rok-arrivals-year", "rok-arrivals-year-check"),
        "revisions",
        (("sex", "all"), ("year", 2025)),
    ),
    "Running total": SceneChart(
        ("rok-arrivals-cumulative", "rok-arrivals-cumulative-check", "rok-arrivals-year"),
        "running-total",
    ),
    "Every series": SceneChart(("rok-arrivals-year",), "series"),
}


@pytest.mark.parametrize("part", PARTS_AND_CHARTS)
def test_each_part_of_the_counts_adds_the_chart_that_it_shows(part):
    at = visitor("yearly_counts", show=part)
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart == PARTS_AND_CHARTS[part]
    assert not draft.scene.show_map


@pytest.mark.parametrize("part", charts.of_page("yearly_counts"))
def test_no_part_of_the_counts_adds_another_chart_than_its_own(part):
    at = visitor("yearly_counts", show=part)
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart.kind == charts.of_page("yearly_counts")[part].key


def test_the_page_offers_the_charts_of_the_register_in_its_order():
    parts = list(charts.of_page("yearly_counts"))
    assert {*PARTS_AND_CHARTS, "Series compared"} <= set(parts)
    at = visitor("yearly_counts")
    (offered,) = [group for group in at.get("button_group") if group.key == "show"]
    assert [option.content for option in offered.proto.options] == parts


def test_a_chart_is_added_with_the_year_and_sex_that_are_chosen():
    at = visitor("yearly_counts", show="First and later values", of_year="2009", sex="Women")
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert dict(draft.scene.chart.options) == {"sex": "female", "year": 2009}
    title = "Arrivals in South Korea in 2009, women, as published over time, all years"
    assert draft.scene.title == title


def test_the_timeline_adds_its_lanes_and_outcomes_and_its_years():
    params = {"lanes": "Country", "outcome": ["arrested"], "years": ["2004", "2010"]}
    at = visitor("timeline", **params)
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart.kind == "timeline"
    assert dict(draft.scene.chart.options) == {"lanes": "Country", "outcomes": ("arrested",)}
    assert (draft.scene.start_year, draft.scene.end_year) == (2004, 2010)
    assert not draft.scene.show_map


def on_screen(at):
    """Marks, encodings and keys of the rows of the one chart that a page shows."""
    (shown,) = at.get("vega_lite_chart")
    layers = json.loads(shown.proto.spec)["layer"]
    frames = [pa.ipc.open_stream(part.data.data).read_pandas() for part in shown.proto.datasets]
    return [(layer["mark"], layer["encoding"]) for layer in layers], keys_of(frames)


def keys_of(frames):
    return {key for frame in frames if "count_id" in frame for key in frame["count_id"]}


@pytest.mark.parametrize("part", PARTS_AND_CHARTS)
def test_the_added_chart_draws_what_was_on_the_screen(data, part):
    """Layer for layer and count for count, with the years that were chosen."""
    at = visitor("yearly_counts", show=part, years=["2004", "2016"])
    layers, keys = on_screen(at)
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    (drawing,) = scene_charts.drawings(data, draft.scene)
    spec = json.loads(drawing.chart.draw(drawing.choice, "light").to_json())
    assert [(layer["mark"], layer["encoding"]) for layer in spec["layer"]] == layers
    assert keys_of(map(pd.DataFrame, spec["datasets"].values())) == keys != set()
    assert draft.scene.title.endswith(", 2004 to 2016")


def test_a_long_title_ends_with_a_whole_word_and_its_years(data):
    at = visitor("yearly_counts", show="Series compared", years=["2004", "2010"])
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    head, years = draft.scene.title.split("…")
    assert years == ", 2004 to 2010"
    assert len(draft.scene.title) <= 100
    full = scene_charts.drawings(data, draft.scene)[0].title
    assert full.startswith(head)
    assert full[len(head)] in " ,;:"


def test_years_without_a_figure_add_no_chart():
    at = visitor("yearly_counts", show="By quarter", years=["1997", "1997"])
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert (draft.scene.chart, draft.scene.show_map) == (None, True)


def test_a_made_chart_is_offered_shown_and_added(monkeypatch):
    """One row in the register brings it to the page and into a briefing."""
    made = replace(by_sex.CHART, key="made", label="Made", heading="A made chart")
    monkeypatch.setattr(charts, "CHARTS", (*charts.CHARTS, made))
    at = visitor("yearly_counts", show="Made")
    assert "A made chart" in [heading.value for heading in at.subheader]
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart == SceneChart(("rok-arrivals-year",), "made")


def test_a_comparison_adds_its_series_of_one_unit():
    at = visitor("yearly_counts", show="Series compared")
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    expected = ("rok-arrivals-year", "thai-arrests-year")
    assert draft.scene.chart == SceneChart(expected, "compared")


def test_the_chosen_series_is_the_one_that_is_added():
    title = "Headline: Arrests for illegal entry in Thailand per year (Thai police)"
    at = visitor("yearly_counts", show="Every series", series=title)
    at.button(key="add_view").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart == SceneChart(("thai-arrests-year",), "series")
    assert (
        draft.scene.title
        == "Arrests for illegal entry in Thailand per year (Thai police), all years"
    )


def test_a_figure_is_added_with_the_chart_of_its_series_in_place_of_the_map(data):
    count = data.counts.loc[data.counts["series_id"] == "thai-arrests-year", "count_id"].iloc[0]
    at = visitor("overview", focus=f"count.{count}")
    at.button(key=f"add_count.{count}").click().run()
    (draft,) = composed(at).drafts
    assert draft.scene.chart == SceneChart(("thai-arrests-year",), "series")
    assert not draft.scene.show_map


def test_pages_without_a_view_have_nothing_to_add():
    for page in ("briefing", "data_and_methods"):
        assert "add_view" not in [button.key for button in visitor(page).button]


def test_scenes_are_put_in_another_order(with_three):
    a, b, c = titles(with_three)
    number = composed(with_three).drafts[2].number
    with_three.button(key=f"up_{number}").click().run()
    assert titles(with_three) == [a, c, b]
    with_three.button(key=f"down_{number}").click().run()
    assert titles(with_three) == [a, b, c]
    assert with_three.button(key=f"down_{number}").disabled
    assert with_three.button(key=f"up_{composed(with_three).drafts[0].number}").disabled


def test_deleting_the_chosen_scene_chooses_its_neighbour(with_three):
    a, b, _ = titles(with_three)
    with_three.button(key=f"delete_{composed(with_three).chosen}").click().run()
    assert titles(with_three) == [a, b]
    assert field(with_three, "Title").value == b
    for _ in range(2):
        with_three.button(key=f"delete_{composed(with_three).chosen}").click().run()
    assert "There is no scene yet." in [m.value for m in with_three.markdown]
    assert not with_three.exception


def test_a_scene_is_worded_and_the_words_are_counted(with_three):
    at = with_three
    field(at, "Title").input("Across the river").run()
    field(at, "Text").input("People came from Laos.").run()
    field(at, "Notes for the speaker").input("Say when.").run()
    field(at, "Title of the briefing").input("My talk").run()
    field(at, "Author").input("A. Speaker").run()
    field(at, "Show the map").uncheck().run()
    scene = composed(at).drafts[2].scene
    assert (scene.title, scene.text, scene.notes) == (
        "Across the river",
        "People came from Laos.",
        "Say when.",
    )
    assert not scene.show_map
    assert (composed(at).title, composed(at).author) == ("My talk", "A. Speaker")
    assert "4 of 60 words." in [c.value for c in at.caption]


def test_passages_are_chosen_from_those_of_the_focus(data, with_three):
    box = field(with_three, "Passages")
    offered = len(box.options)
    assert 3 < offered < len(data.excerpts)
    box.set_value([]).run()
    assert composed(with_three).drafts[2].scene.excerpt_ids == ()
    with_three.button(key=f"edit_{composed(with_three).drafts[0].number}").click().run()
    assert len(field(with_three, "Passages").options) == len(data.excerpts)


def test_the_part_of_the_map_is_chosen_by_name(with_three):
    field(with_three, "Part of the map").select("Korea").run()
    assert composed(with_three).drafts[2].scene.view == Viewport(38.0, 127.5, 6.0)


def test_the_chart_can_be_left_out(with_three):
    at = with_three
    number = composed(at).drafts[1].number
    at.button(key=f"edit_{number}").click().run()
    at.button(key=f"no_chart_{number}").click().run()
    assert composed(at).drafts[1].scene.chart is None


def test_too_many_words_and_forbidden_ones_are_said_and_keep_it_from_being_presented(with_three):
    at = with_three
    field(at, "Text").input("open " * 61).run()
    assert "61 of 60 words. Shorten it by 1 word." in [c.value for c in at.caption]
    (warning,) = at.warning
    assert "2 faults must be mended" in warning.value
    assert "scene 3, text" in warning.value
    assert [button.label for button in at.get("download_button")] == ["Save as a file (TOML)"]
    field(at, "Text").input("Held.").run()
    assert not at.warning
    assert [b.label for b in at.get("download_button")][1:] == NAMES


def test_what_is_saved_opens_as_the_same_briefing(with_three):
    before = [draft.scene for draft in composed(with_three).drafts]
    text = saved(with_three)
    assert tomllib.loads(text)["title"] == "My briefing"
    at = opened(visitor(), text)
    assert not at.exception
    assert not at.error
    assert [draft.scene for draft in composed(at).drafts] == before


def test_a_file_written_by_hand_is_opened_and_its_map_view_kept():
    at = opened(visitor(), HAND_WRITTEN)
    assert titles(at) == ["One", "Two"]
    assert field(at, "Part of the map").value == "As in the file"
    assert field(at, "Title of the briefing").value == "By hand"


def test_a_faulty_file_is_refused_with_its_lines_and_the_session_unharmed(with_three):
    before = titles(with_three)
    broken = HAND_WRITTEN.replace("mongolia", "atlantis").replace("12.5", "95")
    at = opened(with_three, broken)
    assert not at.exception
    (message,) = at.error
    words = re.sub(r"\\(.)", r"\1", message.value)
    assert "line 7, scene 1, view: lat must lie between -90 and 90 (found “95”)" in words
    assert "line 10, scene 2, routes: names no row of routes.csv (found “atlantis”)" in words
    assert titles(at) == before
    at = opened(at, "<b>not toml</b>")
    assert "cannot be read as TOML" in at.error[0].value
    assert titles(at) == before
    assert titles(opened(at, HAND_WRITTEN)) == ["One", "Two"]
    assert not at.error


def test_a_shipped_briefing_can_be_taken_as_one_s_own(data):
    at = visitor("briefing")
    at.button(key="copy_briefing").click().run()
    made = files.load_all(DATA_DIR, data)["how-people-get-out"]
    assert at.selectbox(key="briefing").value == OWN
    assert tuple(draft.scene for draft in composed(at).drafts) == made.scenes
    assert not at.warning


def test_opening_another_file_leaves_no_field_of_the_last_one():
    at = opened(visitor(), HAND_WRITTEN)
    field(at, "Text").input("Changed.").run()
    at = opened(at, HAND_WRITTEN.replace("Many were held.", "Few were held."))
    assert field(at, "Text").value == "Few were held."


def test_a_composition_stays_in_its_session(with_three):
    assert len(titles(with_three)) == 3
    other = visitor("briefing", briefing=OWN)
    assert "There is no scene yet." in [m.value for m in other.markdown]


def test_a_full_briefing_takes_no_further_scene():
    at = visitor("overview")
    made = composition.Composition()
    for _ in range(files.MAX_SCENES):
        made.add(Scene("S"))
    at.session_state[composition.COMPOSED] = made
    assert at.run().button(key="add_view").disabled


def test_another_dataset_has_no_shipped_briefings(small_dir, monkeypatch):
    st.cache_resource.clear()
    monkeypatch.setenv("ESCAPE_ROUTES_DATA", str(small_dir))
    at = visitor("briefing")
    assert not at.exception
    assert at.selectbox(key="briefing").options == [OWN]
    st.cache_resource.clear()


def test_a_faulty_shipped_briefing_is_one_message(small_dir, monkeypatch):
    st.cache_resource.clear()
    (small_dir / "briefings").mkdir()
    (small_dir / "briefings" / "bad.toml").write_text("title = 1\n")
    monkeypatch.setenv("ESCAPE_ROUTES_DATA", str(small_dir))
    at = visitor("briefing")
    assert not at.exception
    assert "bad.toml:1: title" in at.error[0].value
    st.cache_resource.clear()


def embedded(at):
    """Page and parameters of the address in the snippet."""
    snippet = at.code[-1].value
    address = urlsplit(html.unescape(re.search(r'src="([^"]+)"', snippet)[1]))
    return address.path, parse_qs(address.query), snippet


def test_the_snippet_holds_the_current_choice():
    at = visitor("briefing", route="mongolia", years="2004-2010")
    path, query, snippet = embedded(at)
    assert path == "/route_map"
    assert query == {"embed": ["true"], "route": ["mongolia"], "years": ["2004-2010"]}
    assert snippet.startswith("<iframe src=")
    assert "height=" in snippet


def test_the_snippet_of_a_scene_opens_with_what_the_scene_shows(data):
    at = visitor("briefing")
    made = files.load_all(DATA_DIR, data)["how-people-get-out"]
    scene = made.scenes[7]
    at.selectbox(key="embed_what").select(f"Scene 8: {scene.title}").run()
    path, query, _ = embedded(at)
    assert path == "/route_map"
    query.pop("embed")
    shown = visitor("route_map", **query)
    assert not shown.exception
    assert shown.query_params["focus"] in (scene.focus, [scene.focus])
    (command,) = shown.get("component_instance")
    told = json.loads(command.proto.json_args)["feature_group"]
    assert f'"routes":{json.dumps(sorted(scene.route_ids))}' in told
    assert f'"years":[{scene.start_year},{scene.end_year}]' in told
    at.selectbox(key="embed_what").select(f"Scene 2: {made.scenes[1].title}").run()
    assert embedded(at)[0] == "/yearly_counts"


def test_a_title_cannot_break_out_of_the_snippet(monkeypatch):
    monkeypatch.setattr(st, "context", SimpleNamespace(url="https://x.example/app/briefing"))
    snippet = page_of_briefings._snippet("route_map", '"><script>', "embed=true&a=b")
    assert '"><script>' not in snippet
    assert 'src="https://x.example/app/route_map?embed=true&amp;a=b"' in snippet


def test_a_title_becomes_the_name_of_a_file():
    assert composition.file_stem("Thailand & the Mekong, 2007!") == "thailand-the-mekong-2007"
    assert composition.file_stem("나의 발표") == "briefing"
