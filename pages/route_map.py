"""The map at its largest, and each route with its legs."""

from escape_routes.ui import lists, panels

view = panels.open_page(
    "Route map",
    "Each line joins two places that a source names; it is never a road, river or path. "
    "Choose a line or a place to read what is said of it.",
)

panels.hidden_note(view)
panels.map_panel(view, height=720)
lists.route_cards(view)
lists.legs(view)
