"""A briefing as one HTML file: living map, passages, charts and presenter, with the network off.

The same page is served under `/present/`. Everything travels inside it; the policy in its head
forbids to ask any host for anything. Scenes are plain HTML, so that they can be read, searched
and printed without a script; `briefing/js` shows one at a time.
"""

from __future__ import annotations

import base64
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escape_routes.briefing import scene_charts
from escape_routes.briefing.contents import contents, dated, paragraphs
from escape_routes.briefing.handouts import pictures
from escape_routes.briefing.scene_map import description
from escape_routes.errors import EscapeRoutesError
from escape_routes.evidence.subjects import Subject, on_map
from escape_routes.maps import folium_map
from escape_routes.maps.script import BASEMAP_DIR, as_script, map_script
from escape_routes.routes.routes import routes, waypoints
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE, partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.briefing.contents import Contents, Page
    from escape_routes.briefing.scenes import Briefing, Scene
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.passages import Passage, Source
    from escape_routes.style.palette import Theme

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)
BUNDLE = Path(__file__).parents[1] / "static"
"""The presenter, bundled from `js/`, and its styles."""
MAX_BYTES = 5_000_000
STILL_PX = (1000, 680)
CHART_PX = (620, 330)
LOW_CHART_PX = (760, 190)
"""A chart below a map."""
TALL_CHART_PX = (620, 440)
"""A chart that has a height of its own."""
LINK = 'rel="noreferrer noopener" target="_blank"'
# What is drawn on the map and can be chosen there.
DRAWN = {"legs": "leg", "waypoints": "waypoint"}
KEYS = (
    ("→ ↓ Page down, space", "next scene"),
    ("← ↑ Page up", "previous scene"),
    ("Home, End", "first scene, list of sources"),
    ("O", "all scenes"),
    ("N", "notes on this screen"),
    ("S", "second window: notes, next scene, timer"),
    ("T, R", "start or stop the timer, set it to zero"),
    ("B or full stop", "black screen, and back"),
    ("F", "full screen"),
    ("D", "dark or light"),
    ("Shift and an arrow", "move the map"),
    ("?", "this list"),
)
BUTTONS = (
    ("open-overview", "All", "All scenes (O)", False),
    ("open-notes", "Notes", "Notes on this screen (N)", True),
    ("open-second", "Second window", "Second window with notes and timer (S)", True),
    ("blackout", "Black", "Black screen (B)", True),
    ("open-theme", "Dark", "Dark or light (D)", False),
    ("open-fullscreen", "Full screen", "Full screen (F)", True),
    ("open-help", "?", "Keys (?)", False),
)


class ExportError(EscapeRoutesError, ValueError):
    """A briefing cannot take the form that is asked for."""


def export(briefing: Briefing, dataset: Dataset) -> bytes:
    """The briefing as one HTML file of five megabytes at most.

    Raises
    ------
    ExportError
        If the file would be larger, even without the pictures for printing.
    """
    told = contents(briefing, dataset)
    for has_stills in (True, False):
        page = _page(told, dataset, has_stills=has_stills).encode()
        if len(page) <= MAX_BYTES:
            return page
    message = f"the briefing needs {len(page):,} bytes as HTML, more than {MAX_BYTES:,}"
    raise ExportError(message)


def _page(told: Contents, dataset: Dataset, *, has_stills: bool) -> str:
    layer_data = folium_map.layer_data(dataset)
    scenes = "".join(_scene(page, dataset, has_stills=has_stills) for page in told.pages)
    facts = _as_plain_data(told, dataset)
    body = scenes + _sources(told) + _frame(told)
    known = json.dumps([layer_data, facts], ensure_ascii=False)
    glyphs = fonts.style_sheet(body + known + "".join(map(chr, range(32, 127))))
    title = escape(told.briefing.title)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(told.briefing.language)}" data-theme="light"><head>',
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{_asset('presenter.css')}body{{font-family:{fonts.STACK}}}</style>",
            f"<style>{glyphs}</style>",
            "</head><body>",
            f'<main id="stage">{scenes}{_sources(told)}<div id="map"></div></main>',
            _frame(told),
            f"<script>{_script(map_script(layer_data, BASEMAP_DIR).text)}</script>",
            f"<script>window.ESCAPE_BRIEFING={as_script(facts)};</script>",
            f"<script>{_script(_asset('presenter.js'))}</script>",
            "</body></html>",
        ]
    )


