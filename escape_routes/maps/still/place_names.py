"""Names of places on a still map: the numbered stops first, none upon another or upon a line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.boxes import around, is_near
from escape_routes.maps.geometry.curves import along
from escape_routes.maps.geometry.spots import Label, Space, best_spot
from escape_routes.maps.geometry.states import is_whole
from escape_routes.maps.geometry.vectors import Point, plus, times, towards
from escape_routes.maps.still.text import FAINT, HALO, INK, Type, text_line
from escape_routes.maps.style import STYLE
from escape_routes.style import fonts

if TYPE_CHECKING:
    from escape_routes.maps.geometry.boxes import Box
    from escape_routes.maps.geometry.picture import Stop
    from escape_routes.maps.geometry.spots import Place
    from escape_routes.maps.still.sheet import Sheet

NAME_PX, TRUNK_PX = 13.0, 15.0
# In sizes of the type: the second name, the number, the disc around it, the gap behind that, the
# height of a line, and how far its base line lies below its top.
SECOND, NUMBER, DISC, GAP, LINE, BASE = 0.8, 0.86, 1.16, 0.35, 1.2, 0.95
PADDING_PX = 3
LEADER_PX = 1.2
# Where a leader is looked at, in shares of its length.
LEADER_SHARES = (0.4, 0.55, 0.7, 0.85, 1)
LEADER_OFF_PX = 4
# How many spots are tried, and the farthest ring in which an area is named.
TRIES, FARTHEST = 24, 1


@dataclass(frozen=True)
class Name:
    """A name as it is written; `number` is 0 for a place without one."""

    stop: Stop
    number: int
    second: str
    size: float

    @property
    def is_ghost(self) -> bool:
        """Whether it belongs to what is only hinted at."""
        return not self.stop.is_front

    @property
    def left(self) -> float:
        """What the number takes, in pixels."""
        return (DISC + GAP) * self.size if self.number else 0

    @property
    def dimensions(self) -> tuple[float, float]:
        """Width and height in pixels."""
        first = fonts.width(self.text, self.size, bold=not self.is_ghost)
        second = fonts.width(self.second, self.size * SECOND) if self.second else 0
        high = LINE * self.size * (1 + SECOND * bool(self.second))
        return self.left + max(first, second) + 2 * PADDING_PX, high

    @property
    def text(self) -> str:
        """The name as the fonts can show it."""
        return fonts.shown(self.stop.group.name)


def place_names(sheet: Sheet) -> tuple[str, set[str]]:
    """The names, whose boxes are taken from then on, and which names those are."""
    made, said = [], set()
    for stop in _sorted(sheet):
        written = _written(sheet, _name(sheet, stop))
        if written:
            made.append(written)
            said |= {stop.group.name, stop.group.second}
    return "".join(made), said


def _sorted(sheet: Sheet) -> list[Stop]:
    numbers, seen = sheet.picture.numbers, sheet.projection
    beyond = 0 if sheet.is_inset else STYLE["label"]["beyond"]

    def is_named(stop: Stop) -> bool:
        x, y = sheet.at(stop.group)
        if not (-beyond < x < seen.width + beyond and -beyond < y < seen.height + beyond):
            return False
        if stop.group.key in numbers:
            return stop.is_front or stop.is_ghost
        return stop.is_front and not (sheet.has_inset and _is_told(stop))

    def order(stop: Stop) -> tuple[int, int, int, str]:
        key = stop.group.key
        return (key not in numbers, not _is_entry(sheet, stop), -stop.degree, key)

    return sorted(filter(is_named, sheet.picture.stops.values()), key=order)


def _is_told(stop: Stop) -> bool:
    """Whether the inset names a place."""
    (south, west), (north, east) = STYLE["inset"]
    lat, lon = stop.group.hub.latlon
    return bool(south <= lat <= north and west <= lon <= east)


def _is_entry(sheet: Sheet, stop: Stop) -> bool:
    return sheet.features.standing.entry_of(stop.group.key) is not None


def _name(sheet: Sheet, stop: Stop) -> Name:
    number = sheet.picture.numbers.get(stop.group.key, 0)
    size = TRUNK_PX if number or stop.is_trunk else NAME_PX
    hub = stop.group.hub
    is_near = sheet.projection.zoom >= STYLE["zoom"]["names"]
    second = stop.group.second or (is_near and (hub.name_ko or hub.name_local)) or ""
    return Name(stop, number, fonts.shown(second), size * sheet.size)


def _written(sheet: Sheet, name: Name) -> str:
    """A name at its best spot; empty where it has none.

    Nobody can ask a paper to move a name, so only one that is wanted may lie on a line or stand far
    from its place.
    """
    spot = _best(sheet, name)
    if not spot or not (_is_wanted(sheet, name) or _is_clear(sheet, name, spot)):
        return ""
    sheet.taken.append(spot.box)
    leader = _leader_of(sheet, name, spot)
    return (_leader(*leader) if leader else "") + _words(name, spot.box)


def _is_wanted(sheet: Sheet, name: Name) -> bool:
    """Whether a name is a part of what is told: of the main way, or of an entry seen from near."""
    if name.number or name.stop.is_trunk:
        return True
    is_near = sheet.is_inset or sheet.projection.zoom >= STYLE["zoom"]["names"]
    is_told = is_near or not is_whole(sheet.features, sheet.state)
    return is_told and _is_entry(sheet, name.stop)


def _best(sheet: Sheet, name: Name) -> Place | None:
    """The spot that costs least, the lines under its leader counted like those under the name."""
    group = name.stop.group
    label = Label(sheet.at(group), name.dimensions, group.is_area, sheet.size)
    barred: list[Box] = []
    best, least = None, math.inf
    for _ in range(TRIES):
        spot = best_spot(label, Space(sheet.view, [*sheet.taken, *barred], sheet.ink))
        if not spot or spot.cost >= least:
            break
        cost = spot.cost + STYLE["label"]["line"] * _crossed(sheet, name, spot)
        if cost < least:
            best, least = spot, cost
        left, top, right, bottom = spot.box
        barred.append(around(((left + right) / 2, (top + bottom) / 2), 1))
    return best


def _is_clear(sheet: Sheet, name: Name, spot: Place) -> bool:
    """Whether neither the name nor its leader meets a line, and it is near its place."""
    if sheet.ink.under(spot.box, STYLE["label"]["off"]):
        return False
    if name.stop.group.is_area:
        return spot.ring <= FARTHEST
    return not _crossed(sheet, name, spot)


def _crossed(sheet: Sheet, name: Name, spot: Place) -> int:
    """How much line, and of other names, lies under a leader.

    Close to the place all lines meet, which does not count.
    """
    leader = _leader_of(sheet, name, spot)
    if not leader:
        return 0
    samples = [along(leader, share).at for share in LEADER_SHARES]
    place = sheet.at(name.stop.group)
    others = [box for box in sheet.taken if not is_near(place, box, 0)]
    names = sum(is_near(at, box, 0) for at in samples for box in others)
    return names + sum(sheet.ink.under(around(at, 0), LEADER_OFF_PX) for at in samples)


def _words(name: Name, box: Box) -> str:
    size, colour = name.size, FAINT if name.is_ghost else INK
    left, base = box[0] + STYLE["label"]["margin"] + PADDING_PX, box[1] + 1 + BASE * size
    words = Type(size, colour, is_bold=not name.is_ghost, has_halo=True)
    made = text_line(name.text, (left + name.left, base), words)
    if name.second:
        at = left + name.left, base + LINE * size * SECOND
        made += text_line(name.second, at, Type(size * SECOND, FAINT, has_halo=True))
    return made + (_disc(name, (left, base), colour) if name.number else "")


def _disc(name: Name, at: tuple[float, float], colour: str) -> str:
    number, size = str(name.number), name.size * NUMBER
    radius = name.size * DISC / 2
    middle = Point(at[0] + radius, at[1] - 0.36 * name.size)
    left = middle.x - fonts.width(number, size, bold=True) / 2
    digit = text_line(number, (left, middle.y + 0.36 * size), Type(size, HALO, is_bold=True))
    circle = f'<circle cx="{middle.x:.1f}" cy="{middle.y:.1f}" r="{radius:.1f}" fill="{colour}"/>'
    return circle + digit


def _leader_of(sheet: Sheet, name: Name, spot: Place) -> tuple[Point, Point] | None:
    """Both ends of the line from a place to a name that stands apart from it."""
    if name.stop.group.is_area or not spot.ring:
        return None
    at, (left, top, right, bottom) = sheet.at(name.stop.group), spot.box
    end = Point(max(left, min(right, at.x)), max(top, min(bottom, at.y)))
    return plus(at, times(towards(at, end), STYLE["label"]["lead"] * sheet.size)), end


def _leader(start: Point, end: Point) -> str:
    return (
        f'<path d="M{start.x:.1f},{start.y:.1f}L{end.x:.1f},{end.y:.1f}" stroke="{INK}" '
        f'stroke-width="{LEADER_PX}"/>'
    )
