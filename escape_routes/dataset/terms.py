"""What a dataset is called, and on which terms it may be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from escape_routes.dataset import editions

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Terms:
    """Title, maker, licence and edition of a dataset; empty text for what is not known."""

    title: str
    creator: str
    licence: str
    licence_url: str
    licence_note: str
    version: str
    date: str


def our_terms() -> Terms:
    """The terms of the dataset of this repository."""
    edition = editions.newest()
    return Terms(
        title="Documented routes of North Korean refugees",
        creator="The escape-routes maintainers",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        licence_note=(
            "The licence covers our own work: selection, summaries, notes, certainty, links. "
            "Quotations and titles belong to their publishers. Figures of UNHCR and names and "
            "points of GeoNames are under CC BY 4.0 and need those credits."
        ),
        version=edition.version,
        date=edition.date,
    )


def other_terms() -> Terms:
    """The terms of a dataset that somebody else has brought."""
    return Terms(
        title="Another dataset, shown in the escape-routes dashboard",
        creator="",
        licence="not stated",
        licence_url="",
        licence_note="Ask whoever made this dataset on which terms it may be used.",
        version="",
        date="",
    )
