"""The charts that a scene can show, and what a briefing file may say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.briefing.keys import key_faults
from escape_routes.counts.yearly import ARRIVALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from escape_routes.briefing.keys import Problem
    from escape_routes.dataset.tables import Dataset

CHART_KINDS = ("arrivals", "series", "share")
MAX_SERIES = 3


def chart_faults(value: object, dataset: Dataset) -> Iterator[Problem]:
    """Rule and value for everything that is wrong with the `chart` of a scene in a file."""
    if not isinstance(value, dict) or set(value) != {"series", "kind"}:
        yield 'must be { series = ["KEY"], kind = "…" }', value
        return
    series, kind = value["series"], value["kind"]
    found = list(key_faults(series, set(dataset.series["series_id"]), "series"))
    yield from found
    if kind not in CHART_KINDS:
        yield f"kind must be one of {', '.join(CHART_KINDS)}", kind
    elif not found:
        yield from _series_faults(series, kind, dataset)


def _series_faults(series: list[str], kind: str, dataset: Dataset) -> Iterator[Problem]:
    if kind != "series" and series != [ARRIVALS]:
        yield f'a chart of the kind {kind} is drawn from ["{ARRIVALS}"]', series
    elif not 1 <= len(series) <= MAX_SERIES:
        yield f"must name one to {MAX_SERIES} series", f"{len(series)} series"
    elif len({dataset.row("series", key)["unit"] for key in series}) > 1:
        yield "series of one chart must have the same unit", series
