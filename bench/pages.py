"""A filter on every page beside the bare page, and once more after every page has been visited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.peers import BY_NAME, PLACES
from bench.run import measured_change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.run import Run
    from bench.servers import Server
    from bench.visits import Visit

OURS, FLOOR = "dashboard", "bare"
AFTER = "route map, after all pages"
WARMING_UP = 2
LINKS = "() => benchAll('[data-testid=stTopNavLink]').map((link) => link.getAttribute('href'))"


def key(peer: str, place: str) -> str:
    """The name under which a page of the dashboard, or the floor beside it, is kept."""
    return f"{peer}@{place}"


def measure(run: Run, servers: Mapping[str, Server]) -> None:
    """Each page in turns with the bare page; one session visits all and changes the last."""
    if not run.has(OURS, FLOOR):
        return
    with run.visit(BY_NAME[FLOOR], servers[FLOOR]) as floor:
        floor.load()
        for place in PLACES:
            run.say(f"page: {place.name}")
            with run.visit(place.peer, servers[OURS]) as visit:
                visit.load()
                _take_turns(run, servers, (visit, floor), place.name)
        run.say(f"page: {AFTER}")
        with run.visit(BY_NAME[OURS], servers[OURS]) as visit:
            _visit_all(visit)
            _take_turns(run, servers, (visit, floor), AFTER)


def _take_turns(
    run: Run, servers: Mapping[str, Server], pair: tuple[Visit, Visit], place: str
) -> None:
    for number in range(-WARMING_UP, run.plan.turns):
        for visit, peer in zip(pair, (OURS, FLOOR), strict=True):
            if number < 0:
                visit.change(on=number % 2 == 0)
                continue
            result = run.result(key(peer, place))
            measured_change(result, visit, servers[peer], on=number % 2 == 0)


def _visit_all(visit: Visit) -> None:
    """Open every page by the menu, the route map last."""
    visit.load()
    page = visit.page
    own = visit.peer.path.strip("/")
    links = sorted(page.evaluate(LINKS), key=lambda link: link.rsplit("/", 1)[-1] == own)
    for link in links:
        page.locator(f"[data-testid=stTopNavLink][href='{link}']").click()
        page.wait_for_timeout(500)
        visit.settle()
    page.wait_for_selector("iframe")
    visit.settle()
