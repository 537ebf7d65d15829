/**
 * The part of the map that a scene shows, whatever the size of the screen; knows no page.
 */
import { style } from "../../maps/js/style.js";

/**
 * A zoom that was chosen on a map of the size of reference, for a map of another size, so that the
 * same part is seen; in quarters.
 *
 * @param {number} zoom
 * @param {{x: number, y: number}} size of the map in pixels
 */
export function scaledZoom(zoom, { x, y }) {
  const [wide, high] = style.reference;
  const factor = Math.max(Math.min(x / wide, y / high), 0.1);
  const { min, max } = style.zoom;
  return Math.max(min, Math.min(max, Math.round((zoom + Math.log2(factor)) * 4) / 4));
}
