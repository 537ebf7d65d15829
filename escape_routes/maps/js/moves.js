/**
 * Ways to move the map to what is shown.
 *
 * @import { LatLon } from "./types.js"
 */
import { style } from "./style.js";

/** Room for the passages beside what is shown at first. */
const ASIDE_PX = 420;
const REVEAL_ZOOM = 6;

/**
 * To where all documented routes lie.
 *
 * @param {L.Map} map
 */
export function goHome(map) {
  map.fitBounds(style.home, { animate: false });
}

/**
 * To all of these places.
 *
 * @param {L.Map} map
 * @param {LatLon[]} points
 */
export function fitTo(map, points) {
  const options = { maxZoom: style.zoom.fit, animate: false };
  if (points.length) map.fitBounds(points, { padding: [48, 48], ...options });
}

/**
 * To these places, but only when they lie outside of the map, or for a first look; then it leaves
 * room on the right, where the page opens the passages.
 *
 * @param {L.Map} map
 * @param {LatLon[]} points
 * @param {boolean} isFirst
 */
export function reveal(map, points, isFirst) {
  if (!points.length) return;
  if (!isFirst && map.getBounds().contains(L.latLngBounds(points))) return;
  const aside = isFirst ? Math.min(ASIDE_PX, map.getSize().x * 0.45) : 60;
  map.fitBounds(points, {
    paddingTopLeft: [60, 60],
    paddingBottomRight: [aside, 60],
    maxZoom: REVEAL_ZOOM,
    animate: false,
  });
}
