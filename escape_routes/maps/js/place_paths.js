/**
 * The paths of one place: its dot, and a circle where it stands for a whole region.
 *
 * @import { Place, Theme } from "./types.js"
 * @typedef {import("./panes.js").Renderers} Renderers
 * @typedef {{theme: Theme, isFocus: boolean}} PlaceLook
 */
import { haloRadius, style } from "./style.js";

/**
 * @param {Place} place
 * @param {Renderers} renderers
 * @returns {L.CircleMarker[]}
 */
export function makePlace({ latlon, precision }, renderers) {
  const dot = L.circleMarker(latlon, {
    pane: "escapeNodes",
    renderer: renderers.escapeNodes,
    radius: precision === "city" ? style.place.town : style.place.radius,
    className: "escape-waypoint",
  });
  const radius = haloRadius(precision);
  if (!radius) return [dot];
  const { dash, edge, fill } = style.halo;
  const circle = L.circleMarker(latlon, {
    pane: "escapeHalos",
    renderer: renderers.escapeHalos,
    radius,
    interactive: false,
    weight: 1,
    dashArray: dash,
    opacity: edge,
    fillOpacity: fill,
  });
  return [dot, circle];
}

/**
 * @param {L.Path[]} paths
 * @param {PlaceLook} look
 */
export function stylePlace([dot, circle], { theme, isFocus }) {
  const { ink, faint, halo } = style.theme[theme];
  dot.setStyle({
    color: ink,
    fillColor: isFocus ? ink : halo,
    weight: isFocus ? style.place.focus : style.place.edge,
    fillOpacity: 1,
    opacity: 1,
  });
  circle?.setStyle({ color: faint, fillColor: faint });
}
