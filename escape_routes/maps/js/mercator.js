/**
 * Web Mercator: a square of side 1, counted from its north-western corner. Degrees come in
 * thousandths, as the files of the basemap hold them.
 *
 * @import { LatLon } from "./types.js"
 */

/**
 * From the west.
 *
 * @param {number} lon in thousandths of a degree
 */
export const across = (lon) => 0.5 + lon / 360000;

/**
 * From the north.
 *
 * @param {number} lat in thousandths of a degree
 */
export const down = (lat) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360000)) / 2 / Math.PI;

/**
 * Pixels from the north-western corner of the world, as Leaflet counts them.
 *
 * @param {LatLon} latlon
 * @param {number} zoom
 */
export function project([lat, lon], zoom) {
  const side = 256 * 2 ** zoom;
  return { x: across(lon * 1000) * side, y: down(lat * 1000) * side };
}

/**
 * The position of a point of the square.
 *
 * @param {number} x
 * @param {number} y
 * @returns {LatLon}
 */
export function position(x, y) {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [lat, (x - 0.5) * 360];
}
