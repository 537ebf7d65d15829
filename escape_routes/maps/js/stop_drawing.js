/**
 * The dots of towns. What stands for a county, a province or a country has none: its name is its
 * mark, and its country is tinted.
 *
 * @import { Picture, Stop, Theme } from "./types.js"
 */
import { style } from "./style.js";

/** Dots live as long as their place is shown. */
export class StopDrawing {
  /**
   * @param {L.Map} map
   * @param {L.Renderer} renderer
   */
  constructor(map, renderer) {
    this._map = map;
    this._renderer = renderer;
    /** @type {Map<string, {dot: L.CircleMarker, stop: Stop, radius: number}>} */
    this._known = new Map();
  }

  /**
   * @param {Picture} picture
   * @param {Theme} theme
   */
  draw({ stops, scale }, theme) {
    for (const [id, { dot }] of this._known) {
      if (isDrawn(stops.get(id))) continue;
      dot.remove();
      this._known.delete(id);
    }
    for (const [id, stop] of stops) {
      if (isDrawn(stop)) this._drawOne(id, stop, { theme, size: scale.size });
    }
  }

  remove() {
    for (const { dot } of this._known.values()) dot.remove();
    this._known.clear();
  }

  /** The dots that are drawn, in pixels of the layer. */
  drawn() {
    return [...this._known].map(([id, { dot, stop, radius }]) => {
      const at = this._map.latLngToLayerPoint(dot.getLatLng());
      return { id, stop, at, radius };
    });
  }

  /**
   * @param {string} id
   * @param {Stop} stop
   * @param {{theme: Theme, size: number}} look
   */
  _drawOne(id, stop, { theme, size }) {
    const { town, trunk, edge, trunkEdge, focus } = style.place;
    const { ink, halo, faint } = style.theme[theme];
    const radius = (stop.isTrunk ? trunk : town) * size;
    const dot =
      this._known.get(id)?.dot ??
      L.circleMarker(stop.group.hub.latlon, {
        pane: "escapeNodes",
        renderer: this._renderer,
        interactive: false,
        fillOpacity: 1,
        className: "escape-stop",
      }).addTo(this._map);
    const weight = stop.isFocus ? focus : stop.isTrunk ? trunkEdge : edge;
    dot.setRadius(radius).setStyle({
      color: stop.isFront ? ink : faint,
      fillColor: stop.isFocus ? ink : halo,
      weight: weight * size,
    });
    this._known.set(id, { dot, stop, radius: radius + (weight * size) / 2 });
  }
}

/** @param {Stop | undefined} stop */
const isDrawn = (stop) => Boolean(stop && !stop.group.isArea && (stop.isFront || stop.isGhost));
