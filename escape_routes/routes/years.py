"""Of which years the rows of a table speak."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd

from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset

YEARS = ["subject_id", "start_year", "end_year"]


def year_bounds(dataset: Dataset) -> tuple[int, int]:
    """First year of an event and last year of an event or figure: what a window can hold.

    A window to choose needs two ends, so a dataset of a single year, or of none, gets a year more.
    """
    events = [int(day[:4]) for day in dataset.events["date"]]
    ends = [int(day[:4]) for day in dataset.counts["end_date"]]
    first = min(events or ends or [datetime.now(UTC).year - 1])
    return first, max([first + 1, *events, *ends])


def years_of(dataset: Dataset, subject_table: str) -> pd.DataFrame:
    """One row per interval of years of each subject: subject_id, start_year, end_year.

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
    """The first and the last year of a subject, None when it is undated.

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


def _own_years(frame: pd.DataFrame, key: str, start: str, end: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "subject_id": frame[key],
            "start_year": frame[start].str[:4].astype("Int64"),
            "end_year": frame[end].str[:4].astype("Int64"),
        }
    )


def _inherited(children: pd.DataFrame, parent_key: str, years: pd.DataFrame) -> pd.DataFrame:
    """The years of children, row for row, as years of their parents."""
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
