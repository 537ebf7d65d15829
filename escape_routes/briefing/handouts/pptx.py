"""A briefing as slides: native text and charts, the map as a picture, notes for the speaker."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches, Pt

from escape_routes.briefing.contents import contents, dated
from escape_routes.briefing.handouts import pictures, slide_charts
from escape_routes.briefing.handouts.slide_text import (
    FAINT,
    LINE,
    POINTS_PER_IN,
    Type,
    add_paragraph,
    count_lines,
    describe,
    text_box,
    write_words,
)
from escape_routes.briefing.scene_map import description
from escape_routes.maps.still.paper import Paper
from escape_routes.maps.style import CREDIT
from escape_routes.style.palette import ACCENT
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide

    from escape_routes.briefing.contents import Contents, Page
    from escape_routes.briefing.handouts.slide_text import Box
    from escape_routes.briefing.scenes import Briefing
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.passages import Source

SLIDE_IN = (13.333, 7.5)
MARGIN_IN, WORDS_IN, GAP_IN = 0.5, 5.1, 0.3
TITLE_BOX = (MARGIN_IN, 0.32, SLIDE_IN[0] - 2 * MARGIN_IN, 0.85)
BODY_TOP_IN, BODY_IN = 1.25, 5.3
FOOT_BOX = (MARGIN_IN, 6.68, SLIDE_IN[0] - 2 * MARGIN_IN, 0.62)
PX_PER_IN = 120
LATIN_FONT, EAST_ASIAN_FONT, COMPLEX_FONT = "Arial", "Malgun Gothic", "Leelawadee UI"
LINK_COLOUR = ACCENT["light"][1:].upper()
TITLE_ONLY = 5
SOURCES_PER_SLIDE = 20
TITLE_LINES, LISTED_IN_NOTES, FOOT_PT = 2, 12, 36


def export(briefing: Briefing, dataset: Dataset) -> bytes:
    """The briefing as a PowerPoint file: a title, one slide per scene, the sources at the end."""
    told = contents(briefing, dataset)
    deck = Presentation()
    deck.slide_width, deck.slide_height = (Inches(side) for side in SLIDE_IN)
    _set_fonts(deck)
    _set_properties(deck, briefing)
    _title_slide(deck, told)
    for page in told.pages:
        _scene_slide(deck, page, dataset)
    _source_slides(deck, told)
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _set_fonts(deck: Deck) -> None:
    """Name fonts that office programs have, those for Korean, Thai and Lao among them."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    fonts_named = (
        f'<a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{EAST_ASIAN_FONT}"/>'
        f'<a:cs typeface="{COMPLEX_FONT}"/>'
    )
    text = re.sub(r"<a:latin [^>]*/><a:ea [^>]*/><a:cs [^>]*/>", fonts_named, _tight(text))
    text = re.sub(r'(<a:font script="Hang" typeface=")[^"]*', rf"\1{EAST_ASIAN_FONT}", text)
    text = re.sub(r"(<a:(?:fol)?[hH]link><a:srgbClr val=\")[^\"]*", rf"\g<1>{LINK_COLOUR}", text)
    theme._blob = text.encode()


def _tight(xml: str) -> str:
    return re.sub(r">\s+<", "><", xml)


def _set_properties(deck: Deck, briefing: Briefing) -> None:
    properties = deck.core_properties
    properties.title = briefing.title
    properties.author = briefing.author
    properties.last_modified_by = briefing.author
    properties.language = briefing.language
    properties.comments = NOTICE
    is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", briefing.date)
    moment = datetime.fromisoformat(briefing.date) if is_day else datetime.now(UTC)
    properties.created = properties.modified = moment.replace(tzinfo=None)


def _new_slide(deck: Deck, title: str, notes: str) -> Slide:
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    heading = _heading(slide)
    heading.left, heading.top, heading.width, heading.height = map(Inches, TITLE_BOX)
    frame = heading.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    size = next(
        size
        for size in (30, 26, 22, 18, 14)
        if count_lines(title, size, TITLE_BOX[2]) <= TITLE_LINES
    )
    add_paragraph(frame, title, Type(size, is_bold=True))
    if slide.notes_slide.notes_text_frame is not None:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def _heading(slide: Slide) -> Shape:
    """The title of a slide, which the layout of all our slides has."""
    heading: Any = slide.shapes.title
    title: Shape = heading
    return title


def _title_slide(deck: Deck, told: Contents) -> None:
    briefing = told.briefing
    slide = _new_slide(deck, briefing.title, f"{len(told.pages)} scenes. {NOTICE}")
    heading = _heading(slide)
    heading.top, heading.height = Inches(2.2), Inches(1.6)
    heading.text_frame.paragraphs[0].runs[0].font.size = Pt(40)
    frame = text_box(slide, (MARGIN_IN, 3.9, TITLE_BOX[2], 0.8), "Author and date")
    add_paragraph(frame, told.byline, Type(18, FAINT))
    _foot(slide, [NOTICE])


