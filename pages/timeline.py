"""Dated events on one axis, with the map and the passages behind each."""

from escape_routes.ui import parts, timeline

view = parts.open_page(
    "Timeline",
    "What happened when, as exactly as a source dates it. Choose an event to read its passages "
    "and to see its routes on the map.",
)

parts.hidden_note(view)
events = timeline.chosen_events(view)
timeline.time_axis(view)
timeline.map_and_list(view, events)
