"""What the data is called, on which terms it may be used, and how catalogues describe it.

Addresses in the descriptions are relative to the folder that serves them, so that they hold
under every host and base path; JSON-LD reads them against the address of the description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from escape_routes.dataset.datapackage import FILE_NAME
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.terms import Terms
from escape_routes.style.wording import NOTICE

if TYPE_CHECKING:
    from escape_routes.dataset.tables import Dataset

KEYWORDS = ("North Korea", "refugees", "routes", "migration", "Thailand", "South Korea")
SCHEMA_ORG, DCAT = "dataset.jsonld", "dcat.jsonld"
CSV, GEOJSON, JSON, JSON_LD = (
    "text/csv",
    "application/geo+json",
    "application/json",
    "application/ld+json",
)


@dataclass(frozen=True)
class DataFile:
    """A file that programs can fetch: its name, its media type and what it holds."""

    name: str
    media_type: str
    description: str


def data_files() -> list[DataFile]:
    """The files under `/data/`, in the order in which its index lists them."""
    return [
        *(
            DataFile(f"{name}.csv", CSV, _first_sentence(spec.model.__doc__))
            for name, spec in TABLES.items()
        ),
        DataFile("legs.geojson", GEOJSON, "Legs as straight lines between two places, schematic."),
        DataFile("waypoints.geojson", GEOJSON, "Places as points with at most two decimals."),
        DataFile(FILE_NAME, JSON, "What every table and column means (Data Package v2)."),
        DataFile(SCHEMA_ORG, JSON_LD, "Description in the words of schema.org."),
        DataFile(DCAT, JSON_LD, "Description in the words of DCAT."),
    ]


def schema_org(dataset: Dataset, terms: Terms) -> dict[str, Any]:
    """The description of a dataset in the words of schema.org, as JSON-LD."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": "./",
        "name": terms.title,
        "description": _description(),
        "conditionsOfAccess": NOTICE,
        "keywords": list(KEYWORDS),
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "temporalCoverage": "/".join(_period(dataset)),
        "spatialCoverage": [{"@type": "Country", "name": name} for name in _countries(dataset)],
        "distribution": [_download(file) for file in data_files()],
        **_filled(
            creator=terms.creator and {"@type": "Organization", "name": terms.creator},
            license=terms.licence_url,
            usageInfo=terms.licence_note,
            version=terms.version,
            datePublished=terms.date,
        ),
    }


def dcat(dataset: Dataset, terms: Terms) -> dict[str, Any]:
    """The description of a dataset in the words of DCAT 3, as JSON-LD."""
    start, end = _period(dataset)
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "./",
        "@type": "dcat:Dataset",
        "dcterms:title": terms.title,
        "dcterms:description": _description(),
        "dcterms:accessRights": {"@type": "dcterms:RightsStatement", "dcterms:description": NOTICE},
        "dcterms:language": "en",
        "dcat:keyword": list(KEYWORDS),
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": _date(start),
            "dcat:endDate": _date(end),
        },
        "dcat:distribution": [_distribution(file, terms) for file in data_files()],
        **_filled(
            **{
                "dcterms:creator": terms.creator
                and {"@type": "foaf:Organization", "foaf:name": terms.creator},
                "dcterms:license": terms.licence_url and {"@id": terms.licence_url},
                "dcterms:rights": terms.licence_note,
                "dcat:version": terms.version,
                "dcterms:issued": terms.date and _date(terms.date),
            }
        ),
    }


def _filled(**fields: object) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def _description() -> str:
    return (
        "Places, routes, legs, dated events and counts from public sources, each with the sentence "
        f"that says so. {NOTICE}"
    )


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split()).split(". ")[0].rstrip(".") + "."


def _period(dataset: Dataset) -> tuple[str, str]:
    """The first day of an event and the last day of an event or count; may be empty."""
    days = sorted([*dataset.events["date"], *dataset.counts["end_date"]])
    first = min(dataset.events["date"], default=days[0] if days else "")
    return first, days[-1] if days else ""


def _countries(dataset: Dataset) -> list[str]:
    return sorted(set(dataset.waypoints["country_code"]))


def _date(text: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": text}


def _download(file: DataFile) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "description": file.description,
        "encodingFormat": file.media_type,
        "contentUrl": file.name,
    }


def _distribution(file: DataFile, terms: Terms) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcterms:title": file.name,
        "dcterms:description": file.description,
        "dcat:mediaType": file.media_type,
        "dcat:downloadURL": {"@id": file.name},
        **_filled(**{"dcterms:license": terms.licence_url and {"@id": terms.licence_url}}),
    }
