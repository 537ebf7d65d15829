/**
 * Names on the ground, in a pane of their own: the more important first, none upon another.
 *
 * @import { Box, Ground, NameRow } from "./types.js"
 * @typedef {import("./name.js").Name} Name
 */

import { isFree, isNear } from "./boxes.js";
import { element } from "./dom.js";
import { boxesOf, dotOf, makeName, readNames, setColour } from "./name.js";
import { style } from "./style.js";

/** Names further out than this, in pixels, are not looked at. */
const BEYOND = { x: 120, y: 40 };

/** Laid out anew with every move of the map. */
export class Names extends L.Layer {
  /** @param {Ground} ground */
  constructor(ground) {
    super();
    /** @type {Name[]} */
    this._names = [];
    this._ground = ground;
    /** @type {Box[]} */
    this._reserved = [];
    /** @type {Set<string>} */
    this._said = new Set();
    this._frame = 0;
    this._box = element("div", "leaflet-zoom-hide");
    this._box.setAttribute("aria-hidden", "true");
  }

  /** @param {NameRow[]} rows */
  fill(rows) {
    this._names = readNames(rows);
    this.redraw();
  }

  /** @param {L.Map} map */
  onAdd(map) {
    const pane = map.getPane("basemapNames") ?? map.createPane("basemapNames");
    pane.style.zIndex = "350";
    pane.style.pointerEvents = "none";
    pane.append(this._box);
    map.on("moveend resize", this.redraw, this);
    this.redraw();
    return this;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("moveend resize", this.redraw, this);
    L.Util.cancelAnimFrame(this._frame);
    this._box.remove();
    return this;
  }

  /** A move, and the boxes that follow from it, arrive together: lay out once, in the next frame. */
  redraw() {
    L.Util.cancelAnimFrame(this._frame);
    if (this._map) this._frame = L.Util.requestAnimFrame(this._layOut, this);
  }

  /** @param {Ground} ground */
  setGround(ground) {
    this._ground = ground;
    for (const { drawn, kind } of this._names) if (drawn) setColour(drawn.element, kind, ground);
  }

  /**
   * @param {Box[]} boxes
   * @param {string[]} words
   */
  setReserved(boxes, words) {
    this._reserved = boxes;
    this._said = new Set(words);
    this.redraw();
  }

  _layOut() {
    const zoom = this._map.getZoom();
    const taken = [...this._reserved];
    const elements = [];
    for (const name of this._names) {
      if (!isDue(name, zoom) || this._said.has(name.text)) continue;
      const node = this._write(name, taken);
      if (node) elements.push(node);
    }
    this._box.replaceChildren(...elements);
  }

  /**
   * Puts a name where it is free, and takes its box; null where it is not.
   *
   * @param {Name} name
   * @param {Box[]} taken
   */
  _write(name, taken) {
    const point = this._pointOf(name);
    if (!point) return null;
    name.drawn ??= makeName(name, this._ground);
    const { element: node, words, width } = name.drawn;
    const box = this._fit(name, boxesOf(name.kind, point, width), point, taken);
    if (!box) return null;
    taken.push(box, dotOf(name.kind, point));
    L.DomUtil.setPosition(node, L.point(this._map.containerPointToLayerPoint(point)).round());
    L.DomUtil.setPosition(words, L.point(box[0] - point.x, box[1] - point.y).round());
    return node;
  }

  /**
   * Where a name belongs in the container of the map, unless that is far outside. The world
   * repeats; a name stands once, in the copy nearest to the middle.
   *
   * @param {Name} name
   */
  _pointOf(name) {
    const size = this._map.getSize();
    const turns = Math.round((this._map.getCenter().lng - name.lon) / 360);
    const point = this._map.latLngToContainerPoint([name.lat, name.lon + 360 * turns]);
    const isOutside =
      Math.abs(2 * point.x - size.x) > size.x + BEYOND.x ||
      Math.abs(2 * point.y - size.y) > size.y + BEYOND.y;
    return isOutside ? null : point;
  }

  /**
   * @param {Name} name
   * @param {Box[]} boxes
   * @param {L.Point} point
   * @param {Box[]} taken
   */
  _fit({ kind }, boxes, point, taken) {
    if (kind === "town") {
      // A town beside a reserved box is most likely the place whose name stands in it.
      if (this._reserved.some((box) => isNear(point, box, style.name.near))) return undefined;
      if (!isFree(dotOf(kind, point), taken)) return undefined;
    }
    return boxes.find((box) => isFree(box, taken));
  }
}

/**
 * Whether a name belongs to a zoom.
 *
 * @param {Name} name
 * @param {number} zoom
 */
function isDue({ kind, zoom: first }, zoom) {
  const { last, first: least } = style.names[kind];
  return zoom >= Math.max(first, least ?? 0) && zoom <= last;
}
