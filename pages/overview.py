"""The page that alone carries a five-minute briefing."""

from escape_routes.ui import lists, panels

view = panels.open_page(
    "How people leave North Korea",
    "The documented routes by which North Korean refugees reached safety, or were stopped on the "
    "way. Every line and every number opens the sentence of the public source behind it.",
)

lists.headline_figures(view)
panels.hidden_note(view)
panels.map_panel(view)
lists.arrivals(view)
lists.latest_events(view, limit=8)
