/**
 * The routes in the inset: the same state, closer, without what only belongs to the whole.
 *
 * @import { State, Theme } from "./types.js"
 * @typedef {import("./route_layer.js").RouteLayer} RouteLayer
 */
import { Canvas } from "./canvas.js";
import { compose } from "./picture.js";
import { sizeOf } from "./sizes.js";
import { style } from "./style.js";

/** What is chosen in it is chosen on the map. */
export class InsetLayer extends L.Layer {
  /** @param {RouteLayer} layer */
  constructor(layer) {
    super();
    this._layer = layer;
    this.features = layer.features;
    this.state = layer.state;
    this.options = { ...layer.options, basemap: null };
    this.hasInset = false;
    this._told = "";
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this._canvas = new Canvas(map, this, { isInset: true });
    return this;
  }

  onRemove() {
    this._canvas?.remove();
    return this;
  }

  /** @param {string} id */
  pick(id) {
    this._layer.pick(id);
  }

  /**
   * @param {State} state
   * @param {Theme} theme
   */
  tell(state, theme) {
    const told = JSON.stringify([state, theme]);
    if (told === this._told) return;
    this._told = told;
    this.state = state;
    this.options.theme = theme;
    const size = Math.max(1, sizeOf(this._layer.map, this.options.presenting) * style.insetSize);
    const container = this._map.getContainer();
    container.dataset.theme = theme;
    container.style.setProperty("--size", String(size));
    const look = { zoom: this._map.getZoom(), size, wide: this._map.getSize().x, isInset: true };
    this._canvas?.draw(compose(this.features, state, look));
  }
}
