/**
 * How the state of the map follows from what it is told, and from what the reader does to it.
 *
 * @import { Command, State } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {object} Change
 * @property {State} state
 * @property {string[]} news subjects that were not marked before
 * @property {boolean} isFirst whether nothing was told before
 * @property {boolean} isSame whether the choice of routes is that of before
 */
import { ALL } from "./front.js";
import { isInFront, shownLegs } from "./picture.js";
import { marked } from "./subjects.js";

/**
 * @param {Features} features
 * @returns {State}
 */
export function opening(features) {
  /** @type {Command} */
  const command = { routes: null, years: null, focus: null, labels: true };
  const front = features.fronts.of(command);
  return { command, front, hovered: null, window: null, walk: null };
}

/**
 * What of a state is seen, as a text; two states of one look need not be drawn one after the other.
 *
 * @param {State} state
 */
export function lookOf({ command, front, hovered, window, walk }) {
  const { routes, years, focus, highlight = [], labels } = command;
  return JSON.stringify([routes, years, focus, highlight, labels, front, hovered, window, walk]);
}

/**
 * What the reader has put in front stays there as long as the choice of routes stays.
 *
 * @param {Features} features
 * @param {State} before
 * @param {Command} command
 * @param {boolean} isFirst
 * @returns {Change}
 */
export function commanded(features, before, command, isFirst) {
  const known = marked(before.command);
  const news = marked(command).filter((id) => !known.includes(id));
  const isSame = !isFirst && isSameChoice(command, before);
  const walk = command.walk ?? (isSame ? before.walk : null);
  const isKept = isSame && !isBehind(features, before, news);
  const front = isKept ? before.front : features.fronts.of(command);
  const state = { ...before, command, hovered: null, front: walk?.route ?? front, walk };
  return { state, news, isFirst, isSame };
}

/**
 * @param {Features} features
 * @param {State} state
 * @param {string} route
 * @param {number} step from 0; beyond the ends it is the first or last
 * @returns {State}
 */
export function walked(features, state, route, step) {
  const last = features.legsOf(route).length - 1;
  const walk = { route, step: Math.max(0, Math.min(last, step)) };
  return { ...state, front: route, hovered: null, walk };
}

/**
 * The walk to a leg that is pressed on the way; null where it is no other leg of the route walked.
 *
 * @param {Features} features
 * @param {State} state
 * @param {string} subject
 */
export function walkTo(features, { walk }, subject) {
  if (!walk) return null;
  const step = features.legsOf(walk.route).findIndex(({ id }) => subject === `leg.${id}`);
  return step < 0 || step === walk.step ? null : { ...walk, step };
}

/**
 * Whether the main way, or all routes, stand in front; then the map shows the main way.
 *
 * @param {Features} features
 * @param {State} state
 */
export function isWhole({ trunk, standing }, { front, command }) {
  return trunk !== null && command.routes === null && (front === ALL || front === standing.main);
}

/**
 * Where the legs in front begin and end.
 *
 * @param {Features} features
 * @param {State} state
 */
export function reach(features, state) {
  return features.reachOf(
    shownLegs(features, state).filter((leg) => isInFront(features, state, leg)),
  );
}

/**
 * Whether a command chooses what it chose before, or what the reader has put in front since.
 *
 * @param {Command} command
 * @param {State} before
 */
function isSameChoice({ routes, front = null }, before) {
  const isFront = front === before.front || front === (before.command.front ?? null);
  return isFront && JSON.stringify(routes) === JSON.stringify(before.command.routes);
}

/**
 * Whether a leg or a route that is marked does not stand in front.
 *
 * @param {Features} features
 * @param {State} state
 * @param {string[]} subjects
 */
function isBehind(features, state, subjects) {
  return features.legs.some(
    (leg) =>
      !isInFront(features, state, leg) &&
      subjects.some((id) => id === `leg.${leg.id}` || id === `route.${leg.route}`),
  );
}
