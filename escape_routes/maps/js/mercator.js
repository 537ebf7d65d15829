/**
 * Web Mercator: a square of side 1, counted from its north-western corner. Degrees come in
 * thousandths, as the files of the basemap hold them.
 */

/**
 * From the west.
 *
 * @param {number} lon in thousandths of a degree
 */
export const across = (lon) => 0.5 + lon / 360000;

/**
 * From the north.
 *
 * @param {number} lat in thousandths of a degree
 */
export const down = (lat) =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360000)) / 2 / Math.PI;
