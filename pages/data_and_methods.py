"""Downloads, how to read them, what every column means, and a dataset of one's own."""

from escape_routes.ui import data_and_methods, parts

view = parts.open_page(
    "Data and methods",
    "Take the data with you, see how it was made and how to read it, or bring a dataset of your "
    "own.",
)

parts.hidden_note(view)
data_and_methods.chosen_part(view)
