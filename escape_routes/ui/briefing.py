"""The page of briefings: choose one, read its scenes, present it, take it along, make one's own."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import streamlit as st

from escape_routes.briefing import files, scenes
from escape_routes.briefing.formats import HANDOUTS
from escape_routes.evidence.subjects import Subject
from escape_routes.style.wording import counted, language_in_words, partial_date_in_words
from escape_routes.ui import composition, drawer, filters, keyed, pages, parts, scene_form, session
from escape_routes.ui.pages import ROUTE_MAP, YEARLY_COUNTS
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Briefing, Scene
    from escape_routes.dataset.tables import Dataset
    from escape_routes.routes.selection import Selection
    from escape_routes.ui.filters import View

BRIEFING = "briefing"
OWN, OWN_KEY = "My own briefing", "own"
EMBED_HEIGHT_PX = 640


def chosen_briefing(view: View) -> None:
    """The briefing that the reader has chosen, with everything that can be done with it."""
    # Briefings name rows of the served tables, so own data has none but one's own.
    found = {} if session.own_dataset() else session.briefings(session.data_directory())
    by_title = {made.title: made for made in found.values()}
    keys = {**{made.title: key for key, made in found.items()}, OWN: OWN_KEY}
    # What was just composed or opened is what the reader wants to see.
    on_change = keyed.one(BRIEFING, keys, next(iter(keys)))
    chosen = st.selectbox("Briefing", list(keys), key=BRIEFING, on_change=on_change)
    if chosen in by_title:
        _shipped(view, by_title[chosen])
    else:
        _own(view)


def _shipped(view: View, made: Briefing) -> None:
    _head(made)
    with st.container(horizontal=True):
        st.link_button(
            "Present",
            f"present/{made.briefing_id}.html#1",
            icon=":material/slideshow:",
            type=parts.strong(),
        )
        st.button(
            "Change it as my own",
            key="copy_briefing",
            on_click=_copy,
            args=(made,),
            help="Takes the place of the scenes in my own briefing.",
        )
    st.caption(
        "The presenter opens in a tab of its own. Arrow keys turn the scenes, B blanks the screen, "
        "? shows the other keys."
    )
    _downloads(view.dataset, made)
    _scenes(view.dataset, made)
    _embedding(view, made)


def _copy(made: Briefing) -> None:
    composition.begin_with(made)
    st.query_params[BRIEFING] = OWN_KEY


def _own(view: View) -> None:
    st.markdown(
        "On any page, “Add this view to my briefing” makes a scene of the routes "
        "and years that are chosen there, with the chart of the page; in a drawer with passages, "
        "“Add to my briefing” takes the passages along. The scenes stay in this session only: "
        "save them as a file, and open the file again later."
    )
    composition.opener(view.dataset)
    if not composition.composition().drafts:
        st.markdown("There is no scene yet.")
        _embedding(view, None)
        return
    scene_form.editor(view.dataset)
    made = composition.as_briefing(composition.composition())
    st.subheader("Save and present")
    st.download_button(
        "Save as a file (TOML)",
        # Written when it is clicked, so that a word typed just before is in it.
        partial(composition.as_file, composition.composition()),
        f"{made.briefing_id}.toml",
        "application/toml",
        on_click="ignore",
        icon=":material/save:",
        type=parts.strong(),
        key="save_composed",
    )
    faults = composition.faults(made, view.dataset)
    if faults:
        st.warning(
            f"{counted(len(faults), 'fault')} must be mended before this can be presented, and "
            "before the saved file can be opened again.\n\n"
            f"{composition.fault_lines(faults, with_lines=False)}"
        )
    else:
        st.caption("To present it, download the HTML file and open it in any browser.")
        _downloads(view.dataset, made, with_text=False)
        _scenes(view.dataset, made)
    _embedding(view, made)


def _head(made: Briefing) -> None:
    facts = [
        counted(len(made.scenes), "scene"),
        made.author,
        partial_date_in_words(made.date) if made.date else "",
        language_in_words(made.language),
    ]
    st.caption(plain(" · ".join(filter(None, facts))))


def _downloads(dataset: Dataset, made: Briefing, *, with_text: bool = True) -> None:
    """One button per handout; the file is made when it is clicked."""
    with st.container(horizontal=True):
        # The file is made apart from the page, which alone knows its address.
        address = _base_url()
        for form, handout in HANDOUTS.items():
            st.download_button(
                handout.name,
                partial(handout.build, made, dataset, address),
                f"{made.briefing_id}{handout.suffix}",
                handout.media_type,
                key=f"handout_{form}",
                on_click="ignore",
                icon=":material/download:",
                help=f"{handout.name}: {handout.purpose}. Made when it is clicked, which takes a "
                "while.",
            )
        if with_text:
            st.download_button(
                "TOML",
                partial(files.dumps, made),
                f"{made.briefing_id}.toml",
                "application/toml",
                key="handout_toml",
                on_click="ignore",
                icon=":material/download:",
                help="TOML: the scenes as text, to be changed and opened again.",
            )


def _scenes(dataset: Dataset, made: Briefing) -> None:
    """The scenes as cards, two to a row."""
    st.subheader("Scenes")
    parts.in_pairs(list(enumerate(made.scenes, 1)), lambda numbered: _card(dataset, *numbered))


def _card(dataset: Dataset, number: int, scene: Scene) -> None:
    with st.container(border=True, height="stretch"):
        words = [f"**{number}.  {plain(scene.title)}**", *map(plain, scene.text.split("\n\n"))]
        words.append(f":small[{composition.shown_in_words(dataset, scene)}]")
        st.markdown("\n\n".join(filter(None, words)))
        _background(dataset, number, scene)
        if scene.focus:
            parts.open_button(
                "Read all sources", Subject.parse(scene.focus), f"open_scene_{number}"
            )


def _background(dataset: Dataset, number: int, scene: Scene) -> None:
    """What a scene rests on and what the speaker says of it, once it is opened."""
    passages = counted(len(scene.excerpt_ids), "passage") if scene.excerpt_ids else ""
    notes = "Notes for the speaker" if scene.notes else ""
    if not (passages or notes):
        return
    label = " · ".join(filter(None, (notes, passages)))
    box = st.expander(label, key=f"background_{number}", on_change="rerun")
    if not box.open:
        return
    with box:
        if scene.notes:
            st.markdown("\n\n".join(map(plain, scene.notes.strip().split("\n\n"))))
        drawer.show_passages(scenes.quoted(dataset, scene), f"scene_{number}")


def _embedding(view: View, made: Briefing | None) -> None:
    """A view or a scene as a frame in a page elsewhere: the snippet to copy."""
    with st.expander("Embed in another page"):
        scenes = list(enumerate(made.scenes, 1)) if made else []
        choices: dict[str, Scene | None] = {"The current choice of routes and years": None}
        choices |= {f"Scene {number}: {scene.title}": scene for number, scene in scenes}
        label = st.selectbox("What to embed", list(choices), key="embed_what")
        scene = choices[label]
        chosen, subject = (scene.selection, scene.focus) if scene else (view.selection, "")
        # A scene without a map is about figures.
        page = ROUTE_MAP if scene is None or scene.show_map else YEARLY_COUNTS
        title = scene.title if scene else "Documented escape routes"
        st.code(
            _snippet(page.name, title, _query(view.dataset, chosen, subject)),
            "html",
            wrap_lines=True,
        )
        st.caption(
            "The frame shows the living page with these filters. A page elsewhere may show it only "
            "when whoever runs this server has named that page's address in the variable "
            "ESCAPE_ROUTES_FRAME_ANCESTORS; by default only pages of this server may."
        )


def _query(dataset: Dataset, chosen: Selection, subject: str) -> str:
    parameters = {"embed": ["true"], **filters.parameters(dataset, chosen)}
    if subject:
        parameters["focus"] = [subject]
    return urlencode(parameters, doseq=True, quote_via=quote)


def _snippet(page: str, title: str, query: str) -> str:
    address = escape(f"{_base_url()}/{page}?{query}", quote=True)
    return (
        f'<iframe src="{address}"\n'
        f'  title="{escape(title, quote=True)}" width="100%" height="{EMBED_HEIGHT_PX}"\n'
        '  style="border:0" loading="lazy"></iframe>'
    )


def _base_url() -> str:
    """The address of the dashboard, as this browser knows it."""
    return (
        (st.context.url or "http://localhost:8501")
        .rstrip("/")
        .removesuffix(f"/{pages.BRIEFING.name}")
    )
