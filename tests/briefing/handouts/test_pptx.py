"""The slides, read back: native text and charts, notes, sources, and no text that runs over."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from escape_routes.briefing.contents import contents
from escape_routes.briefing.handouts import pictures, pptx
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart
from escape_routes.counts.yearly import arrival_totals
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE
from tests.made_briefing import MADE, data, shipped, slides


@pytest.fixture(scope="module")
def deck():
    return Presentation(io.BytesIO(slides()))


@pytest.fixture
def quick_maps(monkeypatch):
    """A small picture in place of every map."""
    content = io.BytesIO()
    Image.new("RGB", (8, 5)).save(content, "PNG")
    monkeypatch.setattr(pictures, "map_png", lambda *_: content.getvalue())


def text_of(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def shape_called(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name == name)


def read(briefing: Briefing):
    return Presentation(io.BytesIO(pptx.export(briefing, data())))


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_slides_are_title_scenes_and_sources(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[: len(MADE.scenes) + 1] == [MADE.title, *(s.title for s in MADE.scenes)]
    lists = titles[len(MADE.scenes) + 1 :]
    assert lists
    assert all(title.startswith("Sources") for title in lists)
    assert (deck.slide_width.inches, deck.slide_height.inches) == pytest.approx((13.333, 7.5), 1e-3)


def test_every_slide_says_the_notice_and_every_scene_its_sources(deck):
    for slide in deck.slides:
        assert NOTICE in text_of(slide)
    for slide in list(deck.slides)[1 : len(MADE.scenes) + 1]:
        assert "Sources: [" in shape_called(slide, "Sources and notice").text_frame.text


def test_sources_are_listed_once_each_with_their_link(deck):
    told = contents(MADE, data())
    lists = list(deck.slides)[len(MADE.scenes) + 1 :]
    text = "\n".join(map(text_of, lists))
    for number, source in enumerate(told.sources, 1):
        assert f"[{number}] {source.title}. " in text
    links = [
        run.hyperlink.address
        for slide in lists
        for shape in slide.shapes
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    assert sorted(links) == sorted(source.url for source in told.sources)


def test_notes_hold_what_the_speaker_says_and_the_sources(deck):
    noted = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert all(noted)
    assert noted[1].startswith(MADE.scenes[0].notes)
    assert "http" in noted[1]
    assert NOTICE in noted[1]
    assert "“More than a thousand crossed" in noted[1]


def test_passages_are_text_in_quotation_marks_with_their_link(deck):
    frame = shape_called(deck.slides[1], "Text and passages").text_frame
    assert "“More than a thousand crossed" in frame.text
    runs = [run for paragraph in frame.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.hyperlink.address] == [
        "North Koreans in northern Thailand"
    ]


def test_map_is_a_sharp_picture_that_is_described(deck):
    shape = shape_called(deck.slides[1], "Map")
    assert shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    wide, _ = Image.open(io.BytesIO(shape.image.blob)).size
    assert wide / shape.width.inches >= 200
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Schematic map of")


def test_map_is_drawn_for_the_width_at_which_it_is_placed(monkeypatch):
    papers = []
    content = io.BytesIO()
    Image.new("RGB", (8, 5)).save(content, "PNG")
    monkeypatch.setattr(
        pictures, "map_png", lambda *told: papers.append(told[2]) or content.getvalue()
    )
    with_chart = replace(MADE.scenes[2], show_map=True)
    slides_of_maps = list(read(replace(MADE, scenes=(MADE.scenes[0], with_chart))).slides)[1:3]
    for paper, slide in zip(papers, slides_of_maps, strict=True):
        shape = shape_called(slide, "Map")
        assert paper.wide_in == pytest.approx(shape.width.inches, abs=0.01)
        assert paper.width / paper.height == pytest.approx(shape.width / shape.height, abs=0.01)
        # Type of this size has twelve points on the slide.
        assert paper.px(12) / paper.width * shape.width.pt == pytest.approx(12, abs=0.05)


def test_arrivals_are_a_native_chart_with_the_figures_of_the_table(deck):
    plot = chart_of(deck.slides[2]).plots[0]
    totals = dict(arrival_totals(data().counts))
    sums = [0.0] * len(plot.categories)
    for series in plot.series:
        sums = [a + (b or 0) for a, b in zip(sums, series.values, strict=True)]
    found = {int(year): total for year, total in zip(plot.categories, sums, strict=True)}
    assert found == totals
    assert {series.name for series in plot.series} == {"Women", "Men", "Not published by sex"}


def test_chart_has_title_unit_source_and_description(deck):
    slide = deck.slides[2]
    assert (
        "Arrivals in South Korea per year"
        in shape_called(slide, "Title of the chart").text_frame.text
    )
    assert "Unit: persons per year" in shape_called(slide, "Title of the chart").text_frame.text
    assert shape_called(slide, "Source of the chart").text_frame.text.startswith("Source: ")
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    assert frame._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Chart: ")


def test_figures_that_are_not_final_are_pale_with_a_dashed_edge(deck):
    chart = chart_of(deck.slides[3])
    years = list(chart.plots[0].categories)
    assert years[-1] == "January to April 2011"
    pale = chart.plots[0].series[0]._element.xpath("./c:dPt/c:idx/@val")
    assert pale == [str(len(years) - 1)]


def test_ranges_are_two_ends_that_are_joined(deck):
    charts = [shape.chart for shape in deck.slides[3].shapes if shape.has_chart]
    assert len(charts) == 2
    figure, lower, upper = charts[1].plots[0].series
    assert (figure.name, lower.name, upper.name) == ("Figure", "Lower end", "Upper end")
    ends = [
        (low, high)
        for low, high in zip(lower.values, upper.values, strict=True)
        if high is not None
    ]
    counts = data().counts
    estimates = counts[counts["series_id"] == "china-stock-estimate"]
    assert ends
    assert set(ends) <= set(zip(estimates["lower"], estimates["upper"], strict=True))
    assert charts[1].plots[0]._element.xpath("./c:hiLowLines")


def test_estimates_are_pale_diamonds_and_never_columns(deck):
    plot = [shape.chart for shape in deck.slides[3].shapes if shape.has_chart][1].plots[0]
    for series in plot.series:
        shapes = series._element.xpath("./c:dPt/c:marker/c:symbol/@val")
        assert shapes == ["diamond"] * len(plot.categories)
        assert series._element.xpath("./c:spPr/a:ln/a:noFill")


def test_share_of_women_is_a_line_of_per_cents(deck):
    chart = chart_of(deck.slides[5])
    assert chart.value_axis.maximum_scale == 100
    (series,) = chart.plots[0].series
    assert all(0 < value < 100 for value in series.values)
    assert not series._element.xpath("./c:spPr/a:ln/a:noFill")


@pytest.mark.usefixtures("quick_maps")
def test_window_of_years_holds_for_native_charts():
    scene = Scene(
        "x", chart=SceneChart(("rok-arrivals-year",), "arrivals"), start_year=2003, end_year=2005
    )
    deck = read(replace(MADE, scenes=(scene,)))
    assert list(chart_of(deck.slides[1]).plots[0].categories) == ["2003", "2004", "2005"]


def test_file_says_its_title_author_language_and_day(deck):
    properties = deck.core_properties
    assert (properties.title, properties.author) == (MADE.title, MADE.author)
    assert properties.language == "en"
    assert properties.created.date().isoformat() == MADE.date


def test_theme_names_fonts_for_east_asia_and_thai():
    with zipfile.ZipFile(io.BytesIO(slides())) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:ea typeface="Malgun Gothic"/>') == 2
    assert theme.count('<a:cs typeface="Leelawadee UI"/>') == 2
    assert '<a:font script="Hang" typeface="Malgun Gothic"/>' in theme


def height_in(shape) -> float:
    """Height of the text of a shape in inches, as wide as ours, which is wider than Arial."""
    total = 0.0
    width = (shape.width.inches - 0.2) * 72
    for paragraph in shape.text_frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs), default=0)
        lines = len(fonts.wrap("".join(run.text for run in paragraph.runs), size, width))
        total += lines * size * 1.2 + (paragraph.space_after.pt if paragraph.space_after else 0)
    return total / 72


@pytest.mark.usefixtures("quick_maps")
@pytest.mark.parametrize("briefing", shipped().values(), ids=lambda b: b.briefing_id)
def test_no_text_of_a_shipped_briefing_runs_over(briefing: Briefing):
    deck = read(briefing)
    assert len(deck.slides) > len(briefing.scenes) + 1
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                assert height_in(shape) <= shape.height.inches, (shape.name, shape.text_frame.text)
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
    for slide in list(deck.slides)[1 : len(briefing.scenes) + 1]:
        assert "Sources: [" in text_of(slide)
        assert slide.notes_slide.notes_text_frame.text


@pytest.mark.usefixtures("quick_maps")
def test_longest_text_that_a_scene_may_have_fits():
    quotes = data().excerpts.assign(length=data().excerpts["quote"].str.len())
    longest = tuple(quotes.nlargest(3, "length")["excerpt_id"])
    scene = Scene("T" * 80, text="extraordinarily " * 60, excerpt_ids=longest)
    slide = read(replace(MADE, scenes=(scene,))).slides[1]
    shape = shape_called(slide, "Text and passages")
    assert height_in(shape) <= shape.height.inches
