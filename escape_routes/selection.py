"""Which part of the dataset is looked at: chosen routes and a window of years.

One rule for every page and export. A leg, event, passage or count is kept when its years overlap
the window; what has no year is kept and marked as undated. See `apply`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from escape_routes.dataset import Dataset, split_ids
from escape_routes.schema import SUBJECT_TABLES, TABLES

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]

# How the tables that can be hidden are called, one and many.
NOUNS = {
    "routes": ("route", "routes"),
    "legs": ("leg", "legs"),
    "events": ("event", "events"),
    "counts": ("count", "counts"),
    "excerpts": ("passage", "passages"),
}
YEARS = ["subject_id", "start_year", "end_year"]
KEYED_TABLES = tuple(name for name, spec in TABLES.items() if spec.key)
# A passage about these follows the choice of routes; counts are national and do not.
ROUTED_TABLES = ("routes", "legs", "events", "waypoints")


@dataclass(frozen=True)
class Selection:
    """Chosen routes (none: all of them) and a window of years, both ends included (None: open).

    A window that ends before it begins holds no year, so it keeps nothing that is dated.
    """

    route_ids: frozenset[str] = frozenset()
    start_year: int | None = None
    end_year: int | None = None

    @property
    def window(self) -> str:
        """Return the window in words, with its preposition; empty when it is open."""
        if self.start_year is None:
            return "" if self.end_year is None else f"up to {self.end_year}"
        if self.end_year is None:
            return f"from {self.start_year} on"
        if self.start_year == self.end_year:
            return f"in {self.start_year}"
        return f"in {self.start_year}\N{EN DASH}{self.end_year}"


@dataclass(frozen=True)
class Hidden:
    """How many rows of each kind a selection hides, and why.

    `by_routes` counts what does not belong to the chosen routes, `by_years` what else lies outside
    the window; a hidden row is in one of the two. `undated` counts what is kept without a year.
    """

    by_routes: Mapping[str, int]
    by_years: Mapping[str, int]
    events_without_route: int
    undated: Mapping[str, int]
    window: str

    def count(self, table: str) -> int:
        """Return how many rows of that table are hidden, whatever the reason."""
        return self.by_routes[table] + self.by_years[table]

    def sentences(self) -> list[str]:
        """Return in words what is hidden and what is shown without a year; empty for nothing."""
        return [
            *self._undocumented(),
            *self._of_other_years(),
            *self._of_other_routes(),
            *self._shown_undated(),
        ]

    def _undocumented(self) -> list[str]:
        return [
            f"{_numbered(number, table)} {_verb(number, 'has', 'have')} no documentation"
            f" {self.window}."
            for table in ("routes", "legs")
            if (number := self.by_years[table])
        ]

    def _of_other_years(self) -> list[str]:
        return [
            f"{_numbered(number, table)} {_verb(number, 'is', 'are')} of other years."
            for table in ("events", "counts", "excerpts")
            if (number := self.by_years[table])
        ]

    def _of_other_routes(self) -> list[str]:
        unrouted = self.events_without_route
        routed = self.by_routes["events"] - unrouted
        passages = self.by_routes["excerpts"]
        reasons = {
            f"{_numbered(unrouted, 'events')} that {_verb(unrouted, 'names', 'name')} no route"
            f" {_verb(unrouted, 'is', 'are')} left out because routes are chosen.": unrouted,
            f"{_numbered(routed, 'events')} on other routes {_verb(routed, 'is', 'are')} left"
            " out.": routed,
            f"{_numbered(passages, 'excerpts')} that {_verb(passages, 'says', 'say')} nothing of"
            f" the chosen routes {_verb(passages, 'is', 'are')} left out.": passages,
        }
        return [sentence for sentence, number in reasons.items() if number]

    def _shown_undated(self) -> list[str]:
        return [
            f"{_numbered(number, table)} without a year {_verb(number, 'is', 'are')} shown and"
            " marked as undated."
            for table, number in self.undated.items()
            if number and self.window
        ]


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _numbered(number: int, table: str) -> str:
    return f"{number} {_verb(number, *NOUNS[table])}"


def years_of(dataset: Dataset, subject_table: str) -> pd.DataFrame:
    """Return one row per interval of years of each subject: subject_id, start_year, end_year.

    Counts and events have the years of their own dates, series those of their counts, legs those
    of the evidence that supports them or gives context, routes those of their legs, waypoints
    those of all their evidence, excerpts those of the evidence and the counts that name them.

    Returns
    -------
        Years are `Int64`. A subject without any year has one row, with NA.
    """
    if subject_table == "counts":
        return _own_years(dataset.counts, "count_id", "start_date", "end_date")
    if subject_table == "events":
        return _own_years(dataset.events, "event_id", "date", "date")
    if subject_table == "series":
        intervals = _inherited(dataset.counts, "series_id", years_of(dataset, "counts"))
    elif subject_table == "routes":
        parents = dataset.legs.set_index("leg_id")["route_id"]
        intervals = years_of(dataset, "legs")
        intervals = intervals.assign(subject_id=intervals["subject_id"].map(parents))
    elif subject_table == "excerpts":
        intervals = _excerpt_years(dataset)
    else:
        intervals = _evidence_years(dataset.evidence, subject_table)
    return _with_undated(intervals, dataset.table(subject_table)[TABLES[subject_table].key])


def documented_years(
    dataset: Dataset, subject_table: str, subject_id: str
) -> tuple[int, int] | None:
    """Return the first and the last year of a subject, None when it is undated.

    There may be years between the two that nothing documents.

    Raises
    ------
    UnknownIdError
        When the table has no such row.
    """
    dataset.row(subject_table, subject_id)
    years = years_of(dataset, subject_table)
    own = years[(years["subject_id"] == subject_id) & years["start_year"].notna()]
    return None if own.empty else (int(own["start_year"].min()), int(own["end_year"].max()))


def is_undated(dataset: Dataset, subject_table: str, subject_id: str) -> bool:
    """Return whether a subject has no year at all, so that no window hides it."""
    return documented_years(dataset, subject_table, subject_id) is None


def apply(dataset: Dataset, selection: Selection) -> Dataset:
    """Return what the selection keeps of each table.

    Legs and events are kept by their years and the chosen routes, counts (which are national) by
    their years, routes with their legs, waypoints with legs and events, series with counts.
    A passage is kept when a row of evidence of the window, or without a year, speaks of a kept
    route, leg, event or waypoint; when no routes are chosen, also of a kept count or series, or
    when a kept count names it. Sources are kept with passages and counts.
    """
    keep = _keep(dataset, selection)
    frames = {name: dataset.table(name)[keep[name]] for name in TABLES}
    return Dataset(**{name: frame.reset_index(drop=True) for name, frame in frames.items()})


def hidden(dataset: Dataset, selection: Selection) -> Hidden:
    """Return how much of each kind the selection hides, and what it keeps without a year."""
    chosen = _keep(dataset, replace(selection, start_year=None, end_year=None))
    kept = _keep(dataset, selection)
    unrouted = int((dataset.events["route_ids"] == "").sum()) if selection.route_ids else 0
    return Hidden(
        by_routes={name: int((~chosen[name]).sum()) for name in NOUNS},
        by_years={name: int((chosen[name] & ~kept[name]).sum()) for name in NOUNS},
        events_without_route=unrouted,
        undated={
            name: int((kept[name] & _links(dataset).undated[name]).sum())
            for name in ("legs", "excerpts")
        },
        window=selection.window,
    )


def _own_years(frame: pd.DataFrame, key: str, start: str, end: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "subject_id": frame[key],
            "start_year": frame[start].str[:4].astype("Int64"),
            "end_year": frame[end].str[:4].astype("Int64"),
        }
    )


def _inherited(children: pd.DataFrame, parent_key: str, years: pd.DataFrame) -> pd.DataFrame:
    """Return the years of children, row for row, as years of their parents."""
    return years.assign(subject_id=children[parent_key])


def _evidence_years(evidence: pd.DataFrame, subject_table: str) -> pd.DataFrame:
    rows = evidence["subject_table"] == subject_table
    if subject_table == "legs":
        # Who disputes a leg does not say that it was travelled.
        rows &= evidence["stance"] != "disputes"
    return evidence.loc[rows, YEARS]


def _excerpt_years(dataset: Dataset) -> pd.DataFrame:
    named = _inherited(dataset.counts, "excerpt_id", years_of(dataset, "counts"))
    spoken = dataset.evidence[["excerpt_id", "start_year", "end_year"]]
    return pd.concat([spoken.set_axis(YEARS, axis="columns"), named], ignore_index=True)


def _with_undated(intervals: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    # Lists: pandas looks up a series of strings cell by cell, five times as slowly.
    known = intervals["subject_id"].isin(ids.tolist())
    dated = intervals[known & intervals["start_year"].notna()]
    undated = pd.DataFrame({"subject_id": ids[~ids.isin(dated["subject_id"].tolist())]})
    return pd.concat([dated, undated.reindex(columns=YEARS)], ignore_index=True).astype(
        {"start_year": "Int64", "end_year": "Int64"}
    )


@dataclass(frozen=True)
class _Years:
    """Intervals of years, and the place of the row that each belongs to; NaN when undated."""

    owner: Positions
    start: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]

    def overlap(self, selection: Selection) -> Mask:
        """Return, for each interval, whether it overlaps the window or has no year."""
        first = -np.inf if selection.start_year is None else selection.start_year
        last = np.inf if selection.end_year is None else selection.end_year
        within = (self.end >= first) & (self.start <= last) & (first <= last)
        return np.asarray(within | np.isnan(self.start))


@dataclass(frozen=True)
class _Links:
    """The keys of a dataset as places of rows, so that a filter compares numbers and not text.

    A place is -1 where the row is not in the dataset, as in one that was filtered before.
    """

    years: Mapping[str, _Years]
    undated: Mapping[str, Mask]
    leg_ends: tuple[Positions, Positions]
    leg_routes: Positions
    event_waypoints: tuple[Positions, Positions]
    count_series: Positions
    count_excerpts: Positions
    count_sources: Positions
    excerpt_sources: Positions
    evidence_excerpts: Positions
    evidence_subjects: Mapping[str, Positions]


_CACHE: WeakKeyDictionary[Dataset, _Links] = WeakKeyDictionary()


def _links(dataset: Dataset) -> _Links:
    if dataset not in _CACHE:
        _CACHE[dataset] = _find_links(dataset)
    return _CACHE[dataset]


def _find_links(dataset: Dataset) -> _Links:
    keys = {name: pd.Index(dataset.table(name)[TABLES[name].key]) for name in KEYED_TABLES}
    legs, events, counts = dataset.legs, dataset.events, dataset.counts
    evidence = dataset.evidence
    years = {name: years_of(dataset, name) for name in NOUNS}
    places = events["waypoint_ids"].map(split_ids).explode().dropna()
    return _Links(
        years={name: _positioned(years[name], keys[name]) for name in ("legs", "events", "counts")}
        | {"evidence": _positioned(evidence, pd.Index([]))},
        undated={
            name: keys[name].isin(
                years[name].loc[years[name]["start_year"].isna(), "subject_id"].tolist()
            )
            for name in NOUNS
        },
        leg_ends=(
            keys["waypoints"].get_indexer(legs["from_waypoint_id"]),
            keys["waypoints"].get_indexer(legs["to_waypoint_id"]),
        ),
        leg_routes=keys["routes"].get_indexer(legs["route_id"]),
        event_waypoints=(
            events.index.get_indexer(places.index),
            keys["waypoints"].get_indexer(places),
        ),
        count_series=keys["series"].get_indexer(counts["series_id"]),
        count_excerpts=keys["excerpts"].get_indexer(counts["excerpt_id"]),
        count_sources=keys["sources"].get_indexer(counts["source_id"]),
        excerpt_sources=keys["sources"].get_indexer(dataset.excerpts["source_id"]),
        evidence_excerpts=keys["excerpts"].get_indexer(evidence["excerpt_id"]),
        evidence_subjects={
            name: np.where(
                evidence["subject_table"] == name,
                keys[name].get_indexer(evidence["subject_id"]),
                -1,
            )
            for name in SUBJECT_TABLES
        },
    )


def _positioned(years: pd.DataFrame, keys: pd.Index) -> _Years:
    return _Years(
        owner=keys.get_indexer(pd.Index(years["subject_id"])),
        start=years["start_year"].to_numpy(dtype="float64", na_value=np.nan),
        end=years["end_year"].to_numpy(dtype="float64", na_value=np.nan),
    )


def _keep(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """Return for each table which of its rows the selection keeps."""
    links = _links(dataset)
    keep = {name: np.zeros(len(dataset.table(name)), dtype=bool) for name in TABLES}
    for name in ("legs", "events", "counts"):
        years = links.years[name]
        _mark(keep[name], years.owner[years.overlap(selection)])
    if selection.route_ids:
        keep["legs"] &= _on_routes(dataset.legs["route_id"], selection)
        keep["events"] &= _on_routes(dataset.events["route_ids"], selection)
    _mark(keep["routes"], links.leg_routes[keep["legs"]])
    for ends in links.leg_ends:
        _mark(keep["waypoints"], ends[keep["legs"]])
    event, waypoint = links.event_waypoints
    _mark(keep["waypoints"], waypoint[keep["events"][event]])
    _mark(keep["series"], links.count_series[keep["counts"]])
    _keep_passages(keep, links, selection)
    return keep


def _keep_passages(keep: dict[str, Mask], links: _Links, selection: Selection) -> None:
    """Mark the passages, evidence and sources of what is kept of the other tables."""
    speaks = {
        name: _lookup(keep[name], subject) & links.years["evidence"].overlap(selection)
        for name, subject in links.evidence_subjects.items()
    }
    tables = ROUTED_TABLES if selection.route_ids else SUBJECT_TABLES
    for name in tables:
        _mark(keep["excerpts"], links.evidence_excerpts[speaks[name]])
    if not selection.route_ids:
        _mark(keep["excerpts"], links.count_excerpts[keep["counts"]])
    keep["evidence"] = np.logical_or.reduce(list(speaks.values()))
    keep["evidence"] &= _lookup(keep["excerpts"], links.evidence_excerpts)
    _mark(keep["sources"], links.excerpt_sources[keep["excerpts"]])
    _mark(keep["sources"], links.count_sources[keep["counts"]])


def _on_routes(cells: pd.Series, selection: Selection) -> Mask:
    # Compared as text: a route that a filter dropped can still be chosen and named by an event.
    chosen = [not selection.route_ids.isdisjoint(split_ids(cell)) for cell in cells.tolist()]
    return np.array(chosen, dtype=bool)


def _mark(mask: Mask, positions: Positions) -> None:
    mask[positions[positions >= 0]] = True


def _lookup(mask: Mask, positions: Positions) -> Mask:
    return np.append(mask, False)[positions]
