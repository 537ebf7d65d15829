/**
 * What a line is, in words upon it: each thing once, on its longest line.
 *
 * @import { Box, Drawn, Strand } from "./types.js"
 * @typedef {{text: string, colour: string, line: Drawn}} LineWords
 */
import { isFree } from "./boxes.js";
import { along, lengthOf } from "./curves.js";
import { element } from "./dom.js";
import { measured } from "./measured.js";
import { style } from "./style.js";

/**
 * Writes the words where there is room, and adds what they take.
 *
 * @param {HTMLElement} box
 * @param {LineWords[]} words the more important first
 * @param {{view: Box, taken: Box[], most: number, scale: number}} space
 */
export function writeLines(box, words, { view, taken, most, scale }) {
  const said = new Set();
  for (const { text, colour, line } of words) {
    if (said.size >= most) return;
    if (said.has(text) || lengthOf(line.curve) < style.words.line.shortest) continue;
    const node = element("div", "escape-words", box, text);
    const spot = freeSpot(line, measured(node, scale), { view, taken });
    if (!spot) {
      node.remove();
      continue;
    }
    said.add(text);
    taken.push(spot);
    node.style.color = colour;
    L.DomUtil.setPosition(node, L.point(spot[0], spot[1]).round());
  }
}

/**
 * @param {Drawn} line
 * @param {[number, number]} size
 * @param {{view: Box, taken: Box[]}} space
 * @returns {Box | null}
 */
function freeSpot({ curve }, [wide, high], { view, taken }) {
  for (const share of style.words.line.places) {
    const { at } = along(curve, share);
    const left = at.x - wide / 2;
    const top = at.y - high / 2;
    /** @type {Box} */
    const box = [left, top, left + wide, top + high];
    const isSeen = left > view[0] && top > view[1] && box[2] < view[2] && box[3] < view[3];
    if (isSeen && isFree(box, taken)) return box;
  }
  return null;
}

/**
 * What stands upon a strand; empty where nothing needs to.
 *
 * @param {Strand} strand
 * @param {{shortOf: (strand: Strand) => string[], familyName: string, isAlone: boolean, isAll: boolean}} told
 */
export function wordsOf(strand, told) {
  if (strand.isMain || told.isAlone) return onward(strand);
  if (told.isAll && strand.certainty === "inferred") return "";
  if (strand.family === "returned") return told.familyName.toLowerCase();
  return told.shortOf(strand).slice(0, 2).join(", ");
}

/** @param {Strand} strand */
const onward = ({ isMain, isOnward, to }) =>
  isMain && isOnward ? `on to ${to.second || to.name}` : "";
