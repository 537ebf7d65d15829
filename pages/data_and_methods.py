"""Downloads, how to read them, what every column means, and a dataset of one's own."""

from escape_routes.ui import data_and_methods, parts

view = parts.view()

data_and_methods.chosen_part(view)
