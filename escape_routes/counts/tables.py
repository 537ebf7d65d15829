"""Counts and series as tables, with headings a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.tables import rows
from escape_routes.style.wording import (
    count_in_words,
    hull,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

KIND_ORDER = {"headline": 0, "estimate": 1, "statement": 2, "check": 3}


def series_titles(dataset: Dataset) -> dict[str, str]:
    """Series by key with their titles: headline figures first, cross-checks last."""
    ranked = dataset.series.assign(rank=dataset.series["kind"].map(KIND_ORDER))
    ranked = ranked.sort_values("rank", kind="stable")
    return {row.series_id: f"{row.kind.capitalize()}: {row.title}" for row in rows(ranked)}


def counts(dataset: Dataset, series_id: str) -> pd.DataFrame:
    """The figures of a series, newest first, each with its source."""
    chosen = dataset.counts[dataset.counts["series_id"] == series_id]
    named = chosen.merge(dataset.sources[["source_id", "publisher"]], on="source_id")
    named = named.sort_values(["start_date", "end_date", "sex"], ascending=[False, False, True])
    records = [
        {
            "count_id": row.count_id,
            "Period": period_in_words(row.start_date, row.end_date),
            "Sex": row.sex,
            "Figure": count_in_words(
                *(None if pd.isna(v) else v for v in (row.value, row.lower, row.upper))
            ),
            "Status": row.status,
            "Source": row.publisher,
            "Note": row.note,
        }
        for row in rows(named)
    ]
    return pd.DataFrame(records)


def all_series(dataset: Dataset) -> pd.DataFrame:
    """Every series with its unit, kind, years, number of figures and caveat; headline first."""
    ranked = dataset.series.assign(rank=dataset.series["kind"].map(KIND_ORDER))
    ranked = ranked.sort_values("rank", kind="stable")
    groups = dict(iter(dataset.counts.groupby("series_id")))
    return pd.DataFrame(
        {
            "series_id": ranked["series_id"],
            "Series": ranked["title"],
            "Unit": ranked["unit"],
            "Area": ranked["geography"],
            "Kind": ranked["kind"],
            "Measure": ranked["measure"],
            "Figures": [len(groups.get(key, ())) for key in ranked["series_id"]],
            "Years": [_years(groups.get(key)) for key in ranked["series_id"]],
            "How not to read it": ranked["caveat"],
        }
    )


def _years(counts: pd.DataFrame | None) -> str:
    """Years in which the periods of some figures end, since the first may only be a marker."""
    if counts is None:
        return ""
    ends = counts["end_date"].str[:4].astype(int)
    return years_in_words(hull([(int(ends.min()), int(ends.max()))]))
