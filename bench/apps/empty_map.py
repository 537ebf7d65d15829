"""The floor of a page with a map: an empty map component, one radio and one text."""

from pathlib import Path

import streamlit as st

from bench.apps import leaflet, tuning

app = st.App(
    Path(__file__).with_name("empty_map_page.py"),
    routes=[leaflet.mount()],
    lifespan=tuning.tuned_with_map,
)
