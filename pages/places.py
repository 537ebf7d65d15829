"""Every place in all its spellings, with its routes, events and passages."""

from escape_routes.ui import parts, places

view = parts.open_page(
    "Places",
    "Every place that a source names, in all its spellings and scripts, with the routes through "
    "it, what happened there and who says so.",
)

parts.hidden_note(view)
places.chosen_place(view)
