/**
 * Boxes of text, and which places they may take.
 *
 * @import { Box, Point, Side } from "./types.js"
 */

/**
 * Whether two boxes share nothing.
 *
 * @param {Box} a
 * @param {Box} b
 */
export const isApart = (a, b) => a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1];

/**
 * Whether a box shares nothing with any of the others.
 *
 * @param {Box} box
 * @param {Box[]} taken
 */
export const isFree = (box, taken) => taken.every((other) => isApart(box, other));

/**
 * Whether a point lies in a box or within a margin of it.
 *
 * @param {Point} point
 * @param {Box} box
 * @param {number} margin in pixels
 */
export function isNear({ x, y }, [left, top, right, bottom], margin) {
  const isBeside = x > left - margin && x < right + margin;
  return isBeside && y > top - margin && y < bottom + margin;
}

/**
 * Upper left corner of a box on one side of a point, seen from the point.
 *
 * @param {Side} side
 * @param {[number, number]} size width and height of the box
 * @param {[number, number]} gap to the point, across and down
 * @returns {Point}
 */
export function corner(side, [width, height], [across, down]) {
  if (side === "right") return { x: across, y: -height / 2 };
  if (side === "left") return { x: -width - across, y: -height / 2 };
  return { x: -width / 2, y: side === "above" ? -height - down : down };
}
