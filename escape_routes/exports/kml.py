"""Legs and places as KML 2.2, a folder for each route and one for the places."""

from __future__ import annotations

import html
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from escape_routes.exports import features
from escape_routes.exports.features import Feature
from escape_routes.routes.families import families
from escape_routes.style.palette import FAMILY_COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from escape_routes.exports.extract import Extract
    from escape_routes.exports.features import LonLat

NAMESPACE = "http://www.opengis.net/kml/2.2"
LINE_WIDTH_PX = 3


def kml(extract: Extract) -> bytes:
    """Legs and places as one document."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _add(root, "Document")
    about = extract.about()
    _add(document, "name", about["Title"])
    # Programs read a description as HTML.
    lines = (html.escape(f"{name}: {text}") for name, text in about.items())
    _add(document, "description", "<br/>".join(lines))
    _add_fields(document, about)
    for family in families(extract.whole):
        _add_style(document, family.key)
    _add_folder(document, "Places", features.waypoints(extract))
    for (_, name, key), legs in groupby(features.legs(extract), _route):
        _add_folder(document, name, legs, f"#{_style_id(key)}")
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _route(leg: Feature) -> tuple[str, str, str]:
    told = leg.properties
    return told["route_id"], told["route_name"], told["route_family"]


def _style_id(family: str) -> str:
    return f"family-{family}" if family else "routes"


def _add(parent: ET.Element, tag: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text or None
    return element


def _add_style(document: ET.Element, family: str) -> None:
    style = _add(document, "Style")
    style.set("id", _style_id(family))
    line = _add(style, "LineStyle")
    colour = FAMILY_COLOURS["light"][family]
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    _add(line, "color", f"ff{blue}{green}{red}")
    _add(line, "width", str(LINE_WIDTH_PX))


def _add_folder(document: ET.Element, name: str, found: Iterable[Feature], style: str = "") -> None:
    folder = _add(document, "Folder")
    _add(folder, "name", name)
    for feature in found:
        placemark = _add(folder, "Placemark")
        _add(placemark, "name", feature.title)
        if style:
            _add(placemark, "styleUrl", style)
        _add_fields(placemark, {"table": feature.table, **feature.properties})
        _add_geometry(placemark, feature)


def _add_fields(parent: ET.Element, fields: Mapping[str, object]) -> None:
    data = _add(parent, "ExtendedData")
    for name, value in fields.items():
        field = _add(data, "Data")
        field.set("name", name)
        _add(field, "value", "" if value is None else str(value))


def _add_geometry(placemark: ET.Element, feature: Feature) -> None:
    if not feature.lines:
        _add_shape(placemark, "Point", feature.positions)
        return
    is_cut = len(feature.lines) > 1
    parent = _add(placemark, "MultiGeometry") if is_cut else placemark
    for line in feature.lines:
        _add_shape(parent, "LineString", line)


def _add_shape(parent: ET.Element, tag: str, positions: Iterable[LonLat]) -> None:
    shape = _add(parent, tag)
    if tag == "LineString":
        _add(shape, "tessellate", "1")
    _add(shape, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in positions))
