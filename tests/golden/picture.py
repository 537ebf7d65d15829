"""What the map draws of the data: strands, their shapes, stops and names, in several states."""

from __future__ import annotations

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import folium_map
from escape_routes.maps.geometry.commands import Command
from escape_routes.maps.geometry.curves import (
    along,
    arrow,
    chevrons,
    controls,
    curve,
    evenly,
)
from escape_routes.maps.geometry.features import Features
from escape_routes.maps.geometry.ink import Ink
from escape_routes.maps.geometry.line_words import words_of
from escape_routes.maps.geometry.looks import arrow_size, dash_of, ink_of, is_bold, width_of
from escape_routes.maps.geometry.picture import Look, compose
from escape_routes.maps.geometry.spots import Label, Space, best_spot
from escape_routes.maps.geometry.states import commanded
from escape_routes.maps.geometry.strands import CONTEXT, FRONT, GHOST
from escape_routes.routes.families import FAMILIES
from escape_routes.routes.routes import Leg, Route, Waypoint

NOTHING = {"routes": None, "years": None, "focus": None, "front": None, "walk": None}
COMMANDS = {
    "opening": {},
    "all": {"front": "all"},
    "a family": {"front": "overland"},
    "a route": {"routes": ["sea-vietnam"]},
    "parts": {"routes": ["thai-entry-chiang-rai", "thai-entry-bueng-kan"]},
    "years with ghosts": {"years": [2004, 2012]},
    "a leg in focus": {"focus": "leg.r2-vientiane-china"},
    "a walk": {"walk": {"route": "sea-laos-thailand", "step": 3}},
}
LOOKS = ([4.5, 1, 1280, False], [3.75, 1, 390, False], [6.25, 1.75, 1920, False])
INSET = [6.75, 1, 300, True]
PARTS = {
    "families": ("id", "name"),
    "routes": ("id", "family", "part", "short"),
    "legs": ("id", "route", "from", "to", "certainty", "years", "sources", "disputed"),
    "waypoints": ("id", "name", "country", "kind", "latlon", "precision"),
}
ROLES = {FRONT: "front", CONTEXT: "context", GHOST: "ghost"}
SHARES = (0.3, 0.6)
NAME_PX = (90, 18)
SAMPLE_PX = 9


def given():
    """What is drawn of the data; commands; zoom, size, width, and whether it is the inset."""
    layer = folium_map.layer_data(load(DATA_DIR))
    parts = {
        name: [{key: row[key] for key in keys} for row in layer[name]]
        for name, keys in PARTS.items()
    }
    commands = {name: NOTHING | command for name, command in COMMANDS.items()}
    return {"trunk": layer["trunk"], **parts, "commands": commands, "looks": [*LOOKS, INSET]}


def expected(given):
    """By command, for each look the strands with their shapes, the stops, and places of names."""
    features = features_of(given)
    return {
        name: [told(features, read(command), Look(*look)) for look in given["looks"]]
        for name, command in given["commands"].items()
    }


def features_of(given):
    places = {row["id"]: place(row) for row in given["waypoints"]}
    legs = [leg(row, number, places) for number, row in enumerate(given["legs"])]
    routes = [route(row, legs) for row in given["routes"]]
    return Features([FAMILIES[row["id"]] for row in given["families"]], routes, given["trunk"])


def place(row):
    return Waypoint(
        waypoint_id=row["id"],
        name=row["name"],
        name_ko="",
        name_local="",
        other_names=(),
        country_code=row["country"],
        admin1="",
        kind=row["kind"],
        latlon=tuple(row["latlon"]),
        precision=row["precision"],
    )


def leg(row, number, places):
    return Leg(
        leg_id=row["id"],
        route_id=row["route"],
        leg_no=number,
        start=places[row["from"]],
        end=places[row["to"]],
        mode="",
        certainty=row["certainty"],
        certainty_note="",
        years=tuple(tuple(span) for span in row["years"]),
        source_count=row["sources"],
        is_disputed=row["disputed"],
    )


def route(row, legs):
    return Route(
        route_id=row["id"],
        code="",
        name="",
        short_name=row["short"],
        kind="",
        family=row["family"],
        part_of=row["part"] or "",
        summary="",
        legs=tuple(leg for leg in legs if leg.route_id == row["id"]),
        source_count=0,
    )


def read(command):
    walk = command["walk"]
    return Command(
        routes=tuple(command["routes"] or ()),
        years=tuple(command["years"]) if command["years"] else None,
        subjects=(command["focus"],) if command["focus"] else (),
        front=command["front"] or "",
        walk=(walk["route"], walk["step"]) if walk else None,
    )


def told(features, command, look):
    state = commanded(features, command)
    picture = compose(features, state, look)
    return {
        "front": state.front,
        "strands": [strand_row(strand, features, state, picture) for strand in picture.strands],
        "stops": [stop_row(stop, picture) for stop in picture.stops.values()],
        "names": names(picture),
    }


def strand_row(strand, features, state, picture):
    """Words and numbers of a strand, one after the other."""
    ends, shape = (strand.start.at, strand.end.at), picture.shapes[strand.key]
    points = curve(*ends, shape)
    width, size = width_of(strand, picture.scale), arrow_size(strand, picture.scale)
    if is_bold(strand, picture.scale):
        # Their tips: in the very middle of a line its direction hangs on the last digit.
        head = [tip for _, tip, _ in chevrons(points, size)]
    else:
        head = arrow(points, size)
    spots = [along(points, share).at for share in SHARES]
    return [
        strand.key,
        ROLES[strand.kind],
        strand.certainty,
        dash_of(strand.certainty, width),
        words_of(strand, features, state),
        [leg.leg_id for leg in strand.legs],
        [
            round(number, 6)
            for number in (
                width,
                ink_of(strand, is_dim=picture.is_dim(strand)),
                shape.aside,
                len(points),
                *(part for point in (*controls(*ends, shape), *spots, *head) for part in point),
            )
        ],
    ]


def stop_row(stop, picture):
    group = stop.group
    flags = (stop.is_front, stop.is_ghost, stop.is_trunk, stop.is_focus, group.is_area)
    return [
        group.key,
        group.second,
        sorted(place.waypoint_id for place in group.members),
        [int(flag) for flag in flags],
        [
            round(number, 6)
            for number in (*group.at, stop.degree, picture.numbers.get(group.key, 0))
        ],
    ]


def names(picture):
    """The best spots for names of one size, with all lines, and the names before, in their way."""
    ink, taken, found = Ink(), [], []
    for strand in picture.strands:
        points = curve(strand.start.at, strand.end.at, picture.shapes[strand.key])
        ink.add(evenly(points, SAMPLE_PX), width_of(strand, picture.scale))
    space = Space((-1e9, -1e9, 1e9, 1e9), taken, ink)
    for stop in picture.stops.values():
        label = Label(stop.group.at, NAME_PX, stop.group.is_area, picture.scale.size)
        spot = best_spot(label, space)
        if spot:
            taken.append(spot.box)
            found.append([round(number, 6) for number in (*spot.box[:2], spot.cost, spot.ring)])
    return found
