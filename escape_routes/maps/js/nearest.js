/**
 * Which lines lie under the pointer: the nearest one, and those that lie as near.
 *
 * @import { Drawn, Point, Strand } from "./types.js"
 */
import { style } from "./style.js";
import { offLine } from "./vectors.js";

/**
 * The strands under a point, the nearest first; more than one where they lie upon each other.
 *
 * @param {Point} point
 * @param {Drawn[]} drawn
 * @param {number} reach in pixels, how far from its ink a line may be meant
 * @returns {Strand[]}
 */
export function nearest(point, drawn, reach) {
  const found = drawn
    .map((line) => ({ line, off: offInk(point, line, reach) }))
    .filter(({ off }) => off <= reach)
    .sort((a, b) => a.off - b.off || Number(b.line.strand.isFront) - Number(a.line.strand.isFront));
  const [first] = found;
  return found.filter(({ off }) => off - first.off <= style.hit.tie).map(({ line }) => line.strand);
}

/**
 * How far a point lies from the edge of a line; 0 upon it.
 *
 * @param {Point} point
 * @param {Drawn} line
 * @param {number} reach beyond which nobody asks
 */
function offInk(point, { curve, box, width }, reach) {
  const [left, top, right, bottom] = box;
  const most = reach + width / 2;
  if (point.x < left - most || point.x > right + most) return Infinity;
  if (point.y < top - most || point.y > bottom + most) return Infinity;
  let least = Infinity;
  for (let i = 1; i < curve.length; i++) {
    least = Math.min(least, offLine(point, curve[i - 1], curve[i]));
  }
  return Math.max(0, least - width / 2);
}
