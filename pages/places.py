"""Every place in all its spellings, with its routes, events and passages."""

from escape_routes.ui import panels, places

view = panels.open_page(
    "Places",
    "Every place that a source names, in all its spellings and scripts, with the routes through "
    "it, what happened there and who says so.",
)

panels.hidden_note(view)
places.chosen_place(view)
