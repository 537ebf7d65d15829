/**
 * A second, still map of the crossings beside the first, and its frame on the first.
 *
 * @import { BasemapData, State, Theme } from "./types.js"
 */
import { Basemap } from "./basemap.js";
import { element } from "./dom.js";
import { style } from "./style.js";

/** Stands aside when the map itself is that close. */
export class Inset extends L.Control {
  /**
   * @param {{basemap: BasemapData | Promise<BasemapData>, theme: Theme, size: [number, number]}} options
   * @param {(map: L.Map) => import("./inset_layer.js").InsetLayer} makeLayer
   */
  constructor({ basemap, theme, size: [wide, high] }, makeLayer) {
    super({ position: "bottomright" });
    this._box = element("div", "escape-inset");
    element("div", "escape-inset-head", this._box, style.words.screen.inset);
    this._place = element("div", "escape-inset-map", this._box);
    this._box.style.width = `${wide}px`;
    this._place.style.height = `${high}px`;
    this._basemap = basemap;
    this._theme = theme;
    this._makeLayer = makeLayer;
  }

  onAdd() {
    L.DomEvent.disableClickPropagation(this._box);
    L.DomEvent.disableScrollPropagation(this._box);
    return this._box;
  }

  /** Draws the second map, once its place is on the page. */
  open() {
    this.map = L.map(this._place, {
      zoomSnap: 0,
      zoomControl: false,
      attributionControl: false,
      dragging: false,
      scrollWheelZoom: false,
      doubleClickZoom: false,
      boxZoom: false,
      keyboard: false,
      touchZoom: false,
      minZoom: style.zoom.min,
      maxZoom: style.zoom.max,
    });
    this.map.fitBounds(style.inset, { animate: false });
    const options = { theme: this._theme, isQuiet: true };
    this._ground = new Basemap(this._basemap, options).addTo(this.map);
    this.layer = this._makeLayer(this.map);
  }

  /** @param {boolean} isShown */
  show(isShown) {
    this._box.hidden = !isShown;
  }

  get isShown() {
    return !this._box.hidden;
  }

  /** Height in pixels with its head; 0 while it stands aside. */
  get height() {
    return this._box.offsetHeight;
  }

  /**
   * @param {State} state
   * @param {Theme} theme
   */
  tell(state, theme) {
    this._ground?.setTheme(theme);
    this.layer?.tell(state, theme);
  }
}
