/**
 * What stands out on the map, by identifiers such as `leg.<id>`, `route.<id>`, `waypoint.<id>`.
 *
 * @import { Command, Leg } from "./types.js"
 */

/**
 * What a command marks: its focus, and what it highlights beside it.
 *
 * @param {Pick<Command, "highlight" | "focus">} command
 * @returns {string[]}
 */
export function marked({ highlight, focus }) {
  return [...(highlight ?? []), ...(focus ? [focus] : [])];
}

/**
 * Whether a leg, its route, or one of its ends is among the subjects.
 *
 * @param {Leg} leg
 * @param {string[]} subjects
 */
export function isMarked(leg, subjects) {
  const own = [`leg.${leg.id}`, `route.${leg.route}`, `waypoint.${leg.from}`, `waypoint.${leg.to}`];
  return subjects.some((subject) => own.includes(subject));
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
