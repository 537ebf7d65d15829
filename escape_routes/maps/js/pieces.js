/**
 * Pieces of the vectors of the basemap: the part of a layer that lies in one cell.
 *
 * @import { PieceRow } from "./types.js"
 * @typedef {import("./decode.js").Line} Line
 * @typedef {object} Piece
 * @property {number} rank
 * @property {number} west on the Mercator square of side 1, as are the other three
 * @property {number} south
 * @property {number} east
 * @property {number} north
 * @property {string[]} texts
 * @property {Line[]} [lines] the texts, decoded when they are first drawn
 * @typedef {object} Tile
 * @property {number} zoom
 * @property {number} left of the canvas on the Mercator square of side 1
 * @property {number} top
 * @property {number} scale pixels to the side of that square
 * @property {number} size of the canvas in pixels
 * @property {number} west beyond which nothing touches the canvas, as are the other three
 * @property {number} south
 * @property {number} east
 * @property {number} north
 */
import { decode } from "./decode.js";
import { across, down } from "./mercator.js";

/** @type {WeakMap<PieceRow[], Piece[]>} */
const KNOWN = new WeakMap();

/**
 * The pieces of a layer; two maps on one page read and decode them once.
 *
 * @param {PieceRow[]} rows
 */
export function piecesOf(rows) {
  const pieces = KNOWN.get(rows) ?? readPieces(rows);
  KNOWN.set(rows, pieces);
  return pieces;
}

/**
 * @param {PieceRow[]} rows
 * @returns {Piece[]}
 */
const readPieces = (rows) =>
  rows.map(([rank, west, south, east, north, ...texts]) => ({
    rank,
    west: across(west),
    south: down(south),
    east: across(east),
    north: down(north),
    texts,
  }));

/**
 * @param {Piece} piece
 * @param {Tile} tile
 */
function meets(piece, tile) {
  const isBeside = piece.east < tile.west || piece.west > tile.east;
  return !isBeside && piece.south >= tile.north && piece.north <= tile.south;
}

/**
 * Makes the pieces that meet a tile the path of its canvas, without what the zoom cannot show.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Piece[]} pieces
 * @param {Tile} tile
 * @param {boolean} [isArea] whether every line is closed
 */
export function trace(pen, pieces, tile, isArea = false) {
  pen.beginPath();
  for (const piece of pieces) {
    if (!meets(piece, tile)) continue;
    piece.lines ??= piece.texts.map(decode);
    for (const line of piece.lines) traceLine(pen, line, tile, isArea);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Line} line
 * @param {Tile} tile
 * @param {boolean} isArea
 */
function traceLine(pen, { xs, ys, zooms }, { zoom, left, top, scale }, isArea) {
  let count = 0;
  for (let i = 0; i < xs.length; i++) {
    if (zooms[i] > zoom) continue;
    const x = (xs[i] - left) * scale;
    const y = (ys[i] - top) * scale;
    if (count++) pen.lineTo(x, y);
    else pen.moveTo(x, y);
  }
  if (isArea && count) pen.closePath();
}
