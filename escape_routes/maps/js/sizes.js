/**
 * How large words and lines are: 1 at a desk, up to 2 on a wall, where they are read from afar.
 */
import { style } from "./style.js";

/**
 * @param {L.Map} map
 * @param {boolean} isPresenting
 */
export function sizeOf(map, isPresenting) {
  if (!isPresenting) return 1;
  const { window: wide, map: own, most } = style.wall;
  return Math.max(1, Math.min(most, window.innerWidth / wide, map.getSize().x / own));
}
