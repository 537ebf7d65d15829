"""Dated events as frames for a time axis and its table; none of it is drawn here.

An event is as long as its date is vague: a day, a month or a year. On a time axis it stands once in
each lane that it belongs to, and beside, not on, the events of the same weeks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import pandas as pd

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import ROUTE_KINDS
from escape_routes.style.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from escape_routes.dataset.tables import Dataset

Span = tuple[pd.Timestamp, pd.Timestamp]
"""First moment of a stretch of time, and the first moment after it; UTC."""

Lanes = Literal["Kind of route", "Country"]
LANES: tuple[Lanes, ...] = get_args(Lanes)
NO_ROUTE = "no route named"
OTHER = "other countries"
OWN_LANES = 8
NOTICES = ("policy", "report")
"""Outcomes of events in which people need not have moved."""
SOUTH_KOREA = "KR"

OFFSETS = {
    "day": pd.DateOffset(days=1),
    "month": pd.DateOffset(months=1),
    "year": pd.DateOffset(years=1),
}
ROOM = 55
"""How many marks side by side fill the width of the axis; nearer ones are put on further lines."""


def events(dataset: Dataset, kept: Dataset, outcomes: Collection[str] = ()) -> pd.DataFrame:
    """The events that are kept and have one of the outcomes (none: any), newest first, in words.

    Returns
    -------
        One row per event: `event_id`, `start` and `end` (UTC, the end is the first moment after),
        `precision`, `outcome`, `people_count` and text. Names come from the whole dataset.
    """
    chosen = kept.events[kept.events["outcome"].isin(outcomes)] if outcomes else kept.events
    names = _names(dataset)
    records = [_record(event, names) for event in chosen.to_dict("records")]
    frame = pd.DataFrame(records, columns=COLUMNS).astype({"people_count": "Int64"})
    return frame.sort_values(["start", "event_id"], ascending=[False, True], ignore_index=True)


def of_people(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """The events of `dataset.events` in which people came, were held or returned, or on their ways.

    Left out are decisions and reports that name no route and no place outside South Korea, such as
    what a ministry in Seoul announces about its own publishing.
    """
    keys, codes = dataset.waypoints["waypoint_id"], dataset.waypoints["country_code"]
    country_of = dict(zip(keys, codes, strict=True))
    is_abroad = [
        any(country_of[key] != SOUTH_KOREA for key in split_ids(cell))
        for cell in events["waypoint_ids"]
    ]
    is_notice = events["outcome"].isin(NOTICES) & (events["route_ids"] == "")
    return events[~is_notice | np.array(is_abroad, dtype=bool)]


@dataclass(frozen=True)
class _Names:
    """What the keys that an event names stand for."""

    places: Mapping[str, str]
    countries: Mapping[str, str]
    routes: Mapping[str, str]
    kinds: Mapping[str, str]


def _names(dataset: Dataset) -> _Names:
    places, routes = dataset.waypoints, dataset.routes
    # A country that stands in the table as a place lends its name to its code.
    country = places[places["kind"] == "country"]
    country_names = dict(zip(country["country_code"], country["name"], strict=True))
    codes = zip(places["waypoint_id"], places["country_code"], strict=True)
    return _Names(
        places=dict(zip(places["waypoint_id"], places["name"], strict=True)),
        countries={key: country_names.get(code, code) for key, code in codes},
        routes=dict(zip(routes["route_id"], routes["name"], strict=True)),
        kinds=dict(zip(routes["route_id"], routes["kind"], strict=True)),
    )


COLUMNS = [
    "event_id",
    "start",
    "end",
    "precision",
    "outcome",
    "people_count",
    "title",
    "summary",
    "when",
    "basis",
    "places",
    "routes",
    "kinds",
    "countries",
]


def _record(event: Mapping[Any, Any], names: _Names) -> tuple[object, ...]:
    start = pd.Timestamp(event["date"], tz="UTC")
    places, routes = split_ids(event["waypoint_ids"]), split_ids(event["route_ids"])
    return (
        event["event_id"],
        start,
        start + OFFSETS[event["date_precision"]],
        event["date_precision"],
        event["outcome"],
        event["people_count"],
        event["title"],
        event["summary"],
        date_in_words(event["date"], event["date_precision"]),
        event["date_basis"],
        ", ".join(names.places[key] for key in places),
        ", ".join(names.routes[key] for key in routes),
        tuple(dict.fromkeys(names.kinds[key] for key in routes)) or (NO_ROUTE,),
        tuple(dict.fromkeys(names.countries[key] for key in places)),
    )


def marks(
    events: pd.DataFrame, lanes: Lanes, span: tuple[pd.Timestamp, pd.Timestamp]
) -> pd.DataFrame:
    """One row per event and lane, with the `line` on which it stands, counted from the top.

    Each lane begins with a line of its own for its name, then takes as many lines as it needs for
    no mark to hide another while the axis shows all of `span`.
    """
    column = "kinds" if lanes == "Kind of route" else "countries"
    frame = events.explode(column).rename(columns={column: "lane"}).dropna(subset="lane")
    order = _in_order(frame["lane"], lanes)
    frame["lane"] = frame["lane"].where(frame["lane"].isin(order), OTHER)
    frame = frame.drop_duplicates(["event_id", "lane"])
    frame = frame.assign(middle=frame["start"] + (frame["end"] - frame["start"]) / 2)
    parts: list[pd.DataFrame] = []
    top = 0
    for lane in order:
        part = frame[frame["lane"] == lane].sort_values("middle")
        lines = _lines(part["middle"], (span[1] - span[0]) / ROOM)
        parts.append(part.assign(line=[top + 1 + line for line in lines], heading=top))
        top += 2 + max(lines)
    return pd.concat(parts, ignore_index=True) if parts else frame.assign(line=0, heading=0)


def _in_order(lanes: pd.Series, by: Lanes) -> list[str]:
    """Kinds of route in the order of the schema; countries by their number of events, many first.

    Countries beyond the first few share the last lane.
    """
    if by == "Kind of route":
        return [kind for kind in (*ROUTE_KINDS, NO_ROUTE) if kind in set(lanes)]
    sizes = lanes.value_counts()
    countries = sorted(sizes.index, key=lambda lane: (-sizes[lane], lane))
    return countries if len(countries) <= OWN_LANES + 1 else [*countries[:OWN_LANES], OTHER]


def _lines(moments: Iterable[pd.Timestamp], apart: pd.Timedelta) -> list[int]:
    """For moments in order, the first line from 0 on which each has room."""
    last: dict[int, pd.Timestamp] = {}
    found = []
    for moment in moments:
        line = next(n for n in range(len(last) + 1) if n not in last or moment - last[n] >= apart)
        last[line] = moment
        found.append(line)
    return found


def span(
    events: pd.DataFrame, start_year: int | None, end_year: int | None
) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last moment of the axis: the window of years, or the years of the events."""
    first = events["start"].min().year if start_year is None else start_year
    last = (events["end"].max() - pd.Timedelta(1)).year if end_year is None else end_year
    return pd.Timestamp(first, 1, 1, tz="UTC"), pd.Timestamp(last + 1, 1, 1, tz="UTC")


def table(events: pd.DataFrame) -> pd.DataFrame:
    """The events as a table with headings, row for row."""
    return pd.DataFrame(
        {
            "Date": events["when"],
            "Exact to the": events["precision"],
            "Event": events["title"],
            "Outcome": events["outcome"],
            "People": events["people_count"],
            "Places": events["places"],
            "Routes": events["routes"],
            "Basis of the date": events["basis"],
        }
    )
