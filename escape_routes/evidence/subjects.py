"""What a passage can speak of (leg, waypoint, route, event, series, count), and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.memo import per_key
from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.tables import rows
from escape_routes.errors import UnknownIdError
from escape_routes.routes.routes import routes, waypoints
from escape_routes.routes.years import documented_years
from escape_routes.style.wording import (
    count_in_words,
    counted,
    date_in_words,
    number_in_words,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

TABLE_OF = {
    "leg": "legs",
    "waypoint": "waypoints",
    "route": "routes",
    "event": "events",
    "series": "series",
    "count": "counts",
}
"""The word that stands before the key in a link, and the table in which the key is found."""


@dataclass(frozen=True)
class Subject:
    """What a passage can speak of; written `leg.<leg_id>` in links and on the map."""

    noun: str
    identifier: str

    @classmethod
    def parse(cls, text: str) -> Subject:
        """The subject that `text` names.

        Raises
        ------
        UnknownIdError
            If the word before the full stop is none of `TABLE_OF`.
        """
        noun, _, identifier = text.partition(".")
        if noun not in TABLE_OF or not identifier:
            raise UnknownIdError(table="The address", identifier=text)
        return cls(noun, identifier)

    def __str__(self) -> str:
        return f"{self.noun}.{self.identifier}"

    @property
    def table(self) -> str:
        """Name of the table that holds the subject."""
        return TABLE_OF[self.noun]


@dataclass(frozen=True)
class Description:
    """A subject in words: its title, and what else the tables say of it, line by line."""

    title: str
    facts: tuple[str, ...]


@per_key
def subjects(dataset: Dataset, excerpt_id: str) -> list[tuple[Subject, str]]:
    """What a passage speaks of, with its stance: routes and legs first, then events and figures."""
    noun_of = {table: noun for noun, table in TABLE_OF.items()}
    links = dataset.evidence[dataset.evidence["excerpt_id"] == excerpt_id]
    found = [
        (Subject(noun_of[row.subject_table], row.subject_id), str(row.stance))
        for row in rows(links)
    ]
    own = dataset.counts.loc[dataset.counts["excerpt_id"] == excerpt_id, "count_id"]
    found += [(Subject("count", key), "supports") for key in own]
    order = ["route", "leg", "event", "series", "count", "waypoint"]
    return sorted(dict.fromkeys(found), key=lambda pair: order.index(pair[0].noun))


def on_map(dataset: Dataset, subject: Subject) -> list[str]:
    """What stands out on the map for a subject that is not itself drawn: an event's routes."""
    if subject.noun != "event":
        return []
    event = dataset.row("events", subject.identifier)
    routes_named = [f"route.{key}" for key in split_ids(event["route_ids"])]
    return routes_named or [f"waypoint.{key}" for key in split_ids(event["waypoint_ids"])]


@per_key
def describe(dataset: Dataset, subject: Subject) -> Description:
    """The subject in words, for the head of a panel, a tooltip or an export.

    Raises
    ------
    UnknownIdError
        If the dataset has no such subject.
    """
    row = dataset.row(subject.table, subject.identifier)
    title, facts = DESCRIBERS[subject.noun](dataset, row)
    return Description(title, tuple(fact for fact in facts if fact))


def _describe_leg(dataset: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    route = routes(dataset)[row["route_id"]]
    leg = next(leg for leg in route.legs if leg.leg_id == row["leg_id"])
    return leg.title, [
        f"Leg {leg.leg_no} of {route.name}.",
        f"Certainty: {leg.certainty}. {leg.certainty_note}",
        f"Years documented: {years_in_words(documented_years(dataset, 'legs', leg.leg_id))}.",
        f"{number_in_words(round(leg.length_km))} km between the two places as the crow flies; "
        f"way of travel: {leg.mode}.",
    ]


def _describe_waypoint(dataset: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    place = waypoints(dataset)[row["waypoint_id"]]
    names = [n for n in (place.name_ko, place.name_local, *place.other_names) if n]
    stands_for = "" if place.precision == "city" else f"Stands for the whole {place.precision}. "
    return place.name, [
        "Also: " + ", ".join(dict.fromkeys(names)) + "." if names else "",
        ", ".join(filter(None, (place.kind.capitalize(), place.admin1, place.country_code))) + ".",
        f"{stands_for}{row['note']}".strip(),
    ]


def _describe_route(dataset: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    route = routes(dataset)[row["route_id"]]
    return route.name, [
        route.summary,
        f"{route.kind.capitalize()}; {counted(len(route.legs), 'leg')}; "
        f"years documented: {years_in_words(route.years)}.",
        f"{number_in_words(round(route.length_km))} km from place to place as the crow flies; "
        f"{counted(route.source_count, 'publisher')}.",
    ]


def _describe_event(_: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    people = (
        ""
        if pd.isna(row["people_count"])
        else f"{counted(int(row['people_count']), 'person', 'people')}; "
    )
    return row["title"], [
        row["summary"],
        f"{date_in_words(row['date'], row['date_precision'])} ({row['date_basis'].rstrip('.')}).",
        f"{people}outcome: {row['outcome']}.".capitalize(),
        row["note"],
    ]


def _describe_series(_: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    return row["title"], [f"Unit: {row['unit']}; area: {row['geography']}.", row["caveat"]]


def _describe_count(dataset: Dataset, row: pd.Series) -> tuple[str, list[str]]:
    series = dataset.row("series", row["series_id"])
    value, lower, upper = (None if pd.isna(row[c]) else row[c] for c in ("value", "lower", "upper"))
    whom = {"all": "", "female": ", women", "male": ", men"}[row["sex"]]
    period = period_in_words(row["start_date"], row["end_date"])
    return f"{count_in_words(value, lower, upper)} {series['unit']}{whom}, {period}", [
        series["title"] + ".",
        f"Status: {row['status']}.",
        row["note"],
        series["caveat"],
    ]


DESCRIBERS = {
    "leg": _describe_leg,
    "waypoint": _describe_waypoint,
    "route": _describe_route,
    "event": _describe_event,
    "series": _describe_series,
    "count": _describe_count,
}
