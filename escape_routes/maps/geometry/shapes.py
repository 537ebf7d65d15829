"""The shapes of strands.

The main way is one line with common tangents, its branches leave along it, what leads on arrives
along one line, and all others bend to the right of their direction, so that there and back never
coincide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.maps.geometry.curves import Shape, curve
from escape_routes.maps.geometry.vectors import (
    ORIGIN,
    Point,
    distance,
    mirrored,
    plus,
    times,
    towards,
    turned,
    unit,
)
from escape_routes.maps.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from escape_routes.maps.geometry.strands import Strand


@dataclass
class _Way:
    """The first strand between two places, and how far those beside it reach, in pixels."""

    shape: Shape
    reach: float


def shapes_of(
    strands: Sequence[Strand], size: float, width: Callable[[Strand], float]
) -> dict[str, Shape]:
    """The shape of every strand by its key; widths in pixels.

    Strands stand in the order in which they lie beside each other, and the places of their groups
    say where they lie at this zoom.
    """
    style = STYLE["strand"]
    tangent = _tangents([strand for strand in strands if _is_of_main_way(strand)])
    places = {end.key: end.at for strand in strands for end in (strand.start, strand.end)}
    shapes: dict[str, Shape] = {}
    ways: dict[tuple[str, str], _Way] = {}
    for strand in strands:
        ends, half = (strand.start.key, strand.end.key), width(strand) / 2
        beside = ways.get(ends)
        if beside:
            aside = beside.reach + style["apart"] * size + half
            shapes[strand.key] = beside.shape._replace(aside=aside)
            beside.reach = aside + half
            continue
        shape = _bent(strand, tangent)
        if not (strand.is_trunk or strand.is_ghost):
            shape = _kept(strand, shape, places, style["clear"] * size)
        shapes[strand.key] = shape
        ways[ends] = _Way(shape, half)
    return shapes


def _is_of_main_way(strand: Strand) -> bool:
    return strand.is_main and not strand.is_onward and strand.certainty != "inferred"


def _tangents(strands: Sequence[Strand]) -> dict[str, Point]:
    """The direction in which the main way passes each of its places; none at its ends."""
    ins: dict[str, Point] = {}
    outs: dict[str, Point] = {}
    for strand in strands:
        weight = STYLE["strand"]["trunkWeight"] if strand.is_trunk else 1
        way = times(towards(strand.start.at, strand.end.at), weight)
        outs[strand.start.key] = plus(outs.get(strand.start.key, ORIGIN), way)
        ins[strand.end.key] = plus(ins.get(strand.end.key, ORIGIN), way)
    return {key: unit(plus(unit(way), unit(outs[key]))) for key, way in ins.items() if key in outs}


def _bent(strand: Strand, tangent: Mapping[str, Point]) -> Shape:
    style = STYLE["strand"]
    bend, arrival = style["bend"], style["arrival"]
    chord = towards(strand.start.at, strand.end.at)
    length = distance(strand.start.at, strand.end.at)
    angle = bend["least"] + bend["more"] * min(1, length / bend["full"])
    plain = Shape(turned(chord, angle), turned(chord, -angle), style["pull"], 0)
    if _is_of_main_way(strand):
        return _on_main_way(strand, plain, chord, tangent)._replace(pull=style["trunkPull"])
    if not strand.is_onward or chord.y >= -arrival["slope"]:
        return plain
    start = turned(chord, angle + arrival["turn"])
    return plain._replace(start=start, end=unit(Point(*arrival["way"])))


def _on_main_way(strand: Strand, plain: Shape, chord: Point, tangent: Mapping[str, Point]) -> Shape:
    before, after = tangent.get(strand.start.key), tangent.get(strand.end.key)
    start, end = before or plain.start, after or plain.end
    if before and not after:
        end = mirrored(before, chord)
    if after and not before:
        start = mirrored(after, chord)
    if strand.is_trunk:
        return plain._replace(start=start, end=end)
    # A branch leaves the main way along it and soon turns its own way.
    branch = STYLE["strand"]["branch"]
    return plain._replace(
        start=unit(plus(start, times(chord, branch["fork"]))),
        end=unit(plus(end, times(chord, branch["end"]))),
    )


def _kept(strand: Strand, shape: Shape, places: Mapping[str, Point], clear: float) -> Shape:
    """No line passes within `clear` pixels of a place with which it has nothing to do.

    It bends a little more, or less.
    """
    start, end = strand.start.at, strand.end.at
    if distance(start, end) < STYLE["strand"]["shortest"]:
        return shape
    others = [
        at
        for key, at in places.items()
        if key not in (strand.start.key, strand.end.key)
        and min(distance(start, at), distance(end, at)) >= clear
    ]
    best, most = shape, -1.0
    for angle in STYLE["strand"]["tries"]:
        tried = shape._replace(start=turned(shape.start, angle), end=turned(shape.end, -angle))
        points = curve(start, end, tried)
        room = min((distance(at, point) for at in others for point in points), default=clear)
        if min(room, clear) > most:
            best, most = tried, min(room, clear)
        if room >= clear:
            break
    return best
