"""The still map of a scene, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.evidence.subjects import Subject, on_map
from escape_routes.maps.still import drawing
from escape_routes.maps.still.drawing import Shown

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Scene
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.still.legend import Words


def map_svg(
    dataset: Dataset, scene: Scene, size: tuple[int, int] = (1280, 800), words: Words | None = None
) -> str:
    """The map of a scene as SVG; width and height in pixels."""
    shown = Shown(scene.selection, scene.view, _subjects(dataset, scene))
    return drawing.map_svg(dataset, shown, size, words)


def description(dataset: Dataset, scene: Scene) -> str:
    """What the map of a scene shows, in one sentence, for those who do not see it."""
    return drawing.description(dataset, scene.selection)


def _subjects(dataset: Dataset, scene: Scene) -> frozenset[str]:
    """What stands out: a focus that is drawn, or what an event names."""
    if not scene.focus:
        return frozenset()
    subject = Subject.parse(scene.focus)
    drawn = [scene.focus] if subject.noun in {"leg", "route", "waypoint"} else []
    return frozenset([*drawn, *on_map(dataset, subject)])
