/**
 * Rings and lines of the basemap, as scripts/build_basemap.py writes them.
 *
 * @typedef {object} Line
 * @property {Float64Array} xs places on the Mercator square of side 1, from the west
 * @property {Float64Array} ys the same from the north
 * @property {number[]} zooms the lowest zoom at which each vertex matters
 */
import { across, down } from "./mercator.js";
import { style } from "./style.js";

/** Reads digits, and the whole numbers that they make up, from left to right. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this._text = text;
    this._at = 0;
  }

  get isAtEnd() {
    return this._at >= this._text.length;
  }

  /** The 64 digits run from "#" on and pass over "<" and the backslash. */
  digit() {
    const code = this._text.charCodeAt(this._at++);
    if (code < 60) return code - 35;
    return code - (code < 92 ? 36 : 37);
  }

  /** Five bits to a digit, the lowest first; the last bit of the number is its sign. */
  step() {
    let value = this.digit();
    let rest = value & 31;
    for (let shift = 5; value > 31; shift += 5) {
      value = this.digit();
      rest |= (value & 31) << shift;
    }
    return rest & 1 ? -(rest + 1) / 2 : rest / 2;
  }
}

/**
 * One ring or line. A digit before every second vertex holds the zooms of two.
 *
 * @param {string} text
 * @returns {Line}
 */
export function decode(text) {
  const reader = new Reader(text);
  const xs = [];
  const ys = [];
  const zooms = [];
  let lon = 0;
  let lat = 0;
  for (let pair = 0; !reader.isAtEnd; ) {
    const isFirst = xs.length % 2 === 0;
    if (isFirst) pair = reader.digit();
    zooms.push(style.zoom.min + (isFirst ? pair >> 3 : pair & 7));
    lon += reader.step();
    lat += reader.step();
    xs.push(across(lon));
    ys.push(down(lat));
  }
  return { xs: Float64Array.from(xs), ys: Float64Array.from(ys), zooms };
}
