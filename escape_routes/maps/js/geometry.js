/**
 * The curve of a leg in pixels. Its shape carries no information: schematic lines between places.
 *
 * @import { Lane, Point } from "./types.js"
 */
import { style } from "./style.js";

/**
 * How far the middle of a curve is pulled aside, in pixels.
 *
 * @param {number} length of the straight way, in pixels
 * @param {Lane} lane
 */
export function bow(length, { lane, flipped }) {
  const { bow: share, most, lane: apart, narrow } = style.arc;
  const pixels = Math.min(length * share, most) + lane * Math.min(apart, length * narrow);
  return flipped ? -pixels : pixels;
}

/**
 * @param {Point} from
 * @param {Point} to
 */
export const distance = (from, to) => Math.hypot(to.x - from.x, to.y - from.y);

/**
 * Start, control point and end of the curve between two places.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {Lane} lane
 * @returns {[Point, Point, Point]}
 */
export function curve(from, to, lane) {
  const way = { x: to.x - from.x, y: to.y - from.y };
  const pull = bow(distance(from, to), lane) / Math.max(1, distance(from, to));
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [from, { x: middle.x - way.y * pull, y: middle.y + way.x * pull }, to];
}

/**
 * The point of a curve at a fraction of its way.
 *
 * @param {[Point, Point, Point]} curve
 * @param {number} t
 * @returns {Point}
 */
export function along([from, control, to], t) {
  const u = 1 - t;
  return {
    x: u * u * from.x + 2 * u * t * control.x + t * t * to.x,
    y: u * u * from.y + 2 * u * t * control.y + t * t * to.y,
  };
}

/**
 * Points on the curve, one about every twelve pixels.
 *
 * @param {[Point, Point, Point]} curve
 * @returns {Point[]}
 */
export function sampled(curve) {
  const straight = Math.max(1, distance(curve[0], curve[2]));
  const count = Math.max(8, Math.min(48, Math.round(straight / 12)));
  return Array.from({ length: count + 1 }, (_, i) => along(curve, i / count));
}

/**
 * The direction of a leg: a small closed triangle a little past the middle of its curve.
 *
 * @param {Point[]} points of the curve
 * @param {number} size in pixels
 * @returns {Point[]}
 */
export function arrow(points, size) {
  const place = Math.floor(points.length * style.arrow.place);
  const tip = points[place];
  const before = points[place - 2];
  const length = Math.max(0.001, distance(before, tip));
  const x = (tip.x - before.x) / length;
  const y = (tip.y - before.y) / length;
  const back = {
    x: tip.x - x * size * style.arrow.length,
    y: tip.y - y * size * style.arrow.length,
  };
  const left = { x: back.x - y * size, y: back.y + x * size };
  return [left, tip, { x: back.x + y * size, y: back.y - x * size }, left];
}