def _asset(name: str) -> str:
    return (BUNDLE / name).read_text(encoding="utf-8")


def _script(text: str) -> str:
    """A script that cannot end the element in which it stands."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


# --- what one sees -----------------------------------------------------------------------------


def _scene(page: Page, dataset: Dataset, *, has_stills: bool) -> str:
    scene = page.scene
    size = LOW_CHART_PX if scene.show_map else CHART_PX
    drawn = "".join(
        _chart(drawing, size, f"s{page.number}f{number}")
        for number, drawing in enumerate(page.drawings)
    )
    still = _still(scene, dataset) if has_stills and scene.show_map else ""
    text = "".join(f'<p class="text">{escape(part)}</p>' for part in paragraphs(scene.text))
    return (
        f'<section class="scene" id="scene-{page.number}" data-visual="{_visual(page)}" '
        f'aria-labelledby="title-{page.number}"><div class="words">'
        f'<h2 id="title-{page.number}" tabindex="-1">{escape(scene.title)}</h2>'
        f'<p class="subtitle">{escape(page.subtitle)}</p>{text}'
        f"{''.join(map(_passage, page.passages))}{_origin(page)}</div>"
        f'<div class="figures">{still}{drawn}</div></section>'
    )


def _visual(page: Page) -> str:
    """What stands beside the words of a scene: map, chart, both or none."""
    if page.scene.show_map:
        return "both" if page.drawings else "map"
    return "chart" if page.drawings else "none"


def _passage(passage: Passage) -> str:
    source = passage.source
    summary = ""
    if source.language != "en":
        summary = f'<p class="summary">{escape(passage.summary)}</p>'
    return (
        f'<blockquote><p lang="{escape(source.language)}">“{escape(passage.quote)}”</p>{summary}'
        f"<footer>{escape(dated(source))} · {_link(source)}</footer></blockquote>"
    )


def _link(source: Source) -> str:
    return f'<a href="{escape(source.url)}" {LINK}>{escape(source.title)}</a>'


def _origin(page: Page) -> str:
    """Sources and standing notice at the foot of a scene."""
    return (
        f'<div class="origin"><p>{escape(page.source_line)}. '
        f'<a class="to-sources" href="#sources">All sources</a></p>'
        f'<p class="notice">{escape(NOTICE)}</p></div>'
    )


def _chart(drawing: Drawing, size: tuple[int, int], mark: str) -> str:
    size = TALL_CHART_PX if drawing.chart.has_own_height else size
    themes: tuple[Theme, ...] = ("light", "dark")
    pictures = "".join(
        f'<div class="drawn {theme}">'
        f"{_fluid(scene_charts.svg(drawing, size, theme, mark + theme[0]))}</div>"
        for theme in themes
    )
    return (
        f'<figure role="group" aria-label="{escape(drawing.words)}"><figcaption>'
        f"<strong>{escape(drawing.title)}</strong>Unit: {escape(drawing.unit)}. "
        f"{escape(drawing.chart.reading)}.</figcaption>{pictures}"
        f"<figcaption>{escape(drawing.source_line)}</figcaption></figure>"
    )


def _fluid(drawn: str) -> str:
    """A chart that takes the width it is given; the names it carries already are for the eye."""
    head, rest = drawn.split(">", 1)
    keeps = [part for part in head.split(" ") if not part.startswith(("width=", "height="))]
    return f'{" ".join(keeps)} aria-hidden="true">{rest}'


def _still(scene: Scene, dataset: Dataset) -> str:
    """The map as it is printed."""
    content = base64.b64encode(pictures.map_webp(dataset, scene, STILL_PX)).decode()
    words = escape(description(dataset, scene))
    return f'<img class="still" alt="{words}" src="data:image/webp;base64,{content}">'


def _sources(told: Contents) -> str:
    """The page after the last scene: every source with its number."""
    items = "".join(
        f"<li>{escape(source.author + '. ' if source.author else '')}{_link(source)}. "
        f"{escape(dated(source))} (read {escape(partial_date_in_words(source.accessed))})</li>"
        for source in told.sources
    )
    byline = f"{told.briefing.title}. {told.byline}".strip()
    return (
        '<section class="scene" id="sources" data-visual="none" aria-labelledby="title-sources">'
        '<div class="words"><h2 id="title-sources" tabindex="-1">Sources</h2>'
        f'<p class="subtitle">{escape(byline)}</p><p class="notice">{escape(NOTICE)}</p>'
        f'<ol class="sources-list">{items}</ol>'
        '<p class="subtitle">Map: © OpenStreetMap contributors, GSHHG, Natural Earth, GeoNames; '
        "boundaries are approximate and imply no endorsement.</p></div></section>"
    )


def _frame(told: Contents) -> str:
    """Bar, notes and dialogs around the scenes."""
    buttons = "".join(
        f'<button type="button" id="{name}" title="{words}" aria-label="{words}" '
        f'class="{"wide" if is_wide else ""}">{text}</button>'
        for name, text, words, is_wide in BUTTONS
    )
    keys = "".join(f"<dt>{key}</dt><dd>{act}</dd>" for key, act in KEYS)
    return (
        '<nav id="bar" aria-label="Scenes">'
        '<button type="button" id="previous" aria-label="Previous scene">◀</button>'
        '<span id="progress"></span>'
        '<button type="button" id="next" aria-label="Next scene">▶</button>'
        f'<span class="name">{escape(told.briefing.title)}</span>'
        '<button type="button" id="timer" class="wide" aria-label="Timer (T)"></button>'
        f"{buttons}</nav>"
        '<div id="announcer" class="hidden-words" role="status"></div>'
        '<aside id="notes" aria-label="Notes" hidden><h2>Notes</h2><div id="notes-text"></div>'
        "</aside>"
        + _dialog("overview", "All scenes", '<ol id="overview-list"></ol>')
        + _dialog("help", "Keys", f"<dl>{keys}</dl>")
        + _dialog("evidence", "Passages", '<div id="evidence-body"></div>')
    )


def _dialog(name: str, title: str, inside: str) -> str:
    return (
        f'<dialog id="{name}" aria-labelledby="{name}-title">'
        f'<button type="button" class="close">Close</button><h2 id="{name}-title">{title}</h2>'
        f"{inside}</dialog>"
    )


# --- what the script is told -------------------------------------------------------------------


def _as_plain_data(told: Contents, dataset: Dataset) -> dict[str, Any]:
    return {
        "title": told.briefing.title,
        "scenes": [_scene_record(page, dataset) for page in told.pages],
        "evidence": _evidence(dataset),
    }


def _scene_record(page: Page, dataset: Dataset) -> dict[str, Any]:
    scene = page.scene
    highlight = on_map(dataset, Subject.parse(scene.focus)) if scene.focus else []
    command = folium_map.command(scene.selection, scene.focus, highlight).command
    return {
        "title": scene.title,
        "notes": scene.notes,
        "command": json.loads(command),
        "view": [scene.view.lat, scene.view.lon, scene.view.zoom] if scene.view else None,
    }


def _evidence(dataset: Dataset) -> dict[str, Any]:
    """The passages of all that is drawn on the map: by subject, by passage and by source."""
    titles = _titles(dataset)
    links_of: dict[str, list[list[str]]] = {key: [] for key in titles}
    used: dict[str, None] = {}
    links = dataset.evidence[dataset.evidence["subject_table"].isin(list(DRAWN))]
    for link in links.itertuples(index=False):
        key = f"{DRAWN[str(link.subject_table)]}.{link.subject_id}"
        if key in links_of:
            links_of[key].append([str(link.excerpt_id), str(link.stance)])
            used[str(link.excerpt_id)] = None
    rows = dataset.excerpts[dataset.excerpts["excerpt_id"].isin(list(used))]
    sources = dataset.sources[dataset.sources["source_id"].isin(rows["source_id"].tolist())]
    return {
        "subjects": {key: [titles[key], links] for key, links in links_of.items()},
        "excerpts": {r.excerpt_id: [r.quote, r.summary, r.source_id] for r in rows.itertuples()},
        "sources": {
            r.source_id: [
                r.publisher,
                partial_date_in_words(str(r.date_published)),
                r.title,
                r.url,
                r.language,
            ]
            for r in sources.itertuples()
        },
    }


def _titles(dataset: Dataset) -> dict[str, str]:
    """Names of legs and places, as in the heads of their panels."""
    legs = [leg for route in routes(dataset).values() for leg in route.legs]
    ends = {place for leg in legs for place in (leg.start.waypoint_id, leg.end.waypoint_id)}
    places = {key: place for key, place in waypoints(dataset).items() if key in ends}
    return {f"leg.{leg.leg_id}": leg.title for leg in legs} | {
        f"waypoint.{key}": place.name for key, place in places.items()
    }
