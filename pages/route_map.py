"""The map at its largest, and each leg of what it shows."""

from escape_routes.ui import parts, route_map

view = parts.view()

route_map.whole_map(view)
route_map.legs(view)
