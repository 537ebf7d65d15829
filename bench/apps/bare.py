"""The floor of a round trip: a Streamlit page with one radio and one text."""

from pathlib import Path

import streamlit as st

from bench.apps import tuning

app = st.App(Path(__file__).with_name("bare_page.py"), lifespan=tuning.tuned)
