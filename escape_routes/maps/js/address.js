/**
 * What the reader has done to the map, as it stands in the address of the page around it: `front`,
 * `walk` as in `sea-laos-thailand.2`, and `at` as in `18.25,102.5,6.5`. escape_routes/ui/map_address.py
 * reads the same.
 *
 * @import { State } from "./types.js"
 * @typedef {{lat: number, lng: number}} Centre
 */

/** Places are told no closer than this. */
const DECIMALS = 2;

/**
 * The address with the state of the map in it.
 *
 * @param {string} search as in `location.search`
 * @param {State} state
 * @param {string | null} main what stands in front by itself
 */
export function withState(search, { front, walk, command }, main) {
  const fields = new URLSearchParams(search);
  const isPlain = front === main && command.routes === null;
  set(fields, "walk", walk && `${walk.route}.${walk.step + 1}`);
  set(fields, "front", walk || isPlain ? null : front);
  return written(fields);
}

/**
 * The address with the part of the map that is seen.
 *
 * @param {string} search
 * @param {Centre} centre
 * @param {number} zoom
 */
export function withView(search, { lat, lng }, zoom) {
  const fields = new URLSearchParams(search);
  fields.set("at", [lat.toFixed(DECIMALS), lng.toFixed(DECIMALS), String(zoom)].join(","));
  return written(fields);
}

/**
 * @param {URLSearchParams} fields
 * @param {string} key
 * @param {string | null} value
 */
function set(fields, key, value) {
  if (value === null) fields.delete(key);
  else fields.set(key, value);
}

/** @param {URLSearchParams} fields */
function written(fields) {
  const text = fields.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}
