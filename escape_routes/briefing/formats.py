"""The forms in which a briefing can be handed out."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from escape_routes.briefing.scenes import Briefing
    from escape_routes.dataset.tables import Dataset

    Build = Callable[[Briefing, Dataset, str], bytes]


@dataclass(frozen=True)
class Handout:
    """A form: its name, what it is for, the end of its file name, its media type, its builder.

    The builder takes the briefing, the dataset that it speaks of, and the address of a dashboard
    to lead back to, which may be empty.
    """

    name: str
    purpose: str
    suffix: str
    media_type: str
    build: Build


def _by(module: str, *form: str, leads_back: bool = False) -> Build:
    """The builder in a module of `handouts`, loaded when it is needed: some take a second."""

    def build(briefing: Briefing, dataset: Dataset, base_url: str) -> bytes:
        maker = import_module(f"escape_routes.briefing.handouts.{module}")
        address = (base_url,) if leads_back else ()
        made: bytes = maker.export(briefing, dataset, *form, *address)
        return made

    return build


HANDOUTS = {
    "html": Handout(
        "HTML",
        "one file with map and presenter, without a network",
        ".html",
        "text/html",
        _by("presenter"),
    ),
    "pptx": Handout(
        "PowerPoint",
        "slides with native text and charts",
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _by("pptx"),
    ),
    "pdf": Handout(
        "PDF",
        "a handout to print",
        ".pdf",
        "application/pdf",
        _by("pdf", leads_back=True),
    ),
    "png": Handout(
        "Pictures",
        "map and charts of every scene as PNG, in a zip file",
        "-png.zip",
        "application/zip",
        _by("pictures", "png"),
    ),
    "svg": Handout(
        "Vector pictures",
        "map and charts of every scene as SVG, in a zip file",
        "-svg.zip",
        "application/zip",
        _by("pictures", "svg"),
    ),
}
"""Every form by the word that names it on the command line."""
