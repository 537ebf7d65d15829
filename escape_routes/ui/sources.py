"""The body of the sources page: passages, disagreements, one source, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from escape_routes.ui import citing, disagreements, one_source, parts, passage_search

if TYPE_CHECKING:
    from escape_routes.ui.filters import View


def chosen_section(view: View) -> None:
    """The section of the page that the reader has chosen."""
    sections = {
        "Passages": passage_search.found_passages,
        "Disagreements": disagreements.open_questions,
        "One source": one_source.chosen_source,
        "Cite": citing.ways_to_cite,
    }
    sections[parts.one_of(sections, "Section of this page", "section", is_label_shown=False)](view)
