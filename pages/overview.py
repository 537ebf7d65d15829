"""The page that alone carries a five-minute briefing."""

from escape_routes.ui import map_panel, overview, parts

view = parts.open_page(
    "How people leave North Korea",
    "The documented routes by which North Korean refugees reached safety, or were stopped on the "
    "way. Every line and every number opens the sentence of the public source behind it.",
)

overview.opening_counts(view)
parts.hidden_note(view)
map_panel.map_panel(view)
overview.yearly_arrivals(view)
overview.latest_events(view, limit=8)
