/**
 * The paths of one strand: light edge, line, direction, ticks where people are sent back, and a dark
 * core where sources disagree. A pale one has its line alone.
 *
 * @import { Shape, Strand, Theme } from "./types.js"
 * @typedef {import("./looks.js").Scale} Scale
 * @typedef {{edge?: StrandLine, line: StrandLine, heads?: StrandHeads, ticks?: StrandLine, core?: StrandLine}} Parts
 * @typedef {object} Look
 * @property {string} colour of its family
 * @property {Theme} theme
 * @property {Scale} scale
 * @property {boolean} isFocus
 * @property {boolean} isDim
 * @property {boolean} [isHovered]
 */
import { arrowSize, dashOf, inkOf, isBold, widthOf } from "./looks.js";
import { StrandHeads, StrandLine } from "./strand_line.js";
import { style } from "./style.js";

const SENT_BACK = "returned";

/**
 * @param {Strand} strand
 * @param {Shape} shape
 * @param {Scale} scale
 * @param {{pane: string, renderer: L.Renderer}} sheet
 * @returns {Parts}
 */
export function makeStrand(strand, shape, scale, sheet) {
  const ends = /** @type {[[number, number], [number, number]]} */ ([
    strand.from.hub.latlon,
    strand.to.hub.latlon,
  ]);
  const bold = isBold(strand, scale.isAlone);
  const isRound = bold || strand.certainty === "inferred";
  /** @type {"round" | "butt"} */
  const lineCap = isRound ? "round" : "butt";
  const line = new StrandLine(ends, { ...sheet, shape, lineCap, className: "escape-line" });
  if (!strand.isFront) return { line };
  /** @type {Parts} */
  const parts = { edge: new StrandLine(ends, { ...sheet, shape, lineCap }), line };
  if (strand.family === SENT_BACK) {
    const dashArray = style.strand.ticks.dash;
    parts.ticks = new StrandLine(ends, { ...sheet, shape, dashArray, lineCap: "butt" });
  }
  const size = arrowSize(strand, scale);
  parts.heads = new StrandHeads(ends, { ...sheet, shape, size, isBold: bold });
  if (strand.isDisputed) {
    const dashArray = style.strand.dispute;
    parts.core = new StrandLine(ends, { ...sheet, shape, weight: 1, dashArray, lineCap: "butt" });
  }
  return parts;
}

/**
 * @param {Parts} parts
 * @param {Strand} strand
 * @param {Look} look
 * @returns {number} width in pixels
 */
export function styleStrand(parts, strand, look) {
  const { theme, scale, isFocus, isDim, isHovered } = look;
  const { focus, casing, ticks } = style.strand;
  const { halo, ink } = style.theme[theme];
  const colour = colourOf(strand, look);
  const weight = widthOf(strand, scale) + (isFocus ? focus * scale.size : 0);
  const opacity = isHovered ? 1 : inkOf(strand, isDim);
  if (!strand.isFront) {
    const raised = isHovered ? style.strand.preview : weight;
    parts.line.setLook({ color: colour, weight: raised, opacity });
    return weight;
  }
  parts.line.setLook({
    color: colour,
    weight,
    opacity,
    dashArray: dashOf(strand.certainty, weight),
  });
  parts.edge?.setLook({
    color: halo,
    weight: weight + casing.width * (isFocus || isHovered ? 2 : 1),
    opacity: Math.min(opacity, casing.opacity),
  });
  parts.ticks?.setLook({ color: colour, opacity, weight: weight + ticks.width * scale.size });
  parts.core?.setLook({ color: ink, opacity });
  styleHeads(parts.heads, strand, { scale, colour, halo, opacity });
  return weight;
}

/**
 * @param {StrandHeads | undefined} heads
 * @param {Strand} strand
 * @param {{scale: Scale, colour: string, halo: string, opacity: number}} look
 */
function styleHeads(heads, strand, { scale, colour, halo, opacity }) {
  heads?.setSize(arrowSize(strand, scale));
  heads?.setLook({
    color: halo,
    fillColor: colour,
    weight: isBold(strand, scale.isAlone) ? style.arrow.line * scale.size : 1,
    opacity,
    fillOpacity: opacity,
  });
}

/**
 * Pale lines have no colour of their own, but the main way behind a choice keeps it.
 *
 * @param {Strand} strand
 * @param {Look} look
 */
function colourOf({ isFront, isGhost }, { colour, theme, isHovered }) {
  return isFront || isGhost || isHovered ? colour : style.theme[theme].context;
}

/**
 * The paths in the order in which they lie upon each other.
 *
 * @param {Parts} parts
 */
export const inOrder = ({ edge, line, ticks, core, heads }) =>
  /** @type {StrandLine[]} */ ([edge, line, ticks, core, heads].filter(Boolean));
