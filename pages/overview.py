"""The page that alone carries a five-minute briefing."""

from escape_routes.ui import overview, parts

view = parts.view()

overview.first_screen(view)
overview.opening_counts(view)
overview.latest_events(view, limit=6)
