"""What every handout of a briefing says, before it takes the form of a page, slide or file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from escape_routes.briefing import scenes
from escape_routes.briefing.scene_charts import drawings
from escape_routes.dataset.schema import ROUTE_KINDS
from escape_routes.evidence.subjects import Subject, describe
from escape_routes.style.wording import counted, partial_date_in_words, years_in_words

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Briefing, Scene
    from escape_routes.counts.charts.chart import Drawing
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.passages import Passage, Source

MAX_NAMED_SOURCES = 4


@dataclass(frozen=True)
class Page:
    """One scene with all that it names; `references` number its sources in the list at the end."""

    number: int
    scene: Scene
    passages: tuple[Passage, ...]
    drawings: tuple[Drawing, ...]
    sources: tuple[Source, ...]
    references: tuple[int, ...]
    subtitle: str

    @property
    def source_line(self) -> str:
        """The sources of the scene by publisher and date, the first few by name."""
        named = [
            f"[{number}] {dated(source)}"
            for number, source in zip(self.references, self.sources, strict=True)
        ]
        more = len(named) - MAX_NAMED_SOURCES
        tail = f"; and {counted(more, 'more', 'more')} in the list at the end" if more > 0 else ""
        return "Sources: " + "; ".join(named[:MAX_NAMED_SOURCES]) + tail

    @property
    def publishers(self) -> str:
        """The sources of the scene for a picture that leaves the briefing without its list."""
        named = list(dict.fromkeys(dated(source) for source in self.sources))
        more = len(named) - MAX_NAMED_SOURCES
        tail = f"; and {more} more" if more > 0 else ""
        return "Sources: " + "; ".join(named[:MAX_NAMED_SOURCES]) + tail


@dataclass(frozen=True)
class Contents:
    """A briefing, its scenes in order, and every source once, in the order of their numbers."""

    briefing: Briefing
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]

    @property
    def byline(self) -> str:
        """Author and date in one line, as far as they are given."""
        words = [self.briefing.author, partial_date_in_words(self.briefing.date)]
        return ", ".join(part for part in words if part and part != "undated")


def contents(briefing: Briefing, dataset: Dataset) -> Contents:
    """Everything that the handouts of a briefing say.

    Raises
    ------
    UnknownIdError
        If a scene names what the dataset does not have.
    """
    numbers: dict[Source, int] = {}
    pages = []
    for number, scene in enumerate(briefing.scenes, 1):
        sources = scenes.sources(dataset, scene)
        for source in sources:
            numbers.setdefault(source, len(numbers) + 1)
        pages.append(
            Page(
                number=number,
                scene=scene,
                passages=tuple(scenes.quoted(dataset, scene)),
                drawings=tuple(drawings(dataset, scene)),
                sources=tuple(sources),
                references=tuple(numbers[source] for source in sources),
                subtitle=_subtitle(dataset, scene),
            )
        )
    return Contents(briefing, tuple(pages), tuple(numbers))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which empty lines keep apart, each on one line."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return [part for part in parts if part]


def dated(source: Source) -> str:
    """Publisher and date of a source."""
    return f"{source.publisher}, {partial_date_in_words(source.date_published)}"


def _subtitle(dataset: Dataset, scene: Scene) -> str:
    """Which routes and years a scene shows, and what is in focus."""
    count = len(scene.route_ids)
    parts = []
    if scene.show_map:
        parts.append(counted(count, "route") if count else "All routes")
    if scene.start_year is not None and scene.end_year is not None:
        parts.append(years_in_words((scene.start_year, scene.end_year)))
    if scene.focus:
        parts.append(f"in focus: {describe(dataset, Subject.parse(scene.focus)).title}")
    return "; ".join(parts)


def view_address(base_url: str, dataset: Dataset, scene: Scene) -> str:
    """Address of the map in the dashboard with the routes, years and focus of a scene."""
    rows = [dataset.row("routes", key) for key in scene.route_ids]
    rows.sort(key=lambda row: ROUTE_KINDS.index(row["kind"]))
    chosen = [("route", f"{row['kind'].capitalize()}: {row['name']}") for row in rows]
    if scene.start_year is not None and scene.end_year is not None:
        chosen += [("years", str(scene.start_year)), ("years", str(scene.end_year))]
    if scene.focus:
        chosen.append(("focus", scene.focus))
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in chosen)
    page = "/route_map" if scene.show_map else "/yearly_counts"
    return base_url.rstrip("/") + page + (f"?{query}" if query else "")
