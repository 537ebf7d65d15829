"""The kinds of widgets that pages have, where to find them, and how each is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ElementHandle, Frame, Page

    Use = Callable[[Page, ElementHandle, int], None]

PATIENCE_MS = 3000
ROW_PX = 35
FIRST_ROWS = 5
SHORT_MS = 150
MAP_LINE = """(number) => {
  const {top, left} = frameElement.getBoundingClientRect(), size = map.getSize();
  const middles = map.escapeRoutes.drawn().filter(({strand}) => strand.isFront)
    .map(({curve}) => map.layerPointToContainerPoint(curve[Math.floor(curve.length / 2)]))
    .filter(({x, y}) => x > 60 && y > 40 && x < size.x * 0.6 && y < size.y - 60);
  const {x, y} = middles[(number * 7) % middles.length];
  return [left + x, top + y];
}"""


@dataclass(frozen=True)
class Widget:
    """A kind of widget; `selector` is sought in open shadow roots too, or in the map's frame.

    `opens` is a selector of what has to be pressed first, for what is not there before.
    """

    words: str
    selector: str
    use: Use
    is_in_map: bool = False
    opens: str = ""


def press(_: Page, element: ElementHandle, __: int) -> None:
    """A click in its middle."""
    element.click(timeout=PATIENCE_MS)


def drag(page: Page, element: ElementHandle, number: int) -> None:
    """From one point to another at the same height, each time a little elsewhere."""
    element.scroll_into_view_if_needed(timeout=PATIENCE_MS)
    box = element.bounding_box()
    if box is None:
        return
    share = 0.3 + 0.05 * (number % 4)
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * share, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (share + 0.3), height, steps=8)
    page.mouse.up()


def write(page: Page, element: ElementHandle, number: int) -> None:
    """Some letters one by one, which are then sent, and taken away again."""
    element.click(timeout=PATIENCE_MS)
    page.keyboard.type(("Mae", "Yanji")[number % 2], delay=SHORT_MS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(SHORT_MS)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")


def choose(page: Page, element: ElementHandle, _: int) -> None:
    """Open a list, seek in it by a letter and keys, and leave it."""
    element.click(timeout=PATIENCE_MS)
    page.wait_for_timeout(SHORT_MS)
    page.keyboard.type("a")
    page.wait_for_timeout(SHORT_MS)
    for name in ("ArrowDown", "ArrowDown", "Backspace", "Escape"):
        page.keyboard.press(name)
        page.wait_for_timeout(SHORT_MS)


def use_keys(page: Page, element: ElementHandle, number: int) -> None:
    """Two years up and down again, by keys."""
    element.focus()
    there, back = ("ArrowRight", "ArrowLeft") if number % 2 == 0 else ("ArrowLeft", "ArrowRight")
    for name in (there, there, back, back):
        page.keyboard.press(name)
        page.wait_for_timeout(SHORT_MS)


def press_row(_: Page, element: ElementHandle, number: int) -> None:
    """The mark of one of the first rows of a table."""
    row = 1 + number % FIRST_ROWS
    element.click(position={"x": 18, "y": ROW_PX * (row + 0.5)}, timeout=PATIENCE_MS, force=True)


def press_mark(page: Page, element: ElementHandle, _: int) -> None:
    """The middle of a mark of a chart, whatever lies over it."""
    element.scroll_into_view_if_needed(timeout=PATIENCE_MS)
    if box := element.bounding_box():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def press_line(page: Page, element: ElementHandle, number: int) -> None:
    """The middle of a line of the map; `element` is its container."""
    element.scroll_into_view_if_needed(timeout=PATIENCE_MS)
    frame: Frame | None = element.owner_frame()
    if frame is not None:
        page.mouse.click(*frame.evaluate(MAP_LINE, number))


BAR = "[data-testid=stVegaLiteChart] .role-mark:is(.mark-rect, .mark-symbol) path"
DRAWER = "[role=dialog]"
WIDGETS = (
    Widget("family", "button[data-family], button[data-variant=pills]", press),
    Widget("years, by keys", "[role=slider], input[type=range]", use_keys),
    Widget("years, dragged", ".track, [data-testid=stSlider]", drag),
    Widget("list", "[role=combobox]", choose),
    Widget("text field", "input[type=search], input[type=text]:not([role=combobox])", write),
    Widget("segment", "[data-variant=segmented_control]", press),
    Widget("tab", "[role=tab]", press),
    Widget("expander", "summary", press),
    Widget("popover", "[data-testid=stPopoverButton]", press),
    Widget("row of a table", "[data-testid=data-grid-canvas]", press_row),
    Widget("mark of a chart", BAR, press_mark),
    Widget("chart, dragged", "[data-testid=stVegaLiteChart] svg", drag),
    Widget("pagination", "[data-testid=stPagination] button:not([disabled])", press),
    Widget("button", "[data-testid=stButton] button", press),
    Widget("download", "[data-testid=stDownloadButton] button", press),
    Widget("map, line", "[data-legs]", press_line, is_in_map=True),
    Widget("map, button", "button, summary, .leaflet-control a", press, is_in_map=True),
    Widget(
        "button of the drawer",
        f"{DRAWER} button:not([aria-label=Close])",
        press,
        opens="[data-testid=stButton] button, [data-testid=data-grid-canvas]",
    ),
    Widget("menu", "[data-testid=stTopNavLink]", press),
)
"""In this order; the menu last, since it leads away."""
