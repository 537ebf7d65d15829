/**
 * One leg of a route with what is quoted for it, and the ways to the next.
 *
 * @import { Leg, Quote, Theme } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {import("./panel.js").Actions} Actions
 */
import { element } from "./dom.js";
import { pressable } from "./family_list.js";
import { style } from "./style.js";
import { legFacts } from "./words.js";

/**
 * @param {Features} features
 * @param {{route: string, step: number}} walk
 * @param {Theme} theme
 * @param {Actions} actions
 */
export function walkCard(features, { route: routeId, step }, theme, actions) {
  const route = features.route(routeId);
  const legs = features.legsOf(routeId);
  const leg = legs[step];
  const [from, to] = features.endsOf(leg);
  const box = element("div", "escape-walk");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${route.short}, leg by leg`);
  const head = element(
    "p",
    "escape-step",
    box,
    `${route.short} · leg ${step + 1} of ${legs.length}`,
  );
  head.style.borderColor = features.colour(route.family, theme);
  const told = element("div", "", box);
  told.setAttribute("aria-live", "polite");
  element("h3", "", told, `${from.name} → ${to.name}`);
  element("p", "escape-facts", told, legFacts(leg));
  quoted(told, features.quote(leg.id));
  box.append(steps({ step, last: legs.length - 1, routeId, leg }, actions));
  box.addEventListener("keydown", (event) => onKey(event, { routeId, step }, actions));
  return box;
}

/**
 * The arrow keys go from leg to leg, Escape ends the walk.
 *
 * @param {KeyboardEvent} event
 * @param {{routeId: string, step: number}} at
 * @param {Actions} actions
 */
function onKey(event, { routeId, step }, { walk, endWalk }) {
  if (event.key === "ArrowRight") walk(routeId, step + 1);
  else if (event.key === "ArrowLeft") walk(routeId, step - 1);
  else if (event.key === "Escape") endWalk();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {HTMLElement} box
 * @param {Quote | undefined} quote
 */
function quoted(box, quote) {
  if (!quote) {
    element("p", "", box, style.words.screen.unquoted);
    return;
  }
  const words = element("blockquote", "", box, `“${quote.text}”`);
  words.lang = quote.language;
  if (quote.meaning) element("p", "", box, quote.meaning);
  element("p", "escape-source", box, quote.source);
}

/**
 * @param {{step: number, last: number, routeId: string, leg: Leg}} at
 * @param {Actions} actions
 */
function steps({ step, last, routeId, leg }, { walk, endWalk, pick }) {
  const words = style.words.screen;
  const row = element("div", "escape-row");
  const before = pressable(row, "before", words.before, null);
  before.disabled = step === 0;
  before.addEventListener("click", () => walk(routeId, step - 1));
  const next = pressable(row, "next", words.next, null);
  next.disabled = step === last;
  next.addEventListener("click", () => walk(routeId, step + 1));
  pressable(row, "passages", words.passages, null).addEventListener("click", () =>
    pick(`leg.${leg.id}`),
  );
  pressable(row, "end", words.endWalk, null).addEventListener("click", endWalk);
  return row;
}
