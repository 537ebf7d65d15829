/**
 * What the map draws for a state, a zoom and a size: strands with their shapes, stops, numbers.
 *
 * @import { Leg, Picture, State, Stop, Strand } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {object} Look
 * @property {number} zoom
 * @property {number} size of what is drawn; 1 at a desk, more on a wall
 * @property {number} wide of the map in pixels
 * @property {boolean} [isInset]
 */
import { widthOf } from "./looks.js";
import { kept } from "./selection.js";
import { shapesOf } from "./shapes.js";
import { gather, inSight } from "./strands.js";
import { style } from "./style.js";
import { isMarked, marked } from "./subjects.js";

/**
 * @param {Features} features
 * @param {State} state
 * @param {Look} look
 * @returns {Picture}
 */
export function compose(features, state, { zoom, size, wide, isInset = false }) {
  const { standing } = features;
  const shown = shownLegs(features, state);
  const isFront = (/** @type {Leg} */ leg) => isInFront(features, state, leg);
  const isAlone = features.fronts.isRoute(state.hovered ?? state.front);
  const told = {
    groups: features.merged({ zoom, size, isInset }),
    routeOf: (/** @type {Leg} */ leg) => features.routeOf(leg),
    isFront,
    families: features.families.map(({ id }) => id),
    trunk: features.trunk,
    standing,
  };
  const ghosts = ghostLegs(features, state, { shown, isInset });
  const front = features.fronts.familyOf(state.front);
  const subjects = subjectsOf(features, state);
  const strands = inSight(gather({ shown, ghosts }, told), {
    isClose: zoom >= style.zoom.inferred || isAlone,
    isBare: isInset || isAlone || wide < style.narrow,
    isAsked: ({ legs }) =>
      (front !== null && front !== standing.main) || legs.some((leg) => isMarked(leg, subjects)),
  });
  const scale = { zoom, size, isAlone };
  const width = (/** @type {Strand} */ strand) => widthOf(strand, scale);
  const drawn = new Set(strands.filter((one) => !one.isGhost).flatMap(({ legs }) => legs));
  return {
    scale,
    subjects,
    wider: new Set(state.walk ? subjects.slice(-1) : subjects),
    shown,
    strands,
    shapes: shapesOf(strands, { size, width }),
    stops: stopsOf(strands, subjects),
    numbers: hasNumbers(state, standing.main) ? features.numbers : new Map(),
    waiting: shown.filter((leg) => isFront(leg) && !drawn.has(leg)).length,
    isDim: (strand) => isDim(strand, subjects),
  };
}

/**
 * The legs that the command and the window of years keep; who walks a route sees all of it.
 *
 * @param {Features} features
 * @param {State} state
 */
export function shownLegs(features, { command, window, walk }) {
  if (walk) return features.legsOf(walk.route);
  return kept(features.legs, { routes: command.routes, years: window ?? command.years });
}

/**
 * What stands out: the legs up to that to which a walk has come, or what the command marks.
 *
 * @param {Features} features
 * @param {State} state
 */
function subjectsOf(features, { command, walk }) {
  if (!walk) return marked(command);
  return features
    .legsOf(walk.route)
    .slice(0, walk.step + 1)
    .map(({ id }) => `leg.${id}`);
}

/**
 * @param {Features} features
 * @param {State} state
 * @param {Leg} leg
 */
export function isInFront({ fronts }, { hovered, front }, leg) {
  return fronts.holds(leg, hovered ?? front);
}

/**
 * What is only hinted at: the legs of a route in front that the window hides, and under a choice of
 * routes the main way.
 *
 * @param {Features} features
 * @param {State} state
 * @param {{shown: Leg[], isInset: boolean}} drawn
 */
function ghostLegs(features, state, { shown, isInset }) {
  const known = new Set(shown);
  const routes = new Set(
    shown.filter((leg) => isInFront(features, state, leg)).map(({ route }) => route),
  );
  const hidden = features.legs.filter(
    (leg) => !known.has(leg) && leg.certainty !== "inferred" && routes.has(leg.route),
  );
  if (isInset || state.hovered) return hidden;
  const isBackdrop =
    state.command.routes !== null ||
    features.fronts.isRoute(state.front) ||
    state.front === features.standing.main;
  return isBackdrop ? [...new Set([...hidden, ...features.trunkLegs])] : hidden;
}

/**
 * The places at which strands begin or end.
 *
 * @param {Strand[]} strands
 * @param {string[]} subjects
 * @returns {Map<string, Stop>}
 */
function stopsOf(strands, subjects) {
  /** @type {Map<string, Stop>} */
  const stops = new Map();
  for (const strand of strands) {
    for (const group of [strand.from, strand.to]) {
      const stop = stops.get(group.id) ?? newStop(group, subjects);
      stops.set(group.id, stop);
      stop.isFront ||= strand.isFront && !isDim(strand, subjects);
      stop.isGhost ||= strand.isGhost && strand.isTrunk;
      stop.isTrunk ||= strand.isTrunk || (strand.isOnward && strand.isMain);
      stop.degree += strand.legs.length;
    }
  }
  return stops;
}

/**
 * @param {Stop["group"]} group
 * @param {string[]} subjects
 * @returns {Stop}
 */
const newStop = (group, subjects) => ({
  group,
  isFront: false,
  isGhost: false,
  isTrunk: false,
  isFocus: group.members.some(({ id }) => subjects.includes(`waypoint.${id}`)),
  degree: 0,
});

/**
 * @param {State} state
 * @param {string | null} main
 */
const hasNumbers = ({ front, hovered }, main) => main !== null && front === main && !hovered;

/**
 * @param {Strand} strand
 * @param {string[]} subjects
 */
function isDim({ legs }, subjects) {
  const drawn = subjects.filter((subject) => /^(leg|route|waypoint)\./.test(subject));
  return drawn.length > 0 && !legs.some((leg) => isMarked(leg, drawn));
}
