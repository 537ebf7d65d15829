"""A line per leg and a circle per waypoint, in a map that each run builds and sends whole."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.apps import leaflet
from escape_routes.dataset import load as dataset
from escape_routes.maps import folium_map

FAMILY = "overland"
load = st.cache_data(lambda: folium_map.layer_data(dataset.load(dataset.DATA_DIR)))

st.set_page_config(layout="wide")
data = load()
chosen = st.radio("Family of routes", ["all", FAMILY])
families = {f["id"]: f["colours"] for f in data["families"]}
routes = {r["id"]: r for r in data["routes"] if chosen in ("all", r["family"])}
places = {w["id"]: w for w in data["waypoints"]}
legs = [leg for leg in data["legs"] if leg["route"] in routes]
used = {leg[end] for leg in legs for end in ("from", "to")}

figure = leaflet.localise(folium.Map(location=leaflet.HOME, zoom_start=4, tiles=None))
for leg in legs:
    route = routes[leg["route"]]
    folium.PolyLine(
        [places[leg["from"]]["latlon"], places[leg["to"]]["latlon"]],
        color=families[route["family"]]["light"],
        weight=3,
        tooltip=route["name"],
    ).add_to(figure)
for waypoint_id in used:
    place = places[waypoint_id]
    folium.CircleMarker(place["latlon"], radius=5, tooltip=place["name"]).add_to(figure)
st_folium(figure, height=720, use_container_width=True)
