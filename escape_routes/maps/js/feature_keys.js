/**
 * Places and lines for the keyboard and for screen readers: one stop of the Tab key, with the arrow
 * keys from one to the next, in the order of the way.
 *
 * @import { Point } from "./types.js"
 * @typedef {object} Feature
 * @property {string} key
 * @property {string[]} subjects
 * @property {string} words read aloud
 * @property {Point} at in pixels of the layer
 * @property {() => void} act
 */
import { element } from "./dom.js";

const FORWARD = new Set(["ArrowRight", "ArrowDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp"]);

/** The list lies over the map, unseen but for the ring around what has the focus. */
export class FeatureKeys {
  /**
   * @param {L.Map} map
   * @param {HTMLElement} pane
   * @param {(feature: Feature | null) => void} onFocus
   */
  constructor(map, pane, onFocus) {
    this._map = map;
    this._onFocus = onFocus;
    this._box = element("div", "escape-features leaflet-zoom-hide", pane);
    this._box.setAttribute("role", "group");
    this._box.setAttribute("aria-label", "Places and lines; arrow keys go from one to the next");
    this._box.addEventListener("keydown", (event) => this._onKey(event));
    /** @type {Feature[]} */
    this._features = [];
    this._current = "";
  }

  remove() {
    this._box.remove();
  }

  /** @param {Feature[]} features in the order in which the keys go through them */
  fill(features) {
    const hadFocus = this._box.contains(document.activeElement);
    const isSame =
      features.length === this._features.length &&
      features.every(({ key, words }, i) => {
        const known = this._features[i];
        return known.key === key && known.words === words;
      });
    this._features = features;
    if (!isSame) this._box.replaceChildren(...features.map((feature) => this._make(feature)));
    for (const [i, { at }] of features.entries()) {
      L.DomUtil.setPosition(this._node(i), L.point(at.x, at.y).round());
    }
    const place = this._place();
    for (const i of features.keys()) this._node(i).tabIndex = i === place ? 0 : -1;
    if (hadFocus && !isSame) this._node(place)?.focus({ preventScroll: true });
  }

  /** Gives the focus to what had it last. */
  focus() {
    this._node(this._place())?.focus({ preventScroll: true });
  }

  /** @param {Feature} feature */
  _make({ key, subjects, words }) {
    const node = element("button");
    node.type = "button";
    node.setAttribute("aria-label", words);
    node.dataset.subject = subjects.join(" ");
    const feature = () => this._features.find((one) => one.key === key) ?? null;
    node.addEventListener("click", () => feature()?.act());
    node.addEventListener("focus", () => {
      this._current = key;
      this._onFocus(feature());
    });
    node.addEventListener("blur", () => this._onFocus(null));
    return node;
  }

  /** @param {KeyboardEvent} event */
  _onKey(event) {
    const { key } = event;
    const last = this._features.length - 1;
    const place = this._place();
    if (FORWARD.has(key)) this._go(Math.min(last, place + 1));
    else if (BACK.has(key)) this._go(Math.max(0, place - 1));
    else if (key === "Home") this._go(0);
    else if (key === "End") this._go(last);
    else if (key === "+" || key === "=") this._map.zoomIn();
    else if (key === "-") this._map.zoomOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} place */
  _go(place) {
    const feature = this._features[place];
    if (!feature) return;
    this._current = feature.key;
    this._bringIntoView(feature.at);
    for (const [i] of this._features.entries()) this._node(i).tabIndex = i === place ? 0 : -1;
    this._node(place).focus({ preventScroll: true });
  }

  /** @param {Point} at */
  _bringIntoView({ x, y }) {
    this._map.panInside(this._map.layerPointToLatLng([x, y]), {
      padding: [40, 40],
      animate: false,
    });
  }

  _place() {
    return Math.max(
      0,
      this._features.findIndex(({ key }) => key === this._current),
    );
  }

  /** @param {number} place */
  _node(place) {
    return /** @type {HTMLButtonElement} */ (this._box.children[place]);
  }
}
