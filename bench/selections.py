"""How long the rows of one selection take, without a browser or a server."""

from __future__ import annotations

import time

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.routes.selection import Selection, apply

ROUTES = 5
YEARS = 2004, 2012


def times_ms(count: int) -> list[float]:
    """Milliseconds of `count` selections of routes and years, after one that does not count."""
    data = load(DATA_DIR)
    selection = Selection(frozenset(data.routes["route_id"][:ROUTES]), *YEARS)
    apply(data, selection)
    times = []
    for _ in range(count):
        start = time.perf_counter()
        apply(data, selection)
        times.append((time.perf_counter() - start) * 1000)
    return times
