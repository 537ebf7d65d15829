"""Maps and charts of a briefing as pictures: SVG for print, PNG at twice the size for slides."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING, Literal

import vl_convert
from PIL import Image

from escape_routes.briefing import scene_charts
from escape_routes.briefing.contents import contents
from escape_routes.briefing.scene_map import map_svg
from escape_routes.maps.still.foot import Words
from escape_routes.maps.still.paper import SLIDE
from escape_routes.maps.still.text import FAINT, Type, text_line
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from escape_routes.briefing.contents import Page
    from escape_routes.briefing.scenes import Briefing, Scene
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.still.paper import Paper
    from escape_routes.style.palette import Theme

Form = Literal["png", "svg"]
SCALE = 2
CHART_SIZE = (1000, 520)
PALETTE_COLOURS = 256
KEPT_PICTURES = 64
# A picture of fixed date, so that the same briefing gives the same file.
ZIP_DATE = (2020, 1, 1, 0, 0, 0)


def export(briefing: Briefing, dataset: Dataset, form: Form = "png") -> bytes:
    """A zip file with the map and the charts of every scene."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in contents(briefing, dataset).pages:
            for name, picture in _pictures(dataset, page):
                body = _standing_alone(picture) if form == "svg" else png(picture)
                path = f"{briefing.briefing_id}-{page.number:02d}-{name}.{form}"
                archive.writestr(zipfile.ZipInfo(path, ZIP_DATE), body)
    return content.getvalue()


def _pictures(dataset: Dataset, page: Page) -> list[tuple[str, str]]:
    """Name and SVG of every picture of a scene, with its title and sources in it."""
    made = []
    if page.scene.show_map:
        words = Words(page.scene.title, page.publishers)
        made.append(("map", map_svg(dataset, page.scene, SLIDE, words)))
    made += [
        (f"chart-{number}", chart_svg(drawing, scene_charts.picture_size(drawing, CHART_SIZE)))
        for number, drawing in enumerate(page.drawings, 1)
    ]
    return made


def _standing_alone(picture: str) -> str:
    """An SVG that brings the glyphs of its text along."""
    text = unescape("".join(re.findall(r">([^<>]+)<", picture)))
    style = f"<style>{fonts.style_sheet(text)}</style>"
    return picture.replace(">", f">{style}", 1)


def png(picture: str, scale: float = SCALE) -> bytes:
    """A picture as PNG with a palette, a quarter of the size of one with all colours."""
    fonts.register()
    full = Image.open(io.BytesIO(vl_convert.svg_to_png(picture, scale=scale))).convert("RGB")
    small = full.quantize(
        PALETTE_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    content = io.BytesIO()
    small.save(content, "PNG", optimize=True)
    return content.getvalue()


def webp(picture: str, scale: float = 1, quality: int = 70) -> bytes:
    """A picture as WebP: small enough to lie inside a page many times."""
    fonts.register()
    full = Image.open(io.BytesIO(vl_convert.svg_to_png(picture, scale=scale))).convert("RGB")
    content = io.BytesIO()
    full.save(content, "WEBP", quality=quality)
    return content.getvalue()


def map_png(dataset: Dataset, scene: Scene, paper: Paper) -> bytes:
    """The map of a scene without a title, at twice its size in pixels."""
    return _map_png(dataset, _as_drawn(scene), paper)


def map_webp(dataset: Dataset, scene: Scene, paper: Paper) -> bytes:
    """The map of a scene without a title, for printing the presenter."""
    return _map_webp(dataset, _as_drawn(scene), paper)


def _as_drawn(scene: Scene) -> Scene:
    """The scene reduced to what its map shows, so that equal maps are drawn once."""
    return replace(scene, title="", text="", chart=None, excerpt_ids=(), notes="")


@lru_cache(maxsize=KEPT_PICTURES)
def _map_png(dataset: Dataset, scene: Scene, paper: Paper) -> bytes:
    return png(map_svg(dataset, scene, paper))


@lru_cache(maxsize=KEPT_PICTURES)
def _map_webp(dataset: Dataset, scene: Scene, paper: Paper) -> bytes:
    return webp(map_svg(dataset, scene, paper))


def chart_svg(
    drawing: Drawing,
    size: tuple[int, int] = CHART_SIZE,
    theme: Theme = "light",
    *,
    has_words: bool = True,
) -> str:
    """A chart on white of that size in pixels, with title, unit, source and notice around it."""
    width, height = size
    title = fonts.wrap(fonts.shown(drawing.title), 19, width - 32, bold=True) if has_words else []
    head = 24 * len(title) + 26 if has_words else 0
    foot = 54 if has_words else 0
    drawn = scene_charts.svg(drawing, (width - 110, height - head - foot - 90), theme)
    texts = [
        text_line(line, (16, 28 + 24 * n), Type(19, is_bold=True)) for n, line in enumerate(title)
    ]
    if has_words:
        texts += [
            text_line(
                f"Unit: {drawing.unit}. {drawing.chart.reading}.", (16, head), Type(12.5, FAINT)
            ),
            text_line(fonts.shown(drawing.source_line), (16, height - 32), Type(11, FAINT)),
            text_line(NOTICE, (16, height - 14), Type(11)),
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">'
        f"<title>{escape(fonts.shown(drawing.words))}</title>"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        f'<g transform="translate(12 {head + 12})">{drawn}</g>{"".join(texts)}</svg>'
    )
