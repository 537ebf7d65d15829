"""The keys of a dataset as places of rows, so that a filter compares numbers and not text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from escape_routes.dataset.memo import per_dataset
from escape_routes.dataset.reading import split_ids
from escape_routes.dataset.schema import SUBJECT_TABLES, TABLES
from escape_routes.dataset.tables import Dataset
from escape_routes.routes.years import years_of

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
KEYED_TABLES = tuple(name for name, spec in TABLES.items() if spec.key)


@dataclass(frozen=True)
class _Years:
    """Intervals of years, and the place of the row that each belongs to; NaN when undated."""

    owner: Positions
    start: npt.NDArray[np.float64]
    end: npt.NDArray[np.float64]

    def overlap(self, start_year: int | None, end_year: int | None) -> Mask:
        """Return, for each interval, whether it overlaps the window or has no year."""
        first = -np.inf if start_year is None else start_year
        last = np.inf if end_year is None else end_year
        within = (self.end >= first) & (self.start <= last) & (first <= last)
        return np.asarray(within | np.isnan(self.start))


@dataclass(frozen=True)
class Links:
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


@per_dataset
def links(dataset: Dataset) -> Links:
    """The links of a dataset, found once."""
    keys = {name: pd.Index(dataset.table(name)[TABLES[name].key]) for name in KEYED_TABLES}
    legs, events, counts = dataset.legs, dataset.events, dataset.counts
    evidence = dataset.evidence
    years = {name: years_of(dataset, name) for name in NOUNS}
    places = events["waypoint_ids"].map(split_ids).explode().dropna()
    return Links(
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
