"""The still map of a scene, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.evidence.subjects import Subject, on_map
from escape_routes.maps.stand import Stand
from escape_routes.maps.still import drawing
from escape_routes.maps.still.drawing import Shown
from escape_routes.maps.still.paper import SLIDE, Paper
from escape_routes.routes.routes import routes

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Scene
    from escape_routes.dataset.tables import Dataset
    from escape_routes.maps.still.foot import Words


def map_svg(
    dataset: Dataset, scene: Scene, paper: Paper = SLIDE, words: Words | None = None
) -> str:
    """The map of a scene as SVG; a route that is walked has been walked to its end."""
    shown = Shown(scene.selection, _stand(dataset, scene), _subjects(dataset, scene))
    return drawing.map_svg(dataset, shown, paper, words)


def description(dataset: Dataset, scene: Scene) -> str:
    """What the map of a scene shows, in one sentence, for those who do not see it."""
    return drawing.description(dataset, scene.selection)


def _stand(dataset: Dataset, scene: Scene) -> Stand:
    last = len(routes(dataset)[scene.walk].legs) - 1 if scene.walk else 0
    view = scene.view
    return Stand(
        scene.front,
        (scene.walk, last) if scene.walk else None,
        (view.lat, view.lon, view.zoom) if view else None,
    )


def _subjects(dataset: Dataset, scene: Scene) -> tuple[str, ...]:
    """What stands out: what an event names, and the focus."""
    if not scene.focus:
        return ()
    return (*on_map(dataset, Subject.parse(scene.focus)), scene.focus)
