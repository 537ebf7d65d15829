/**
 * What the lines mean, folded away until it is asked for.
 *
 * @import { Certainty, Theme } from "./types.js"
 */
import { drawing, element } from "./dom.js";
import { dashOf } from "./looks.js";
import { style } from "./style.js";

const LINE = "M1 5H33";
const CERTAINTIES = /** @type {Certainty[]} */ (["documented", "reported", "inferred"]);

/**
 * @param {Theme} theme
 * @param {boolean} isOpen
 */
export function lineKey(theme, isOpen) {
  const box = element("details", "escape-keys");
  box.open = isOpen;
  const words = style.words.screen;
  element("summary", "", box, words.key);
  const list = element("ul", "", box);
  const { faint, ink } = style.theme[theme];
  const line = (/** @type {number} */ width, dash = "", colour = faint) => ({
    d: LINE,
    width,
    dash,
    colour,
  });
  for (const certainty of CERTAINTIES) {
    key(list, [line(3, dashOf(certainty, 3))], words.certainty[certainty]);
  }
  key(list, [line(6), line(1.6, "1 4", ink)], words.dispute);
  key(list, [line(2.2)], words.thin);
  key(list, [line(5)], words.width);
  key(list, [line(2.5), line(9, "1.6 7")], words.returned);
  return box;
}

/**
 * @param {HTMLElement} list
 * @param {{d: string, width: number, dash?: string, colour?: string}[]} lines
 * @param {string} words
 */
function key(list, lines, words) {
  const item = element("li", "", list);
  item.append(drawing(34, 10, lines));
  element("span", "", item, words);
}
