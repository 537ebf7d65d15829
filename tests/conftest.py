"""A small hand-made dataset, on disk and loaded, and a way to spoil it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from escape_routes.dataset.load import from_files
from escape_routes.dataset.schema import TABLES
from escape_routes.dataset.tables import Dataset
from tests.made_faults import faults_in

TODAY = date(2026, 11, 21)

# How long an example takes depends on what else the computer does.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SMALL_ROWS = {
    "waypoints": """
hyesan,Hyesan,혜산,,Hyesan-si,KP,Ryanggang,city,41.4,128.18,city,1874722,geonames,
jilin,Jilin Province,지린성,吉林省,Kirin,CN,Jilin,province,43,126,province,,hand,Label point.
bangkok,Bangkok,방콕,กรุงเทพมหานคร,Krung Thep,TH,Bangkok,capital,13.75,100.5,city,1609350,geonames,
seoul,Seoul,서울,서울,,KR,Seoul,capital,37.57,126.98,city,1835848,geonames,
""",
    "routes": """
thai,TH,By way of Thailand,Thailand,overland,overland,,Documented from 2004 to 2012.
return,FR,Forced return from Jilin,From Jilin,forced return,returned,,Documented in 2000.
""",
    "legs": """
thai-1,thai,1,hyesan,jilin,land,documented,The passage names both ends.
thai-2,thai,2,jilin,bangkok,not stated,reported,The passage names countries only.
thai-3,thai,3,bangkok,seoul,air,inferred,Follows from the arrivals.
return-1,return,1,jilin,hyesan,land,documented,The passage names both ends.
""",
    "events": """
bangkok-2006,Arrests,Police arrested 175.,2006-08-22,day,Stated.,arrested,175,thai,bangkok,
law-2004,Law,A law was passed.,2004-10-01,month,Stated.,policy,,,seoul,
jilin-2000,Return,Sent back.,2000-01-01,year,Stated.,repatriated,7,return;thai,jilin;hyesan,
""",
    "series": """
arrivals,Arrivals in South Korea,persons,South Korea,headline,flow,Some rows span years.
asylum,Refugees by country of asylum,persons,World,estimate,stock,
""",
    "counts": """
arrivals-1998,arrivals,1950-01-01,1998-12-31,all,947,,,cumulative,ministry,x-ministry-01,
arrivals-2006,arrivals,2006-01-01,2006-12-31,all,2028,,,final,ministry,x-ministry-01,
arrivals-2025,arrivals,2025-01-01,2025-12-31,all,,220,224,provisional,daily,x-daily-03,
asylum-2012,asylum,2012-01-01,2012-12-31,all,1110.5,,,estimate,agency,,
""",
    "sources": """
ministry,Table of arrivals,Ministry of Unification,,2020-09,ko,https://example.org/table,government,2026-11-21,
daily,Arrests in Bangkok,The Daily,,2006-08-23,en,https://example.org/daily,news,2026-11-21,First-hand.
agency,Data set,UNHCR,,2026,en,https://example.org/data,un,2026-11-21,
""",
    "excerpts": """
x-ministry-01,ministry,947 2028,Arrivals up to 1998 and in 2006.,table
x-ministry-02,ministry,They come from Hyesan to Jilin.,People came from Hyesan to Jilin.,
x-daily-01,daily,"175 were arrested, the police said.",The police arrested 175.,"line 3"
x-daily-02,daily,They went through China to Thailand and on to Seoul.,People went through China.,
x-daily-03,daily,Between 220 and 224 people arrived.,Arrivals in 2025.,
x-daily-04,daily,"Nobody was sent back, the spokesman said.",A spokesman denied the return.,
""",
    "evidence": """
x-daily-01,events,bangkok-2006,supports,2006,2006
x-daily-02,events,law-2004,context,2004,2004
x-daily-02,legs,thai-2,supports,2006,2006
x-daily-02,legs,thai-3,context,,
x-daily-02,routes,thai,supports,2004,2012
x-daily-04,events,jilin-2000,disputes,2000,2000
x-daily-04,legs,return-1,disputes,2003,2003
x-daily-04,waypoints,jilin,context,,
x-ministry-01,counts,arrivals-2006,supports,2006,2006
x-ministry-01,series,arrivals,context,1950,2006
x-ministry-02,legs,return-1,supports,2000,2000
x-ministry-02,legs,thai-1,supports,2004,2005
x-ministry-02,legs,thai-1,supports,2011,2012
x-ministry-02,routes,return,supports,2000,2000
x-ministry-02,waypoints,hyesan,context,2000,2012
""",
}


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the small dataset is read, so that the embargo stands still."""
    return TODAY


@pytest.fixture(scope="session")
def small_files() -> dict[str, bytes]:
    """The bytes of a dataset of four places and two routes that breaks no rule, by table."""
    return {
        name: (",".join(TABLES[name].columns) + rows).encode() for name, rows in SMALL_ROWS.items()
    }


@pytest.fixture(scope="session")
def small(small_files: dict[str, bytes]) -> Dataset:
    """The small dataset, loaded."""
    return from_files(small_files, TODAY)


@pytest.fixture
def small_dir(tmp_path: Path, small_files: dict[str, bytes]) -> Path:
    """A folder with the files of the small dataset."""
    directory = tmp_path / "small"
    directory.mkdir()
    for name, content in small_files.items():
        (directory / f"{name}.csv").write_bytes(content)
    return directory


@pytest.fixture
def small_faults(small_dir: Path) -> Callable[[], list[str]]:
    """What is wrong with the files of the small dataset by now, as text."""
    return lambda: faults_in(small_dir, TODAY)


@pytest.fixture
def spoil(small_dir: Path) -> Callable[..., Path]:
    """Write other cells into the row of a table of the small dataset that has this key.

    The key is the first cell of a row; `row` is the spreadsheet row instead of a key.
    """

    def write(table: str, row: str | int, **cells: str) -> Path:
        path = small_dir / f"{table}.csv"
        header, *records = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
        chosen = records[row - 2] if isinstance(row, int) else _record(records, row)
        for column, value in cells.items():
            chosen[header.index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows([header, *records])
        return small_dir

    return write


def _record(records: list[list[str]], key: str) -> list[str]:
    return next(record for record in records if record[0] == key)
