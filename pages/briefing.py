"""Scenes to stand up with: shipped briefings, and one's own."""

from escape_routes.ui import briefing, parts

view = parts.view()

briefing.chosen_briefing(view)
