"""The figures that open a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.counts.arrivals import CUMULATIVE
from escape_routes.counts.yearly import ARRIVALS, whole_years
from escape_routes.style.wording import date_in_words

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

THAI_ARRESTS = "thai-arrests-year"


@dataclass(frozen=True)
class Headline:
    """A count with the words that stand above it."""

    label: str
    count_id: str


def headlines_of(dataset: Dataset) -> list[Headline]:
    """Latest year, highest year, running total and Thai peak: the figures that open a briefing."""
    totals = dataset.counts[dataset.counts["sex"] == "all"]
    yearly = whole_years(totals[totals["series_id"] == ARRIVALS])
    running = totals[totals["series_id"] == CUMULATIVE].sort_values("end_date")
    thai = whole_years(totals[totals["series_id"] == THAI_ARRESTS])
    found = []
    if not yearly.empty:
        last, most = _highest(yearly, "year"), _highest(yearly, "value")
        found.append(Headline(f"Arrivals in {last['year']}", last["count_id"]))
        # A page shows a figure once, though the latest year may be the highest too.
        if most["count_id"] != last["count_id"]:
            found.append(Headline(f"Most in one year: {most['year']}", most["count_id"]))
    if not running.empty:
        total = running.iloc[-1]
        found.append(
            Headline(
                f"All arrivals to {date_in_words(total['end_date'], 'month')}", total["count_id"]
            )
        )
    if not thai.empty:
        peak = _highest(thai, "value")
        found.append(Headline(f"Thai arrests in {peak['year']}", peak["count_id"]))
    return found


def _highest(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame.sort_values(column, na_position="first").iloc[-1]
