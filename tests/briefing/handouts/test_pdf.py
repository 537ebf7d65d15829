"""The PDF, read back: text that can be found, links, pictures with words, codes that lead back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from escape_routes.briefing.contents import contents, view_address
from escape_routes.briefing.handouts import pdf, pictures
from escape_routes.briefing.scenes import Briefing, Scene
from escape_routes.style.wording import NOTICE
from tests.made_briefing import BASE_URL, MADE, data, sheets, shipped


@pytest.fixture(scope="module")
def reader():
    return PdfReader(io.BytesIO(sheets()))


@pytest.fixture(scope="module")
def texts(reader):
    return [page.extract_text() for page in reader.pages]


@pytest.fixture
def quick_pictures(monkeypatch):
    """A small picture in place of every map and chart."""
    content = io.BytesIO()
    Image.new("RGB", (8, 5)).save(content, "PNG")
    monkeypatch.setattr(pictures, "map_png", lambda *_: content.getvalue())
    monkeypatch.setattr(pictures, "png", lambda *_: content.getvalue())


def flat(text: str) -> str:
    return " ".join(text.split())


def links(reader) -> list[str]:
    return [
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    ]


def sheets_of(texts: list[str], title: str) -> str:
    """The text from the sheet that begins with a title on."""
    first = next(n for n, text in enumerate(texts) if title in text and n > 0)
    return flat(" ".join(texts[first : first + 2]))


def test_sheets_are_a4_and_numbered(reader, texts):
    assert all(page.mediabox[2:] == pytest.approx((595.28, 841.89), 1e-3) for page in reader.pages)
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text


def test_every_sheet_says_the_notice(texts):
    assert all(NOTICE in flat(text) for text in texts)


def test_korean_can_be_selected(texts):
    # The reader puts a zero before each sign of a font that brings its own numbering.
    assert "탈북 경로 <b>& more</b>" in flat(texts[0].replace("\x00", ""))
    assert "2004년" in "".join(texts).replace("\x00", "")


@pytest.mark.parametrize("number", range(1, len(MADE.scenes) + 1))
def test_every_scene_has_its_title_text_and_sources(texts, number: int):
    scene = MADE.scenes[number - 1]
    text = sheets_of(texts, f"{number}. {scene.title}")
    assert "Sources: [" in text
    for paragraph in filter(None, scene.text.split("\n\n")):
        assert paragraph in text


def test_passage_stands_in_quotation_marks_and_links_to_its_page(reader, texts):
    assert "“More than a thousand crossed the Mekong" in flat("".join(texts))
    told = contents(MADE, data())
    assert {source.url for source in told.sources} <= set(links(reader))


def test_list_of_sources_is_complete(texts):
    everything = "".join("".join(texts).split())
    for number, source in enumerate(contents(MADE, data()).sources, 1):
        assert f"[{number}]" in everything
        assert "".join(source.url.split()) in everything


def test_every_scene_links_back_to_its_view(reader):
    found = links(reader)
    for scene in MADE.scenes:
        assert view_address(BASE_URL, data(), scene) in found


def test_address_of_a_view_is_that_of_the_dashboard():
    address = view_address(BASE_URL + "/", data(), MADE.scenes[0])
    assert address.startswith(
        f"{BASE_URL}/route_map?route=Overland%3A%20South-east%20Asian%20route"
    )
    assert address.endswith("&years=2003&years=2007&focus=leg.se-bangkok-south-korea")
    assert view_address(BASE_URL, data(), MADE.scenes[1]) == f"{BASE_URL}/yearly_counts"


@pytest.mark.usefixtures("quick_pictures")
def test_code_stays_coarse_enough_for_paper(monkeypatch):
    coded = []
    make = segno.make
    monkeypatch.setattr(
        pdf.segno, "make", lambda text, **how: coded.append(text) or make(text, **how)
    )
    many = Scene("x", route_ids=tuple(data().routes["route_id"][:9]))
    pdf.export(replace(MADE, scenes=(many, MADE.scenes[3])), data(), BASE_URL)
    assert coded == [f"{BASE_URL}/route_map", f"{BASE_URL}/route_map"]


@pytest.mark.usefixtures("quick_pictures")
def test_without_an_address_there_is_no_code():
    plain = PdfReader(io.BytesIO(pdf.export(replace(MADE, scenes=MADE.scenes[:1]), data())))
    assert not any("route_map" in link for link in links(plain))
    assert "This view" not in "".join(page.extract_text() for page in plain.pages)


def test_file_says_its_title_author_and_language(reader):
    assert reader.metadata.title == MADE.title
    assert reader.metadata.author == MADE.author
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_outline_names_every_scene(reader):
    assert [entry.title for entry in reader.outline] == [*(s.title for s in MADE.scenes), "Sources"]


def test_every_picture_is_described_and_every_font_embedded(reader):
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    described = [str(kid.get_object()["/Alt"]) for kid in tree["/K"][0].get_object()["/K"]]
    maps = [words for words in described if words.startswith("Schematic map of")]
    charts = [words for words in described if words.startswith("Chart: ")]
    assert (len(maps), len(charts)) == (3, 4)
    assert set(described) - {*maps, *charts} == {"This view in the dashboard"}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            (inner,) = font.get_object()["/DescendantFonts"]
            keys = set(inner.get_object()["/FontDescriptor"].get_object())
            assert keys & {"/FontFile2", "/FontFile3"}


@pytest.mark.usefixtures("quick_pictures")
@pytest.mark.parametrize("briefing", shipped().values(), ids=lambda b: b.briefing_id)
def test_every_shipped_briefing_can_be_printed(briefing: Briefing):
    found = PdfReader(io.BytesIO(pdf.export(briefing, data())))
    texts = [page.extract_text() for page in found.pages]
    for number, scene in enumerate(briefing.scenes, 1):
        assert "Sources: [" in sheets_of(texts, f"{number}. {scene.title[:20]}")
