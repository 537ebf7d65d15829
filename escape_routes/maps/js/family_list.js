/**
 * Families of routes in rows, the routes of the chosen one below it, and the choice between the main
 * way and all.
 *
 * @import { Family, Leg, Route, State, Theme } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {import("./panel.js").Actions} Actions
 * @typedef {import("./panel.js").Content} Content
 */
import { drawing, element } from "./dom.js";
import { ALL } from "./front.js";
import { style } from "./style.js";
import { amount, counted } from "./words.js";

/** The pointer rests so long on a row, in milliseconds, before the map shows it. */
const PREVIEW_MS = 90;

/**
 * @param {Features} features
 * @param {Content} content
 * @param {Actions} actions
 */
export function frontSwitch(features, { picture, state }, { setFront }) {
  const box = element("div", "escape-switch");
  const routes = new Set(picture.shown.map(({ route }) => route)).size;
  const main = /** @type {string} */ (features.standing.main);
  const words = style.words.screen;
  for (const [front, text] of [
    [main, words.main],
    [ALL, `All ${counted(routes, "route")}`],
  ]) {
    pressable(box, front, text, state.front === front).addEventListener("click", () =>
      setFront(front),
    );
  }
  return box;
}

/**
 * @param {Features} features
 * @param {Content} content
 * @param {Actions} actions
 */
export function familyList(features, content, actions) {
  const list = element("ul", "escape-families");
  const { picture, state } = content;
  const chosen = state.front === ALL ? null : features.fronts.familyOf(state.front);
  for (const family of features.families) {
    const legs = picture.shown.filter((leg) => features.routeOf(leg).family === family.id);
    if (!legs.length) continue;
    const item = element("li", "", list);
    const isChosen = chosen === family.id;
    familyRow(item, features, { family, legs, isChosen, content }, actions);
    if (isChosen || features.families.length === 1) {
      routeList(item, features, { legs, state, family }, actions);
    }
  }
  return list;
}

/**
 * @param {HTMLElement} item
 * @param {Features} features
 * @param {{family: Family, legs: Leg[], isChosen: boolean, content: Content}} row
 * @param {Actions} actions
 */
function familyRow(item, features, { family, legs, isChosen, content }, actions) {
  const node = pressable(item, family.id, "", isChosen);
  node.append(sample(features, family, content.theme));
  const words = element("span", "", node);
  element("b", "", words, family.name);
  element("small", "", words, amount(legs));
  const next = isChosen && content.state.front === family.id ? ALL : family.id;
  node.addEventListener("click", () => actions.setFront(next));
  preview(node, family.id, actions);
}

/**
 * @param {HTMLElement} item
 * @param {Features} features
 * @param {{legs: Leg[], state: State, family: Family}} chosen
 * @param {Actions} actions
 */
function routeList(item, features, { legs, state, family }, actions) {
  const list = element("ul", "escape-routes", item);
  const ids = new Set(legs.map(({ route }) => route));
  for (const route of features.routes.filter(({ id }) => ids.has(id))) {
    const isChosen = state.front === route.id;
    const node = pressable(element("li", "", list), route.id, route.short, isChosen);
    node.title = route.name;
    node.addEventListener("click", () => actions.setFront(isChosen ? family.id : route.id));
    preview(node, route.id, actions);
  }
  if (features.fronts.isRoute(state.front)) about(item, features.route(state.front), actions);
}

/**
 * What one route is, and the ways into it.
 *
 * @param {HTMLElement} item
 * @param {Route} route
 * @param {Actions} actions
 */
function about(item, route, { walk, pick }) {
  const box = element("div", "escape-about", item);
  if (route.summary) element("p", "", box, route.summary);
  const row = element("div", "escape-row", box);
  const words = style.words.screen;
  const start = pressable(row, `walk ${route.id}`, words.walk, null);
  start.addEventListener("click", () => walk(route.id, 0));
  const read = pressable(row, `read ${route.id}`, words.read, null);
  read.addEventListener("click", () => pick(`route.${route.id}`));
}

/**
 * @param {HTMLElement} parent
 * @param {string} key by which it is found again
 * @param {string} text
 * @param {boolean | null} isPressed null for a plain button
 */
export function pressable(parent, key, text, isPressed) {
  const node = element("button", "", parent, text);
  node.type = "button";
  node.dataset.key = key;
  if (isPressed !== null) node.setAttribute("aria-pressed", String(isPressed));
  return node;
}

/**
 * Only a pointer that moves shows something; a row may also slide below one that rests.
 *
 * @param {HTMLElement} node
 * @param {string} key
 * @param {Actions} actions
 */
function preview(node, key, { preview: show }) {
  let timer = 0;
  node.addEventListener("pointermove", ({ pointerType, movementX, movementY }) => {
    if (timer || pointerType !== "mouse" || !(movementX || movementY)) return;
    timer = window.setTimeout(() => show(key), PREVIEW_MS);
  });
  node.addEventListener("pointerleave", () => {
    window.clearTimeout(timer);
    timer = 0;
    show(null);
  });
}

/**
 * @param {Features} features
 * @param {Family} family
 * @param {Theme} theme
 */
function sample(features, family, theme) {
  const colour = family.colours[theme];
  const width = family.id === features.standing.main ? 7 : 3.4;
  const lines = [{ d: "M2 8H30", width, colour, dash: "" }];
  if (family.id === "returned") lines.push({ d: "M2 8H30", width: 10, colour, dash: "1.6 6" });
  return drawing(32, 16, lines);
}
