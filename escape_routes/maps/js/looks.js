/**
 * How a strand looks: width by publishers, dashes by certainty, and ink by what stands in front.
 *
 * @import { Certainty, Strand } from "./types.js"
 * @typedef {object} Scale
 * @property {number} zoom
 * @property {number} size of what is drawn; 1 at a desk, more on a wall
 * @property {boolean} isAlone whether one route alone stands in front
 */
import { stepped, style } from "./style.js";

/**
 * Whether a strand is drawn as a part of the bold main way.
 *
 * @param {Strand} strand
 * @param {boolean} isAlone
 */
export const isBold = ({ isTrunk, isFront }, isAlone) => isTrunk && isFront && !isAlone;

/**
 * Width in pixels.
 *
 * @param {Strand} strand
 * @param {Scale} scale
 */
export function widthOf(strand, { zoom, size, isAlone }) {
  return basicWidth(strand, isAlone) * stepped(zoom, style.strand.scales) * size;
}

/**
 * @param {Strand} strand
 * @param {boolean} isAlone
 */
function basicWidth(strand, isAlone) {
  const { trunk, widths, ghost, context, onward } = style.strand;
  if (strand.isGhost) return strand.isTrunk ? ghost.trunk : ghost.width;
  if (!strand.isFront) return context.width;
  const width = isBold(strand, isAlone) ? trunk : stepped(strand.sources, widths);
  return strand.isOnward ? Math.min(width, onward) : width;
}

/**
 * Dashes in proportion to the line, as SVG writes them; empty for a whole line.
 *
 * @param {Certainty} certainty
 * @param {number} width in pixels
 */
export function dashOf(certainty, width) {
  const { dashes, thinnest } = style.strand;
  const unit = Math.max(thinnest, width);
  return dashes[certainty].map((share) => Math.round(share * unit * 10) / 10).join(" ");
}

/**
 * How much of the ground a line lets through, from 0 to 1.
 *
 * @param {Strand} strand
 * @param {boolean} isDim whether something else is marked
 */
export function inkOf({ isFront, isGhost }, isDim) {
  const { ghost, context, dim } = style.strand;
  if (isGhost) return ghost.opacity;
  if (isDim) return dim;
  return isFront ? 1 : context.opacity;
}

/**
 * Half the width of an arrow in pixels.
 *
 * @param {Strand} strand
 * @param {Scale} scale
 */
export function arrowSize(strand, { size, isAlone }) {
  const { size: least, growth, chevron } = style.arrow;
  if (isBold(strand, isAlone)) return chevron * size;
  return (least + stepped(strand.sources, style.strand.widths) * growth) * size;
}
