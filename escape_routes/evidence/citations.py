"""How a source, the dataset or a view of it is cited: as text, BibTeX, RIS and CSL-JSON.

Names of authors are given as the page writes them and never split, since romanised Korean names
come in both orders.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from escape_routes.dataset.terms import Terms
    from escape_routes.evidence.passages import Source

DATASET_NOTE = (
    "Documented past cases from public sources: incomplete, approximate and schematic; "
    "not travel advice."
)

# The kinds of reference as (BibTeX, RIS, CSL).
NEWS = ("online", "NEWS", "article-newspaper")
PAGE = ("online", "ELEC", "webpage")
DATA = ("dataset", "DATA", "dataset")

BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Reference:
    """What is cited; dates are YYYY, YYYY-MM or YYYY-MM-DD, and empty when unknown."""

    key: str
    kind: tuple[str, str, str]
    title: str
    authors: tuple[str, ...]
    publisher: str
    date: str
    url: str
    accessed: str
    language: str = ""
    version: str = ""
    note: str = ""


@dataclass(frozen=True)
class Format:
    """A way of writing references: how a reader knows it, its file, and the function for it."""

    name: str
    suffix: str
    media_type: str
    language: str
    write: Callable[[Sequence[Reference]], str]


def of_source(source: Source) -> Reference:
    """The reference of a source."""
    return Reference(
        key=source.source_id,
        kind=NEWS if source.kind == "news" else PAGE,
        title=_line(source.title),
        authors=authors(source.author),
        publisher=_line(source.publisher),
        date=source.date_published,
        url=source.url,
        accessed=source.accessed,
        language=source.language,
        note=_roles(source.author),
    )


def of_dataset(terms: Terms, url: str, accessed: str) -> Reference:
    """The reference of the whole dataset, as its terms name it."""
    return Reference(
        key="escape-routes",
        kind=DATA,
        title=_line(terms.title),
        authors=tuple(filter(None, (_line(terms.creator),))),
        publisher=_line(terms.creator),
        date=terms.date,
        url=url,
        accessed=accessed,
        language="en",
        version=terms.version,
        note=DATASET_NOTE,
    )


def of_view(dataset: Reference, words: str, url: str) -> Reference:
    """The reference of one view of the dataset: its filters in words, and its link."""
    return replace(
        dataset,
        key="escape-routes-view",
        kind=PAGE,
        title=f"{dataset.title} ({_line(words)})",
        url=url,
    )


def authors(text: str) -> tuple[str, ...]:
    """The authors that a page names, one by one.

    Commas and "and" separate them, and so do blanks between Korean names of two to four syllables;
    what follows a semicolon says who translated or rewrote the page.
    """
    first = _line(text).split(";")[0]
    if re.fullmatch(r"[가-힣]{2,4}( [가-힣]{2,4})+", first):
        return tuple(first.split())
    return tuple(filter(None, (name.strip() for name in re.split(r",| and | & ", first))))


def _roles(text: str) -> str:
    """What a page says of translators and others, as one sentence."""
    others = "; ".join(part.strip() for part in _line(text).split(";")[1:])
    return f"{others[:1].upper()}{others[1:]}." if others else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def plain_text(references: Sequence[Reference]) -> str:
    """References as lines of text, with an empty line between them."""
    return "\n\n".join(map(_as_text, references))


def _as_text(reference: Reference) -> str:
    parts = [
        ", ".join(reference.authors),
        reference.title + (f", version {reference.version}" if reference.version else ""),
        f"{reference.publisher} ({reference.date or 'undated'})".strip(),
        f"{reference.url} (read {reference.accessed})" if reference.url else "",
        reference.note.rstrip("."),
    ]
    # A publisher that is its own author is named once.
    if reference.authors == (reference.publisher,):
        parts[2] = f"({reference.date or 'undated'})"
    return ". ".join(filter(None, parts)) + "."


def bibtex(references: Sequence[Reference]) -> str:
    """References as BibTeX entries with the fields of biblatex; UTF-8."""
    return "\n\n".join(map(_as_bibtex, references))


def _as_bibtex(reference: Reference) -> str:
    # Inner braces keep capitals, and keep a name in one piece.
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in reference.authors),
        "title": f"{{{_tex(reference.title)}}}",
        "organization": _tex(reference.publisher),
        "date": reference.date,
        "year": reference.date[:4],
        "url": _plain_url(reference.url),
        "urldate": reference.accessed,
        "language": reference.language,
        "version": reference.version,
        "note": _tex(reference.note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{reference.kind[0]}{{{reference.key},\n" + ",\n".join(lines) + "\n}"


def _tex(text: str) -> str:
    return "".join(BIBTEX_SPECIAL.get(character, character) for character in text)


def _plain_url(url: str) -> str:
    """An address in which nothing can end or break a field."""
    return re.sub(r"[\\{}\s]", lambda found: quote(found.group()), url)


def ris(references: Sequence[Reference]) -> str:
    """References in RIS, as reference managers read it; UTF-8."""
    return "\n".join(map(_as_ris, references))


def _as_ris(reference: Reference) -> str:
    year, month, day = (*reference.date.split("-"), "", "")[:3]
    fields = [
        ("TY", reference.kind[1]),
        ("ID", reference.key),
        *(("AU", _institution(name)) for name in reference.authors),
        ("TI", reference.title),
        ("T2" if reference.kind == NEWS else "PB", reference.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("UR", _plain_url(reference.url)),
        ("Y2", reference.accessed.replace("-", "/")),
        ("LA", reference.language),
        ("ET", reference.version),
        ("N1", reference.note),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - ", ""])


def _institution(name: str) -> str:
    # A comma would part a name into family and given name.
    return name.replace(",", " ")


def csl_json(references: Sequence[Reference]) -> str:
    """References as CSL-JSON, an array of items."""
    items = [csl(reference) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2)


def csl(reference: Reference) -> dict[str, Any]:
    """One item of CSL-JSON; what is unknown is left out."""
    is_news = reference.kind == NEWS
    item = {
        "id": reference.key,
        "type": reference.kind[2],
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "container-title" if is_news else "publisher": reference.publisher,
        "issued": _date_parts(reference.date),
        "URL": reference.url,
        "accessed": _date_parts(reference.accessed),
        "language": reference.language,
        "version": reference.version,
        "note": reference.note,
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


FORMATS = (
    Format("Plain text", "txt", "text/plain", "text", plain_text),
    Format("BibTeX", "bib", "application/x-bibtex", "latex", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", "text", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", "json", csl_json),
)
