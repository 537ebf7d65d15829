"""Every series of figures, with what speaks against it."""

from escape_routes.ui import parts, yearly_counts

view = parts.view()

yearly_counts.chosen_part(view)
yearly_counts.how_not_to_read()
