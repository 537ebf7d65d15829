/**
 * The one map under all scenes.
 *
 * @import { Theme } from "../../maps/js/types.js"
 * @import { Scene, View } from "./types.js"
 */
import { style } from "../../maps/js/style.js";
import { scaledZoom } from "./view.js";

const FLIGHT_S = 1.6;

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
    const options = { theme, follow: false, presenting: true, onPick };
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
    const seconds = isFirst ? 0 : FLIGHT_S;
    if (scene.command.walk) this.layer.walk(scene.command.walk.route, scene.command.walk.step);
    else if (scene.view) this._goTo(scene.view, seconds);
    else if (scene.command.routes) this.layer.camera?.fit(this.layer.shownPoints(), seconds);
    else this.layer.camera?.home(seconds);
  }

  /** Is not seen, and has no leg to go to. */
  rest() {
    if (this.layer.state.walk) this.layer.endWalk();
  }

  /**
   * Goes to another leg of the route that is walked, and says whether there is one.
   *
   * @param {number} by
   */
  step(by) {
    const { walk } = this.layer.state;
    if (!walk) return false;
    const last = this.layer.features.legsOf(walk.route).length - 1;
    const step = walk.step + by;
    if (step < 0 || step > last) return false;
    this.layer.walk(walk.route, step);
    return true;
  }

  /** @param {[number, number]} way in pixels */
  pan(way) {
    this.map.panBy(way, { animate: !this._calm.matches });
  }

  /**
   * @param {View} view
   * @param {number} seconds of flight
   */
  _goTo([lat, lon, zoom], seconds) {
    const closest = scaledZoom(zoom, this.map.getSize());
    if (!seconds || this._calm.matches) this.map.setView([lat, lon], closest, { animate: false });
    else this.map.flyTo([lat, lon], closest, { duration: seconds });
  }
}
