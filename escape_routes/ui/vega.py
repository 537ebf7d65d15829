"""A chart as the page takes it: its specification, with its data packed beside it.

Altair builds and checks a chart in some fifty milliseconds, so what has been drawn once is kept by
those who ask for it.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa

PACKED = "packed"
_drawing = Lock()


def specification(chart: alt.Chart | alt.LayerChart) -> dict[str, Any]:
    """The Vega-Lite specification of a chart; its data as Arrow streams under `datasets`."""
    datasets: dict[str, bytes] = {}

    def pack(data: Any) -> dict[str, str]:  # noqa: ANN401 - as Altair has it
        name = f"data-{len(datasets)}"
        datasets[name] = packed(pd.DataFrame(data))
        return {"name": name}

    # What is enabled here holds for all threads.
    with _drawing:
        alt.data_transformers.register(PACKED, pack)
        with alt.theme.enable("none"), alt.data_transformers.enable(PACKED):
            found: dict[str, Any] = chart.to_dict()
    return {**found, "datasets": datasets}


def packed(frame: pd.DataFrame) -> bytes:
    """A table as a stream of Apache Arrow."""
    table = pa.Table.from_pandas(frame)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    stream_bytes: bytes = sink.getvalue().to_pybytes()
    return stream_bytes
