"""The map at its largest, and each route with its legs."""

from escape_routes.ui import map_panel, parts, route_map

view = parts.open_page(
    "Route map",
    "Each line joins two places that a source names; it is never a road, river or path. "
    "Choose a line or a place to read what is said of it.",
)

parts.hidden_note(view)
map_panel.map_panel(view, height=720)
route_map.route_cards(view)
route_map.legs(view)
