"""The basemap layer in a browser: what it paints, what it writes, and that it asks nobody."""

import pytest

from tests.browser import basemap_page

LAND = [235, 232, 225]
DARK_LAND = [36, 45, 54]

# Colour of the map at a place, read from the tile that is painted there.
COLOUR_AT = """([lat, lon]) => {
  const at = map.latLngToContainerPoint([lat, lon]);
  const box = map.getContainer().getBoundingClientRect();
  for (const tile of document.querySelectorAll("canvas")) {
    const {left, top, right, bottom} = tile.getBoundingClientRect();
    const x = at.x + box.left - left, y = at.y + box.top - top;
    if (x < 0 || y < 0 || x >= right - left - 1 || y >= bottom - top - 1) continue;
    const ratio = tile.width / (right - left);
    return [...tile.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data].slice(0, 3);
  }
  return null;
}"""
# Every colour in the tiles that are painted now.
COLOURS = """() => {
  const colours = new Set();
  for (const tile of document.querySelectorAll("canvas")) {
    const {data} = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
    for (let i = 0; i < data.length; i += 4) colours.add(data.slice(i, i + 3).join());
  }
  return [...colours];
}"""
NAMES = """() => [...document.querySelectorAll(".leaflet-basemapNames-pane span")].map((span) => {
  const {left, top, right, bottom} = span.getBoundingClientRect();
  return {text: span.textContent, box: [left, top, right, bottom]};
})"""
# Names are written in the next frame, tiles are painted after it.
SETTLED = """new Promise((done) => {
  const look = () => basemap.isLoading() ? requestAnimationFrame(look) : done();
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""


@pytest.fixture
def page(browser, tmp_path):
    """A page with the map; every request and error beyond the page itself fails the test."""
    file = tmp_path / "map.html"
    file.write_text(basemap_page.page_html(), encoding="utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 600})
    unwanted = []
    page.on("request", lambda request: unwanted.append(request.url))
    page.on("pageerror", lambda error: unwanted.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate(SETTLED)
    yield page
    page.close()
    assert unwanted == [file.as_uri()]


def show(page, lat, lon, zoom):
    page.evaluate(f"map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
    page.evaluate(SETTLED)


@pytest.mark.parametrize("zoom", [2, 5, 9])
def test_land_and_sea_are_painted_where_they_are(page, zoom):
    show(page, 39.2, 126.6, zoom)
    sea = page.evaluate("getComputedStyle(map.getContainer()).backgroundColor")
    assert page.evaluate(COLOUR_AT, [39.25, 126.55]) == LAND
    show(page, 38, 131.5, zoom)
    painted = page.evaluate(COLOUR_AT, [38, 131.5])
    assert "rgb({}, {}, {})".format(*painted) == sea


@pytest.mark.parametrize("zoom", range(7, 10))
def test_no_seam_shows_between_cells(page, zoom):
    """Two cells meet on the Greenwich meridian, in Algeria with nothing to draw but land."""
    page.set_viewport_size({"width": 60, "height": 60})
    page.evaluate("basemap.options.keepBuffer = 0; map.invalidateSize()")
    show(page, 27, 0, zoom)
    assert page.evaluate(COLOURS) == [",".join(map(str, LAND))]


def test_the_theme_changes_in_place(page):
    show(page, 39.2, 126.6, 8)
    page.evaluate("window.before = [...document.querySelectorAll('canvas')]")
    page.evaluate("basemap.setTheme('dark')")
    assert page.evaluate("window.before.every((tile) => tile.isConnected)")
    assert page.evaluate(COLOUR_AT, [39.25, 126.55]) == DARK_LAND
    background = page.evaluate("getComputedStyle(map.getContainer()).backgroundColor")
    page.evaluate("document.body.style.backgroundColor = L.escapeBasemap.styleOf('dark').sea")
    assert background == page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_names_do_not_touch_each_other(page):
    show(page, 41, 127, 6)
    boxes = [name["box"] for name in page.evaluate(NAMES)]
    assert len(boxes) > 10
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


def test_reserved_boxes_stay_free_of_names(page):
    show(page, 41, 127, 6)
    page.evaluate("basemap.setReserved([[300, 100, 600, 500]])")
    page.evaluate(SETTLED)
    names = page.evaluate(NAMES)
    assert names
    for name in names:
        left, top, right, bottom = name["box"]
        assert left >= 600 or right <= 300 or top >= 500 or bottom <= 100, name["text"]


def test_names_can_be_hidden_and_shown(page):
    show(page, 41, 127, 6)
    before = page.evaluate(NAMES)
    page.evaluate("basemap.setLabels(false)")
    assert page.evaluate("basemap.labelsVisible") is False
    assert page.evaluate(NAMES) == []
    page.evaluate("basemap.setLabels(true)")
    page.evaluate(SETTLED)
    assert page.evaluate(NAMES) == before


def test_a_name_is_text_and_never_markup(page):
    page.evaluate(
        """() => {
          const labels = {labels: [["country", "<img src=x onerror=alert(1)>", 41, 127, 2]]};
          const empty = {land: [], lakes: [], borders: [], rivers: [], provinces: [], labels: []};
          map.removeLayer(basemap);
          L.escapeBasemap({osm: empty, gshhg: empty, natural_earth: empty, labels}).addTo(map);
        }"""
    )
    show(page, 41, 127, 5)
    assert [name["text"] for name in page.evaluate(NAMES)] == ["<img src=x onerror=alert(1)>"]


def test_the_attribution_is_plain_text(page):
    text = page.locator(".leaflet-control-attribution").inner_text()
    for credit in ("OpenStreetMap contributors", "GSHHG", "Natural Earth", "GeoNames"):
        assert credit in text
    assert "Boundaries are approximate and imply no endorsement" in text
    assert page.locator(".leaflet-control-attribution a").count() == 0
