"""What an address asks for: filters, the routes that they choose, and how they are written."""

from __future__ import annotations

from types import SimpleNamespace
from urllib.parse import parse_qs, urlencode

from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.tables import rows
from escape_routes.routes import address
from escape_routes.routes.families import families

SEARCHES = (
    "",
    "?family=mekong",
    "?family=near+mekong",
    "?family=near,mekong",
    "?family=nobody+mekong",
    "?family=",
    "?route=thai-entry-nong-khai",
    "?route=russia+thai-entry-nong-khai",
    "?route=russia,thai-entry-nong-khai",
    "?route=russia&route=mongolia",
    "?route=A+renamed+route",
    "?route=Overland%3A+Thai+entry%3A+Nong+Khai",
    "?route=Overland%3A+Thai+entry%3A+Chiang+Rai+province+%28Mae+Sai%2C+Chiang+Saen%2C+Chiang+"
    "Khong%29&route=Sea%3A+Escape+by+boat+from+China",
    "?route=Inter-korean%3A+Across+the+sea+boundary",
    "?family=mekong&route=thai-entry-nong-khai",
    "?kind=overland",
    "?kind=sea",
    "?kind=forced+return",
    "?kind=foreign+mission&kind=official",
    "?kind=flying",
    "?kind=overland&route=china-sea-boat&family=work",
    "?years=2004-2012",
    "?years=2004%E2%80%932012",
    "?years=2012-2004",
    "?years=2009",
    "?years=2009-2009",
    "?years=2012&years=2004",
    "?years=2004,2012",
    "?years=1985-1994",
    "?years=1985-2004",
    "?years=2004-2999",
    "?years=1997-2026",
    "?years=1000-3000",
    "?years=abc",
    "?years=20045",
    "?years=2004-2005-2006",
    "?years=%D9%A2%D9%A0%D9%A0%D9%A4",
    "?kind=overland&amp;years=1998&amp;years=2003",
    "?family=mekong&years=2004-2012&focus=leg.t2-nong-khai-bangkok&at=18.25,102.50,6.5",
)


def given():
    """The routes and families of the data, its years, and addresses."""
    data = load(DATA_DIR)
    return {
        "families": [{"id": family.key} for family in families(data)],
        "routes": [
            {"id": row.route_id, "kind": row.kind, "family": row.family, "name": row.name}
            for row in rows(data.routes)
        ],
        "span": list(address.known(data).span),
        "searches": list(SEARCHES),
    }


def expected(given):
    """By address: what is chosen, its routes in the order of the data, and the address anew."""
    routes = [SimpleNamespace(**row, route_id=row["id"]) for row in given["routes"]]
    keys = [family["id"] for family in given["families"]]
    known = address.known_of(routes, keys, tuple(given["span"]))
    return [answer(known, search) for search in given["searches"]]


def answer(known, search):
    query = parse_qs(search.removeprefix("?"))
    found = address.read(known, query).filters
    chosen = address.selection(known, found).route_ids
    rest = [(key, one) for key, values in query.items() for one in values if not is_filter(key)]
    written = urlencode([*found.parameters().items(), *rest], safe=",")
    return {
        "families": list(found.families),
        "routes": list(found.routes),
        "years": list(found.years) if found.years else None,
        "chosen": [key for key in known.routes if key in chosen] or None,
        "written": f"?{written}" if written else "",
    }


def is_filter(key):
    return key.removeprefix(address.GARBLED) in address.KEYS
