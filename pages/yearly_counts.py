"""Every series of figures, with what speaks against it."""

from escape_routes.ui import lists, panels

view = panels.open_page(
    "Yearly counts",
    "What was counted, by whom, and how sure it is. Where sources disagree, both are shown.",
)

panels.hidden_note(view)
lists.arrivals(view)
lists.chosen_series(view)
