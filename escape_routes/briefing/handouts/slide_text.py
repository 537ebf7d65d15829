"""Text on a slide: boxes, paragraphs, and how much room they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from escape_routes.briefing.contents import dated, paragraphs
from escape_routes.style import fonts, palette
from escape_routes.style.palette import rgb

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame, _Paragraph

    from escape_routes.briefing.contents import Page
    from escape_routes.evidence.passages import Passage

POINTS_PER_IN = 72
LINE = 1.24
"""Height of a line of text, in sizes of its type."""
INK, FAINT = RGBColor(*rgb(palette.INK["light"])), RGBColor(*rgb(palette.FAINT["light"]))
# Sizes of text, passages and their sources in points, tried in turn until all fits.
SIZES = (
    (22, 16, 12),
    (20, 15, 11),
    (18, 13, 10),
    (16, 12, 9.5),
    (15, 11, 9),
    (14, 10, 8),
    (12, 9, 7.5),
    (11, 8, 7),
)
Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


@dataclass(frozen=True)
class Type:
    """How text looks: size in points, and colour."""

    size_pt: float
    colour: RGBColor = INK
    is_bold: bool = False


def text_box(slide: Slide, box: Box, name: str) -> TextFrame:
    """The text of a new box that is called so."""
    shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
    shape.name = name
    shape.text_frame.word_wrap = True
    frame: TextFrame = shape.text_frame
    return frame


def add_paragraph(frame: TextFrame, text: str, style: Type, space_pt: float = 0) -> _Paragraph:
    """A new paragraph of one run; the first takes the empty one that every frame has."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(style.size_pt)
    run.font.bold = style.is_bold
    run.font.color.rgb = style.colour
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_after = Pt(space_pt)
    return paragraph


def describe(shape: BaseShape, name: str, words: str) -> None:
    """Name and alternative text of a shape, for those who do not see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", words)


def count_lines(text: str, size_pt: float, width: float) -> int:
    """How many lines a text takes in a box of that width in inches."""
    # Our font runs wider than that of the slides, which leaves room for programs that differ.
    room = (width - 0.2) * POINTS_PER_IN
    return len(fonts.wrap(text, size_pt, room))


def write_words(slide: Slide, page: Page, box: Box) -> None:
    """Text and passages of a scene, in the largest type in which they fit."""
    frame = text_box(slide, box, "Text and passages")
    size = next((s for s in SIZES if _height_in(page, s, box[2]) <= box[3]), SIZES[-1])
    for text in paragraphs(page.scene.text):
        add_paragraph(frame, text, Type(size[0]), size[0] * 0.6)
    for passage in page.passages:
        _passage(frame, passage, size)


def _height_in(page: Page, sizes: tuple[float, float, float], width: float) -> float:
    """How much room text and passages take, in inches."""
    points = 0.0
    for text in paragraphs(page.scene.text):
        points += count_lines(text, sizes[0], width) * sizes[0] * LINE + sizes[0] * 0.6
    for passage in page.passages:
        quoted, details = f"“{passage.quote}”", _details(passage)
        points += count_lines(quoted, sizes[1], width) * sizes[1] * LINE
        # One line more, since some programs never break a link.
        points += (count_lines(details, sizes[2], width) + 1) * sizes[2] * LINE + sizes[1] * 0.6
    return points / POINTS_PER_IN


def _details(passage: Passage) -> str:
    source = passage.source
    summary = f"{passage.summary} " if source.language != "en" else ""
    return f"{summary}{dated(source)}: {source.title}"


def _passage(frame: TextFrame, passage: Passage, sizes: tuple[float, float, float]) -> None:
    add_paragraph(frame, f"“{passage.quote}”", Type(sizes[1]))
    source = passage.source
    summary = f"{passage.summary} " if source.language != "en" else ""
    paragraph = add_paragraph(
        frame, f"{summary}{dated(source)}: ", Type(sizes[2], FAINT), sizes[1] * 0.6
    )
    run = paragraph.add_run()
    run.text = source.title
    run.font.size = Pt(sizes[2])
    run.hyperlink.address = source.url
