"""Choices on a page whose state is the address, by keys: `show=arrivals`, `section=disagreements`.

A widget shows words, which change and are translated; the address holds the keys behind them. Call
`one` or `several` right before the widget and hand it what they return as `on_change`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from escape_routes.style.wording import shortened
from escape_routes.ui.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

MOST_REPEATED = 60
BETWEEN_KEYS = re.compile(r"[\s,]+")


def slugs(labels: Iterable[str]) -> dict[str, str]:
    """Keys made of words: small letters and digits of any script, with hyphens between."""
    return {label: re.sub(r"[\W_]+", "-", label.lower()).strip("-") or label for label in labels}


def slugs_of(values: Mapping[str, object]) -> dict[str, str]:
    """As `slugs`, of what stands behind each label where that is a word or a number."""
    return {
        label: next(iter(slugs([str(value)]).values())) if isinstance(value, str | int) else key
        for (label, key), value in zip(slugs(values).items(), values.values(), strict=True)
    }


def one(parameter: str, keys: Mapping[str, str], default: str | None = None) -> Callable[[], None]:
    """Let a widget of one choice show what the address asks for; returns its `on_change`.

    `keys` has the key of each label that the widget offers; `parameter` is the key of the widget
    as well. What the address asks for and is not offered is said in a line.
    """
    asked = _asked(parameter, keys)
    _show(parameter, asked[-1] if asked else default)

    def write() -> None:
        _write(parameter, keys, [st.session_state[parameter]], [default])

    return write


def several(
    parameter: str, keys: Mapping[str, str], default: Sequence[str] = ()
) -> Callable[[], None]:
    """As `one`, for a widget of which several can be chosen, in the order of what is offered."""
    is_asked = parameter in st.query_params
    _show(parameter, _asked(parameter, keys) if is_asked else list(default))

    def write() -> None:
        _write(parameter, keys, list(st.session_state[parameter]), list(default))

    return write


def _asked(parameter: str, keys: Mapping[str, str]) -> list[str]:
    """The labels that the address asks for, by their keys, or as links of former editions did."""
    label_of = {**{label: label for label in keys}, **{key: label for label, key in keys.items()}}
    asked: list[str] = []
    for value in filter(None, st.query_params.get_all(parameter)):
        asked += [value] if value in label_of else BETWEEN_KEYS.split(value)
    lost = [text for text in asked if text and text not in label_of]
    if lost:
        named = shortened(" ".join(lost), MOST_REPEATED)
        st.warning(plain(f"The link asks for {parameter}={named}, which is not here."))
    found = {label_of[text] for text in asked if text in label_of}
    return [label for label in keys if label in found]


def _show(parameter: str, wanted: str | list[str] | None) -> None:
    if parameter not in st.session_state or st.session_state[parameter] != wanted:
        st.session_state[parameter] = wanted


def _write(
    parameter: str, keys: Mapping[str, str], chosen: Sequence[str | None], default: Sequence[object]
) -> None:
    """What is chosen goes into the address; what is so by itself goes out of it."""
    if list(chosen) == list(default):
        st.query_params.pop(parameter, None)
    else:
        found = [keys[label] for label in chosen if label is not None and label in keys]
        st.query_params[parameter] = " ".join(found)
