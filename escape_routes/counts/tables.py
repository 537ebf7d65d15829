"""Counts and series as tables, with headings a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.counts import arrivals
from escape_routes.counts.yearly import arrivals_by_sex
from escape_routes.dataset.tables import rows
from escape_routes.style.wording import (
    figure_in_words,
    hull,
    partial_date_in_words,
    period_in_words,
    years_in_words,
)

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

KIND_ORDER = {"headline": 0, "estimate": 1, "statement": 2, "check": 3}


def yearly_arrivals(dataset: Dataset) -> pd.DataFrame:
    """Arrivals per year: one row per year, persons; empty where the split is not published."""
    frame = arrivals_by_sex(dataset.counts)
    wide = frame.pivot_table(index="year", columns="sex", values="value", aggfunc="first")
    wide = wide.reindex(columns=["female", "male", "not split"])
    wide["all"] = wide.sum(axis=1)
    names = {"female": "Women", "male": "Men", "not split": "Not published by sex", "all": "All"}
    out: pd.DataFrame = wide.rename(columns=names).astype("Int64").reset_index(names="Year")
    return out.sort_values("Year", ascending=False)


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


SEX_NAMES = {"female": "Women", "male": "Men", "not split": "Not published by sex"}


def women_shares(dataset: Dataset) -> pd.DataFrame:
    """Women, men and the share of women, newest first."""
    frame = arrivals.women_shares(dataset).iloc[::-1]
    return pd.DataFrame(
        {
            "Period": frame["period"],
            "Women": frame["women"].astype("Int64"),
            "Men": frame["men"].astype("Int64"),
            "Women (per cent)": frame["share"].round(1),
        }
    )


def published_values(values: pd.DataFrame) -> pd.DataFrame:
    """Every value that `arrivals.published_values` found, in the order of publication."""
    return pd.DataFrame(
        {
            "count_id": values["count_id"],
            "Published": values["date_published"].map(partial_date_in_words),
            "Persons": values["value"].astype("Int64"),
            "Status": values["status"],
            "Shown by default": values["is_shown"].map({True: "yes", False: ""}),
            "Source": values["publisher"],
            "Note": values["note"],
        }
    )


def running_totals(published: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Published running totals, newest first, beside our sum to the same day where there is one."""
    own = sums.set_index(sums["year"].astype(str) + "-12-31")["value"]
    frame = published.iloc[::-1]
    computed = frame["end_date"].map(own).astype("float64")
    return pd.DataFrame(
        {
            "count_id": frame["count_id"],
            "Period": frame["period"],
            "Published": frame["value"].astype("Int64"),
            "Computed here": computed.astype("Int64"),
            "Difference": (frame["value"] - computed).astype("Int64"),
            "Source": frame["publisher"],
            "Note": frame["note"],
        }
    )


def quarters(dataset: Dataset) -> pd.DataFrame:
    """Arrivals per quarter and sex, newest first, then the other values that were published."""
    shown = arrivals.quarters(dataset).iloc[::-1].assign(place="shown")
    other = arrivals.other_quarters(dataset).assign(place="also published")
    frame = pd.concat([shown, other], ignore_index=True)
    return pd.DataFrame(
        {
            "count_id": frame["count_id"],
            "Quarter": frame["period"],
            "Sex": frame["sex"].map(SEX_NAMES).fillna("All"),
            "Persons": frame["value"].astype("Int64"),
            "Status": frame["status"],
            "Place in the chart": frame["place"],
            "Source": frame["publisher"],
            "Note": frame["note"],
        }
    )


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
