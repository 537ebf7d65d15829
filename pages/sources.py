"""Every passage that is quoted, by source and by what it supports."""

from escape_routes.ui import lists, panels

view = panels.open_page(
    "Sources",
    "Every sentence that is quoted in this dashboard, who published it, and what it stands for.",
)

panels.hidden_note(view)
lists.passages(view)
