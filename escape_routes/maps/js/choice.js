/**
 * Where several legs lie under the pointer: a short list of them, and nothing lies hidden under
 * another.
 *
 * @import { Leg, Strand } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 */
import { element } from "./dom.js";
import { legFacts } from "./words.js";

/**
 * Opens the list; what is chosen in it is picked.
 *
 * @param {L.Map} map
 * @param {{strands: Strand[], at: L.LatLngExpression, features: Features}} meant
 * @param {(legId: string) => void} pick
 */
export function openChoice(map, { strands, at, features }, pick) {
  const box = element("div", "escape-choice");
  const [first] = strands;
  const isOne = strands.length === 1;
  element(
    "strong",
    "",
    box,
    isOne ? `${first.from.name} → ${first.to.name}` : "Lines that meet here",
  );
  const list = element("ul", "", box);
  for (const leg of strands.flatMap(({ legs }) => legs)) {
    const node = entry(list, leg, features);
    node.addEventListener("click", () => {
      map.closePopup();
      pick(leg.id);
    });
  }
  L.popup({ className: "escape-popup", maxHeight: 260, minWidth: 210, maxWidth: 300 })
    .setLatLng(at)
    .setContent(box)
    .openOn(map);
  box.querySelector("button")?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} list
 * @param {Leg} leg
 * @param {Features} features
 */
function entry(list, leg, features) {
  const node = element("button", "", element("li", "", list));
  node.type = "button";
  node.dataset.subject = `leg.${leg.id}`;
  const [from, to] = features.endsOf(leg);
  element("b", "", node, `${from.name} → ${to.name}`);
  element("span", "", node, `${features.routeOf(leg).short} · ${legFacts(leg)}`);
  return node;
}
