"""Every passage that is quoted, what sources disagree on, each source, and how to cite it."""

from escape_routes.ui import parts, sources

view = parts.view()

sources.chosen_section(view)
