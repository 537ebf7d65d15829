/**
 * A light that runs once along the main way from stop to stop, and is gone; none for who asks for
 * less motion.
 *
 * @import { Picture, Theme } from "./types.js"
 * @typedef {import("./route_layer.js").RouteLayer} RouteLayer
 */

import { StrandLine } from "./strand_line.js";
import { style } from "./style.js";

const FIRST_S = 0.3;
const STEP_S = 0.42;

export class Light {
  constructor() {
    this._front = "";
  }

  /**
   * Runs when the main way has come to the front.
   *
   * @param {RouteLayer} layer
   * @param {Picture} picture
   */
  show({ state, features, options, map, renderer }, picture) {
    const { front, walk } = state;
    if (front === this._front) return;
    this._front = front;
    if (front !== features.standing.main || walk || !options.legend) return;
    if (!(renderer instanceof L.SVG)) return;
    runLight(map, picture, { theme: options.theme, renderer, trunkLegs: features.trunkLegs });
  }
}

/**
 * @param {L.Map} map
 * @param {Picture} picture
 * @param {{theme: Theme, renderer: L.Renderer, trunkLegs: import("./types.js").Leg[]}} look
 */
function runLight(map, { strands, shapes }, { theme, renderer, trunkLegs }) {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const found = trunkLegs.flatMap(
    (leg) => strands.find(({ isFront, legs }) => isFront && legs.includes(leg)) ?? [],
  );
  for (const [order, { id, from, to, isTrunk }] of [...new Set(found)].entries()) {
    const shape = /** @type {import("./types.js").Shape} */ (shapes.get(id));
    const light = new StrandLine([from.hub.latlon, to.hub.latlon], {
      pane: "escapeLegs",
      renderer,
      shape,
      color: style.theme[theme].halo,
      weight: isTrunk ? style.strand.trunk / 2 : 2,
      lineCap: "round",
      className: "escape-run",
    }).addTo(map);
    const node = /** @type {SVGElement} */ (light.getElement());
    node.setAttribute("pathLength", "1");
    node.style.animationDelay = `${FIRST_S + order * STEP_S}s`;
    const end = () => light.remove();
    node.addEventListener("animationend", end);
    map.once("zoomstart", end);
  }
}
