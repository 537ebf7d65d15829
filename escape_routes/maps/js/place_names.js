/**
 * Names of places over the map, each a button: the numbered stops first, none upon another, on no
 * line where there is another spot.
 *
 * @import { Box, Picture, Point, Stop } from "./types.js"
 * @typedef {import("./ink.js").Ink} Ink
 * @typedef {import("./spots.js").Place} Spot
 * @typedef {{stop: Stop, number: number | undefined, node: HTMLElement}} Name
 * @typedef {object} Content
 * @property {Picture} picture
 * @property {(stop: Stop) => boolean} isNamed whether a place is named here
 * @property {(stop: Stop) => string} secondOf what stands below the name
 * @property {(id: string) => boolean} isEntry
 * @property {Ink} ink
 * @property {Box[]} taken
 */
import { element } from "./dom.js";
import { measured } from "./measured.js";
import { bestSpot } from "./spots.js";
import { style } from "./style.js";
import { minus, plus, times, towards } from "./vectors.js";

/** Boxes are in pixels of the layer, as Leaflet counts them. */
export class PlaceNames {
  /**
   * @param {L.Map} map
   * @param {HTMLElement} box
   * @param {(placeId: string) => void} pick
   */
  constructor(map, box, pick) {
    this._map = map;
    this._box = box;
    this._pick = pick;
  }

  /**
   * Writes the names, and adds what they take.
   *
   * @param {Content} content
   * @returns {Stop[]} those that are named
   */
  write(content) {
    const names = sorted(content)
      .filter(({ group }) => this._isInView(this._at(group)))
      .map((stop) => this._make(stop, content));
    // All are made before the first is measured, since measuring lays the page out.
    const { size } = content.picture.scale;
    const sizes = names.map(({ node }) => measured(node, size));
    return names.flatMap((name, i) => (this._put(name, sizes[i], content) ? [name.stop] : []));
  }

  /** @param {Stop["group"]} group */
  _at(group) {
    return this._map.latLngToLayerPoint(group.hub.latlon);
  }

  /** @param {L.Point} at */
  _isInView(at) {
    const { x, y } = this._map.layerPointToContainerPoint(at);
    const seen = this._map.getSize();
    const { beyond } = style.label;
    return x > -beyond && y > -beyond && x < seen.x + beyond && y < seen.y + beyond;
  }

  /**
   * @param {Stop} stop
   * @param {Content} content
   * @returns {Name}
   */
  _make(stop, { picture, secondOf }) {
    const { group } = stop;
    const number = picture.numbers.get(group.id);
    const kinds = ["escape-label"];
    if (group.isArea) kinds.push("area");
    if (number || stop.isTrunk) kinds.push("trunk");
    if (!stop.isFront) kinds.push("ghost");
    const node = element("button", kinds.join(" "), this._box);
    node.type = "button";
    // The keyboard reaches places in a list of their own.
    node.tabIndex = -1;
    node.setAttribute("aria-hidden", "true");
    node.dataset.name = group.id;
    if (number) element("i", "", node, String(number));
    const words = element("span", "", node, group.name);
    const second = secondOf(stop);
    if (second) element("small", "", words, second);
    // A name can be pressed, and the map be moved by it.
    const drag = /** @type {{moved?: () => boolean}} */ (this._map.dragging ?? {});
    node.addEventListener("click", () => {
      if (!drag.moved?.()) this._pick(group.hub.id);
    });
    return { stop, number, node };
  }

  /**
   * @param {Name} name
   * @param {[number, number]} dimensions
   * @param {Content} content
   */
  _put({ stop, number, node }, dimensions, { picture, ink, taken, isEntry }) {
    const { group } = stop;
    const at = this._at(group);
    const scale = picture.scale.size;
    const view = this._view();
    const spot = bestSpot(at, dimensions, { isArea: group.isArea, scale }, { view, taken, ink });
    const isWanted = number !== undefined || isEntry(group.id);
    if (!spot || (spot.cost > style.label.dearest && !isWanted)) {
      node.remove();
      return false;
    }
    taken.push(spot.box);
    const [left, top] = spot.box;
    const corner = L.point(left + style.label.margin, top + 1);
    L.DomUtil.setPosition(node, corner.round());
    if (!group.isArea && spot.ring > 0) this._lead(at, spot, scale);
    return true;
  }

  /** What can be seen, in pixels of the layer. @returns {Box} */
  _view() {
    const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
    const seen = this._map.getSize();
    return [x + 2, y + 2, x + seen.x - 2, y + seen.y - 2];
  }

  /**
   * A thin line from a place to a name that stands apart from it.
   *
   * @param {Point} at
   * @param {Spot} spot
   * @param {number} scale
   */
  _lead(at, { box: [left, top, right, bottom] }, scale) {
    const to = { x: within(at.x, left, right), y: within(at.y, top, bottom) };
    const from = plus(at, times(towards(at, to), style.label.lead * scale));
    const { x, y } = minus(to, from);
    const line = element("div", "escape-leader", this._box);
    line.style.width = `${Math.hypot(x, y)}px`;
    line.style.transform = `translate(${from.x}px,${from.y}px) rotate(${Math.atan2(y, x)}rad)`;
  }
}

/**
 * @param {Content} content
 * @returns {Stop[]}
 */
function sorted({ picture, isNamed, isEntry }) {
  const { numbers, stops } = picture;
  const weight = (/** @type {Stop} */ { group }) =>
    numbers.has(group.id) ? 2 : isEntry(group.id) ? 1 : 0;
  return [...stops.values()]
    .filter(isNamed)
    .sort(
      (a, b) => weight(b) - weight(a) || b.degree - a.degree || (a.group.id < b.group.id ? -1 : 1),
    );
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
const within = (value, least, most) => Math.max(least, Math.min(most, value));
