/**
 * The one map under all scenes.
 *
 * @import { Theme } from "../../maps/js/types.js"
 * @import { Scene, View } from "./types.js"
 */
import { style } from "../../maps/js/style.js";
import { scaledZoom } from "./view.js";

const FLIGHT_S = 1.6;
const PADDING_PX = 80;

/** Flies from scene to scene, unless less motion is asked for. */
export class LivingMap {
  /**
   * @param {Theme} theme
   * @param {(id: string) => void} onPick
   */
  constructor(theme, onPick) {
    this._calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.map = L.map("map", {
      minZoom: style.zoom.min,
      maxZoom: style.zoom.max,
      zoomSnap: 0.25,
      keyboard: false,
      maxBounds: style.bounds,
      maxBoundsViscosity: 0.8,
      center: style.centre,
      zoom: 4,
    });
    const { lang } = document.documentElement;
    const options = { theme, follow: false, onPick };
    this.layer = window.escapeRoutesOn(this.map, window.ESCAPE_ROUTES_DATA, options);
    document.documentElement.lang = lang;
    L.control.scale({ position: "bottomright" }).addTo(this.map);
    // Names are placed for one zoom; while the map flies they are away.
    const { classList } = this.map.getContainer();
    this.map.on("movestart", () => classList.add("flying"));
    this.map.on("moveend", () => classList.remove("flying"));
  }

  /**
   * @param {Scene} scene
   * @param {boolean} isFirst
   */
  show(scene, isFirst) {
    this.map.stop();
    this.map.invalidateSize({ pan: false });
    this.layer.show(scene.command);
    const { center, zoom } = scene.view ? this._chosen(scene.view) : this._fitted(scene);
    if (isFirst || this._calm.matches) this.map.setView(center, zoom, { animate: false });
    else this.map.flyTo(center, zoom, { duration: FLIGHT_S });
  }

  /** @param {[number, number]} way in pixels */
  pan(way) {
    this.map.panBy(way, { animate: !this._calm.matches });
  }

  /** @param {View} view */
  _chosen([lat, lon, zoom]) {
    return { center: L.latLng(lat, lon), zoom: scaledZoom(zoom, this.map.getSize()) };
  }

  /**
   * All legs that are shown, or the home view where no route is chosen.
   *
   * @param {Scene} scene
   */
  _fitted({ command }) {
    const points = this.layer.shownPoints();
    const isAll = !command.routes || !points.length;
    const bounds = L.latLngBounds(isAll ? style.home : points);
    const zoom = this.map.getBoundsZoom(bounds, false, L.point(PADDING_PX, PADDING_PX));
    const { min, fit } = style.zoom;
    return { center: bounds.getCenter(), zoom: Math.max(min, Math.min(fit, zoom)) };
  }
}
