"""One radio and one text."""

import streamlit as st

chosen = st.radio("Kind of route", ["all", "overland"])
st.text(f"Shown: {chosen}")
