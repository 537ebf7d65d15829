"""How an address asks the map to stand."""

from __future__ import annotations

from urllib.parse import parse_qsl

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.maps import stand

SEARCHES = (
    "",
    "?front=all",
    "?front=overland",
    "?front=sea-vietnam",
    "?front=atlantis",
    "?front=",
    "?walk=sea-laos-thailand.1",
    "?walk=sea-laos-thailand.10",
    "?walk=sea-laos-thailand.0",
    "?walk=sea-laos-thailand.01",
    "?walk=sea-laos-thailand.99",
    "?walk=sea-laos-thailand.%C2%B2",
    "?walk=sea-laos-thailand.",
    "?walk=sea-laos-thailand",
    "?walk=atlantis.1",
    "?walk=sea-laos-thailand.99999999999999999999",
    "?at=17.52,102.10,6.5",
    "?at=17.52%2C102.10%2C6.5",
    "?at=-17,-102,2",
    "?at=17.5,102",
    "?at=17.5,102,99",
    "?at=17.5,102,1.9",
    "?at=17.5,102,9",
    "?at=91,102,5",
    "?at=17,361,5",
    "?at=nan,102,5",
    "?at=1e1,102,5",
    "?at=1_0,102,5",
    "?at=+17,102,5",
    "?at=,,",
    "?at=a,b,c",
    "?family=mekong&front=russia&at=18.25,102.50,6.5&walk=russia.1",
)


def given():
    """What can stand in front, how many legs each route has, and addresses."""
    known = stand.known(load(DATA_DIR))
    return {
        "fronts": sorted(known.fronts),
        "legs": dict(known.legs),
        "searches": list(SEARCHES),
    }


def expected(given):
    """By address: what is in front, the leg of a route from 0, latitude, longitude and zoom."""
    known = stand.Known(frozenset(given["fronts"]), given["legs"])
    return [answer(known, search) for search in given["searches"]]


def answer(known, search):
    found, _ = stand.read(known, dict(parse_qsl(search.removeprefix("?"))))
    return {
        "front": found.front or None,
        "walk": {"route": found.walk[0], "step": found.walk[1]} if found.walk else None,
        "at": list(found.at) if found.at else None,
    }
