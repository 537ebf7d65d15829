"""A briefing and its scenes as plain values, and the sources they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escape_routes.briefing import charts
from escape_routes.counts.charts.chart import Choice
from escape_routes.evidence.passages import Passage, Source, passage, passages, source
from escape_routes.evidence.subjects import Subject
from escape_routes.maps.viewport import Viewport
from escape_routes.routes import selection
from escape_routes.routes.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from escape_routes.counts.charts.chart import Value
    from escape_routes.dataset.tables import Dataset


@dataclass(frozen=True)
class SceneChart:
    """A chart by the key that it has in the register, the series it draws, and further choices.

    `options` are pairs of name and value, such as ("year", 2009), in the order of their names.
    """

    series_ids: tuple[str, ...]
    kind: str
    options: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> SceneChart:
        """The chart that a briefing file describes by fields without a fault."""
        options = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in fields.items()
            if key not in {"series", "kind"}
        }
        return cls(tuple(fields.get("series", ())), fields["kind"], tuple(sorted(options.items())))

    def fields(self) -> dict[str, Any]:
        """The chart as it stands in a briefing file: plain values, nothing that is empty."""
        options = {
            key: list(value) if isinstance(value, tuple) else value for key, value in self.options
        }
        series = {"series": list(self.series_ids)} if self.series_ids else {}
        return {**series, "kind": self.kind, **options}


@dataclass(frozen=True)
class Scene:
    """What is on the screen at one time, and what the speaker says.

    No routes means all of them. Both years are given or neither; `focus` is written as in links.
    `front` is "all", a family or a route that stands in front of the rest; empty for what follows
    from the choice. `walk` is a route that is told leg by leg.
    """

    title: str
    text: str = ""
    route_ids: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    focus: str = ""
    front: str = ""
    walk: str = ""
    view: Viewport | None = None
    chart: SceneChart | None = None
    excerpt_ids: tuple[str, ...] = ()
    notes: str = ""
    show_map: bool = True

    @property
    def selection(self) -> Selection:
        """The routes and years that the scene shows."""
        return Selection(frozenset(self.route_ids), self.start_year, self.end_year)


@dataclass(frozen=True)
class Briefing:
    """Scenes in order; `briefing_id` is the name of the file without its ending."""

    briefing_id: str
    title: str
    language: str
    author: str
    date: str
    scenes: tuple[Scene, ...]


def sources(dataset: Dataset, scene: Scene) -> list[Source]:
    """Each source of a scene once: of its passages, its focus, its chart, then its routes.

    Where a scene names none of these and shows the map, the sources of all that the map shows.
    """
    kept = selection.apply(dataset, scene.selection)
    found = [p.source.source_id for p in quoted(dataset, scene)]
    if scene.focus:
        subject = Subject.parse(scene.focus)
        found += [p.source.source_id for p in passages(dataset, subject)]
    if scene.chart:
        found += charts.chart(scene.chart.kind).source_ids(chart_choice(dataset, kept, scene))
    if scene.route_ids or (scene.show_map and not found):
        found += _route_sources(kept)
    return [source(dataset, source_id) for source_id in dict.fromkeys(found)]


def chart_choice(dataset: Dataset, kept: Dataset, scene: Scene) -> Choice:
    """What the chart of a scene is drawn from, where `kept` is what the scene keeps."""
    if scene.chart is None:
        return Choice(dataset, kept)
    first, last = scene.start_year, scene.end_year
    return Choice(
        dataset,
        kept,
        window=None if first is None or last is None else (first, last),
        series_ids=charts.chart(scene.chart.kind).series_ids or scene.chart.series_ids,
        options=dict(scene.chart.options),
    )


def quoted(dataset: Dataset, scene: Scene) -> list[Passage]:
    """The passages that a scene quotes, in its order."""
    return [passage(dataset, excerpt_id) for excerpt_id in scene.excerpt_ids]


def _route_sources(kept: Dataset) -> list[str]:
    about = kept.evidence[kept.evidence["subject_table"].isin(["routes", "legs"])]
    named = about.merge(kept.excerpts[["excerpt_id", "source_id"]], on="excerpt_id")
    return list(named["source_id"])
