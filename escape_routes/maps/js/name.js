/**
 * One name on the ground: its text, its looks, and the boxes that it may take.
 *
 * @import { Box, Ground, NameKind, NameRow, Point } from "./types.js"
 * @typedef {{element: HTMLElement, words: HTMLElement, width: number}} DrawnName
 * @typedef {object} Name
 * @property {NameKind} kind
 * @property {string} text
 * @property {number} lat
 * @property {number} lon
 * @property {number} zoom the first at which it is shown
 * @property {DrawnName} [drawn] made when it is first shown
 */
import { corner } from "./boxes.js";
import { element } from "./dom.js";
import { KINDS, style } from "./style.js";

const FAMILY = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
const BLURS_PX = [1, 2, 2, 3, 4];
const DOT =
  "position:absolute;left:-2px;top:-2px;width:4px;height:4px;border-radius:50%;background:currentColor";

/**
 * The names, the more important first.
 *
 * @param {NameRow[]} rows
 * @returns {Name[]}
 */
export function readNames(rows) {
  return rows
    .map(([kind, text, lat, lon, zoom]) => ({ kind, text, lat, lon, zoom }))
    .sort((a, b) => a.zoom - b.zoom || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/**
 * What a name takes beside its words: the dot of a town, or nothing but a point.
 *
 * @param {NameKind} kind
 * @param {Point} point
 * @returns {Box}
 */
export const dotOf = (kind, { x, y }) =>
  kind === "town" ? [x - 2, y - 2, x + 2, y + 2] : [x, y, x, y];

/**
 * The boxes that the words may take: for a town beside its dot, for others around their point.
 *
 * @param {NameKind} kind
 * @param {Point} point
 * @param {number} width of the words in pixels
 * @returns {Box[]}
 */
export function boxesOf(kind, { x, y }, width) {
  const { high, gap, margin } = style.name;
  const corners =
    kind === "town"
      ? style.label.sides.map((side) => corner(side, [width, high], [gap, 4]))
      : [{ x: -width / 2, y: -high / 2 }];
  return corners.map((at) => {
    const left = x + at.x;
    const top = y + at.y;
    return [left, top, left + width + margin, top + high];
  });
}

/**
 * @param {Name} name
 * @param {Ground} ground
 * @returns {DrawnName}
 */
export function makeName({ kind, text }, ground) {
  const { weight, size, spacing } = style.names[kind];
  const font = `${weight} ${size}px ${FAMILY}`;
  const node = element("div");
  node.style.position = "absolute";
  if (kind === "town") element("i", "", node).style.cssText = DOT;
  const words = element("span", "", node, text);
  words.style.cssText = "position:absolute;white-space:nowrap";
  words.style.font = font;
  words.style.lineHeight = `${style.name.high}px`;
  words.style.letterSpacing = `${spacing}em`;
  setColour(node, kind, ground);
  return { element: node, words, width: measured(text, font) + spacing * size * text.length };
}

/**
 * @param {HTMLElement} node
 * @param {NameKind} kind
 * @param {Ground} ground
 */
export function setColour(node, kind, ground) {
  node.style.color = ground[style.names[kind].colour];
  node.style.textShadow = BLURS_PX.map((blur) => `0 0 ${blur}px ${ground.halo}`).join();
}

/** @type {CanvasRenderingContext2D | null} */
let pen = null;

/**
 * Width of words in pixels.
 *
 * @param {string} text
 * @param {string} font
 */
function measured(text, font) {
  pen ??= /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  pen.font = font;
  return pen.measureText(text).width;
}
