"""Counts by calendar year: which figures cover one, and the arrivals in South Korea among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ARRIVALS = "rok-arrivals-year"


def single_years(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts whose period lies within one calendar year, with that `year`."""
    years = counts["start_date"].str[:4].astype(int)
    kept = years == counts["end_date"].str[:4].astype(int)
    return counts[kept].assign(year=years[kept])


def whole_years(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts whose period is exactly one calendar year, with that `year`."""
    kept = single_years(counts)
    full = kept["start_date"].str.endswith("-01-01") & kept["end_date"].str.endswith("-12-31")
    return kept[full]


def arrivals_by_sex(counts: pd.DataFrame) -> pd.DataFrame:
    """Arrivals in South Korea per year: one row per year and sex, or one row "not split".

    Years for which the ministry gives only the total keep the total under `sex` "not split";
    the total of the other years is left out, since it is the sum of the two.
    """
    kept = whole_years(counts[counts["series_id"] == ARRIVALS])
    split_years = set(kept.loc[kept["sex"] != "all", "year"])
    is_total = kept["sex"] == "all"
    kept = kept[~(is_total & kept["year"].isin(split_years))]
    return kept.assign(sex=kept["sex"].replace("all", "not split")).reset_index(drop=True)


def arrival_totals(counts: pd.DataFrame) -> list[tuple[int, int]]:
    """Arrivals in South Korea as (year, persons), oldest first, women and men together."""
    kept = whole_years(counts[(counts["series_id"] == ARRIVALS) & (counts["sex"] == "all")])
    kept = kept.dropna(subset="value").sort_values("year")
    return [
        (int(year), int(value)) for year, value in zip(kept["year"], kept["value"], strict=True)
    ]
