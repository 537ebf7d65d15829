/**
 * Sentences about legs, strands and places, as they stand in tooltips and are read aloud.
 *
 * @import { Group, Leg, Strand, Years } from "./types.js"
 * @typedef {import("./features.js").Features} Features
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

/**
 * "1 leg", "3 legs".
 *
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** @param {Leg} leg */
export function legFacts(leg) {
  const facts = [yearsInWords(leg.years), leg.certainty, counted(leg.sources, "source")];
  if (leg.disputed) facts.push(style.words.screen.dispute);
  return facts.join(" · ");
}

/**
 * How many routes and legs, and of which years.
 *
 * @param {Leg[]} legs
 */
export function amount(legs) {
  const routes = new Set(legs.map(({ route }) => route)).size;
  const years = yearsInWords(legs.flatMap((leg) => leg.years));
  return `${counted(routes, "route")}, ${counted(legs.length, "leg")}, ${years}`;
}

/**
 * The lines of the tooltip of a strand.
 *
 * @param {Strand} strand
 * @param {Features} features
 */
export function strandLines({ legs, from, to, certainty, isDisputed }, features) {
  const [leg] = legs;
  if (legs.length === 1) {
    const [start, end] = features.endsOf(leg);
    return [
      `${start.name} → ${end.name}`,
      features.routeOf(leg).name,
      legFacts(leg),
      style.words.screen.leg,
    ];
  }
  const routes = [...new Set(legs.map((one) => features.routeOf(one)))];
  const facts = [
    yearsInWords(legs.flatMap(({ years }) => years)),
    certainty,
    counted(legs.length, "leg"),
  ];
  if (isDisputed) facts.push(style.words.screen.dispute);
  const names = routes.map(({ short }) => short).join(", ");
  return [
    `${from.name} → ${to.name}`,
    routes.length === 1 ? routes[0].name : `${counted(routes.length, "route")}: ${names}`,
    facts.join(" · "),
    style.words.screen.strand,
  ];
}

/**
 * The lines of the tooltip of a place.
 *
 * @param {Group} group
 */
export function placeLines({ hub, members }) {
  const names = new Set([hub.ko, hub.local].filter(Boolean));
  const others = members.filter((place) => place !== hub).map(({ name }) => name);
  return [
    [hub.name, ...names].join("  "),
    style.words.precision[hub.precision],
    others.length ? `with ${others.join(", ")}` : "",
    style.words.screen.place,
  ].filter(Boolean);
}
