"""The register of charts: what a page offers, a scene can show and a briefing file may say.

A new chart is a module beside those imported here, and its row in `CHARTS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from escape_routes.briefing.keys import key_faults
from escape_routes.counts.charts import (
    by_sex,
    compared,
    quarters,
    revisions,
    running_total,
    series,
    women_share,
)
from escape_routes.errors import UnknownIdError
from escape_routes.events import chart as timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from escape_routes.briefing.keys import Problem
    from escape_routes.counts.charts.chart import Chart, Option, SeriesChoice
    from escape_routes.dataset.tables import Dataset

CHARTS: tuple[Chart, ...] = (
    by_sex.CHART,
    women_share.CHART,
    quarters.CHART,
    revisions.CHART,
    running_total.CHART,
    compared.CHART,
    series.CHART,
    timeline.CHART,
)
"""All charts, in the order in which their pages offer them."""


def chart(key: str) -> Chart:
    """The chart with that key.

    Raises
    ------
    UnknownIdError
        If the register has none.
    """
    for known in CHARTS:
        if known.key == key:
            return known
    table = "charts"
    raise UnknownIdError(table, key)


def of_page(page: str) -> dict[str, Chart]:
    """The charts that a page offers, by their labels, in its order."""
    return {known.label: known for known in CHARTS if known.page == page}


def kinds() -> dict[str, Chart]:
    """The charts that a scene can show, by their keys, in the order of the alphabet."""
    shown = [known for known in CHARTS if known.is_presented]
    return {known.key: known for known in sorted(shown, key=lambda known: known.key)}


def json_schema() -> dict[str, Any]:
    """The form of the `chart` of a scene as JSON Schema, by which editors complete it."""
    options = {option.key for known in kinds().values() for option in known.options}
    properties: dict[str, Any] = {
        "kind": {"enum": list(kinds())},
        "series": {"type": "array", "items": {"type": "string"}},
        **{key: {} for key in sorted(options)},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind"],
        "properties": properties,
    }


def chart_faults(value: object, dataset: Dataset) -> Iterator[Problem]:
    """Rule and value for everything that is wrong with the `chart` of a scene in a file."""
    if not isinstance(value, dict) or "kind" not in value:
        yield 'must be { series = ["KEY"], kind = "…" }', value
        return
    found: list[Problem] = []
    if "series" in value:
        found += key_faults(value["series"], set(dataset.series["series_id"]), "series")
    yield from found
    kind = value["kind"]
    if not isinstance(kind, str) or kind not in kinds():
        yield f"kind must be one of {', '.join(kinds())}", kind
        return
    if not found:
        yield from _series_faults(value.get("series", []), kinds()[kind], dataset)
    yield from _option_faults(value, kinds()[kind], dataset)


def _series_faults(named: list[str], chart: Chart, dataset: Dataset) -> Iterator[Problem]:
    if chart.series:
        yield from _chosen_faults(named, chart.series, dataset)
    elif not set(named) <= set(chart.series_ids):
        drawn = ", ".join(f'"{key}"' for key in chart.series_ids)
        yield f"a chart of the kind {chart.key} is drawn from [{drawn}]", named


def _chosen_faults(named: list[str], choice: SeriesChoice, dataset: Dataset) -> Iterator[Problem]:
    if not 1 <= len(named) <= choice.most:
        yield f"must name one to {choice.most} series", f"{len(named)} series"
    elif choice.has_one_unit and len({dataset.row("series", key)["unit"] for key in named}) > 1:
        yield "series of one chart must have the same unit", named


def _option_faults(value: Mapping[str, Any], chart: Chart, dataset: Dataset) -> Iterator[Problem]:
    known = {option.key: option for option in chart.options}
    fields = ["kind", "series", *known]
    for key, chosen in value.items():
        if key not in fields:
            yield f"fields of a chart of the kind {chart.key} are {', '.join(fields)}", key
        elif key in known:
            yield from _value_faults(chosen, known[key], dataset)


def _value_faults(chosen: object, option: Option, dataset: Dataset) -> Iterator[Problem]:
    possible = list(option.values(dataset).values())
    named = ", ".join(map(str, possible))
    if option.is_many and not isinstance(chosen, list):
        yield f"{option.key} must be a list of some of {named}", chosen
        return
    for single in chosen if isinstance(chosen, list) and option.is_many else [chosen]:
        if isinstance(single, bool) or single not in possible:
            yield f"{option.key} must be one of {named}", single
