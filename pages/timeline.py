"""Dated events on one axis, with the map and the passages behind each."""

from escape_routes.ui import parts, timeline

view = parts.view()

events = timeline.axis_and_map(view)
timeline.events_in_words(events)
