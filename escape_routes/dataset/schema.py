"""What each table may hold: one pandera model per CSV file, and the keys that tie them together.

The data dictionary, `datapackage.json` and the checks on loading all follow from this module.
Text cells are never missing: an empty cell is the empty string. Numbers may be missing (NA).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandera.pandas as pa

from escape_routes.dataset.columns import (
    PARTIAL_DATE,
    SLUG,
    SLUG_LIST,
    Integer,
    Number,
    Table,
    Text,
    column,
    day,
    key,
    reference,
    text,
    year,
)

MAX_QUOTE_WORDS = 40

WAYPOINT_KINDS = ("capital", "city", "border town", "county", "province", "country")
PRECISIONS = ("city", "county", "province", "country")
GEOCODERS = ("geonames", "override", "hand")
ROUTE_KINDS = (
    "overland",
    "foreign mission",
    "overseas work",
    "official",
    "sea",
    "inter-Korean",
    "forced return",
    "resettlement",
)
ROUTE_FAMILIES = ("mekong", "overland", "missions", "work", "near", "returned", "onward")
MAX_SHORT_NAME = 24
MODES = ("land", "air", "sea", "mixed", "not stated")
CERTAINTIES = ("documented", "reported", "inferred")
DATE_PRECISIONS = ("day", "month", "year")
OUTCOMES = ("arrived", "arrested", "repatriated", "policy", "report")
SERIES_KINDS = ("headline", "check", "estimate", "statement")
MEASURES = ("flow", "stock", "running total", "share", "change", "rate", "price", "capacity")
SEXES = ("all", "female", "male")
STATUSES = ("final", "provisional", "partial year", "cumulative", "estimate")
SOURCE_KINDS = ("news", "ngo", "academic", "government", "un")
STANCES = ("supports", "disputes", "context")
SUBJECT_TABLES = ("waypoints", "routes", "legs", "events", "series", "counts")


class Waypoints(Table):
    """A place that can stand on a route: a populated place, county, province or country."""

    waypoint_id: Text = key("Waypoint", "Key of the place.")
    name: Text = text("Name", "Usual English name.")
    name_ko: Text = column("Korean name", "Name in Korean script, where known.")
    name_local: Text = column("Local name", "Name in the script of the country, where known.")
    other_names: Text = column(
        "Other names", "Further spellings, those of the sources included, separated by semicolons."
    )
    country_code: Text = column("Country", "ISO 3166-1 alpha-2 code.", pattern=r"[A-Z]{2}")
    admin1: Text = column("Province", "First-level division, English name; empty for countries.")
    kind: Text = column("Kind", "What kind of place it is.", choices=WAYPOINT_KINDS)
    lat: Number = column(
        "Latitude",
        "WGS 84, at most two decimals.",
        unit="degree",
        in_range={"min_value": -90, "max_value": 90},
    )
    lon: Number = column(
        "Longitude",
        "WGS 84, at most two decimals.",
        unit="degree",
        in_range={"min_value": -180, "max_value": 180},
    )
    precision: Text = column("Precision", "What area the point stands for.", choices=PRECISIONS)
    geonames_id: Text = column("GeoNames id", "Number in GeoNames, where known.", pattern=r"\d*")
    geocoder: Text = column(
        "Geocoder",
        "Where the point comes from: the gazetteer, its override table, or set by hand "
        "(label points of countries and provinces).",
        choices=GEOCODERS,
    )
    note: Text = column("Note", "What a reader must know about name or point.")


class Routes(Table):
    """A named route."""

    route_id: Text = key("Route", "Key of the route.")
    code: Text = column("Code", "Short mark on the map.", pattern=r"[A-Z]{1,2}\d?", unique=True)
    name: Text = text("Name", "Name of the route.")
    short_name: Text = column(
        "Short name",
        f"Name that fits beside a line, at most {MAX_SHORT_NAME} characters.",
        str_length={"min_value": 1, "max_value": MAX_SHORT_NAME},
        unique=True,
    )
    kind: Text = column("Kind", "What kind of route it is.", choices=ROUTE_KINDS)
    family: Text = column(
        "Family",
        "Routes of one family have one colour; empty in a dataset that has no families.",
        choices=ROUTE_FAMILIES,
        may_be_empty=True,
    )
    part_of: Text = column(
        "Part of",
        "Route of which this one is a part, such as one of its entries; empty for most.",
        pattern=rf"({SLUG})?",
    )
    summary: Text = text("Summary", "What is documented of the route, in the past tense.")


class Legs(Table):
    """One waypoint to the next on a route; schematic, never a road, river or path."""

    leg_id: Text = key("Leg", "Key of the leg.")
    route_id: Text = reference("Route", "Route to which the leg belongs.")
    leg_no: Integer = column("Number", "Order on the route, from 1.", ge=1)
    from_waypoint_id: Text = reference("From", "Waypoint where the leg begins.")
    to_waypoint_id: Text = reference("To", "Waypoint where the leg ends.")
    mode: Text = column("Mode", "How the leg was travelled, as far as published.", choices=MODES)
    certainty: Text = column(
        "Certainty",
        "documented: a passage names both ends or the movement between them; reported: a passage "
        "names the movement at another level or from hearsay; inferred: follows from other legs.",
        choices=CERTAINTIES,
    )
    certainty_note: Text = text("Why", "Why the certainty is what it is, in one sentence.")


class Events(Table):
    """Something dated that happened."""

    event_id: Text = key("Event", "Key of the event.")
    title: Text = text("Title", "What happened, in one line.")
    summary: Text = text("Summary", "What happened, in own words.")
    date: Text = day("Date", "Day; for a month or a year its first day.")
    date_precision: Text = column("Precision", "How exact the date is.", choices=DATE_PRECISIONS)
    date_basis: Text = text("Basis", "Where the date comes from.")
    outcome: Text = column("Outcome", "How it ended for the people.", choices=OUTCOMES)
    people_count: Integer = column(
        "People",
        "Number of people, where the source gives one.",
        unit="persons",
        nullable=True,
        ge=0,
    )
    route_ids: Text = column(
        "Routes", "Routes on which it happened, separated by semicolons.", pattern=SLUG_LIST
    )
    waypoint_ids: Text = column(
        "Places", "Where it happened, separated by semicolons.", pattern=SLUG_LIST
    )
    note: Text = column("Note", "Doubts, and figures that differ.")


class SeriesTable(Table):
    """A series of counts."""

    series_id: Text = key("Series", "Key of the series.")
    title: Text = text("Title", "What is counted, where and by whom.")
    unit: Text = text("Unit", "Unit of the values.")
    geography: Text = text("Area", "Country or place that is counted.")
    kind: Text = column(
        "Kind",
        "headline: a published count shown by default; check: older or further values kept for "
        "comparison; estimate; statement: a figure somebody said without a table behind it.",
        choices=SERIES_KINDS,
    )
    measure: Text = column("Measure", "What the value measures.", choices=MEASURES)
    caveat: Text = column("Caveat", "How not to read it.")


class Counts(Table):
    """One figure as one source gives it."""

    count_id: Text = key("Count", "Key of the figure.")
    series_id: Text = reference("Series", "Series to which the figure belongs.")
    start_date: Text = day("Start", "First day of the period.")
    end_date: Text = day("End", "Last day of the period.")
    sex: Text = column("Sex", "Whom the figure counts.", choices=SEXES)
    value: Number = column("Value", "The figure, in the unit of its series.", nullable=True, ge=0)
    lower: Number = column("Lower", "Lower end, for ranges and 'more than'.", nullable=True, ge=0)
    upper: Number = column("Upper", "Upper end, for ranges and 'up to'.", nullable=True, ge=0)
    status: Text = column("Status", "How final the figure is.", choices=STATUSES)
    source_id: Text = reference("Source", "Source that gives the figure.")
    excerpt_id: Text = column(
        "Passage",
        "Passage that states the figure; empty only for rows of a data set.",
        pattern=rf"({SLUG})?",
    )
    note: Text = column("Note", "What a reader must know.")


class Sources(Table):
    """One page, report or data set."""

    source_id: Text = key("Source", "Key of the source.")
    title: Text = text("Title", "Title as on the page, or a description in square brackets.")
    publisher: Text = text("Publisher", "Who published it.")
    author: Text = column("Author", "Author, where the page names one in a public role.")
    date_published: Text = column("Published", "Day, month or year.", pattern=PARTIAL_DATE)
    language: Text = column("Language", "ISO 639-1 code.", pattern=r"[a-z]{2}")
    url: Text = column("Address", "Where the source is filed.", pattern=r"https?://\S+")
    kind: Text = column("Kind", "What kind of publisher.", choices=SOURCE_KINDS)
    accessed: Text = day("Accessed", "Day on which the stored copy was read.")
    reliability_note: Text = column("Reliability", "What speaks for and against the source.")


class Excerpts(Table):
    """One quoted passage of at most 40 words."""

    excerpt_id: Text = key("Passage", "Key of the passage.")
    source_id: Text = reference("Source", "Source from which it is quoted.")
    quote: Text = text("Quotation", "To the letter, at most 40 words.")
    summary: Text = text("Summary", "What it says, in own words, in English.")
    locator: Text = column("Locator", "Where in the source it stands.")


class Evidence(Table):
    """Which passage speaks of what, and for which years."""

    excerpt_id: Text = reference("Passage", "The passage.")
    subject_table: Text = column("Table", "Table of the subject.", choices=SUBJECT_TABLES)
    subject_id: Text = reference("Subject", "Key of the subject in that table.")
    stance: Text = column(
        "Stance", "supports, disputes, or gives context to, what the subject says.", choices=STANCES
    )
    start_year: Integer = year("From", "First year of which the passage speaks; may be empty.")
    end_year: Integer = year("To", "Last year of which the passage speaks; may be empty.")


@dataclass(frozen=True)
class TableSpec:
    """A table of the dataset: its CSV file is `<name>.csv`; `key` is empty where it has none."""

    name: str
    model: type[Table]
    key: str = ""

    @property
    def columns(self) -> dict[str, pa.Column]:
        """The columns in their order, by name, with their rules."""
        return dict(self.model.to_schema().columns)


@dataclass(frozen=True)
class ForeignKey:
    """Cells of `table.column` name rows of `target`; `many` when semicolons separate several."""

    table: str
    column: str
    target: str
    many: bool = False


TABLES = {
    spec.name: spec
    for spec in (
        TableSpec("waypoints", Waypoints, "waypoint_id"),
        TableSpec("routes", Routes, "route_id"),
        TableSpec("legs", Legs, "leg_id"),
        TableSpec("events", Events, "event_id"),
        TableSpec("series", SeriesTable, "series_id"),
        TableSpec("counts", Counts, "count_id"),
        TableSpec("sources", Sources, "source_id"),
        TableSpec("excerpts", Excerpts, "excerpt_id"),
        TableSpec("evidence", Evidence),
    )
}

FOREIGN_KEYS = (
    ForeignKey("routes", "part_of", "routes"),
    ForeignKey("legs", "route_id", "routes"),
    ForeignKey("legs", "from_waypoint_id", "waypoints"),
    ForeignKey("legs", "to_waypoint_id", "waypoints"),
    ForeignKey("events", "route_ids", "routes", many=True),
    ForeignKey("events", "waypoint_ids", "waypoints", many=True),
    ForeignKey("counts", "series_id", "series"),
    ForeignKey("counts", "source_id", "sources"),
    ForeignKey("counts", "excerpt_id", "excerpts"),
    ForeignKey("excerpts", "source_id", "sources"),
    ForeignKey("evidence", "excerpt_id", "excerpts"),
)
"""`evidence.subject_id` points to the table that `evidence.subject_table` names; see `dataset`."""
