"""What a map is told to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from escape_routes.style.wording import YearSpan


@dataclass(frozen=True)
class Command:
    """What is shown: no routes stand for all of them, no years for all years.

    `subjects` stand out, as in `leg.<id>`; `front` is "all", a family or a route, or empty for
    what follows from the choice; `walk` is a route and the number of its leg from 0.
    """

    routes: tuple[str, ...] = ()
    years: YearSpan | None = None
    subjects: tuple[str, ...] = ()
    front: str = ""
    walk: tuple[str, int] | None = None
