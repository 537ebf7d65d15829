"""The usual way: streamlit-folium with the whole map built anew in every run."""

from pathlib import Path

import streamlit as st

from bench.apps import leaflet

app = st.App(Path(__file__).with_name("naive_page.py"), routes=[leaflet.mount()])
