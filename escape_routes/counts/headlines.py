"""The figures that open a briefing, and the sentence that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.counts.arrivals import CUMULATIVE
from escape_routes.counts.yearly import ARRIVALS, whole_years
from escape_routes.style.wording import date_in_words, number_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

THAI_ARRESTS = "thai-arrests-year"


@dataclass(frozen=True)
class Headline:
    """A count with the words that stand above it; a running total is of all years, always."""

    label: str
    count_id: str
    is_of_all_years: bool = False


def headlines_of(dataset: Dataset) -> list[Headline]:
    """Latest year, highest year, running total and Thai peak: the figures that open a briefing."""
    yearly, running = _yearly(dataset, ARRIVALS), _running(dataset)
    thai = _yearly(dataset, THAI_ARRESTS)
    found = []
    if not yearly.empty:
        last, most = _last(yearly), _highest(yearly)
        found.append(Headline(f"Arrivals in {last['year']}", last["count_id"]))
        # A page shows a figure once, though the latest year may be the highest too.
        if most["count_id"] != last["count_id"]:
            found.append(Headline(f"Most in one year: {most['year']}", most["count_id"]))
    if not running.empty:
        total = running.iloc[-1]
        month = date_in_words(total["end_date"], "month")
        found.append(Headline(f"All arrivals to {month}", total["count_id"], is_of_all_years=True))
    if not thai.empty:
        peak = _highest(thai)
        found.append(Headline(f"Thai arrests in {peak['year']}", peak["count_id"]))
    return found


def finding(dataset: Dataset) -> str:
    """What the arrivals in South Korea say in one sentence; empty when none are known.

    The latest running total, then the year of most arrivals against the latest whole year.
    """
    yearly, running = _yearly(dataset, ARRIVALS).dropna(subset="value"), _running(dataset)
    parts = []
    if not running.empty:
        total = running.iloc[-1]
        month = date_in_words(total["end_date"], "month")
        parts.append(f"{number_in_words(total['value'])} people reached South Korea by {month}")
    if not yearly.empty:
        parts.append(_course(_last(yearly), _highest(yearly)))
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def _course(last: pd.Series, most: pd.Series) -> str:
    now = f"{number_in_words(last['value'])} in {last['year']}"
    if last["value"] == most["value"]:
        return f"most arrivals in one year: {now}"
    return f"arrivals fell from {number_in_words(most['value'])} in {most['year']} to {now}"


def _yearly(dataset: Dataset, series_id: str) -> pd.DataFrame:
    return whole_years(_totals(dataset, series_id))


def _running(dataset: Dataset) -> pd.DataFrame:
    """The running totals that are numbers, oldest first."""
    return _totals(dataset, CUMULATIVE).dropna(subset="value").sort_values("end_date")


def _totals(dataset: Dataset, series_id: str) -> pd.DataFrame:
    counts = dataset.counts
    return counts[(counts["series_id"] == series_id) & (counts["sex"] == "all")]


def _last(yearly: pd.DataFrame) -> pd.Series:
    return yearly.sort_values("year").iloc[-1]


def _highest(yearly: pd.DataFrame) -> pd.Series:
    return yearly.sort_values("value", na_position="first").iloc[-1]
