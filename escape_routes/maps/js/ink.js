/**
 * Where lines lie, so that names keep off them.
 *
 * @import { Box, Point } from "./types.js"
 */
const CELL_PX = 32;

/** Samples of lines, found by the cells in which they lie. */
export class Ink {
  constructor() {
    /** @type {Map<string, {x: number, y: number, half: number}[]>} */
    this._cells = new Map();
    /** @type {Point[]} */
    this.samples = [];
  }

  /**
   * @param {Point[]} points along a line
   * @param {number} width of the line in pixels
   */
  add(points, width) {
    const half = width / 2;
    for (const { x, y } of points) {
      const key = `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`;
      const cell = this._cells.get(key) ?? [];
      this._cells.set(key, cell);
      cell.push({ x, y, half });
      this.samples.push({ x, y });
    }
  }

  /**
   * How many samples touch a box.
   *
   * @param {Box} box
   * @param {number} margin in pixels
   */
  under(box, margin) {
    const [left, top, right, bottom] = box;
    const touches = (/** @type {{x: number, y: number, half: number}} */ { x, y, half }) => {
      const off = half + margin;
      return x > left - off && x < right + off && y > top - off && y < bottom + off;
    };
    return this._near(box).filter(touches).length;
  }

  /**
   * Samples in the cells about a box.
   *
   * @param {Box} box
   */
  _near([left, top, right, bottom]) {
    const found = [];
    const cell = (/** @type {number} */ at) => Math.floor(at / CELL_PX);
    for (let i = cell(left - CELL_PX / 2); i <= cell(right + CELL_PX / 2); i++) {
      for (let j = cell(top - CELL_PX / 2); j <= cell(bottom + CELL_PX / 2); j++) {
        found.push(...(this._cells.get(`${i} ${j}`) ?? []));
      }
    }
    return found;
  }
}
