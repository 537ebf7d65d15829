"""Which part of the dataset is looked at: chosen routes and a window of years.

One rule for every page and export. A leg, event, passage or count is kept when its years overlap
the window; what has no year is kept and marked as undated. See `apply`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import SUBJECT_TABLES, TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.routes.links import NOUNS, Links, Mask, Positions, links
from escape_routes.style.wording import counted

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
        """The window in words, with its preposition; empty when it is open."""
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
        """How many rows of that table are hidden, whatever the reason."""
        return self.by_routes[table] + self.by_years[table]

    def sentences(self) -> list[str]:
        """In words what is hidden and what is shown without a year; empty for nothing."""
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
    return counted(number, *NOUNS[table])


def apply(dataset: Dataset, selection: Selection) -> Dataset:
    """What the selection keeps of each table.

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
    """How much of each kind the selection hides, and what it keeps without a year."""
    chosen = _keep(dataset, replace(selection, start_year=None, end_year=None))
    kept = _keep(dataset, selection)
    unrouted = int((dataset.events["route_ids"] == "").sum()) if selection.route_ids else 0
    return Hidden(
        by_routes={name: int((~chosen[name]).sum()) for name in NOUNS},
        by_years={name: int((chosen[name] & ~kept[name]).sum()) for name in NOUNS},
        events_without_route=unrouted,
        undated={
            name: int((kept[name] & links(dataset).undated[name]).sum())
            for name in ("legs", "excerpts")
        },
        window=selection.window,
    )


def _keep(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """For each table which of its rows the selection keeps."""
    keys = links(dataset)
    keep = {name: np.zeros(len(dataset.table(name)), dtype=bool) for name in TABLES}
    for name in ("legs", "events", "counts"):
        years = keys.years[name]
        _mark(keep[name], years.owner[years.overlap(selection.start_year, selection.end_year)])
    if selection.route_ids:
        keep["legs"] &= _on_routes(dataset.legs["route_id"], selection)
        keep["events"] &= _on_routes(dataset.events["route_ids"], selection)
    _mark(keep["routes"], keys.leg_routes[keep["legs"]])
    for ends in keys.leg_ends:
        _mark(keep["waypoints"], ends[keep["legs"]])
    event, waypoint = keys.event_waypoints
    _mark(keep["waypoints"], waypoint[keep["events"][event]])
    _mark(keep["series"], keys.count_series[keep["counts"]])
    _keep_passages(keep, keys, selection)
    return keep


def _keep_passages(keep: dict[str, Mask], keys: Links, selection: Selection) -> None:
    """Mark the passages, evidence and sources of what is kept of the other tables."""
    speaks = {
        name: _lookup(keep[name], subject)
        & keys.years["evidence"].overlap(selection.start_year, selection.end_year)
        for name, subject in keys.evidence_subjects.items()
    }
    tables = ROUTED_TABLES if selection.route_ids else SUBJECT_TABLES
    for name in tables:
        _mark(keep["excerpts"], keys.evidence_excerpts[speaks[name]])
    if not selection.route_ids:
        _mark(keep["excerpts"], keys.count_excerpts[keep["counts"]])
    keep["evidence"] = np.logical_or.reduce(list(speaks.values()))
    keep["evidence"] &= _lookup(keep["excerpts"], keys.evidence_excerpts)
    _mark(keep["sources"], keys.excerpt_sources[keep["excerpts"]])
    _mark(keep["sources"], keys.count_sources[keep["counts"]])


def _on_routes(cells: pd.Series, selection: Selection) -> Mask:
    # Compared as text: a route that a filter dropped can still be chosen and named by an event.
    chosen = [not selection.route_ids.isdisjoint(split_ids(cell)) for cell in cells.tolist()]
    return np.array(chosen, dtype=bool)


def _mark(mask: Mask, positions: Positions) -> None:
    mask[positions[positions >= 0]] = True


def _lookup(mask: Mask, positions: Positions) -> Mask:
    return np.append(mask, False)[positions]
