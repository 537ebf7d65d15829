/**
 * Where a name may stand beside its place: on no other name, dot or control, over as little line as
 * can be, and as near as can be.
 *
 * @import { Box, Point } from "./types.js"
 * @typedef {import("./ink.js").Ink} Ink
 * @typedef {object} Space
 * @property {Box} view what can be seen
 * @property {Box[]} taken
 * @property {Ink} ink
 * @typedef {{box: Box, cost: number, ring: number}} Place
 */
import { isFree } from "./boxes.js";
import { style } from "./style.js";

/**
 * The best place for a name of this size, or null if all are taken.
 *
 * @param {Point} at the place that is named
 * @param {[number, number]} size width and height of the name in pixels
 * @param {{isArea: boolean, scale: number}} kind
 * @param {Space} space
 * @returns {Place | null}
 */
export function bestSpot(at, size, kind, space) {
  /** @type {Place | null} */
  let best = null;
  for (const spot of free(at, size, kind, space)) {
    // What stands further on costs more, whatever lies under it.
    if (best && spot.cost >= best.cost) break;
    const cost = spot.cost + lines(spot.box, space.ink);
    if (!best || cost < best.cost) best = { ...spot, cost };
  }
  return best;
}

/**
 * The places that are free, the better first.
 *
 * @param {Point} at
 * @param {[number, number]} size
 * @param {{isArea: boolean, scale: number}} kind
 * @param {Space} space
 * @returns {Place[]}
 */
function free(at, size, { isArea, scale }, { view, taken }) {
  const { rings, areaRings, step, areaStep } = style.label;
  const each = isArea ? areaStep : step;
  return (isArea ? areaRings : rings)
    .flatMap((away, ring) =>
      around(at, size, away * scale).map(({ box, cost }) => ({
        box,
        ring,
        cost: cost + ring * each,
      })),
    )
    .filter(({ box }) => isInside(box, view) && isFree(box, taken))
    .sort((a, b) => a.cost - b.cost);
}

/**
 * @param {Box} box
 * @param {Ink} ink
 */
const lines = (box, ink) => ink.under(box, style.label.off) * style.label.line;

/**
 * Boxes around a point at one distance; to the right and at the same height costs least.
 *
 * @param {Point} at
 * @param {[number, number]} size
 * @param {number} away in pixels
 * @returns {{box: Box, cost: number}[]}
 */
function around(at, [wide, high], away) {
  const { angles, margin } = style.label;
  return Array.from({ length: angles }, (_, i) => {
    const dx = Math.cos((2 * Math.PI * i) / angles);
    const dy = Math.sin((2 * Math.PI * i) / angles);
    const x = at.x + dx * (away + (wide / 2) * Math.abs(dx)) - wide / 2;
    const y = at.y + dy * (away + (high / 2) * Math.abs(dy)) - high / 2;
    const cost = (dx < -0.1 ? 0.6 : 0) + Math.abs(dy) * 0.8;
    return { box: [x - margin, y - 1, x + wide + margin, y + high + 1], cost };
  });
}

/**
 * @param {Box} box
 * @param {Box} view
 */
const isInside = ([left, top, right, bottom], view) =>
  left >= view[0] && top >= view[1] && right <= view[2] && bottom <= view[3];
