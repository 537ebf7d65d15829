/**
 * Where several legs lie under the pointer: a short list of them, and nothing lies hidden under
 * another.
 *
 * @import { Leg, Stop, Strand } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 */
import { element } from "./dom.js";
import { style } from "./style.js";
import { legFacts } from "./words.js";

/**
 * Opens the list; what is chosen in it is picked.
 *
 * @param {L.Map} map
 * @param {{stop?: Stop, strands: Strand[], at: L.LatLngExpression, features: Features}} meant
 * @param {(subject: string) => void} pick
 */
export function openChoice(map, { stop, strands, at, features }, pick) {
  const box = element("div", "escape-choice");
  element("strong", "", box, titleOf(stop, strands));
  const list = element("ul", "", box);
  const nodes = strands.flatMap(({ legs }) => legs).map((leg) => legEntry(list, leg, features));
  if (stop) nodes.unshift(placeEntry(list, stop));
  for (const node of nodes) {
    node.addEventListener("click", () => {
      map.closePopup();
      pick(/** @type {string} */ (node.dataset.subject));
    });
  }
  L.popup({ className: "escape-popup", maxHeight: 260, minWidth: 210, maxWidth: 300 })
    .setLatLng(at)
    .setContent(box)
    .openOn(map);
  box.querySelector("button")?.focus({ preventScroll: true });
}

/**
 * @param {Stop | undefined} stop
 * @param {Strand[]} strands
 */
function titleOf(stop, strands) {
  const [{ from, to }] = strands;
  if (stop || strands.length > 1) return style.words.screen.meet;
  return `${from.name} → ${to.name}`;
}

/**
 * @param {HTMLElement} list
 * @param {string} subject
 */
function entry(list, subject) {
  const node = element("button", "", element("li", "", list));
  node.type = "button";
  node.dataset.subject = subject;
  return node;
}

/**
 * @param {HTMLElement} list
 * @param {Stop} stop
 */
function placeEntry(list, { group }) {
  const node = entry(list, `waypoint.${group.hub.id}`);
  list.prepend(/** @type {HTMLElement} */ (node.parentElement));
  element("b", "", node, group.name);
  element("span", "", node, style.words.screen.place);
  return node;
}

/**
 * @param {HTMLElement} list
 * @param {Leg} leg
 * @param {Features} features
 */
function legEntry(list, leg, features) {
  const node = entry(list, `leg.${leg.id}`);
  const [from, to] = features.endsOf(leg);
  element("b", "", node, `${from.name} → ${to.name}`);
  element("span", "", node, `${features.routeOf(leg).short} · ${legFacts(leg)}`);
  return node;
}
