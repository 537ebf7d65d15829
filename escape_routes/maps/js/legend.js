/**
 * Which routes are shown, and what the lines mean.
 *
 * @import { Certainty, Route, Theme } from "./types.js"
 * @typedef {object} LegendContent
 * @property {Route[]} routes those to list
 * @property {string | null} isolated the one that is shown alone
 * @property {boolean} isEmpty whether nothing is drawn
 * @property {(route: Route) => string} colour
 * @property {Theme} theme
 * @typedef {object} LegendActions
 * @property {(id: string) => void} isolate shows a route alone, or all of them again
 * @property {(id: string | null) => void} highlight makes the other routes pale
 */
import { drawing, element } from "./dom.js";
import { style } from "./style.js";

const WIDE_PX = 1000;
const LINE = "M1 4H33";

/** Open at first where the map is wide. */
export class Legend extends L.Control {
  /** @param {LegendActions} actions */
  constructor(actions) {
    super({ position: "topright" });
    this._actions = actions;
    this._content = element("div");
  }

  /** @param {L.Map} map */
  onAdd(map) {
    const box = element("details", "escape-legend");
    box.open = map.getSize().x >= WIDE_PX;
    element("summary", "", box, "Legend");
    box.append(this._content);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  /** @param {LegendContent} content */
  fill(content) {
    const words = style.words.screen;
    this._content.replaceChildren();
    const list = element("ul", "", this._content);
    for (const route of content.routes) this._route(route, list, content);
    if (content.isEmpty) element("p", "", this._content, words.none);
    fillKeys(element("ul", "escape-keys", this._content), content.theme);
    element("p", "", this._content, words.notice);
  }

  /**
   * @param {Route} route
   * @param {HTMLElement} list
   * @param {LegendContent} content
   */
  _route(route, list, { isolated, colour }) {
    const button = element("button", "", element("li", "", list));
    button.type = "button";
    button.setAttribute("aria-pressed", String(isolated === route.id));
    button.title = "Show this route alone";
    element("b", "", button, route.code).style.borderColor = colour(route);
    element("span", "", button, route.name);
    const { isolate, highlight } = this._actions;
    button.addEventListener("click", () => isolate(route.id));
    for (const name of ["mouseenter", "focus"]) {
      button.addEventListener(name, () => highlight(route.id));
    }
    for (const name of ["mouseleave", "blur"]) button.addEventListener(name, () => highlight(null));
  }
}

/**
 * @param {HTMLElement} list
 * @param {Theme} theme
 */
function fillKeys(list, theme) {
  const { ink, faint } = style.theme[theme];
  const words = style.words.screen;
  const line = (/** @type {number} */ width, dash = "") => ({
    d: LINE,
    width,
    dash,
    colour: faint,
  });
  const certainties = /** @type {Certainty[]} */ (Object.keys(style.leg.dashes));
  for (const certainty of certainties) {
    const dash = style.leg.dashes[certainty];
    key(list, drawing(34, 8, [line(3, dash)]), words.certainty[certainty]);
  }
  const core = { d: LINE, width: 1.2, dash: "1 4", colour: ink };
  key(list, drawing(34, 8, [line(4), core]), words.dispute);
  key(list, drawing(34, 8, [line(5)]), words.width);
  key(list, element("i", "escape-halo"), words.halo);
}

/**
 * @param {HTMLElement} list
 * @param {Element} sample
 * @param {string} words
 */
function key(list, sample, words) {
  const item = element("li", "", list);
  item.append(sample);
  element("span", "", item, words);
}
