/**
 * The tooltip of what is under the pointer or has the focus.
 */
import { element } from "./dom.js";

/** One for the map. */
export class Tips {
  /** @param {L.Map} map */
  constructor(map) {
    this._map = map;
    this._tip = L.tooltip({
      className: "escape-tooltip",
      direction: "top",
      opacity: 1,
      offset: [0, -6],
    });
  }

  /**
   * @param {string[]} lines the first is the title
   * @param {L.LatLngExpression} at
   */
  show(lines, at) {
    const box = element("div", "escape-tip");
    for (const [i, line] of lines.entries()) element(i ? "div" : "strong", "", box, line);
    this._tip.setLatLng(at).setContent(box);
    if (!this._map.hasLayer(this._tip)) this._tip.addTo(this._map);
  }

  hide() {
    this._tip.remove();
  }
}
