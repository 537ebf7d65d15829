/**
 * How near a line comes to places, found by the squares in which they lie: the cost grows with the
 * line, and not with the number of places.
 *
 * @import { Point } from "./types.js"
 */
import { distance } from "./vectors.js";

/** More squares to a column than any map is high. */
const COLUMN = 1_000_003;
/** From a square to itself and its neighbours. */
const AROUND = [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => column * COLUMN + row));

export class Clearance {
  /**
   * @param {Map<string, Point>} places by their identifiers
   * @param {number} clear what is further away than this counts as this far
   */
  constructor(places, clear) {
    this._clear = clear;
    /** @type {Map<number, {id: string, at: Point}[]>} */
    this._squares = new Map();
    for (const [id, at] of places) {
      const key = this._column(at.x) * COLUMN + this._column(at.y);
      const known = this._squares.get(key);
      if (known) known.push({ id, at });
      else this._squares.set(key, [{ id, at }]);
    }
  }

  /**
   * The least distance of a line to a place that counts.
   *
   * @param {Point[]} line
   * @param {(id: string, at: Point) => boolean} counts
   */
  of(line, counts) {
    let least = this._clear;
    for (const point of line) {
      for (const { id, at } of this._around(point)) {
        const far = distance(at, point);
        if (far < least && counts(id, at)) least = far;
      }
    }
    return least;
  }

  /**
   * What lies in the square of a point and in those beside it.
   *
   * @param {Point} point
   */
  _around({ x, y }) {
    const middle = this._column(x) * COLUMN + this._column(y);
    const found = [];
    for (const step of AROUND) {
      const places = this._squares.get(middle + step);
      if (places) found.push(...places);
    }
    return found;
  }

  /** @param {number} pixels */
  _column(pixels) {
    return Math.floor(pixels / this._clear);
  }
}
