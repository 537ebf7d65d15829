"""A visitor's own briefing: views added from any page, put in order, worded, saved and opened.

It lives in the memory of the session alone; a file is how it is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

from escape_routes.briefing import charts, files
from escape_routes.briefing.files import MAX_SCENES
from escape_routes.briefing.scenes import Briefing, Scene, chart_choice
from escape_routes.errors import DataError, Fault
from escape_routes.evidence.subjects import Subject, describe
from escape_routes.style.wording import counted, years_in_words
from escape_routes.ui import scenes
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset
    from escape_routes.ui.pages import Page

COMPOSED, OPENINGS, OPEN_FAULTS = "composed", "briefing_openings", "briefing_faults"
DEFAULT_TITLE = "My briefing"
MAX_FILE_MB = 1
NAMED_ROUTES = 3


@dataclass(frozen=True)
class Draft:
    """A scene with a number that it keeps in whatever order, so that its widgets stay its own."""

    number: int
    scene: Scene


@dataclass
class Composition:
    """The briefing that a visitor is making; `chosen` is the number of the draft being edited.

    Numbers of drafts and editions are never used twice in a session.
    """

    title: str = DEFAULT_TITLE
    language: str = "en"
    author: str = ""
    drafts: list[Draft] = field(default_factory=list)
    made: int = 0
    edition: int = 0
    chosen: int = 0

    def add(self, scene: Scene) -> None:
        """Put a scene at the end and choose it."""
        self.made += 1
        self.drafts.append(Draft(self.made, scene))
        self.chosen = self.made

    def place(self, number: int) -> int:
        """Where the draft with that number stands, from 0; -1 when it is gone."""
        return next((i for i, draft in enumerate(self.drafts) if draft.number == number), -1)


def composition() -> Composition:
    """The briefing of this session, empty at first."""
    made: Composition = st.session_state.setdefault(COMPOSED, Composition())
    return made


def as_briefing(made: Composition) -> Briefing:
    """What has been composed, as a briefing of the present day."""
    title = made.title.strip() or DEFAULT_TITLE
    today = datetime.now(UTC).date().isoformat()
    scenes = tuple(draft.scene for draft in made.drafts)
    return Briefing(file_stem(title), title, made.language, made.author.strip(), today, scenes)


def as_file(made: Composition) -> str:
    """What has been composed by the time it is asked for, as TOML."""
    return files.dumps(as_briefing(made))


def file_stem(title: str) -> str:
    """A title as a lower-case key that can name a file."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())[:8]) or "briefing"


def faults(made: Briefing, dataset: Dataset) -> list[Fault]:
    """What speaks against presenting a composed briefing: the same rules as for a file."""
    try:
        files.loads(files.dumps(made), dataset, f"{made.briefing_id}.toml")
    except DataError as error:
        return error.faults
    return []


def fault_lines(found: list[Fault], *, with_lines: bool) -> str:
    """Faults as a list in Markdown, with the lines of the file where there is a file."""
    lines = [
        (f"line {fault.row}, " if with_lines and fault.row else "")
        + f"{fault.column or 'file'}: {fault.rule}"
        + (f" (found “{fault.value}”)" if fault.value else "")
        for fault in found
    ]
    return "\n".join(f"- {plain(line)}" for line in lines)


def offered(page: Page) -> dict[str, Any] | None:
    """How what a page shows can be added to the briefing, for the strip; None where it cannot."""
    if not page.has_view:
        return None
    count = len(composition().drafts)
    words = f"My briefing has {counted(count, 'scene')}." if count else ""
    return {"scenes": words, "isFull": count >= MAX_SCENES}


def add_view(dataset: Dataset, page: Page, search: str) -> None:
    """Put what a page shows at an address into the briefing; for callbacks."""
    if len(composition().drafts) < MAX_SCENES:
        composition().add(scenes.scene_of_view(dataset, page, search))


def add_subject_button(dataset: Dataset, subject: Subject) -> None:
    """The button in the drawer that puts what it shows into the briefing."""
    made = composition()
    # The drawer runs again by itself, so it says itself what has happened.
    if st.button(
        "Add to my briefing",
        key=f"add_{subject}",
        icon=":material/add:",
        type="tertiary",
        disabled=len(made.drafts) >= MAX_SCENES,
    ):
        made.add(scenes.scene_of_focus(dataset, subject))
        st.caption(f"Added as scene {len(made.drafts)} of my briefing.")


def begin_with(made: Briefing) -> None:
    """Take another briefing as one's own, to be changed; for callbacks."""
    old = composition()
    own = Composition(made.title, made.language, made.author)
    own.made, own.edition = old.made, old.edition + 1
    for scene in made.scenes:
        own.add(scene)
    own.chosen = own.drafts[0].number
    st.session_state[COMPOSED] = own


def opener(dataset: Dataset) -> None:
    """Where a saved briefing is opened, and what was wrong with the last file."""
    # A fresh key each time: a browser says nothing when the same file is chosen again.
    key = f"open_briefing_{st.session_state.get(OPENINGS, 0)}"
    st.file_uploader(
        "Open a saved briefing",
        type="toml",
        key=key,
        max_upload_size=MAX_FILE_MB,
        on_change=_open,
        args=(dataset, key),
        help="A file that was saved here, or written by hand. It takes the place of the scenes "
        "below and is checked first; it stays in this session.",
    )
    name, found = st.session_state.get(OPEN_FAULTS) or ("", [])
    if found:
        st.error(
            f"{plain(name)} has {counted(len(found), 'fault')} and was not opened; nothing else "
            f"has changed.\n\n{fault_lines(found, with_lines=True)}"
        )


def _open(dataset: Dataset, key: str) -> None:
    brought = st.session_state.get(key)
    st.session_state.pop(OPEN_FAULTS, None)
    if brought is None:
        return
    st.session_state[OPENINGS] = st.session_state.get(OPENINGS, 0) + 1
    name = f"{file_stem(brought.name.removesuffix('.toml'))}.toml"
    try:
        begin_with(files.from_bytes(brought.getvalue(), dataset, name))
    except DataError as error:
        st.session_state[OPEN_FAULTS] = (brought.name, error.faults)


def shown_in_words(dataset: Dataset, scene: Scene) -> str:
    """What the map and the chart of a scene show, in one line."""
    parts = []
    if scene.show_map:
        names = [str(dataset.row("routes", key)["name"]) for key in scene.route_ids]
        routes = "all routes" if not names else "; ".join(names[:NAMED_ROUTES])
        more = len(names) - NAMED_ROUTES
        rest = f" and {counted(more, 'more route')}" if more > 0 else ""
        parts.append(f"Map: {routes}{rest}")
    if scene.show_map and scene.walk:
        parts.append(f"Leg by leg: {dataset.row('routes', scene.walk)['name']}")
    if scene.chart:
        chart = charts.chart(scene.chart.kind)
        parts.append(f"Chart: {chart.title(chart_choice(dataset, dataset, scene))}")
    if scene.start_year is not None and scene.end_year is not None:
        parts.append(years_in_words((scene.start_year, scene.end_year)))
    if scene.focus:
        title = describe(dataset, Subject.parse(scene.focus)).title
        parts.append(f"In focus: {title}")
    return plain(" · ".join(parts) or "Text alone")
