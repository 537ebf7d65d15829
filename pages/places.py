"""Every place in all its spellings, with its routes, events and passages."""

from escape_routes.ui import parts, places

view = parts.view()

places.chosen_place(view)