def _scene_slide(deck: Deck, page: Page, dataset: Dataset) -> None:
    scene = page.scene
    slide = _new_slide(deck, scene.title, _notes(page))
    has_visual = scene.show_map or bool(page.drawings)
    width = WORDS_IN if has_visual else SLIDE_IN[0] - 2 * MARGIN_IN
    write_words(slide, page, (MARGIN_IN, BODY_TOP_IN, width, BODY_IN))
    left = MARGIN_IN + WORDS_IN + GAP_IN
    boxes = _split((left, BODY_TOP_IN, SLIDE_IN[0] - left - MARGIN_IN, BODY_IN), page)
    if scene.show_map:
        _map(slide, page, dataset, boxes.pop(0))
    for drawing, box in zip(page.drawings, boxes, strict=True):
        _chart(slide, drawing, box)
    _foot(slide, [page.source_line, NOTICE])


def _split(box: Box, page: Page) -> list[Box]:
    """One box under the other for map and charts."""
    left, top, width, height = box
    shares = ([2.6] if page.scene.show_map else []) + [2.2] * len(page.drawings)
    boxes = []
    for share in shares:
        part = height * share / sum(shares)
        boxes.append((left, top, width, part - 0.08))
        top += part
    return boxes


def _notes(page: Page) -> str:
    """What the speaker sees: the notes of the scene, then its passages and sources in full."""
    passages = [
        f"“{passage.quote}” ({passage.summary}) {passage.source.citation}"
        for passage in page.passages
    ]
    listed = [
        f"[{number}] {source.citation}"
        for number, source in zip(page.references, page.sources, strict=True)
    ]
    parts = [page.scene.notes, *passages, "Sources:", *listed[:LISTED_IN_NOTES]]
    if len(listed) > LISTED_IN_NOTES:
        parts.append(f"and {len(listed) - LISTED_IN_NOTES} more in the list at the end.")
    return "\n\n".join(part for part in [*parts, NOTICE] if part)


def _source_slides(deck: Deck, told: Contents) -> None:
    """The sources by number, as many slides as they need, with the standing notice."""
    groups = [
        told.sources[first : first + SOURCES_PER_SLIDE]
        for first in range(0, len(told.sources), SOURCES_PER_SLIDE)
    ]
    for number, group in enumerate(groups):
        place = f" ({number + 1} of {len(groups)})" if len(groups) > 1 else ""
        slide = _new_slide(deck, f"Sources{place}", NOTICE)
        half = (len(group) + 1) // 2
        width = (TITLE_BOX[2] - GAP_IN) / 2
        for column, part in enumerate((group[:half], group[half:])):
            left = MARGIN_IN + column * (width + GAP_IN)
            first = number * SOURCES_PER_SLIDE + column * half + 1
            _source_column(slide, (left, BODY_TOP_IN, width, BODY_IN), part, first)
        credit = f"Map: {CREDIT}; boundaries are approximate."
        _foot(slide, [credit, NOTICE])


def _source_column(slide: Slide, box: Box, sources: tuple[Source, ...], first: int) -> None:
    if not sources:
        return
    frame = text_box(slide, box, "Sources")
    texts = [f"[{n}] {s.title}. {dated(s)}" for n, s in enumerate(sources, first)]

    def height(size: float) -> float:
        lines = sum(count_lines(text, size, box[2]) for text in texts)
        return (lines * LINE + 0.3 * len(texts)) * size / POINTS_PER_IN

    size = next((s for s in (12, 11, 10, 9, 8, 7) if height(s) <= box[3]), 6)
    for number, source in enumerate(sources, first):
        paragraph = add_paragraph(frame, f"[{number}]", Type(size), size * 0.3)
        paragraph.runs[0].hyperlink.address = source.url
        tail = paragraph.add_run()
        tail.text = f" {source.title}. {dated(source)}"
        tail.font.size = Pt(size)


def _foot(slide: Slide, texts: list[str]) -> None:
    frame = text_box(slide, FOOT_BOX, "Sources and notice")
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    size = next(
        (
            s
            for s in (10, 9, 8, 7)
            if sum(count_lines(t, s, FOOT_BOX[2]) for t in texts) * s <= FOOT_PT
        ),
        6,
    )
    for text in texts:
        add_paragraph(frame, text, Type(size, FAINT))


def _map(slide: Slide, page: Page, dataset: Dataset, box: Box) -> None:
    left, top, width, height = box
    paper = Paper(round(width * PX_PER_IN), round(height * PX_PER_IN), width)
    content = io.BytesIO(pictures.map_png(dataset, page.scene, paper))
    shape = slide.shapes.add_picture(content, *(Inches(s) for s in (left, top, width, height)))
    describe(shape, "Map", description(dataset, page.scene))


def _chart(slide: Slide, drawing: Drawing, box: Box) -> None:
    left, top, width, height = box
    unit = f"Unit: {drawing.unit}. {slide_charts.reading(drawing)}."
    points = (count_lines(drawing.title, 12, width) * 12 + count_lines(unit, 9, width) * 9) * LINE
    head = max(0.55, points / POINTS_PER_IN + 0.1)
    frame = text_box(slide, (left, top, width, head), "Title of the chart")
    add_paragraph(frame, drawing.title, Type(12, is_bold=True))
    add_paragraph(frame, unit, Type(9, FAINT))
    place = (left, top + head, width, height - head - 0.3)
    describe(slide_charts.add(slide, drawing, place), "Chart", drawing.words)
    source = text_box(slide, (left, top + height - 0.3, width, 0.3), "Source of the chart")
    add_paragraph(source, drawing.source_line, Type(8, FAINT))
