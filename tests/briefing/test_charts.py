"""Every chart of the register can be drawn, told, tabled, put on a slide and presented."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from escape_routes.briefing import charts, files, scene_charts
from escape_routes.briefing.handouts import pictures, slide_charts
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart, sources
from escape_routes.counts.charts import by_sex
from escape_routes.counts.charts.chart import Choice
from escape_routes.counts.charts.running_total import OWN_SUM
from escape_routes.errors import UnknownIdError
from escape_routes.routes.selection import Selection, apply
from tests.made_briefing import data
from tests.made_counts import layers, rows_of

SCENE_CHARTS = {
    "arrivals": SceneChart(("rok-arrivals-year",), "arrivals"),
    "share": SceneChart(("rok-arrivals-year",), "share"),
    "quarters": SceneChart((), "quarters"),
    "revisions": SceneChart((), "revisions", (("sex", "female"), ("year", 2009))),
    "running-total": SceneChart((), "running-total"),
    "compared": SceneChart(("thai-arrests-year", "china-stock-estimate"), "compared"),
    "series": SceneChart(("thai-arrests-year",), "series"),
    "timeline": SceneChart((), "timeline", (("lanes", "Country"), ("outcomes", ("arrested",)))),
}
"""A scene chart of a kind, with every option that it takes; others stand as they begin."""
KEYS = [chart.key for chart in charts.CHARTS]
PICTURE = pytest.mark.parametrize("theme", ["light", "dark"])


@pytest.fixture(params=KEYS)
def key(request):
    return request.param


def scene_of(key, start=None, end=None):
    chart = SCENE_CHARTS.get(key, SceneChart((), key))
    return Scene("A scene", chart=chart, start_year=start, end_year=end, show_map=False)


def drawing_of(key):
    (drawing,) = scene_charts.drawings(data(), scene_of(key))
    return drawing


def briefing_of(*shown):
    return Briefing("made", "Made", "en", "", "2026-01-01", shown)


def test_every_chart_can_be_presented_and_has_a_key_and_a_place_of_its_own():
    assert sorted(KEYS) == list(charts.kinds())
    assert set(SCENE_CHARTS) <= set(KEYS)
    assert len({(chart.page, chart.label) for chart in charts.CHARTS}) == len(KEYS)


@PICTURE
def test_each_is_drawn_in_both_themes(key, theme):
    spec = drawing_of(key).chart.draw(drawing_of(key).choice, theme).to_dict()
    other = {"light": "dark", "dark": "light"}[theme]
    assert any(rows for rows in spec["datasets"].values())
    assert spec != drawing_of(key).chart.draw(drawing_of(key).choice, other).to_dict()


def test_each_says_in_words_what_it_is(key):
    drawing = drawing_of(key)
    assert drawing.title
    assert drawing.unit
    assert drawing.words.startswith(f"Chart: {drawing.title}")
    assert drawing.chart.words(drawing.choice) in drawing.words
    assert drawing.source_line.startswith("Source: ")
    assert drawing.chart.caption(drawing.choice).endswith(".")
    assert not drawing.chart.reading.endswith(".")


def test_each_has_a_table_whose_rows_are_in_the_dataset(key):
    drawing = drawing_of(key)
    frame = drawing.chart.table(drawing.choice)
    assert len(frame)
    column, table = f"{drawing.chart.noun}_id", f"{drawing.chart.noun}s"
    if column in frame:
        assert frame[column].isin(getattr(data(), table)[column]).all()
    else:
        assert key in {"arrivals", "share"}


def drawn_keys(drawing):
    spec = drawing.chart.draw(drawing.choice, "light").to_dict()
    column = f"{drawing.chart.noun}_id"
    return {row.get(column) for rows in spec["datasets"].values() for row in rows}


@pytest.mark.parametrize("key", ["quarters", "revisions", "compared", "series", "timeline"])
def test_what_is_drawn_stands_in_the_table(key):
    drawing = drawing_of(key)
    frame = drawing.chart.table(drawing.choice)
    drawn = drawn_keys(drawing) - {None}
    assert drawn
    assert drawn <= set(frame[f"{drawing.chart.noun}_id"])


@PICTURE
def test_each_becomes_a_picture(key, theme):
    picture = scene_charts.svg(drawing_of(key), (400, 220), theme, "m")
    etree.fromstring(picture.encode())
    assert "<path" in picture


def test_each_is_exported_with_its_words(key):
    drawing = drawing_of(key)
    size = scene_charts.picture_size(drawing, pictures.CHART_SIZE)
    content = pictures.png(pictures.chart_svg(drawing, size), scale=1)
    image = Image.open(io.BytesIO(content))
    assert image.size == size
    assert len(image.convert("RGB").getcolors(1 << 20)) > 20


def shape_of(key):
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide_charts.add(slide, drawing_of(key), (0.5, 0.5, 7, 4))
    content = io.BytesIO()
    deck.save(content)
    (shape,) = Presentation(io.BytesIO(content.getvalue())).slides[0].shapes
    return shape


def test_each_stands_on_a_slide_with_its_numbers_or_as_a_picture(key):
    shape = shape_of(key)
    described = drawing_of(key).chart.slide
    if described is None:
        assert key == "timeline"
        assert shape.image.content_type == "image/png"
        return
    slide = described(drawing_of(key).choice)
    native = shape.chart.plots[0].series
    assert [series.name for series in native] == [series.name for series in slide.series]
    for written, series in zip(native, slide.series, strict=True):
        assert tuple(written.values) == pytest.approx(series.numbers, nan_ok=True)
        assert len(series.is_final) == len(series.numbers)
        assert len(series.moments) in {0, len(series.numbers)}


def test_points_stand_at_their_days_and_their_axis_counts_years():
    shape = shape_of("running-total")
    slide = drawing_of("running-total").chart.slide(drawing_of("running-total").choice)
    own = slide.series[0]
    assert own.name == OWN_SUM
    days = [float(x) for x in shape.chart.plots[0].series[0]._element.xpath("./c:xVal//c:v/text()")]
    assert [(moment - slide_charts.FIRST_DAY).days for moment in own.moments] == days
    assert shape.chart.category_axis.tick_labels.number_format == "yyyy"


def test_a_quarter_without_a_figure_is_a_gap_on_a_slide():
    slide = drawing_of("quarters").chart.slide(drawing_of("quarters").choice)
    place = slide.categories.index("Q2 2016")
    assert [series.numbers[place] for series in slide.series] == [None] * len(slide.series)
    assert len(slide.categories) == len(set(slide.categories)) == 37


def test_revisions_name_the_year_and_the_sex_and_the_axis():
    drawing = drawing_of("revisions")
    assert drawing.title == "Arrivals in South Korea in 2009, women, as published over time"
    assert "does not begin at zero" in drawing.chart.reading
    assert drawing.chart.slide(drawing.choice).minimum is None


def test_compared_series_share_one_drawing_for_each_unit():
    chart = SceneChart(("rok-arrivals-year", "thai-route-share", "thai-arrests-year"), "compared")
    persons, per_cent = scene_charts.drawings(data(), Scene("x", chart=chart))
    assert (persons.unit, per_cent.unit) == ("persons", "per cent")
    assert persons.choice.series_ids == ("rok-arrivals-year", "thai-arrests-year")
    assert persons.title.startswith("A: ")
    assert per_cent.title.startswith("B: ")
    specs = [drawn.chart.draw(drawn.choice, "light").to_dict() for drawn in (persons, per_cent)]
    # The hidden marks at both ends of the axis are the same rows.
    assert rows_of(specs[0], layers(specs[0])[0]) == rows_of(specs[1], layers(specs[1])[0])


def test_each_is_written_to_a_file_and_read_again(key):
    made = briefing_of(scene_of(key))
    text = files.dumps(made)
    assert files.loads(text, data(), "made.toml") == made
    assert SceneChart.from_fields(made.scenes[0].chart.fields()) == made.scenes[0].chart


def test_each_has_sources_and_years_without_a_figure_have_no_drawing(key):
    assert sources(data(), scene_of(key))
    assert scene_charts.drawings(data(), scene_of(key, 1951, 1952)) == []


def test_the_sources_of_a_revised_year_are_those_of_its_values():
    of_year = {source.source_id for source in sources(data(), scene_of("revisions"))}
    of_all = {source.source_id for source in sources(data(), scene_of("arrivals"))}
    counts = data().counts
    years = counts[counts["start_date"].str.startswith("2009") & (counts["sex"] == "female")]
    assert of_year
    assert of_year <= set(years["source_id"])
    assert of_all - of_year


FAULTS = {
    "text": ({"kind": ["arrivals"]}, "kind must be one of"),
    "other field": (
        {"kind": "quarters", "year": 2009},
        "fields of a chart of the kind quarters are kind, series",
    ),
    "other year": ({"kind": "revisions", "year": 1066}, "year must be one of 2025, 2024,"),
    "truth": ({"kind": "revisions", "year": True}, "year must be one of"),
    "no list": (
        {"kind": "timeline", "outcomes": "arrested"},
        "outcomes must be a list of some of arrived, arrested,",
    ),
    "other outcome": ({"kind": "timeline", "outcomes": ["lost"]}, "outcomes must be one of"),
    "too many": (
        {"kind": "compared", "series": [f"unhcr-prk-refugees{x}" for x in (
            "", "-gbr", "-can", "-deu", "-usa", "-rus", "-tha")]},
        "must name one to 6 series",
    ),
    "two units": (
        {"kind": "series", "series": ["rok-arrivals-year", "thai-route-share"]},
        "series of one chart must have the same unit",
    ),
    "other series": (
        {"kind": "quarters", "series": ["rok-arrivals-year"]},
        'a chart of the kind quarters is drawn from ["rok-arrivals-quarter", '
        '"rok-arrivals-quarter-check"]',
    ),
    "no kind": ({"series": ["rok-arrivals-year"]}, 'must be { series = ["KEY"], kind = "…" }'),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_sentence(name):
    value, sentence = FAULTS[name]
    (fault,) = charts.chart_faults(value, data())
    assert fault[0].startswith(sentence)


def test_series_that_a_chart_draws_anyway_may_be_left_out():
    for key in ("arrivals", "share", "quarters", "revisions", "running-total", "timeline"):
        assert list(charts.chart_faults({"kind": key}, data())) == []


def test_an_unknown_chart_is_none():
    with pytest.raises(UnknownIdError, match="pie"):
        charts.chart("pie")


def test_a_made_chart_needs_no_more_than_its_row(monkeypatch):
    """Put in one place, it is checked, drawn, on a slide and offered by its page."""
    made = replace(by_sex.CHART, key="made", label="Made", title=lambda _: "A made chart")
    monkeypatch.setattr(charts, "CHARTS", (*charts.CHARTS, made))
    assert list(charts.of_page("yearly_counts"))[-1] == "Made"
    assert list(charts.chart_faults({"kind": "made"}, data())) == []
    scene = Scene("x", chart=SceneChart((), "made"), start_year=2004, end_year=2006)
    (drawing,) = scene_charts.drawings(data(), scene)
    assert drawing.words.startswith("Chart: A made chart, 2004 to 2006.")
    assert drawing.chart.slide(drawing.choice).categories == ("2004", "2005", "2006")
    loaded = files.loads(files.dumps(briefing_of(scene)), data(), "made.toml")
    assert loaded.scenes[0].chart == scene.chart


def test_a_chart_that_cannot_be_presented_is_no_kind_but_stays_on_its_page(monkeypatch):
    made = replace(by_sex.CHART, key="made", label="Made", is_presented=False)
    monkeypatch.setattr(charts, "CHARTS", (*charts.CHARTS, made))
    assert "Made" in charts.of_page("yearly_counts")
    ((rule, _),) = charts.chart_faults({"kind": "made"}, data())
    assert rule.startswith("kind must be one of")


def test_charts_of_a_dataset_without_counts_or_events_draw_nothing(small):
    empty = small.replace(counts=small.counts.iloc[:0], events=small.events.iloc[:0])
    kept = apply(empty, Selection())
    for chart in charts.CHARTS:
        choice = Choice(empty, kept, series_ids=chart.series_ids or ("arrivals",))
        assert chart.drawings(choice) == []
        assert chart.nothing(choice).endswith(".")
        assert chart.table(choice).empty
