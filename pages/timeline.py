"""Dated events on one axis, with the map and the passages behind each."""

from escape_routes.ui import panels, timeline

view = panels.open_page(
    "Timeline",
    "What happened when, as exactly as a source dates it. Choose an event to read its passages "
    "and to see its routes on the map.",
)

panels.hidden_note(view)
events = timeline.chosen_events(view)
timeline.time_axis(view, events)
timeline.map_and_list(view, events)
