"""Every passage that is quoted, what sources disagree on, each source, and how to cite it."""

from escape_routes.ui import panels, sources

view = panels.open_page(
    "Sources",
    "Every sentence that is quoted in this dashboard, who published it, what it stands for, and "
    "where another source says otherwise.",
)

panels.hidden_note(view)
sources.chosen_section(view)
