"""The one-file presenter, read back: nothing is asked of any host, every scene has its sources."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html as parser

from escape_routes.briefing import presenter_facts
from escape_routes.briefing.contents import contents
from escape_routes.briefing.handouts import pictures, presenter
from escape_routes.briefing.scenes import Briefing
from escape_routes.maps import folium_map
from escape_routes.routes import selection
from escape_routes.style.wording import NOTICE
from tests.made_briefing import MADE, data, page, shipped


@pytest.fixture(scope="module")
def root():
    return parser.fromstring(page())


def told(text: str) -> dict:
    """What the script is told."""
    found = re.search(r"window\.ESCAPE_BRIEFING=(.*?);</script>", text)
    assert found
    return json.loads(found[1])


def scenes(root) -> list:
    return root.xpath("//section[starts-with(@id, 'scene-')]")


def test_file_is_small_enough():
    assert 1_000_000 < len(page().encode()) < presenter.MAX_BYTES


def test_policy_forbids_every_host(root):
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [presenter.POLICY]
    rules = dict(rule.strip().split(" ", 1) for rule in policy[0].split(";"))
    assert rules["default-src"] == "'none'"
    assert "eval" not in policy[0]
    assert not re.search(r"https?:|\*|'self'", policy[0])


def test_nothing_but_links_names_a_host(root):
    for element in root.iter():
        for name, value in element.attrib.items():
            if "//" in value and not value.startswith(("data:image/", "http://www.w3.org/")):
                assert (element.tag, name) == ("a", "href"), (element.tag, name, value[:80])
    styles = "".join(root.xpath("//style/text()"))
    assert re.findall(r"url\((?!data:|#|images/)[^)]{0,60}", styles) == []
    assert "@import" not in styles
    assert root.xpath("//link | //script[@src] | //iframe | //object | //embed | //form") == []


def test_links_open_only_on_a_click_and_say_nothing_of_the_reader(root):
    links = [link for link in root.xpath("//a[@href]") if link.get("href").startswith("http")]
    assert len(links) > 20
    assert {(link.get("rel"), link.get("target")) for link in links} == {
        ("noreferrer noopener", "_blank")
    }


def test_every_scene_stands_in_the_page_in_order(root):
    titles = [section.xpath("string(.//h2)") for section in scenes(root)]
    assert titles == [scene.title for scene in MADE.scenes]
    assert [s.get("data-visual") for s in scenes(root)] == ["map", "chart", "both", "map", "chart"]


def test_every_scene_has_a_source_and_the_notice(root):
    for section in scenes(root):
        origin = section.xpath("string(.//div[@class='origin'])")
        assert re.search(r"Sources: \[\d+\] \w", origin)
        assert NOTICE in origin


def test_numbers_of_sources_lead_to_the_list(root):
    listed = root.xpath("//ol[@class='sources-list']/li")
    made = contents(MADE, data())
    assert len(listed) == len(made.sources)
    for shown in made.pages:
        assert shown.references
        for number, source in zip(shown.references, shown.sources, strict=True):
            assert source.title in listed[number - 1].text_content()


def test_passage_is_quoted_with_publisher_date_and_summary(root):
    english, korean = (section.xpath(".//blockquote")[0] for section in scenes(root)[:2])
    assert english.xpath("string(p)").startswith("“More than a thousand crossed")
    assert english.xpath("string(footer)").startswith(
        "New Mandala (Australian National University), 2013"
    )
    assert korean.xpath("p/@lang") == ["ko"]
    assert korean.xpath("p[@class='summary']")


def test_text_of_a_briefing_stays_text(root):
    assert root.xpath("string(//title)") == MADE.title
    assert "<b>& more" not in page()
    texts = [p.text_content() for p in scenes(root)[0].xpath(".//p[@class='text']")]
    assert texts == ["More than a thousand people crossed.", "A second paragraph </script>."]


def test_no_script_can_be_ended_by_what_is_in_it(root):
    scripts = root.xpath("//script")
    assert len(scripts) == 3
    assert page().count("</script>") == 3


def test_map_is_told_what_the_dashboard_would_be_told():
    known = told(page())
    for scene, record in zip(MADE.scenes, known["scenes"], strict=True):
        assert record["command"]["routes"] == (sorted(scene.route_ids) or None)
        assert record["command"]["focus"] == (scene.focus or None)
        assert record["notes"] == scene.notes
    assert known["scenes"][0]["view"] == [19.5, 101.0, 6.5]
    assert known["scenes"][0]["command"]["years"] == [2003, 2007]


def test_map_is_told_what_stands_in_front_and_what_is_walked():
    scenes = (replace(MADE.scenes[0], front="overland"), replace(MADE.scenes[0], walk="mongolia"))
    known = presenter_facts.facts(contents(replace(MADE, scenes=scenes), data()), data())
    front, walk = (record["command"] for record in known["scenes"])
    assert (front["front"], front["walk"]) == ("overland", None)
    assert (walk["front"], walk["walk"]) == (None, {"route": "mongolia", "step": 0})


def test_event_in_focus_lights_its_routes():
    scene = replace(MADE.scenes[0], focus="event.ev-2007-02-25-fact-finding")
    known = presenter_facts.facts(contents(replace(MADE, scenes=(scene,)), data()), data())
    assert known["scenes"][0]["command"]["highlight"]


def test_every_line_and_place_on_the_map_has_its_passages():
    evidence = told(page())["evidence"]
    layer = folium_map.layer_data(data())
    drawn = {f"leg.{leg['id']}" for leg in layer["legs"]}
    drawn |= {f"waypoint.{place['id']}" for place in layer["waypoints"]}
    assert set(evidence["subjects"]) == drawn
    for key, (title, links) in evidence["subjects"].items():
        assert title
        assert links or key.startswith("waypoint.")
        for excerpt_id, stance in links:
            assert evidence["excerpts"][excerpt_id][2] in evidence["sources"]
            assert stance in {"supports", "disputes", "context"}


def test_charts_are_drawn_for_light_and_dark_with_names_of_their_own(root):
    figures = root.xpath("//figure")
    assert len(figures) == 4
    for figure in figures:
        assert figure.get("aria-label").startswith("Chart: ")
        assert len(figure.xpath(".//*[local-name()='svg' and @class='marks']")) == 2
        assert "Source: " in figure.text_content()
        assert "Unit: " in figure.text_content()
    ids = list(root.xpath("//@id"))
    assert len(ids) == len(set(ids))


def test_map_of_every_scene_can_be_printed(root):
    stills = [section.xpath(".//img[@class='still']") for section in scenes(root)]
    assert [len(images) for images in stills] == [1, 0, 1, 1, 0]
    image = stills[0][0]
    assert image.get("src").startswith("data:image/webp;base64,")
    kept = selection.apply(data(), MADE.scenes[0].selection)
    assert all(name in image.get("alt") for name in kept.routes["name"])


def test_fonts_for_korean_and_lao_travel_along(root):
    styles = "".join(root.xpath("//style/text()"))
    for family in ("Noto Sans CJK KR", "Noto Sans Lao", "Noto Sans Thai"):
        assert f"font-family:'{family}'" in styles


def test_a_file_that_grows_too_large_goes_without_pictures_then_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "map_webp", lambda *_: b"x" * 4_000_000)
    short = replace(MADE, scenes=MADE.scenes[:1])
    assert b'class="still"' not in presenter.export(short, data())
    monkeypatch.setattr(presenter, "MAX_BYTES", 1_000_000)
    with pytest.raises(presenter.ExportError, match="more than 1,000,000"):
        presenter.export(short, data())


@pytest.mark.parametrize("briefing", shipped().values(), ids=lambda b: b.briefing_id)
def test_every_shipped_briefing_fits_and_names_its_sources(briefing: Briefing, monkeypatch):
    # A still of a map has some 60 kilobytes; drawing each one takes long.
    monkeypatch.setattr(pictures, "map_webp", lambda *_: b"x" * 90_000)
    content = presenter.export(briefing, data())
    assert len(content) < presenter.MAX_BYTES
    assert b'class="still"' in content or not any(s.show_map for s in briefing.scenes)
    found = scenes(parser.fromstring(content.decode()))
    assert len(found) == len(briefing.scenes)
    assert all("Sources: [" in section.text_content() for section in found)
    assert all(NOTICE in section.text_content() for section in found)
