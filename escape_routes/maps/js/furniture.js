/**
 * What stands around the map: buttons, playback, panel and inset, and the room that they take.
 *
 * @import { BasemapData, Picture, State } from "./types.js"
 * @typedef {import("./route_layer.js").RouteLayer} RouteLayer
 */
import { Buttons } from "./controls.js";
import { ALL } from "./front.js";
import { Inset } from "./inset.js";
import { InsetLayer } from "./inset_layer.js";
import { Panel } from "./panel.js";
import { shownLegs } from "./picture.js";
import { Playback } from "./playback.js";
import { later } from "./slices.js";
import { style } from "./style.js";

/** Room at the foot of the map in pixels: for the buttons, for a closed sheet above them. */
const EDGE_PX = 10;
const PLAYBACK_PX = 44;
const SHEET_PX = 76;
/** The share of the map that a sheet may take. */
const MOST_SHEET = 0.6;

export class Furniture {
  /**
   * @param {L.Map} map
   * @param {RouteLayer} layer
   * @param {[number, number][]} yearly
   */
  constructor(map, layer, yearly) {
    this._map = map;
    this._layer = layer;
    /** @type {State | null} */
    this._told = null;
    const { playback, legend, ground } = layer.options;
    const hasCrossings = layer.features.trunk !== null;
    /** @type {L.Control[]} */
    this._controls = [
      new Buttons({
        home: () => layer.home(),
        fit: () => layer.fit(),
        crossings: hasCrossings ? () => layer.camera?.crossings() : null,
      }).addTo(map),
    ];
    if (playback && yearly.length) {
      this._playback = new Playback(yearly, (years) => layer.setYears(years)).addTo(map);
      this._controls.push(this._playback);
    }
    if (!legend) return;
    this._panel = new Panel(layer.features, actionsOf(layer), !this._isWide()).addTo(map);
    this._controls.push(this._panel);
    if (this._isWide() && hasCrossings && ground) this._inset = this._makeInset(ground);
  }

  /**
   * Draws the inset one frame after the map itself.
   *
   * @param {() => void} then
   */
  open(then) {
    const { _inset: inset } = this;
    if (!inset) return;
    L.Util.requestAnimFrame(() => {
      window.setTimeout(() => {
        if (!this._map.hasLayer(this._layer)) return;
        this._controls.push(inset.addTo(this._map));
        inset.open();
        this._frame = L.rectangle(style.inset, { className: "escape-frame", interactive: false });
        this._updateInset();
        this.place();
        then();
      });
    });
  }

  remove() {
    for (const control of this._controls) control.remove();
    this._frame?.remove();
  }

  stop() {
    this._playback?.stop();
  }

  get hasInset() {
    return Boolean(this._frame && this._inset?.isShown);
  }

  /** @param {Picture} picture */
  fill(picture) {
    const { state, options } = this._layer;
    this._panel?.fill({ picture, state, theme: options.theme });
    this._updateInset();
    this.place();
  }

  /** Panel and inset share the right side. */
  place() {
    const below = this.hasInset ? (this._inset?.height ?? 0) + 12 : 0;
    this._panel?.setSize(insetSize(this._map)[0], this._map.getSize().y - below - 46);
  }

  /** Pixels that are taken at the edges of the map. */
  room() {
    const isWide = this._isWide();
    const right = this._panel && isWide ? insetSize(this._map)[0] + 10 : 0;
    return { left: isWide ? 34 : 0, right, foot: this._foot(isWide) };
  }

  /**
   * What is walked is seen above its sheet.
   *
   * @param {boolean} isWide
   */
  _foot(isWide) {
    if (isWide || !this._panel) return this._playback ? PLAYBACK_PX : EDGE_PX;
    const sheet = this._layer.state.walk ? this._panel.height : 0;
    return Math.min(Math.max(SHEET_PX, sheet + SHEET_PX), this._map.getSize().y * MOST_SHEET);
  }

  _isWide() {
    return this._map.getSize().x >= style.wide;
  }

  /** @param {BasemapData | Promise<BasemapData>} basemap */
  _makeInset(basemap) {
    const { theme } = this._layer.options;
    const options = { basemap, theme, size: insetSize(this._map) };
    return new Inset(options, (map) => new InsetLayer(this._layer).addTo(map));
  }

  /** The inset says the same as the map; it stands aside where it would say nothing of its own. */
  _updateInset() {
    const inset = this._inset;
    if (!inset || !this._frame) return;
    const { state } = this._layer;
    const isShown = this._hasCrossings();
    inset.show(isShown);
    if (!isShown) {
      this._frame.remove();
      return;
    }
    this._frame.addTo(this._map);
    // All routes at once would be a second knot.
    const { main } = this._layer.features.standing;
    const front = state.front === ALL && main !== null ? main : state.front;
    this._told = { ...state, front, hovered: null };
    later(() => this._tellInset());
  }

  /** The map itself is painted before; of several states the last one counts. */
  _tellInset() {
    if (this._told) this._inset?.tell(this._told, this._layer.options.theme);
    this._told = null;
  }

  _hasCrossings() {
    const { features, state } = this._layer;
    const { fronts, standing, trunk } = features;
    const closest = (this._inset?.map?.getZoom() ?? 0) - style.insetMargin;
    if (this._map.getZoom() >= closest) return false;
    const family = fronts.familyOf(state.front);
    if (family !== null && family !== standing.main) return false;
    return shownLegs(features, state).some(
      (leg) => features.routeOf(leg).part === trunk && fronts.holds(leg, state.front),
    );
  }
}

/** @param {RouteLayer} layer */
const actionsOf = (layer) => ({
  setFront: (/** @type {string} */ front) => layer.setFront(front),
  preview: (/** @type {string | null} */ key) => layer.preview(key),
  walk: (/** @type {string} */ route, /** @type {number} */ step) => layer.walk(route, step),
  endWalk: () => layer.endWalk(),
  pick: (/** @type {string} */ id) => layer.pick(id),
});

/**
 * Width and height of the inset, and width of the panel.
 *
 * @param {L.Map} map
 * @returns {[number, number]}
 */
function insetSize(map) {
  const { share, least, most, ratio } = style.panel;
  const wide = Math.round(Math.max(least, Math.min(most, map.getSize().x * share)));
  return [wide, Math.round(wide * ratio)];
}
