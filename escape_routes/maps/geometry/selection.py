"""Which legs are shown: the rule of `routes/selection.py`, for legs as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from escape_routes.routes.routes import Leg
    from escape_routes.style.wording import YearSpan


def overlaps(spans: Collection[YearSpan], years: YearSpan | None) -> bool:
    """Whether one interval overlaps the window; what has no year is kept.

    A window that ends before it begins holds no year.
    """
    if years is None or not spans:
        return True
    start, end = years
    return start <= end and any(first <= end and last >= start for first, last in spans)


def kept(legs: Iterable[Leg], routes: Collection[str], years: YearSpan | None) -> list[Leg]:
    """The legs that a choice keeps; no routes means all of them, no years all years."""
    return [
        leg for leg in legs if (not routes or leg.route_id in routes) and overlaps(leg.years, years)
    ]
