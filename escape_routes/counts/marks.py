"""The figures of series as their charts draw them: where, how wide, and how sure.

A figure is drawn as long as its period is, a running total at the day on which it ends. `standing`
says how sure a figure is, and nothing that somebody said or estimated passes for a count.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from escape_routes.dataset.tables import rows
from escape_routes.style.wording import COUNT_BEGINS, count_in_words, hull, period_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from escape_routes.dataset.tables import Dataset

COUNTED, NOT_FINAL, SAID = "counted, final", "counted, not final", "said or estimated"
SAID_KINDS = {"estimate", "statement"}
WHOLE, RANGE, AT_LEAST, AT_MOST = "figure", "range", "at least", "at most"

NO_BEGINNING = "no source says when the count began"
SPANS_OTHERS = "it spans other figures of the series"

# A point in time still needs a width to be seen and clicked: ten weeks.
LEAST_WIDTH = pd.Timedelta(days=70)
YEAR = pd.Timedelta(days=366)


def standing(series_kind: str, status: str) -> str:
    """How sure a figure is: counted and final, counted but not final, or said or estimated."""
    if series_kind in SAID_KINDS or status == "estimate":
        return SAID
    return COUNTED if status == "final" else NOT_FINAL


def is_barred(series: pd.Series) -> bool:
    """Whether the figures of a series can stand as bars: counted flows with one value a period."""
    return bool(series["measure"] == "flow" and series["kind"] == "headline")


def undrawn(dataset: Dataset, series_id: str) -> pd.DataFrame:
    """The counts of a series that its chart leaves out, each with its `reason`.

    A total whose beginning no source dates has no place on a time axis; a bar over several years
    that spans other bars of its series would count the same people twice.
    """
    counts = _both_sexes(dataset, series_id)
    series = dataset.row("series", series_id)
    endless = (counts["start_date"] == COUNT_BEGINS) & (series["measure"] != "running total")
    reasons = pd.Series("", index=counts.index).mask(endless, NO_BEGINNING)
    if is_barred(series):
        dated = counts[~endless]
        spanning = [key for key, row in dated.iterrows() if _spans_others(row, dated)]
        reasons = reasons.mask(reasons.index.isin(spanning), SPANS_OTHERS)
    left_out: pd.DataFrame = counts.assign(reason=reasons)[reasons != ""]
    return left_out


def _spans_others(row: pd.Series, counts: pd.DataFrame) -> bool:
    inside = (counts["start_date"] >= row["start_date"]) & (counts["end_date"] <= row["end_date"])
    longer = row["start_date"][:4] != row["end_date"][:4]
    same = (counts["start_date"] == row["start_date"]) & (counts["end_date"] == row["end_date"])
    return bool(longer and (inside & ~same).any())


def _both_sexes(dataset: Dataset, series_id: str) -> pd.DataFrame:
    counts = dataset.counts[dataset.counts["series_id"] == series_id]
    return counts[counts["sex"] == "all"] if (counts["sex"] == "all").any() else counts


def drawn(dataset: Dataset, series_ids: Sequence[str]) -> pd.DataFrame:
    """The figures of some series as they are drawn, both sexes together where given.

    Returns
    -------
        One row per figure: `count_id`, `series_id`, `start`, `end` and `middle` (UTC) of its mark,
        `value` (the near end of an open range), `low` and `high` of a range, `form`, `standing`,
        `run` (figures of neighbouring years, which a line may join; empty for the rest) and words.
    """
    parts = [_drawn_of(dataset, series_id) for series_id in dict.fromkeys(series_ids)]
    return pd.concat(parts, ignore_index=True)


def _drawn_of(dataset: Dataset, series_id: str) -> pd.DataFrame:
    series = dataset.row("series", series_id)
    counts = _both_sexes(dataset, series_id).drop(undrawn(dataset, series_id).index)
    frame = placed(with_words(dataset, counts), is_point=series["measure"] == "running total")
    is_value = frame["value"].notna()
    standings = [standing(series["kind"], status) for status in frame["status"]]
    frame = frame.assign(
        form=_form(frame),
        standing=standings,
        value=frame["value"].fillna(frame["lower"]).fillna(frame["upper"]),
        low=frame["lower"].mask(is_value | frame["upper"].isna()),
        high=frame["upper"].mask(is_value | frame["lower"].isna()),
    )
    return frame.assign(run=runs(frame))


def with_words(dataset: Dataset, counts: pd.DataFrame) -> pd.DataFrame:
    """Counts with their publisher, their period and their figure in words."""
    named = counts.merge(
        dataset.sources[["source_id", "publisher", "date_published"]], on="source_id"
    )
    return named.assign(
        # The mark may be wider than the period; the words stay true.
        period=[period_in_words(row.start_date, row.end_date) for row in rows(named)],
        words=[
            count_in_words(*(None if pd.isna(v) else v for v in (row.value, row.lower, row.upper)))
            for row in rows(named)
        ],
    )


def placed(frame: pd.DataFrame, *, is_point: bool = False) -> pd.DataFrame:
    """Figures with the ends and the middle of their marks; a point stands at the end."""
    start = pd.to_datetime(frame["start_date"], utc=True)
    end = pd.to_datetime(frame["end_date"], utc=True)
    if is_point:
        start = end
    end = end.where(end - start > LEAST_WIDTH, start + LEAST_WIDTH)
    return frame.assign(start=start, end=end, middle=start + (end - start) / 2)


def _form(frame: pd.DataFrame) -> pd.Series:
    form = pd.Series(WHOLE, index=frame.index)
    empty, low, high = frame["value"].isna(), frame["lower"].notna(), frame["upper"].notna()
    form = form.mask(empty & low & high, RANGE)
    return form.mask(empty & low & ~high, AT_LEAST).mask(empty & ~low & high, AT_MOST)


def runs(frame: pd.DataFrame) -> pd.Series:
    """A name for each run of neighbouring years: a missing year is no value, so it breaks a line.

    Only whole, counted figures of a year at most are joined, and only where a period has just one.
    """
    joined = frame[
        (frame["standing"] != SAID)
        & (frame["status"] != "partial year")
        & (frame["form"] == WHOLE)
        & (frame["end"] - frame["start"] <= YEAR)
        & ~frame.duplicated("end_date", keep=False)
    ].sort_values("end_date")
    years = joined["end_date"].str[:4].astype(int)
    numbers = (years.diff() > 1).cumsum().reindex(frame.index)
    names = frame["series_id"] + " " + numbers.astype("Int64").astype("str")
    return names.where(numbers.notna(), "")


def by_unit(dataset: Dataset, series_ids: Iterable[str]) -> dict[str, list[str]]:
    """Series by their unit, since only figures of one unit may share an axis."""
    groups: dict[str, list[str]] = {}
    for series_id in series_ids:
        groups.setdefault(str(dataset.row("series", series_id)["unit"]), []).append(series_id)
    return groups


def with_counts(dataset: Dataset, series_ids: Iterable[str]) -> list[str]:
    """Those of some series of which the dataset has any figure to draw."""
    known = set(dataset.series["series_id"])
    return [key for key in series_ids if key in known and len(drawn(dataset, [key]))]


def number(value: float) -> float | None:
    """A figure as a plain number, or None where there is none."""
    return None if math.isnan(value) else float(value)


def years_of(frame: pd.DataFrame) -> tuple[int, int] | None:
    """First and last year of the marks of a frame of figures; None when there is none."""
    return hull(
        (start.year, (end - pd.Timedelta(1)).year)
        for start, end in zip(frame["start"], frame["end"], strict=True)
    )
