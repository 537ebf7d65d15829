/**
 * What stands out on the map, by identifiers such as `leg.<id>`, `route.<id>`, `waypoint.<id>`.
 *
 * @import { Command, Leg } from "./types.js"
 */

const DRAWN = /^(leg|route|waypoint)\./;

/**
 * What a command marks: its focus, and what it highlights beside it.
 *
 * @param {Command} command
 * @returns {string[]}
 */
export function marked({ highlight, focus }) {
  return [...(highlight ?? []), ...(focus ? [focus] : [])];
}

/**
 * Whether a leg is pale because something else stands out.
 *
 * @param {Leg} leg
 * @param {string[]} subjects
 * @param {string | null} hovered route under the pointer, before all else
 */
export function isDim(leg, subjects, hovered) {
  if (hovered) return leg.route !== hovered;
  const own = [`leg.${leg.id}`, `route.${leg.route}`, `waypoint.${leg.from}`, `waypoint.${leg.to}`];
  const drawn = subjects.filter((subject) => DRAWN.test(subject));
  return drawn.length > 0 && !drawn.some((subject) => own.includes(subject));
}

/**
 * Identifiers of the places that a subject names; empty for what is not on the map.
 *
 * @param {string} subject
 * @param {Leg[]} legs
 * @returns {string[]}
 */
export function placesOf(subject, legs) {
  const dot = subject.indexOf(".");
  const noun = subject.slice(0, dot);
  const key = subject.slice(dot + 1);
  if (noun === "waypoint") return [key];
  return legs
    .filter((leg) => (noun === "leg" && leg.id === key) || (noun === "route" && leg.route === key))
    .flatMap((leg) => [leg.from, leg.to]);
}

/**
 * How many legs meet in each place, by its identifier.
 *
 * @param {Leg[]} legs
 * @returns {Map<string, number>}
 */
export function degrees(legs) {
  /** @type {Map<string, number>} */
  const degree = new Map();
  for (const leg of legs) {
    for (const id of [leg.from, leg.to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  }
  return degree;
}

/**
 * Places in the order in which they are named: the most connected first.
 *
 * @param {Map<string, number>} degree
 * @returns {string[]}
 */
export function byDegree(degree) {
  return [...degree]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([id]) => id);
}
