/**
 * Which scene comes next, and how its place is written; knows no page. Places count from 0, and the
 * last one is the list of sources.
 */

/**
 * The place that an address such as "#3" names; the first one for any other.
 *
 * @param {string} hash
 * @param {number} last
 */
export function placeOf(hash, last) {
  const number = Number(hash.slice(1));
  return Number.isInteger(number) && number >= 1 && number <= last + 1 ? number - 1 : 0;
}

/**
 * The nearest place that there is.
 *
 * @param {number} place
 * @param {number} last
 */
export const within = (place, last) => Math.max(0, Math.min(last, place));

/**
 * @param {number} place
 * @param {number} count of scenes
 */
export const progress = (place, count) => (place < count ? `${place + 1} / ${count}` : "Sources");

/**
 * What is read aloud when a scene comes up.
 *
 * @param {number} place
 * @param {number} count of scenes
 * @param {string} title
 */
export const announcement = (place, count, title) =>
  place < count ? `Scene ${place + 1} of ${count}: ${title}` : title;
