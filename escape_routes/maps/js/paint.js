/**
 * One tile of the basemap: sea, land, lakes, rivers, provinces and borders.
 *
 * @import { Ground } from "./types.js"
 * @typedef {import("./pieces.js").Piece} Piece
 * @typedef {import("./pieces.js").Tile} Tile
 * @typedef {Record<"land" | "lakes" | "borderRivers" | "rivers" | "provinces" | "borders", Piece[]>} Layers
 */
import { trace } from "./pieces.js";
import { stepped, style } from "./style.js";

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} colour
 * @param {number} width
 */
function stroke(pen, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/**
 * Outline first and fill over it: where two cells meet, the fill hides the outline of both.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Piece[]} pieces
 * @param {Tile} tile
 * @param {{fill: string, outline: string}} colours
 */
function paintArea(pen, pieces, tile, { fill, outline }) {
  trace(pen, pieces, tile, true);
  stroke(pen, outline, stepped(tile.zoom, style.outlines.coast));
  pen.fillStyle = fill;
  pen.fill("nonzero");
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Piece[]} pieces
 * @param {Tile} tile
 * @param {{colour: string, more: number}} look colour, and by how much the lines are wider
 */
function paintRivers(pen, pieces, tile, { colour, more }) {
  for (const [rank, { first, widths }] of style.rivers.entries()) {
    if (tile.zoom < first) continue;
    const ranked = pieces.filter((piece) => piece.rank === rank);
    trace(pen, ranked, tile);
    stroke(pen, colour, stepped(tile.zoom, widths) + more);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Layers} layers
 * @param {Tile} tile
 * @param {Ground} ground
 */
export function paint(pen, layers, tile, ground) {
  const { outlines, first } = style;
  pen.fillStyle = ground.sea;
  pen.fillRect(0, 0, tile.size, tile.size);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  paintArea(pen, layers.land, tile, { fill: ground.land, outline: ground.coast });
  if (tile.zoom >= first.lakes) {
    paintArea(pen, layers.lakes, tile, { fill: ground.lake, outline: ground.coast });
  }
  // A river that is the border is drawn wider, to show on both sides of it.
  const more = stepped(tile.zoom, outlines.river);
  paintRivers(pen, layers.borderRivers, tile, { colour: ground.river, more });
  paintRivers(pen, layers.rivers, tile, { colour: ground.river, more: 0 });
  if (tile.zoom >= first.provinces) {
    trace(pen, layers.provinces, tile);
    stroke(pen, ground.province, stepped(tile.zoom, outlines.province));
  }
  trace(pen, layers.borders, tile);
  stroke(pen, ground.border, stepped(tile.zoom, outlines.border));
}
