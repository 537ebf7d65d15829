"""The fields of a briefing file, from the models that check them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from escape_routes.briefing import charts, files, model
from scripts.reference.markdown import page, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INTRO = (
    "A briefing is a TOML file in `data/briefings/`: the fields of the whole at the top, and one "
    "`[[scene]]` for each scene. How one is written is told in "
    "[How to add a briefing](../how-to/briefing.md). `escape-routes validate` names every fault "
    "with file, line and field. An editor that knows JSON Schema completes the fields by "
    f"`data/briefings/{model.SCHEMA_FILE}`, which the first line of a file names: "
    f"`#:schema ./{model.SCHEMA_FILE}`."
)
CHARTS = (
    'The field `chart` of a scene is a table of its own, as in `{ series = ["KEY"], kind = '
    '"series" }`. Each kind is a chart of the dashboard; beside its series, some take what the '
    "page asks for as well."
)
HEADS = ("field", "what it holds", "needed")


def text() -> str:
    """The page."""
    whole = model.BriefingTable.model_json_schema()
    return page(
        "Fields of a briefing",
        INTRO,
        "## The briefing",
        f"A file has 1 to {files.MAX_SCENES} scenes.",
        table(HEADS, _rows(whole)),
        "## A scene",
        table(HEADS, _rows(whole["$defs"]["SceneTable"])),
        "## A chart",
        CHARTS,
        table(("kind", "what it shows", "further fields"), _kinds()),
    )


def _rows(schema: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, field in schema["properties"].items():
        yield f"`{name}`", field["description"], "yes" if name in schema["required"] else ""


def _kinds() -> Iterator[tuple[str, str, str]]:
    for key, chart in charts.kinds().items():
        choice = chart.series
        series = f"`series`, 1 to {choice.most}" if choice else ""
        fields = [series, *(f"`{option.key}`" for option in chart.options)]
        yield f"`{key}`", chart.label, ", ".join(filter(None, fields))
