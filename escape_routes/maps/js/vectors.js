/**
 * Points and directions in pixels; x grows to the right and y down.
 *
 * @import { Point } from "./types.js"
 */

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {Point}
 */
export const plus = (a, b) => ({ x: a.x + b.x, y: a.y + b.y });

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {Point}
 */
export const minus = (a, b) => ({ x: a.x - b.x, y: a.y - b.y });

/**
 * @param {Point} a
 * @param {number} by
 * @returns {Point}
 */
export const times = (a, by) => ({ x: a.x * by, y: a.y * by });

/**
 * @param {Point} a
 * @param {Point} b
 */
export const distance = (a, b) => Math.hypot(b.x - a.x, b.y - a.y);

/**
 * The same direction with a length of one; nothing stays nothing.
 *
 * @param {Point} a
 * @returns {Point}
 */
export const unit = (a) => times(a, 1 / (Math.hypot(a.x, a.y) || 1));

/**
 * The direction from one point to another.
 *
 * @param {Point} a
 * @param {Point} b
 * @returns {Point}
 */
export const towards = (a, b) => unit(minus(b, a));

/**
 * Turned clockwise, as the screen shows it.
 *
 * @param {Point} a
 * @param {number} degrees
 * @returns {Point}
 */
export function turned({ x, y }, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

/**
 * The direction that makes an arc of a circle with the one at the other end of a chord.
 *
 * @param {Point} a
 * @param {Point} chord of length one
 * @returns {Point}
 */
export function mirrored(a, chord) {
  const twice = 2 * (a.x * chord.x + a.y * chord.y);
  return minus(times(chord, twice), a);
}

/**
 * To the right of a direction, as the screen shows it.
 *
 * @param {Point} a
 * @returns {Point}
 */
export const aside = ({ x, y }) => ({ x: -y, y: x });

/**
 * How far a point lies from the line between two others.
 *
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
export function offLine(point, from, to) {
  const way = minus(to, from);
  const square = way.x * way.x + way.y * way.y;
  const away = minus(point, from);
  const share = square ? (away.x * way.x + away.y * way.y) / square : 0;
  return distance(point, plus(from, times(way, Math.max(0, Math.min(1, share)))));
}
