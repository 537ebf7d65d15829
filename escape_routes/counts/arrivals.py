"""Arrivals in South Korea in detail: shares, revisions, running totals and quarters, as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.counts.marks import COUNTED, WHOLE, placed, runs, standing, with_words
from escape_routes.counts.yearly import ARRIVALS, single_years, whole_years
from escape_routes.style.wording import COUNT_BEGINS

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

ARRIVALS_CHECK = "rok-arrivals-year-check"
BUCKET = "rok-arrivals-bucket"
CUMULATIVE = "rok-arrivals-cumulative"
CUMULATIVE_CHECK = "rok-arrivals-cumulative-check"
QUARTERS = "rok-arrivals-quarter"
QUARTERS_CHECK = "rok-arrivals-quarter-check"
MINISTRY = (
    "Source: Ministry of Unification of South Korea, and press reports of its announcements. "
    "National figures; they follow the years, not the choice of routes."
)


def women_shares(dataset: Dataset) -> pd.DataFrame:
    """Women among the arrivals in South Korea whose sex is known, per cent; computed, not quoted.

    Returns
    -------
        One row per year, and one for the three years 1999 to 2001 together: `count_id` (of the
        number of women), `start`, `end`, `middle` (UTC), `women`, `men`, `share`, `run`, `period`.
    """
    counts = dataset.counts
    kept = counts[counts["series_id"].isin([ARRIVALS, BUCKET])]
    kept = kept[kept["start_date"] != COUNT_BEGINS]
    women = kept[kept["sex"] == "female"]
    keys = ["series_id", "start_date", "end_date"]
    both = women.merge(
        kept.loc[kept["sex"] == "male", [*keys, "value"]], on=keys, suffixes=("", "_men")
    )
    both = placed(with_words(dataset, both.dropna(subset=["value", "value_men"])))
    both = both.assign(standing=COUNTED, form=WHOLE)
    return both.assign(
        women=both["value"],
        men=both["value_men"],
        share=100 * both["value"] / (both["value"] + both["value_men"]),
        run=runs(both),
    ).sort_values("start", ignore_index=True)


def unsplit_years(dataset: Dataset) -> list[int]:
    """The years whose arrivals no source splits by sex."""
    yearly = whole_years(dataset.counts[dataset.counts["series_id"] == ARRIVALS])
    split = set(yearly.loc[yearly["sex"] == "female", "year"])
    return sorted({int(year) for year in yearly["year"]} - split)


def revised_years(dataset: Dataset) -> list[int]:
    """The years whose arrivals were published more than once, newest first."""
    found = whole_years(_published(dataset, "all"))
    sizes = found.groupby("year")["value"].agg(["size", "nunique"])
    years = sizes[sizes["size"] > 1].sort_index(ascending=False)
    return [int(year) for year in years.index]


def published_values(dataset: Dataset, year: int, sex: str = "all") -> pd.DataFrame:
    """Every value that was published for the arrivals of a year, in the order of publication.

    Returns
    -------
        One row per figure: `start`, `end`, `middle` (UTC) of the day, month or year in which its
        source was published (NaT when it names none), `value`, `standing`, `is_shown` (the value
        of the yearly series) and words.
    """
    years = single_years(_published(dataset, sex))
    found = with_words(dataset, years[years["year"] == year])
    start = pd.to_datetime(found["date_published"].str.ljust(10, "-").map(_first_day), utc=True)
    days = found["date_published"].str.len().map(LENGTHS)
    end = start + pd.to_timedelta(days, unit="D")
    found = found.assign(
        start=start,
        end=end,
        middle=start + (end - start) / 2,
        standing=[standing("headline", status) for status in found["status"]],
        is_shown=found["series_id"] == ARRIVALS,
    )
    return found.sort_values(["start", "count_id"], ignore_index=True)


LENGTHS = {4: 365, 7: 30, 10: 1}
"""Days in which a source was published, by the number of characters of its date."""


def _first_day(padded: str) -> str | None:
    """First day of a partial date that is padded with hyphens: "2020------" is 2020-01-01."""
    text = padded.rstrip("-")
    return text + "-01-01"[len(text) - 4 :] if text else None


def _published(dataset: Dataset, sex: str) -> pd.DataFrame:
    counts = dataset.counts
    return counts[counts["series_id"].isin([ARRIVALS, ARRIVALS_CHECK]) & (counts["sex"] == sex)]


def published_totals(dataset: Dataset) -> pd.DataFrame:
    """The running totals as published, women and men together, at the days on which they end."""
    counts = dataset.counts
    found = counts[
        counts["series_id"].isin([CUMULATIVE, CUMULATIVE_CHECK]) & (counts["sex"] == "all")
    ]
    frame = placed(with_words(dataset, found), is_point=True)
    return frame.assign(is_shown=frame["series_id"] == CUMULATIVE).sort_values(
        "start", ignore_index=True
    )


def running_sums(dataset: Dataset) -> pd.DataFrame:
    """Our own running sum of the yearly arrivals, from the sum up to 1998 on; computed, not quoted.

    Returns
    -------
        One row per year end, as far as no year is missing: `year`, `moment` (UTC), `value` and
        `count_id` (of the year that was added last).
    """
    counts = dataset.counts[dataset.counts["series_id"] == ARRIVALS]
    counts = counts[counts["sex"] == "all"]
    base = counts[counts["start_date"] == COUNT_BEGINS].sort_values("end_date").tail(1)
    yearly = whole_years(counts).sort_values("year")
    base = base.assign(year=base["end_date"].str[:4].astype(int))
    # Without a sum to begin with, no year comes after it.
    later = yearly["year"] > base["year"].min()
    summed = pd.concat([base, yearly[later]], ignore_index=True)
    unbroken = (summed["year"].diff().fillna(1) == 1).cummin()
    summed = summed.loc[unbroken & summed["value"].notna().cummin()]
    moment = pd.to_datetime(summed["end_date"], utc=True)
    summed = summed.assign(moment=moment, value=summed["value"].cumsum())
    sums: pd.DataFrame = summed[["count_id", "year", "moment", "value"]]
    return sums


def quarters(dataset: Dataset) -> pd.DataFrame:
    """Arrivals in South Korea per quarter: by sex where both are known, else as "not split".

    Stacked here, from `bottom` to `top`, since Vega-Lite stacks no bars that have two ends.
    """
    counts = dataset.counts
    found = counts[counts["series_id"] == QUARTERS]
    split = set(found.loc[found["sex"] == "female", "start_date"])
    split &= set(found.loc[found["sex"] == "male", "start_date"])
    is_split = found["start_date"].isin(split)
    kept = found[is_split ^ (found["sex"] == "all")]
    kept = kept.assign(sex=kept["sex"].replace("all", "not split"))
    frame = placed(with_words(dataset, kept)).sort_values(["start", "sex"], ignore_index=True)
    top = frame.groupby("start")["value"].cumsum()
    return frame.assign(bottom=top - frame["value"], top=top)


def other_quarters(dataset: Dataset) -> pd.DataFrame:
    """Values that were also published for a quarter, women and men together, where they differ."""
    counts = dataset.counts[dataset.counts["sex"] == "all"]
    shown = counts[counts["series_id"] == QUARTERS].set_index("start_date")["value"]
    other = counts[counts["series_id"] == QUARTERS_CHECK]
    other = other[other["value"] != other["start_date"].map(shown)]
    return placed(with_words(dataset, other))
