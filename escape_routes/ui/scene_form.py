"""The form in which a visitor puts the scenes of a briefing in order and words them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from escape_routes.briefing import charts, scenes
from escape_routes.briefing.rules import (
    MAX_CHARACTERS,
    MAX_PASSAGES,
    MAX_TITLE_CHARACTERS,
    MAX_WORDS,
    count_words,
)
from escape_routes.dataset.tables import rows
from escape_routes.evidence import passages
from escape_routes.evidence.subjects import Subject
from escape_routes.maps.stand import ALL
from escape_routes.maps.viewport import Viewport
from escape_routes.routes.families import families
from escape_routes.routes.routes import routes
from escape_routes.style.wording import counted, partial_date_in_words
from escape_routes.ui import composition
from escape_routes.ui.composition import Draft
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from escape_routes.briefing.scenes import Scene
    from escape_routes.counts.charts.chart import Chart
    from escape_routes.dataset.tables import Dataset
    from escape_routes.evidence.passages import Passage

FAR_TOO_LONG = 5 * MAX_CHARACTERS
"""Where the box for the text ends; what is merely too long can be read and shortened."""
VIEW_OF_FILE = "As in the file"
BY_CHOICE = "What the choice of routes puts there"
MAP_VIEWS = {
    "All that is shown": None,
    "Korea": Viewport(38.0, 127.5, 6.0),
    "China and South-East Asia": Viewport(28.0, 110.0, 4.0),
    "Thailand and the Mekong": Viewport(18.0, 102.0, 6.0),
    "Mongolia and Russia": Viewport(47.0, 105.0, 3.0),
    "The world": Viewport(30.0, 120.0, 2.0),
}


def editor(dataset: Dataset) -> None:
    """Title and author, the scenes in order, and the fields of the one that is chosen."""
    made = composition.composition()
    left, right = st.columns(2)
    left.text_input(
        "Title of the briefing",
        made.title,
        max_chars=MAX_TITLE_CHARACTERS,
        key=f"composed_title_{made.edition}",
        on_change=_set_head,
        args=("title", f"composed_title_{made.edition}"),
    )
    right.text_input(
        "Author",
        made.author,
        max_chars=MAX_TITLE_CHARACTERS,
        key=f"composed_author_{made.edition}",
        on_change=_set_head,
        args=("author", f"composed_author_{made.edition}"),
        placeholder="May be left empty",
    )
    order, fields = st.columns([2, 3], gap="large")
    with order:
        _order(made)
    with fields:
        place = made.place(made.chosen)
        if place >= 0:
            _fields(dataset, made.drafts[place], place)


def _set_head(name: str, key: str) -> None:
    setattr(composition.composition(), name, st.session_state[key])


def _order(made: composition.Composition) -> None:
    st.markdown("##### Scenes in order")
    last = len(made.drafts) - 1
    for place, draft in enumerate(made.drafts):
        number = draft.number
        with st.container(border=True, gap=None):
            st.button(
                f"{place + 1}. {plain(draft.scene.title) or 'Without a title'}",
                key=f"edit_{number}",
                on_click=_choose,
                args=(number,),
                type="tertiary",
                icon=":material/edit:" if number == made.chosen else None,
            )
            with st.container(horizontal=True, gap="small"):
                for label, step, is_off in (("Up", -1, place == 0), ("Down", 1, place == last)):
                    st.button(
                        label,
                        key=f"{label.lower()}_{number}",
                        on_click=_move,
                        args=(number, step),
                        disabled=is_off,
                        type="tertiary",
                    )
                st.button(
                    "Delete",
                    key=f"delete_{number}",
                    on_click=_delete,
                    args=(number,),
                    type="tertiary",
                )


def _choose(number: int) -> None:
    composition.composition().chosen = number


def _move(number: int, step: int) -> None:
    made = composition.composition()
    place = made.place(number)
    draft = made.drafts.pop(place)
    made.drafts.insert(max(0, place + step), draft)


def _delete(number: int) -> None:
    made = composition.composition()
    place = made.place(number)
    del made.drafts[place]
    if made.chosen == number and made.drafts:
        made.chosen = made.drafts[min(place, len(made.drafts) - 1)].number


def _fields(dataset: Dataset, draft: Draft, place: int) -> None:
    """The widgets for one scene; each writes its field when it is left."""
    scene = draft.scene
    st.markdown(f"##### Scene {place + 1}")
    st.text_input("Title", scene.title, max_chars=MAX_TITLE_CHARACTERS, **_bound(draft, "title"))
    st.text_area("Text", scene.text, max_chars=FAR_TOO_LONG, height=140, **_bound(draft, "text"))
    words = count_words(scene.text)
    excess = f" Shorten it by {counted(words - MAX_WORDS, 'word')}." if words > MAX_WORDS else ""
    st.caption(f"{words} of {MAX_WORDS} words.{excess}")
    _passage_choice(dataset, draft)
    st.text_area("Notes for the speaker", scene.notes, height=120, **_bound(draft, "notes"))
    st.caption(composition.shown_in_words(dataset, scene))
    left, right = st.columns(2)
    left.checkbox("Show the map", scene.show_map, **_bound(draft, "show_map"))
    if scene.chart:
        right.button(
            "Leave out the chart",
            key=f"no_chart_{draft.number}",
            on_click=_put,
            args=(draft.number, replace(scene, chart=None)),
            type="tertiary",
        )
    if scene.show_map:
        _map_view_choice(draft)
        _map_state_choice(dataset, draft)


def _bound(draft: Draft, name: str) -> dict[str, Any]:
    """Key and callback of a widget that holds one field of a draft."""
    key = f"draft_{draft.number}_{name}"
    return {"key": key, "on_change": _write, "args": (draft.number, name, key)}


def _write(number: int, name: str, key: str) -> None:
    """Write what a widget holds into the scene with that number."""
    made = composition.composition()
    value = st.session_state[key]
    if isinstance(value, list):
        value = tuple(value)
    elif isinstance(value, str):
        value = value.replace("\r\n", "\n").strip()
    _put(number, replace(made.drafts[made.place(number)].scene, **{name: value}))


def _put(number: int, scene: Scene) -> None:
    made = composition.composition()
    made.drafts[made.place(number)] = Draft(number, scene)


def _map_view_choice(draft: Draft) -> None:
    scene = draft.scene
    options = dict(MAP_VIEWS)
    if scene.view not in options.values():
        options[VIEW_OF_FILE] = scene.view
    key = f"draft_{draft.number}_view"

    def take() -> None:
        _put(draft.number, replace(scene, view=options[st.session_state[key]]))

    place = list(options.values()).index(scene.view)
    st.selectbox("Part of the map", list(options), place, key=key, on_change=take)


def _map_state_choice(dataset: Dataset, draft: Draft) -> None:
    """What stands in front on the map, and the route that is told leg by leg."""
    names = {route.route_id: route.name for route in routes(dataset).values()}
    fronts = {"": BY_CHOICE, ALL: "All routes alike"}
    fronts |= {family.key: family.name for family in families(dataset) if family.key}
    _key_choice(draft, "In front", "front", fronts | names)
    _key_choice(draft, "Told leg by leg", "walk", {"": "No route"} | names)


def _key_choice(draft: Draft, label: str, name: str, words: dict[str, str]) -> None:
    place = list(words).index(getattr(draft.scene, name))
    st.selectbox(label, list(words), place, format_func=words.__getitem__, **_bound(draft, name))


def _passage_choice(dataset: Dataset, draft: Draft) -> None:
    scene = draft.scene
    found = {passage.excerpt_id: passage for passage in candidates(dataset, scene)}
    st.multiselect(
        "Passages",
        list(found),
        scene.excerpt_ids,
        format_func=lambda excerpt_id: _label(found[excerpt_id]),
        max_selections=MAX_PASSAGES,
        placeholder=f"Up to {MAX_PASSAGES} of {len(found)}; type to search",
        **_bound(draft, "excerpt_ids"),
    )


def candidates(dataset: Dataset, scene: Scene) -> list[Passage]:
    """Passages that a scene may quote: those it quotes, then those of what it is about.

    A scene about nothing in particular may quote any passage.
    """
    subjects = [Subject("route", route_id) for route_id in scene.route_ids]
    if scene.chart:
        subjects += _charted(dataset, scene, charts.chart(scene.chart.kind))
    if scene.focus:
        subjects = [Subject.parse(scene.focus)]
    found = scenes.quoted(dataset, scene)
    for subject in subjects:
        found += passages.passages(dataset, subject)
    if not subjects:
        found += [passages.passage(dataset, row.excerpt_id) for row in rows(dataset.excerpts)]
    return list({p.excerpt_id: p for p in found if p.excerpt_id}.values())


def _charted(dataset: Dataset, scene: Scene, chart: Chart) -> list[Subject]:
    """The counts of the series of a chart, and what the rows of its table stand for."""
    choice = scenes.chart_choice(dataset, dataset, scene)
    counts = dataset.counts[dataset.counts["series_id"].isin(choice.series_ids)]
    found = [Subject("count", key) for key in counts["count_id"]]
    table = chart.table(choice)
    if f"{chart.noun}_id" in table:
        found += [Subject(chart.noun, key) for key in table[f"{chart.noun}_id"]]
    return list(dict.fromkeys(found))


def _label(passage: Passage) -> str:
    when = partial_date_in_words(passage.source.date_published)
    return f"{passage.source.publisher}, {when}: {passage.summary or passage.quote}"
