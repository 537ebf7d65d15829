/**
 * How the map stands, as the address of the page around it tells it: `front`, `walk` as in
 * `sea-laos-thailand.2`, and `at` as in `18.25,102.5,6.5`. escape_routes/maps/stand.py reads the same.
 *
 * @import { State, Walk } from "./types.js"
 * @typedef {{lat: number, lng: number}} Centre
 * @typedef {{front: string | null, walk: Walk | null, at: [number, number, number] | null}} Stand
 * @typedef {{fronts: string[], legs: Record<string, number>}} Known
 */
import { STAND, written } from "./filters.js";
import { style } from "./style.js";

/** Places are told no closer than this. */
const DECIMALS = 2;
const MAX_LAT = 85;
const MAX_LON = 360;
const LEG = /^(.+)\.([1-9][0-9]{0,3})$/;
const NUMBER = /^-?[0-9]{1,3}(\.[0-9]{1,6})?$/;

/**
 * How an address asks the map to stand, as far as it can; null for what follows from the rest.
 *
 * @param {string} search as in `location.search`
 * @param {Known} known what can stand in front, and how many legs each route has
 * @returns {Stand}
 */
export function readStand(search, known) {
  const fields = new URLSearchParams(search);
  const front = fields.get("front");
  return {
    front: front !== null && known.fronts.includes(front) ? front : null,
    walk: walkOf(fields.get("walk") ?? "", known),
    at: viewOf(fields.get("at") ?? ""),
  };
}

/**
 * The address with what stands in front, or the walk.
 *
 * @param {string} search
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
 * The address with the subject whose passages are to be open.
 *
 * @param {string} search
 * @param {string} focus as in `leg.<key>`
 */
export function withFocus(search, focus) {
  const fields = new URLSearchParams(search);
  fields.set("focus", focus);
  return written(fields);
}

/**
 * The address with what another tells of the map, where it tells nothing itself.
 *
 * @param {string} search
 * @param {string} other
 */
export function withStandOf(search, other) {
  const fields = new URLSearchParams(search);
  if (STAND.some((key) => fields.has(key))) return search;
  const known = new URLSearchParams(other);
  for (const key of STAND) set(fields, key, known.get(key));
  return written(fields);
}

/**
 * Route and number of the leg from 0; the address counts from 1.
 *
 * @param {string} text
 * @param {Known} known
 */
function walkOf(text, { legs }) {
  const [, route, number] = LEG.exec(text) ?? [];
  if (!route || Number(number) > (legs[route] ?? 0)) return null;
  return { route, step: Number(number) - 1 };
}

/**
 * @param {string} text
 * @returns {[number, number, number] | null}
 */
function viewOf(text) {
  const parts = text.split(",");
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [lat, lon, zoom] = parts.map(Number);
  const isPlace = Math.abs(lat) <= MAX_LAT && Math.abs(lon) <= MAX_LON;
  return isPlace && zoom >= style.zoom.min && zoom <= style.zoom.max ? [lat, lon, zoom] : null;
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
