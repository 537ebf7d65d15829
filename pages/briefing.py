"""Scenes to stand up with: shipped briefings, and one's own."""

from escape_routes.ui import briefing, parts

view = parts.open_page(
    "Briefing",
    "Scenes for a talk, each with the passages it rests on. Choose a briefing that is ready, or "
    "compose one of your own from the views of the other pages. Scenes keep their own routes and "
    "years, whatever the filters say.",
)

parts.hidden_note(view)
briefing.chosen_briefing(view)
