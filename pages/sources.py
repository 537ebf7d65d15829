"""Every passage that is quoted, what sources disagree on, each source, and how to cite it."""

from escape_routes.ui import parts, sources

view = parts.open_page(
    "Sources",
    "Every sentence that is quoted in this dashboard, who published it, what it stands for, and "
    "where another source says otherwise.",
)

parts.hidden_note(view)
sources.chosen_section(view)
