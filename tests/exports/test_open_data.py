"""The files for programs: what they hold, who may read them, and what is not sent twice."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import json
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers

from escape_routes.dataset import datapackage, terms
from escape_routes.dataset.load import DATA_DIR, load
from escape_routes.dataset.schema import TABLES
from escape_routes.errors import DataError, Fault
from escape_routes.exports import catalogue, extract, open_data
from escape_routes.style.wording import NOTICE
from escape_routes.web import headers as security

DATA = load(DATA_DIR)
FILES = [file.name for file in catalogue.data_files()]


@dataclass
class Answer:
    """What came back for a request; `content` is unpacked."""

    status_code: int
    headers: Headers
    body: bytes

    @property
    def content(self) -> bytes:
        is_packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.body) if is_packed else self.body

    @property
    def text(self) -> str:
        return self.content.decode()

    def json(self):
        return json.loads(self.content)


@dataclass
class Client:
    """Asks an app without a network."""

    app: Starlette

    def request(self, method: str, path: str, headers=()) -> Answer:
        sent = []
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "root_path": "",
            "query_string": b"",
            "headers": [(key.encode(), value.encode()) for key, value in dict(headers).items()],
        }

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        start, *rest = sent
        body = b"".join(message.get("body", b"") for message in rest)
        return Answer(start["status"], Headers(raw=start["headers"]), body)

    def get(self, path: str, headers=()) -> Answer:
        return self.request("GET", path, headers)


@pytest.fixture(scope="module")
def client():
    part = extract.whole(DATA, terms.our_terms())
    app = Starlette(routes=open_data.routes(lambda: part), middleware=security.MIDDLEWARE)
    return Client(app)


@pytest.mark.parametrize("table", TABLES)
def test_table_is_the_committed_file_and_agrees_with_the_dataset(client, table):
    answer = client.get(f"/data/{table}.csv")
    assert answer.content == (DATA_DIR / f"{table}.csv").read_bytes()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    frame = DATA.table(table)
    assert list(rows[0]) == list(frame.columns)
    first = frame.columns[0]
    assert [row[first] for row in rows] == frame[first].tolist()


@pytest.mark.parametrize(("name", "table"), [("legs", "legs"), ("waypoints", "waypoints")])
def test_collections_have_each_row(client, name, table):
    collection = client.get(f"/data/{name}.geojson").json()
    key = TABLES[table].key
    found = {one["properties"][key] for one in collection["features"]}
    assert found == set(DATA.table(table)[key])
    assert len(collection["features"]) == len(found)
    assert collection["notice"] == NOTICE


def test_description_is_that_of_the_repository(client):
    assert client.get("/data/datapackage.json").text == datapackage.text()


def test_index_lists_every_file_with_rows_and_says_how_cells_are_written(client):
    listed = client.get("/data/").json()
    assert [file["name"] for file in listed["files"]] == FILES
    rows = {f["name"]: f["rows"] for f in listed["files"] if "rows" in f}
    assert rows["counts.csv"] == len(DATA.counts)
    assert listed["notice"] == NOTICE
    assert "not made safe for spreadsheets" in listed["cells"]
    assert listed["licence"].startswith("CC BY 4.0")


def test_address_without_the_stroke_leads_to_the_index(client):
    answer = client.get("/data")
    assert (answer.status_code, answer.headers["location"]) == (308, "data/")


@pytest.mark.parametrize("name", ["", *FILES])
def test_every_file_may_be_read_by_any_host_and_keeps_the_security_headers(client, name):
    headers = client.get(f"/data/{name}").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["cache-control"] == "public, max-age=600"
    assert headers["etag"]
    assert "set-cookie" not in headers
    assert {key.lower() for key in security.SECURITY_HEADERS} <= set(headers)


@pytest.mark.parametrize("name", ["", *FILES])
def test_head_has_the_headers_and_no_body(client, name):
    unpacked = {"accept-encoding": "identity"}
    whole = client.get(f"/data/{name}", headers=unpacked)
    head = client.request("HEAD", f"/data/{name}", unpacked)
    assert head.content == b""
    assert head.headers == whole.headers
    assert int(head.headers["content-length"]) == len(whole.content)


def test_file_travels_packed_to_who_takes_gzip(client):
    packed = client.get("/data/counts.csv", headers={"accept-encoding": "gzip"})
    plain = client.get("/data/counts.csv", headers={"accept-encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 4
    assert packed.content == plain.content
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("form", ["{}", '"x", {}', "{} ", "*"])
def test_what_the_reader_has_is_not_sent_again(client, form):
    etag = client.get("/data/legs.csv").headers["etag"]
    answer = client.get("/data/legs.csv", headers={"if-none-match": form.format(etag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag


@pytest.mark.parametrize("form", ['"x"', "", 'W/"legs"'])
def test_what_the_reader_does_not_have_is_sent(client, form):
    assert client.get("/data/legs.csv", headers={"if-none-match": form}).status_code == 200


def test_etags_differ_with_the_content(client):
    etags = [client.get(f"/data/{name}").headers["etag"] for name in FILES]
    assert len(set(etags)) == len(FILES)


def test_browsers_learn_what_they_may_ask(client):
    answer = client.request("OPTIONS", "/data/legs.csv")
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-headers"] == "If-None-Match"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client, method):
    assert client.request(method, "/data/legs.csv").status_code == 405


@pytest.mark.parametrize("name", ["x.csv", "README.md", "briefings", "../app.py", "legs"])
def test_other_names_are_not_found(client, name):
    assert client.get(f"/data/{name}").status_code == 404


def test_faulty_tables_are_one_line_and_not_kept():
    def fail():
        raise DataError([Fault("legs.csv", 2, "leg_no", "must be a whole number", "secret")])

    answer = Client(Starlette(routes=open_data.routes(fail))).get("/data/legs.csv")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_description_for_search_engines_names_each_file_and_the_terms(client):
    found = client.get("/data/dataset.jsonld").json()
    assert found["@context"] == "https://schema.org/"
    assert found["@type"] == "Dataset"
    assert [one["contentUrl"] for one in found["distribution"]] == FILES
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (
        found["temporalCoverage"]
        == f"{min(DATA.events['date'])}/{max(*DATA.events['date'], *DATA.counts['end_date'])}"
    )
    assert {place["name"] for place in found["spatialCoverage"]} == set(
        DATA.waypoints["country_code"]
    )
    assert NOTICE in found["description"]


def test_description_for_catalogues_names_each_file_and_the_terms(client):
    found = client.get("/data/dcat.jsonld").json()
    assert found["@type"] == "dcat:Dataset"
    addresses = [one["dcat:downloadURL"]["@id"] for one in found["dcat:distribution"]]
    assert addresses == FILES
    assert found["dcterms:license"]["@id"].startswith("https://creativecommons.org/")
    prefixes = set(found["@context"])
    names = [key for key in json.dumps(found).split('"') if ":" in key and " " not in key]
    assert {name.split(":")[0] for name in names if name[0].isalpha()} <= prefixes | {
        "https",
        "http",
    }


def test_terms_of_another_dataset_are_left_open(small):
    found = catalogue.schema_org(small, terms.other_terms())
    assert not {"license", "creator", "version", "datePublished"} & set(found)
    assert not {"dcterms:license", "dcat:version"} & set(catalogue.dcat(small, terms.other_terms()))


def test_an_empty_dataset_can_be_described(small):
    empty = small.replace(**{name: small.table(name).iloc[:0] for name in TABLES})
    assert catalogue.schema_org(empty, terms.other_terms())["temporalCoverage"] == "/"
