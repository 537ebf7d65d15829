"""Every series of figures, with what speaks against it."""

from escape_routes.ui import counts, panels

view = panels.open_page(
    "Yearly counts",
    "What was counted, by whom, and how sure it is. Where sources disagree, both are shown.",
)

panels.hidden_note(view)
counts.chosen_part(view)
counts.how_not_to_read()
