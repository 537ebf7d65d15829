/**
 * Names of places and codes of routes over the map, none on top of another.
 *
 * @import { Box, Place } from "./types.js"
 * @typedef {{text: string, colour: string, curve: L.Point[]}} Code
 */
import { corner, isFree } from "./boxes.js";
import { element } from "./dom.js";
import { distance } from "./geometry.js";
import { style } from "./style.js";

/** Boxes are in pixels of the layer, as Leaflet counts them. */
export class Labels {
  /**
   * @param {L.Map} map
   * @param {HTMLElement} pane
   */
  constructor(map, pane) {
    this._map = map;
    this._box = element("div", "escape-labels leaflet-zoom-hide", pane);
    /** @type {Box[]} */
    this._taken = [];
  }

  remove() {
    this._box.remove();
  }

  /**
   * Writes the names of these places, the first ones first, and then the codes.
   *
   * @param {Place[]} places
   * @param {Code[]} codes
   */
  write(places, codes) {
    this._taken = [];
    this._box.replaceChildren();
    for (const place of places) this._name(place);
    for (const code of codes) this._code(code);
  }

  /**
   * What is taken, as boxes in pixels of the container of the map.
   *
   * @returns {Box[]}
   */
  taken() {
    return this._taken.map(([left, top, right, bottom]) => {
      const { x, y } = this._map.layerPointToContainerPoint([left, top]);
      return [x, y, x + right - left, y + bottom - top];
    });
  }

  /** @param {Place} place */
  _name(place) {
    const at = this._map.latLngToLayerPoint(place.latlon);
    const seen = this._map.layerPointToContainerPoint(at);
    const { x: wide, y: high } = this._map.getSize();
    if (seen.x < 0 || seen.y < 0 || seen.x > wide || seen.y > high) return;
    const label = this._label(place);
    const size = /** @type {[number, number]} */ ([label.offsetWidth, label.offsetHeight]);
    const { sides, gap, margin } = style.label;
    for (const side of sides) {
      const { x, y } = corner(side, size, [gap, gap]);
      if (seen.x + x < 0 || seen.x + x + size[0] > wide) continue;
      const left = at.x + x;
      const top = at.y + y;
      if (this._take([left - margin, top, left + size[0] + margin, top + size[1]])) {
        L.DomUtil.setPosition(label, L.point(Math.round(left), Math.round(top)));
        return;
      }
    }
    label.remove();
  }

  /** @param {Place} place */
  _label(place) {
    const label = element("div", "escape-label", this._box);
    element("span", "", label, place.name);
    const second = place.ko || place.local;
    if (second && this._map.getZoom() >= style.zoom.names) element("small", "", label, second);
    return label;
  }

  /**
   * The code of a route on its line, so that it is told by more than its colour.
   *
   * @param {Code} code
   */
  _code({ text, colour, curve }) {
    const { place, shortest, high, letter, margin } = style.code;
    if (distance(curve[0], curve[curve.length - 1]) < shortest) return;
    const { x, y } = curve[Math.floor(curve.length * place)];
    const wide = letter * text.length + margin;
    const left = x - wide / 2;
    const top = y - high / 2;
    if (!this._take([left, top, x + wide / 2, y + high / 2])) return;
    const mark = element("div", "escape-code", this._box, text);
    mark.style.color = colour;
    mark.style.width = `${wide}px`;
    L.DomUtil.setPosition(mark, L.point(Math.round(left), Math.round(top)));
  }

  /**
   * Takes a box if it is free, and says whether it was.
   *
   * @param {Box} box
   */
  _take(box) {
    if (!isFree(box, this._taken)) return false;
    this._taken.push(box);
    return true;
  }
}
