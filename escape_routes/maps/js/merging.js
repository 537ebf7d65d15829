/**
 * Places of one country that lie close to each other at a zoom are drawn as one.
 *
 * @import { Group, Place } from "./types.js"
 * @typedef {import("./standing.js").Standing} Standing
 * @typedef {object} Merging
 * @property {number} zoom
 * @property {number} [size] of what is drawn; 1 at a desk, more on a wall
 * @property {boolean} [isInset]
 */
import { project } from "./mercator.js";
import { style } from "./style.js";
import { distance } from "./vectors.js";

/**
 * The group of every place, by the identifier of the place. The place of the highest rank stands
 * for its group.
 *
 * @param {Place[]} places
 * @param {Standing} standing
 * @param {Merging} merging
 * @returns {Map<string, Group>}
 */
export function merge(places, standing, merging) {
  const reach = reachBetween(standing, merging);
  /** @type {Group[]} */
  const groups = [];
  /** @type {Map<string, Group>} */
  const found = new Map();
  for (const place of ranked(places, standing)) {
    const at = project(place.latlon, merging.zoom);
    const group =
      groups.find((other) => distance(at, other.at) < reach(place, other.hub)) ??
      newGroup(place, at, groups);
    group.members.push(place);
    found.set(place.id, group);
  }
  for (const group of groups) {
    const whole = group.members.find(isOfCountry);
    if (whole && whole !== group.hub) group.second = whole.name;
  }
  return found;
}

/**
 * How near two places have to lie, in pixels, to be drawn as one.
 *
 * @param {Standing} standing
 * @param {Merging} merging
 * @returns {(place: Place, hub: Place) => number}
 */
function reachBetween(standing, { zoom, size = 1, isInset = false }) {
  const { reach, close, near, entries, whole } = style.merge;
  const isClose = zoom >= close && !isInset;
  const wide = reach * size * (isClose ? near : 1);
  return (place, hub) => {
    if (place.country !== hub.country) return 0;
    // The ways into a country must not swallow one another: they are what the map is about.
    if (standing.entryOf(place.id) !== standing.entryOf(hub.id)) return wide * entries;
    // A whole country is no further from its capital than the eye takes it to be.
    return !isClose && isCapital(place, hub) ? wide * whole : wide;
  };
}

/** @param {Place} place */
const isOfCountry = ({ precision }) => precision === "country";

/**
 * @param {Place} one
 * @param {Place} other
 */
const isCapital = (one, other) =>
  [one, other].some(isOfCountry) && [one, other].some(({ kind }) => kind === "capital");

/**
 * @param {Place} hub
 * @param {Group["at"]} at
 * @param {Group[]} groups
 */
function newGroup(hub, at, groups) {
  const { id, country, name, precision } = hub;
  /** @type {Group} */
  const group = { id, country, at, hub, name, second: "", members: [], isArea: false };
  group.isArea = precision !== "city";
  groups.push(group);
  return group;
}

/**
 * @param {Place[]} places
 * @param {Standing} standing
 */
function ranked(places, standing) {
  return places
    .map((place) => ({ place, rank: standing.rank(place) }))
    .sort((a, b) => b.rank - a.rank || (a.place.id < b.place.id ? -1 : 1))
    .map(({ place }) => place);
}
