"""The map: folium and our own layers in the browser, and still maps without one."""
