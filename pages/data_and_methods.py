"""Downloads, how to read them, what every column means, and a dataset of one's own."""

from escape_routes.ui import data, panels

view = panels.open_page(
    "Data and methods",
    "Take the data with you, see how it was made and how to read it, or bring a dataset of your "
    "own.",
)

panels.hidden_note(view)
data.chosen_part(view)
