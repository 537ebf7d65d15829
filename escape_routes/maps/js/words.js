/**
 * Sentences about legs and places, as they stand in tooltips and are read aloud.
 *
 * @import { Leg, Place, Route, Years } from "./types.js"
 */
import { style } from "./style.js";

/**
 * First and last year of all spans together: "2004–2018", "2016" or "undated".
 *
 * @param {Years[]} spans
 */
export function yearsInWords(spans) {
  if (!spans.length) return "undated";
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  return first === last ? String(first) : `${first}–${last}`;
}

/** @param {number} count */
const sourcesInWords = (count) => (count === 1 ? "1 source" : `${count} sources`);

/**
 * The lines of the tooltip of a leg.
 *
 * @param {Leg} leg
 * @param {Route} route
 * @param {[Place, Place]} ends
 */
export function legLines(leg, route, [from, to]) {
  const facts = [yearsInWords(leg.years), leg.certainty, sourcesInWords(leg.sources)];
  if (leg.disputed) facts.push(style.words.screen.dispute);
  return [
    `${from.name} → ${to.name}`,
    route.name,
    facts.join(" · "),
    "Schematic line. Select it to read the passages.",
  ];
}

/**
 * The lines of the tooltip of a place.
 *
 * @param {Place} place
 */
export function placeLines(place) {
  const names = new Set([place.ko, place.local].filter(Boolean));
  return [
    [place.name, ...names].join("  "),
    style.words.precision[place.precision],
    "Select it to read the passages.",
  ];
}
