"""What the dashboard lists: frames with headings a reader understands, made from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset import rows
from escape_routes.routes import routes
from escape_routes.wording import (
    date_in_words,
    figure_in_words,
    period_in_words,
    years_in_words,
)
from escape_routes.yearly import ARRIVALS, arrivals_by_sex, whole_years

if TYPE_CHECKING:
    from escape_routes.dataset import Dataset

KIND_ORDER = {"headline": 0, "estimate": 1, "statement": 2, "check": 3}
CUMULATIVE = "rok-arrivals-cumulative"
THAI_ARRESTS = "thai-arrests-year"


@dataclass(frozen=True)
class Figure:
    """A count with the words that stand above it."""

    label: str
    count_id: str


def headline_figures(dataset: Dataset) -> list[Figure]:
    """Latest year, highest year, running total and Thai peak: the figures that open a briefing."""
    totals = dataset.counts[dataset.counts["sex"] == "all"]
    yearly = whole_years(totals[totals["series_id"] == ARRIVALS])
    running = totals[totals["series_id"] == CUMULATIVE].sort_values("end_date")
    thai = whole_years(totals[totals["series_id"] == THAI_ARRESTS])
    found = []
    if not yearly.empty:
        last, most = _highest(yearly, "year"), _highest(yearly, "value")
        found.append(Figure(f"Arrivals in {last['year']}", last["count_id"]))
        # A page shows a figure once, though the latest year may be the highest too.
        if most["count_id"] != last["count_id"]:
            found.append(Figure(f"Most in one year: {most['year']}", most["count_id"]))
    if not running.empty:
        total = running.iloc[-1]
        found.append(
            Figure(
                f"All arrivals to {date_in_words(total['end_date'], 'month')}", total["count_id"]
            )
        )
    if not thai.empty:
        peak = _highest(thai, "value")
        found.append(Figure(f"Thai arrests in {peak['year']}", peak["count_id"]))
    return found


def _highest(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame.sort_values(column, na_position="first").iloc[-1]


def arrivals(dataset: Dataset) -> pd.DataFrame:
    """Arrivals per year: one row per year, persons; empty where the split is not published."""
    frame = arrivals_by_sex(dataset.counts)
    wide = frame.pivot_table(index="year", columns="sex", values="value", aggfunc="first")
    wide = wide.reindex(columns=["female", "male", "not split"])
    wide["all"] = wide.sum(axis=1)
    names = {"female": "Women", "male": "Men", "not split": "Not published by sex", "all": "All"}
    out: pd.DataFrame = wide.rename(columns=names).astype("Int64").reset_index(names="Year")
    return out.sort_values("Year", ascending=False)


def legs(dataset: Dataset, kept: Dataset) -> pd.DataFrame:
    """The legs that are kept, in route order, as the map draws them."""
    wanted = set(kept.legs["leg_id"])
    records = [
        {
            "leg_id": leg.leg_id,
            "Route": f"{route.code}  {route.name}",
            "From": leg.start.name,
            "To": leg.end.name,
            "Years": ", ".join(dict.fromkeys(map(years_in_words, leg.years))) or "undated",
            "Certainty": leg.certainty,
            "Sources": leg.source_count,
            "Disputed": "yes" if leg.is_disputed else "",
            "Length (km)": round(leg.length_km),
        }
        for route in routes(dataset).values()
        for leg in route.legs
        if leg.leg_id in wanted
    ]
    columns = ["leg_id", "Route", "From", "To", "Years", "Certainty", "Sources", "Disputed"]
    return pd.DataFrame(records, columns=[*columns, "Length (km)"])


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
            "Figure": figure_in_words(
                *(None if pd.isna(v) else v for v in (row.value, row.lower, row.upper))
            ),
            "Status": row.status,
            "Source": row.publisher,
            "Note": row.note,
        }
        for row in rows(named)
    ]
    return pd.DataFrame(records)
