"""A briefing as a PDF handout on A4: text that can be selected, pictures, sources, QR codes.

The file names its language and title, has an outline and a description for every picture; the
library that writes it tags pictures only, not paragraphs.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import segno
from fpdf import FPDF, ViewerPreferences
from fpdf.enums import Align, XPos, YPos

from escape_routes.briefing import scene_charts
from escape_routes.briefing.contents import contents, dated, paragraphs, view_address
from escape_routes.briefing.handouts import pictures
from escape_routes.briefing.scene_map import description
from escape_routes.maps.still.paper import Paper
from escape_routes.maps.style import CREDIT
from escape_routes.style import fonts, palette
from escape_routes.style.palette import rgb
from escape_routes.style.wording import NOTICE, partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.briefing.contents import Contents, Page
    from escape_routes.briefing.scenes import Briefing
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.passages import Passage, Source

MARGIN_MM, FOOT_MM = 18.0, 20.0
MM_PER_IN = 25.4
WIDTH_MM = 210.0 - 2 * MARGIN_MM
MAP, CHART_PX = Paper(1000, 640, WIDTH_MM / MM_PER_IN), (1000, 420)
QR_MM = 21.0
MAX_QR_CHARACTERS = 250
PT_TO_MM = MM_PER_IN / 72
LINE = 1.35
INK, FAINT, LINK = (rgb(c["light"]) for c in (palette.INK, palette.FAINT, palette.ACCENT))
COVER_TOP_MM = 70.0


@dataclass(frozen=True)
class Type:
    """How text looks: size in points, and colour."""

    size: float
    colour: tuple[int, int, int] = INK
    is_bold: bool = False


class _Handout(FPDF):
    """A4 sheets with the title above, and notice and page number below."""

    def __init__(self, title: str) -> None:
        super().__init__(format="A4")
        self.running_title = title
        self.set_margins(MARGIN_MM, MARGIN_MM, MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=FOOT_MM)
        for face in fonts.FACES:
            self.add_font(face.family, "B" if face.is_bold else "", face.path)
        self.set_fallback_fonts(list(fonts.FAMILIES[1:]), exact_match=False)
        self.set_font(fonts.LATIN, size=10)
        # Thai vowels, Arabic and Khmer need it.
        self.set_text_shaping(use_shaping_engine=True)

    def header(self) -> None:
        """The title of the briefing, on all but the first sheet."""
        if self.page_no() > 1:
            self._line(self.running_title, 8, FAINT, y_mm=9)
            self.set_y(MARGIN_MM)

    def footer(self) -> None:
        """Standing notice and page number."""
        self._line(NOTICE, 8, FAINT, y_mm=-13)
        self.set_y(-13)
        self.cell(0, 4, f"{self.page_no()} / {{nb}}", align=Align.R)

    def _line(self, text: str, size: float, colour: tuple[int, int, int], y_mm: float) -> None:
        self.set_y(y_mm)
        self.set_font(fonts.LATIN, size=size)
        self.set_text_color(*colour)
        self.cell(0, 4, fonts.shown(text))

    def write_text(
        self, text: str, style: Type, after_mm: float = 0, width_mm: float = 0, link: str = ""
    ) -> None:
        """A paragraph of the full width, or of the one given, from the left margin on."""
        self.set_font(fonts.LATIN, "B" if style.is_bold else "", style.size)
        self.set_text_color(*style.colour)
        self.multi_cell(
            width_mm,
            style.size * PT_TO_MM * LINE,
            fonts.shown(text),
            align=Align.L,
            link=link,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )
        self.ln(after_mm)

    def room_mm(self) -> float:
        """Height that is left on the sheet."""
        return float(self.h - FOOT_MM - self.get_y())


def export(briefing: Briefing, dataset: Dataset, base_url: str = "") -> bytes:
    """The briefing as PDF; with the address of a dashboard, each scene links back to its view."""
    told = contents(briefing, dataset)
    sheets = _Handout(briefing.title)
    _set_properties(sheets, briefing)
    _cover(sheets, told, base_url)
    for page in told.pages:
        _scene(sheets, page, dataset, base_url)
    _sources(sheets, told)
    return bytes(sheets.output())


def _set_properties(sheets: _Handout, briefing: Briefing) -> None:
    sheets.set_lang(briefing.language)
    sheets.set_title(briefing.title)
    sheets.set_author(briefing.author)
    sheets.set_subject(NOTICE)
    sheets.set_creator("Escape routes")
    sheets.viewer_preferences = ViewerPreferences(display_doc_title=True)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", briefing.date):
        sheets.set_creation_date(datetime.fromisoformat(briefing.date).replace(tzinfo=UTC))


def _cover(sheets: _Handout, told: Contents, base_url: str) -> None:
    sheets.add_page()
    sheets.set_y(COVER_TOP_MM)
    sheets.write_text(told.briefing.title, Type(26, is_bold=True), after_mm=4)
    sheets.write_text(told.byline, Type(12, FAINT), after_mm=8)
    sheets.write_text(NOTICE, Type(11), after_mm=8)
    for page in told.pages:
        sheets.write_text(f"{page.number}. {page.scene.title}", Type(11), after_mm=0.8)
    if base_url:
        sheets.ln(6)
        sheets.write_text(f"Dashboard: {base_url}", Type(10, LINK), link=base_url)


def _scene(sheets: _Handout, page: Page, dataset: Dataset, base_url: str) -> None:
    scene = page.scene
    sheets.add_page()
    sheets.start_section(fonts.shown(scene.title))
    top = sheets.get_y()
    narrow = WIDTH_MM - QR_MM - 6 if base_url else WIDTH_MM
    sheets.write_text(
        f"{page.number}. {scene.title}", Type(17, is_bold=True), after_mm=1, width_mm=narrow
    )
    sheets.write_text(page.subtitle, Type(9, FAINT), after_mm=3, width_mm=narrow)
    if base_url:
        _qr_code(sheets, page, dataset, base_url, top)
    for text in paragraphs(scene.text):
        sheets.write_text(text, Type(11.5), after_mm=4, width_mm=narrow)
    if base_url:
        sheets.set_y(max(sheets.get_y(), top + QR_MM + 9))
    if scene.show_map:
        content = pictures.map_png(dataset, scene, MAP)
        _picture(sheets, content, (MAP.width, MAP.height), description(dataset, scene))
    for drawing in page.drawings:
        _chart(sheets, drawing)
    for passage in page.passages:
        _passage(sheets, passage)
    sheets.ln(1)
    sheets.write_text(page.source_line, Type(8, FAINT))


def _picture(sheets: _Handout, content: bytes, size: tuple[int, int], words: str) -> None:
    height = WIDTH_MM * size[1] / size[0]
    if sheets.room_mm() < height:
        sheets.add_page()
    sheets.image(io.BytesIO(content), w=WIDTH_MM, h=height, alt_text=words, title=words)
    sheets.ln(4)


def _chart(sheets: _Handout, drawing: Drawing) -> None:
    size = scene_charts.picture_size(drawing, CHART_PX)
    if sheets.room_mm() < WIDTH_MM * size[1] / size[0] + 24:
        sheets.add_page()
    sheets.write_text(drawing.title, Type(10.5, is_bold=True))
    sheets.write_text(f"Unit: {drawing.unit}. {drawing.chart.reading}.", Type(8, FAINT))
    drawn = pictures.chart_svg(drawing, size, has_words=False)
    _picture(sheets, pictures.png(drawn), size, drawing.words)
    sheets.write_text(drawing.source_line, Type(8, FAINT), after_mm=4)


def _passage(sheets: _Handout, passage: Passage) -> None:
    """A quotation with its source, kept on one sheet."""
    source = passage.source
    quoted = fonts.wrap(passage.quote, 10.5, (WIDTH_MM - 6) / PT_TO_MM)
    if sheets.room_mm() < (len(quoted) + 4) * 10.5 * PT_TO_MM * LINE:
        sheets.add_page()
    top = sheets.get_y()
    sheets.set_left_margin(MARGIN_MM + 5)
    sheets.set_x(MARGIN_MM + 5)
    sheets.write_text(f"“{passage.quote}”", Type(10.5), after_mm=0.5)
    if source.language != "en":
        sheets.write_text(passage.summary, Type(8.5, FAINT))
    sheets.write_text(f"{dated(source)}: {source.title}", Type(8.5, LINK), link=source.url)
    sheets.set_draw_color(203, 210, 217)
    sheets.set_line_width(0.8)
    sheets.line(MARGIN_MM + 1.5, top, MARGIN_MM + 1.5, sheets.get_y())
    sheets.set_left_margin(MARGIN_MM)
    sheets.ln(3.5)


def _qr_code(sheets: _Handout, page: Page, dataset: Dataset, base_url: str, top_mm: float) -> None:
    """A code that leads to the view, drawn as squares, and the same as a link."""
    address = short = view_address(base_url, dataset, page.scene)
    if len(short) > MAX_QR_CHARACTERS:
        # With every route by name the squares become too small to be read from paper.
        short = view_address(base_url, dataset, replace(page.scene, route_ids=()))
    rows = [list(row) for row in segno.make(short, error="l", micro=False).matrix]
    side, left = QR_MM / len(rows), MARGIN_MM + WIDTH_MM - QR_MM
    sheets.set_fill_color(0, 0, 0)
    for line, row in enumerate(rows):
        for place, is_dark in enumerate(row):
            if is_dark:
                x, y = left + place * side, top_mm + line * side
                # A hair of overlap, so that no seam shows between squares.
                sheets.rect(x, y, side + 0.02, side + 0.02, style="F")
    sheets.link(left, top_mm, QR_MM, QR_MM, address, alt_text="This view in the dashboard")
    before = sheets.get_y()
    sheets.set_xy(left - 6, top_mm + QR_MM + 1)
    sheets.set_font(fonts.LATIN, size=7)
    sheets.set_text_color(*FAINT)
    sheets.cell(QR_MM + 6, 3, "This view, live", align=Align.R)
    sheets.set_xy(MARGIN_MM, before)


def _sources(sheets: _Handout, told: Contents) -> None:
    sheets.add_page()
    sheets.start_section("Sources")
    sheets.write_text("Sources", Type(17, is_bold=True), after_mm=3)
    for number, source in enumerate(told.sources, 1):
        sheets.write_text(_entry(number, source), Type(8.5), after_mm=1.2, link=source.url)
    sheets.ln(3)
    credit = f"Map: {CREDIT}; boundaries are approximate and imply no endorsement."
    sheets.write_text(credit, Type(8.5, FAINT), after_mm=2)
    sheets.write_text(NOTICE, Type(10, is_bold=True))


def _entry(number: int, source: Source) -> str:
    author = f"{source.author}. " if source.author else ""
    read = partial_date_in_words(source.accessed)
    return f"[{number}] {author}{source.title}. {dated(source)}. {source.url} (read {read})"
