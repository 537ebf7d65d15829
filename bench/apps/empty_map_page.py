"""One radio, one text, and a map without features that never changes."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.apps import leaflet

st.set_page_config(layout="wide")
chosen = st.radio("Family of routes", ["all", "overland"])
st.text(f"Shown: {chosen}")
figure = leaflet.localise(folium.Map(location=leaflet.HOME, zoom_start=4, tiles=None))
st_folium(figure, key="map", height=720, use_container_width=True, returned_objects=[])
