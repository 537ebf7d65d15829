/**
 * A window of years as it is dragged, or moved by keys. All years are no window.
 *
 * @import { Years } from "../../maps/js/types.js"
 * @typedef {0 | 1} End the first or the last year
 */

/** By how many years a key moves an end. */
const STEPS = /** @type {Record<string, number>} */ ({
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
});

/**
 * The year under a share of the width.
 *
 * @param {number} share from 0 at the left to 1
 * @param {Years} span
 */
export function yearAt(share, [first, last]) {
  const place = Math.floor(share * (last - first + 1));
  return Math.max(first, Math.min(last, first + place));
}

/**
 * The window between two years, in whatever order they come.
 *
 * @param {number} one
 * @param {number} other
 * @returns {Years}
 */
export function between(one, other) {
  return [Math.min(one, other), Math.max(one, other)];
}

/**
 * The window once a key has moved one of its ends, which never passes the other; null where the key
 * means something else.
 *
 * @param {Years} years
 * @param {End} end
 * @param {string} key
 * @param {Years} span
 * @returns {Years | null}
 */
export function movedBy(years, end, key, span) {
  const step = STEPS[key];
  if (step === undefined) return null;
  const [least, most] = end ? [years[0], span[1]] : [span[0], years[1]];
  const year = Math.max(least, Math.min(most, years[end] + step));
  return end ? [years[0], year] : [year, years[1]];
}

/**
 * The window as the address tells it; null for all years.
 *
 * @param {Years} years
 * @param {Years} span
 * @returns {Years | null}
 */
export function told(years, span) {
  return years[0] === span[0] && years[1] === span[1] ? null : years;
}
