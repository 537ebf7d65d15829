"""From any input to the next paint: every kind of widget of every page is used some times."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Error

from bench.peers import PLACES
from bench.widgets import DRAWER, WIDGETS, press_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import ElementHandle, Frame, Page

    from bench.peers import Place
    from bench.run import Run
    from bench.servers import Server
    from bench.visits import Visit
    from bench.widgets import Widget

SHORTEST_MS = 16.0
"""The browser tells nothing of what is shorter, so that counts as this."""
# Elements that are there to be used; those of a dialog only if it is asked for.
SEEN = """(selector) => benchAll(selector).filter((element) => {
  const {width, height} = element.getBoundingClientRect();
  const isOpen = selector.includes('[role=dialog]') || !element.closest('[role=dialog]');
  return width > 2 && height > 2 && isOpen && !element.disabled;
})"""


def measure(run: Run, servers: Mapping[str, Server]) -> None:
    """All widgets of the dashboard, page by page."""
    if not run.has("dashboard"):
        return
    found = run.result("dashboard").inputs_ms
    for place in PLACES:
        run.say(f"inputs: {place.name}")
        with run.visit(place.peer, servers["dashboard"]) as visit:
            for widget in WIDGETS:
                if times := _times_ms(visit, place, widget, run.plan.presses):
                    found[place.name, widget.words] = times


def _times_ms(visit: Visit, place: Place, widget: Widget, presses: int) -> list[float]:
    times: list[float] = []
    if not visit.page.url.endswith(place.path):
        visit.load()
    for number in range(presses):
        _restore(visit, place)
        if widget.opens and not _open_drawer(visit, widget.opens):
            break
        elements = _elements(visit, widget)
        if not elements:
            break
        chosen = elements[number * len(elements) // presses]
        visit.inputs_ms()
        try:
            widget.use(visit.page, chosen, number)
        except Error:
            # It lies below something else, or has gone with the last run.
            continue
        times += visit.inputs_ms() or [SHORTEST_MS]
    return times


def _restore(visit: Visit, place: Place) -> None:
    """The page itself, with nothing over it; what was chosen on it may stay."""
    page = visit.page
    if page.locator(DRAWER).count():
        page.keyboard.press("Escape")
        visit.settle()
    is_there = urlsplit(page.url).path == urlsplit(place.path).path
    if not is_there or page.locator(DRAWER).count():
        visit.load()


def _open_drawer(visit: Visit, selector: str) -> bool:
    openers = _found(visit.page, selector)
    for number, opener in enumerate(openers[-2:]):
        is_table = opener.evaluate("(element) => element.tagName === 'CANVAS'")
        try:
            press_row(visit.page, opener, number) if is_table else opener.click(timeout=3000)
            visit.page.wait_for_selector(f"{DRAWER} button", timeout=3000)
        except Error:
            continue
        visit.settle()
        return True
    return False


def _elements(visit: Visit, widget: Widget) -> list[ElementHandle]:
    if not widget.is_in_map:
        return _found(visit.page, widget.selector)
    return _found(visit.map_frame(), widget.selector) if visit.peer.has_map else []


def _found(where: Page | Frame, selector: str) -> list[ElementHandle]:
    handles = where.evaluate_handle(SEEN, selector).get_properties().values()
    return [element for handle in handles if (element := handle.as_element())]
