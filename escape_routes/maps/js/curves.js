/**
 * The curve of a strand in pixels, as a row of points. Its shape carries no information: schematic
 * lines between places.
 *
 * @import { Point, Shape } from "./types.js"
 * @typedef {{at: Point, way: Point}} Spot a point of a curve, and the direction there
 */
import { style } from "./style.js";
import { aside, distance, minus, plus, times, towards, unit } from "./vectors.js";

/**
 * The curve between two places.
 *
 * @param {Point} from
 * @param {Point} to
 * @param {Shape} shape
 */
export function curve(from, to, { start, end, pull, aside: by }) {
  const reach = distance(from, to) * pull;
  const controls = [plus(from, times(start, reach)), minus(to, times(end, reach))];
  const { step, least, most } = style.curve;
  const count = Math.max(least, Math.min(most, Math.round(distance(from, to) / step)));
  const points = Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count;
    const u = 1 - t;
    return [
      [from, u * u * u],
      [controls[0], 3 * u * u * t],
      [controls[1], 3 * u * t * t],
      [to, t * t * t],
    ].reduce(
      (sum, [point, share]) =>
        plus(sum, times(/** @type {Point} */ (point), /** @type {number} */ (share))),
      { x: 0, y: 0 },
    );
  });
  return by ? shifted(points, by) : points;
}

/**
 * The same curve a few pixels to its right; both begin and end together.
 *
 * @param {Point[]} points
 * @param {number} by
 */
function shifted(points, by) {
  const last = points.length - 1;
  return points.map((point, i) => {
    const way = towards(points[Math.max(0, i - 1)], points[Math.min(last, i + 1)]);
    const share = Math.min(1, (style.curve.taper * Math.min(i, last - i)) / last);
    return plus(point, times(aside(way), by * share));
  });
}

/**
 * @param {Point[]} points
 */
export function lengthOf(points) {
  let total = 0;
  for (let i = 1; i < points.length; i++) total += distance(points[i - 1], points[i]);
  return total;
}

/**
 * Where a share of the length of a curve is reached.
 *
 * @param {Point[]} points
 * @param {number} share from 0 to 1
 * @returns {Spot}
 */
export function along(points, share) {
  let left = lengthOf(points) * share;
  for (let i = 1; i < points.length; i++) {
    const piece = distance(points[i - 1], points[i]);
    if (left <= piece || i === points.length - 1) {
      const way = unit(minus(points[i], points[i - 1]));
      return { at: plus(points[i - 1], times(way, Math.min(left, piece))), way };
    }
    left -= piece;
  }
  return { at: points[0], way: { x: 0, y: 0 } };
}

/**
 * Points of a curve at equal steps.
 *
 * @param {Point[]} points
 * @param {number} step in pixels
 */
export function evenly(points, step) {
  const found = [points[0]];
  let next = step;
  for (let i = 1; i < points.length; i++) {
    const piece = distance(points[i - 1], points[i]);
    for (; next <= piece; next += step) {
      found.push(plus(points[i - 1], times(minus(points[i], points[i - 1]), next / piece)));
    }
    next -= piece;
  }
  return found;
}

/**
 * The direction of a strand: a small closed triangle past the middle of its curve.
 *
 * @param {Point[]} points of the curve
 * @param {number} size in pixels
 */
export function arrow(points, size) {
  const { place, length } = style.arrow;
  const { at, way } = along(points, place);
  const [left, right] = wings(at, way, size, size * length);
  return [left, at, right, left];
}

/**
 * The direction of the main way: open angles inside of its line.
 *
 * @param {Point[]} points of the curve
 * @param {number} size in pixels
 */
export function chevrons(points, size) {
  const { every, depth } = style.arrow;
  const count = Math.max(1, Math.round(lengthOf(points) / every));
  return Array.from({ length: count }, (_, i) => {
    const { at, way } = along(points, (i + 0.5) / count);
    const [left, right] = wings(at, way, size, size * depth);
    return [left, at, right];
  });
}

/**
 * @param {Point} tip
 * @param {Point} way
 * @param {number} size to each side
 * @param {number} back how far behind the tip
 */
function wings(tip, way, size, back) {
  const behind = minus(tip, times(way, back));
  const across = times(aside(way), size);
  return [plus(behind, across), minus(behind, across)];
}
