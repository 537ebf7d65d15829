"""A briefing as one HTML file: living map, passages, charts and presenter, with the network off.

The same page is served under `/present/`. Everything travels inside it; the policy in its head
forbids to ask any host for anything. Scenes are plain HTML, so that they can be read, searched
and printed without a script; `briefing/js` shows one at a time. What the page looks like stands in
`templates/presenter.html`, which escapes whatever text of the data it is given.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from escape_routes.briefing import presenter_facts, scene_charts
from escape_routes.briefing.contents import contents, dated, paragraphs
from escape_routes.briefing.handouts import pictures
from escape_routes.briefing.scene_map import description
from escape_routes.errors import EscapeRoutesError
from escape_routes.maps import folium_map
from escape_routes.maps.script import BASEMAP_DIR, as_script, map_script
from escape_routes.maps.still.paper import Paper
from escape_routes.maps.style import CREDIT
from escape_routes.style import fonts
from escape_routes.style.wording import NOTICE, partial_date_in_words

if TYPE_CHECKING:
    from jinja2 import Template

    from escape_routes.briefing.contents import Contents, Page
    from escape_routes.briefing.scenes import Briefing, Scene
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.style.palette import Theme

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:"
)
BRIEFING_DIR = Path(__file__).parents[1]
MAX_BYTES = 5_000_000
# As wide as a printed page leaves it.
STILL = Paper(1000, 680, 7.0)
CHART_PX = (620, 330)
LOW_CHART_PX = (760, 190)
"""A chart below a map."""
TALL_CHART_PX = (620, 440)
"""A chart that has a height of its own."""


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


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(BRIEFING_DIR / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("presenter.html")


def _page(told: Contents, dataset: Dataset, *, has_stills: bool) -> str:
    layer_data = folium_map.layer_data(dataset)
    facts = presenter_facts.facts(told, dataset)
    known = json.dumps([layer_data, facts], ensure_ascii=False) + "".join(map(chr, range(32, 127)))

    def still_of(scene: Scene) -> dict[str, str]:
        """The map as it is printed."""
        picture = pictures.map_webp(dataset, scene, STILL)
        words = description(dataset, scene)
        return {"words": words, "base64": base64.b64encode(picture).decode()}

    return _template().render(
        told=told,
        policy=POLICY,
        has_stills=has_stills,
        paragraphs=paragraphs,
        dated=dated,
        in_words=partial_date_in_words,
        notice=NOTICE,
        credit=CREDIT,
        still_of=still_of,
        picture=_picture,
        font_stack=fonts.STACK,
        style_sheet=_bundled("presenter.css"),
        glyphs_for=lambda body: fonts.style_sheet(str(body) + known),
        scripts=(
            _script(map_script(layer_data, BASEMAP_DIR).text),
            f"window.ESCAPE_BRIEFING={as_script(facts)};",
            _script(_bundled("presenter.js")),
        ),
    )


def _bundled(name: str) -> str:
    """The presenter, bundled from `js/`, or its styles."""
    return (BRIEFING_DIR / "static" / name).read_text(encoding="utf-8")


def _script(text: str) -> str:
    """A script that cannot end the element in which it stands."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _picture(page: Page, drawing: Drawing, theme: Theme) -> str:
    """A chart as SVG that takes the width it is given; the names it carries are for the eye."""
    size = LOW_CHART_PX if page.scene.show_map else CHART_PX
    size = TALL_CHART_PX if drawing.chart.has_own_height else size
    mark = f"s{page.number}f{page.drawings.index(drawing)}{theme[0]}"
    head, rest = scene_charts.svg(drawing, size, theme, mark).split(">", 1)
    keeps = [part for part in head.split(" ") if not part.startswith(("width=", "height="))]
    return f'{" ".join(keeps)} aria-hidden="true">{rest}'
