"""A series made for a test, in the small dataset, and what a chart of it gives the browser."""

from __future__ import annotations

import pandas as pd

from escape_routes.counts.yearly import ARRIVALS

COUNT_COLUMNS = (
    "count_id", "series_id", "start_date", "end_date", "sex", "value", "lower", "upper", "status",
)  # fmt: skip


def counted(small, *rows, measure="flow", kind="headline", series_id=ARRIVALS):
    """The small dataset with these counts: start, end, sex, value, lower, upper, status."""
    frame = pd.DataFrame(
        [(f"c-{number}", series_id, *row) for number, row in enumerate(rows)], columns=COUNT_COLUMNS
    ).astype({"value": float, "lower": float, "upper": float})
    series = small.series.iloc[:1].assign(series_id=series_id, measure=measure, kind=kind)
    frame = frame.assign(source_id="daily", excerpt_id="", note="")
    return small.replace(counts=frame, series=series)


def together(*datasets):
    """One dataset with the counts and the series of several; keys get the number in front."""
    counts = [
        dataset.counts.assign(count_id=f"{number}-" + dataset.counts["count_id"])
        for number, dataset in enumerate(datasets)
    ]
    series = [dataset.series for dataset in datasets]
    return datasets[0].replace(
        counts=pd.concat(counts, ignore_index=True), series=pd.concat(series, ignore_index=True)
    )


def year(number, sex="all", value=10.0, status="final"):
    return (f"{number}-01-01", f"{number}-12-31", sex, value, None, None, status)


def spec_of(chart):
    """What the browser is given; dictionaries are passed on, since making one takes long."""
    return chart if isinstance(chart, dict) else chart.to_dict()


def layers(chart):
    return spec_of(chart)["layer"]


def rows_of(chart, layer):
    """The rows that one layer of a chart draws; layers of the same rows have them together."""
    spec = spec_of(chart)
    return spec["datasets"][layer.get("data", spec.get("data"))["name"]]


def marks_of(chart, *kinds):
    """Every row with a count that layers of these kinds of mark draw; all layers for none."""
    spec = spec_of(chart)
    found = [
        row
        for layer in spec["layer"]
        if not kinds or layer["mark"]["type"] in kinds
        for row in rows_of(spec, layer)
    ]
    return {row["count_id"]: row for row in found if "count_id" in row}
