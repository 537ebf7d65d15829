"""How years, dates, periods and numbers are written, everywhere the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

YearSpan = tuple[int, int]

NOTICE = (
    "Documented past cases from public sources: incomplete, approximate and schematic. "
    "Not travel advice."
)
"""Stands on every page and in everything that leaves the dashboard."""
UNDATED = "undated"
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "ja": "Japanese",
    "ko": "Korean",
    "lo": "Lao",
    "my": "Burmese",
    "ru": "Russian",
    "th": "Thai",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
SEX_NAMES = {"female": "Women", "male": "Men", "not split": "Not published by sex"}
COUNT_BEGINS = "1950-01-01"
"""Marker for running totals whose beginning no source dates; see data/README.md."""


def hull(spans: Iterable[YearSpan]) -> YearSpan | None:
    """First and last year of all spans together, or None when there is none."""
    spans = list(spans)
    if not spans:
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def years_in_words(span: YearSpan | None) -> str:
    """A span of years: "2004–2018", "2016" or "undated"."""
    if span is None:
        return UNDATED
    start, end = span
    return str(start) if start == end else f"{start}–{end}"


def date_in_words(text: str, precision: str = "day") -> str:
    """A date of the form YYYY-MM-DD as "20 November 2005", "November 2005" or "2005"."""
    day = date.fromisoformat(text)
    if precision == "year":
        return str(day.year)
    month = f"{day:%B} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"


def partial_date_in_words(text: str) -> str:
    """A date of the form YYYY, YYYY-MM or YYYY-MM-DD in words; "undated" when empty."""
    precision = {4: "year", 7: "month", 10: "day"}.get(len(text))
    if precision is None:
        return UNDATED
    return date_in_words(text + "-01-01"[len(text) - 4 :], precision)


def period_in_words(start: str, end: str) -> str:
    """A period of two days YYYY-MM-DD: "2004", "1999–2001", "January to April 2011", "up to …"."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if start == COUNT_BEGINS:
        return f"up to {date_in_words(end)}"
    if start == end:
        return date_in_words(start)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return years_in_words((first.year, last.year))
    if first.day == 1 and _is_month_end(last):
        return _months_in_words(first, last)
    return f"{date_in_words(start)} to {date_in_words(end)}"


def number_in_words(value: float) -> str:
    """A number with thousands separators and no needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def count_in_words(value: float | None, lower: float | None, upper: float | None) -> str:
    """A value or a range: "1,418", "50 to 60", "400 or more" or "up to 600"."""
    if value is not None:
        return number_in_words(value)
    if lower is not None and upper is not None:
        return f"{number_in_words(lower)} to {number_in_words(upper)}"
    if lower is not None:
        return f"{number_in_words(lower)} or more"
    return f"up to {number_in_words(upper)}" if upper is not None else "no figure"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 source", "3 sources"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut behind a whole word where it is longer."""
    if len(text) <= most:
        return text
    head, space, _ = text[:most].rpartition(" ")
    # A single word that is too long can only be cut in itself.
    kept = head if space else text[: most - 1]
    return f"{kept.rstrip(' ,;:(')}…"


def language_in_words(code: str) -> str:
    """English name of a language code; the code itself when unknown."""
    return LANGUAGES.get(code, code)


def _is_month_end(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def _months_in_words(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if first.year == last.year:
        return f"{first:%B} to {last:%B} {last.year}"
    return f"{first:%B} {first.year} to {last:%B} {last.year}"
