"""What the address says of the map: `front`, `walk`, `at`; the map itself writes them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.maps import stand as stands
from escape_routes.maps.stand import Stand
from escape_routes.routes.routes import routes

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.subjects import Subject


def stand(dataset: Dataset) -> tuple[Stand, list[str]]:
    """What the address asks the map to show, and a sentence for each part that it cannot."""
    return stands.read(stands.known(dataset), st.query_params)


def walk_of(dataset: Dataset, subject: Subject) -> str:
    """What the address says for a walk that begins with a route or a leg; empty for the rest."""
    for route in routes(dataset).values():
        for number, leg in enumerate(route.legs, 1):
            if str(subject) in {f"leg.{leg.leg_id}", f"route.{route.route_id}"}:
                return f"{route.route_id}.{number}"
    return ""
