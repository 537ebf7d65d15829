"""A briefing with one scene of each kind over the shipped data, and its handouts, made once."""

from __future__ import annotations

from functools import cache

from escape_routes.briefing import files
from escape_routes.briefing.handouts import pdf, pptx, presenter
from escape_routes.briefing.scenes import Briefing, Scene, SceneChart
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.tables import Dataset
from escape_routes.maps.viewport import Viewport

BASE_URL = "https://routes.example.org/escape"
ARRIVALS = SceneChart(("rok-arrivals-year",), "arrivals")
MADE = Briefing(
    briefing_id="made",
    title="탈북 경로 <b>& more</b>",
    language="en",
    author="A maker",
    date="2026-11-21",
    scenes=(
        Scene(
            title="Across the Mekong",
            text="More than a thousand people crossed.\n\nA second paragraph </script>.",
            route_ids=("sea-laos-thailand", "thai-entry-chiang-rai"),
            start_year=2003,
            end_year=2007,
            focus="leg.se-bangkok-south-korea",
            view=Viewport(19.5, 101.0, 6.5),
            excerpt_ids=("x-newmandala-nk-01",),
            notes="Say where the Mekong is. 한국어 메모.",
        ),
        Scene(
            title="Arrivals by year",
            chart=ARRIVALS,
            excerpt_ids=("x-voa-ko-2011-05-02",),
            show_map=False,
        ),
        Scene(
            title="Police figures",
            text="Figures of the police.",
            route_ids=("sea-laos-thailand",),
            start_year=2004,
            end_year=2011,
            chart=SceneChart(("thai-arrests-year", "china-stock-estimate"), "series"),
            notes="Two charts and a map.",
        ),
        Scene(title="All routes"),
        Scene(
            title="The share of women",
            chart=SceneChart(("rok-arrivals-year",), "share"),
            show_map=False,
        ),
    ),
)
"""Map, chart, both, map of everything, and a computed chart."""


@cache
def data() -> Dataset:
    """The shipped dataset."""
    return load(DATA_DIR)


@cache
def shipped() -> dict[str, Briefing]:
    """The shipped briefings."""
    return files.load_all(DATA_DIR, data())


@cache
def page() -> str:
    """The made briefing as HTML."""
    return presenter.export(MADE, data()).decode()


@cache
def slides() -> bytes:
    """The made briefing as slides."""
    return pptx.export(MADE, data())


@cache
def sheets() -> bytes:
    """The made briefing as PDF with links back."""
    return pdf.export(MADE, data(), BASE_URL)
