"""Every series of figures, with what speaks against it."""

from escape_routes.ui import parts, yearly_counts

view = parts.open_page(
    "Yearly counts",
    "What was counted, by whom, and how sure it is. Where sources disagree, both are shown.",
)

parts.hidden_note(view)
yearly_counts.chosen_part(view)
yearly_counts.how_not_to_read()
