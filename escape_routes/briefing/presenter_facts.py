"""What the script of a presenter is told: each scene as a command to the map, and all passages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from escape_routes.evidence.subjects import Subject, on_map
from escape_routes.maps import folium_map
from escape_routes.maps.stand import Stand
from escape_routes.routes.routes import routes, waypoints
from escape_routes.style.wording import partial_date_in_words

if TYPE_CHECKING:
    from escape_routes.briefing.contents import Contents, Page
    from escape_routes.dataset.tables import Dataset

# What is drawn on the map and can be chosen there.
DRAWN = {"legs": "leg", "waypoints": "waypoint"}


def facts(told: Contents, dataset: Dataset) -> dict[str, Any]:
    """Title, scenes and passages as plain values, which `js/types.d.ts` names."""
    return {
        "title": told.briefing.title,
        "scenes": [_scene_record(page, dataset) for page in told.pages],
        "evidence": _evidence(dataset),
    }


def _scene_record(page: Page, dataset: Dataset) -> dict[str, Any]:
    scene = page.scene
    highlight = on_map(dataset, Subject.parse(scene.focus)) if scene.focus else []
    stand = Stand(scene.front, (scene.walk, 0) if scene.walk else None)
    command = folium_map.command(scene.selection, scene.focus, highlight, stand=stand).command
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
