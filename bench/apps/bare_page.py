"""One radio and one text."""

import streamlit as st

chosen = st.radio("Family of routes", ["all", "overland"])
st.text(f"Shown: {chosen}")
